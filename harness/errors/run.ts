import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { RootConstruct } from "constructs";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import type { ErrorExample } from "./example";

const ALREADY_RUN = new WeakMap<ErrorExample["wrong"], readonly string[]>();

/**
 * Runs one side of an example in a stack of its own, once.
 *
 * @returns what a user would read: errors, warnings and what is thrown, each with the construct's path
 */
export function messagesOf(run: ErrorExample["wrong"]): readonly string[] {
  const messages = ALREADY_RUN.get(run) ?? runOnce(run);
  ALREADY_RUN.set(run, messages);
  return messages;
}

function runOnce(run: ErrorExample["wrong"]): string[] {
  const stack = new ReadableStack(new RootConstruct(), "stack");
  new AwsProvider(stack, "aws", { region: "eu-west-3" });
  try {
    run(stack);
    invokeAspects(stack);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return stack.node.findAll().flatMap(({ node }) => {
    const annotated = node.metadata.filter(({ type }) => type === "@cdktf/warn" || type === "@cdktf/error");
    return [...node.validate(), ...annotated.map(({ data }) => String(data))].map(
      (message) => `[${node.path}] ${message}`,
    );
  });
}

/** The code that a message begins with, after the construct's path. */
export function codeOf(message: string): string {
  return /^(?:\[[^\]]*\] )?([a-z0-9-]+): /.exec(message)?.[1] ?? message;
}
