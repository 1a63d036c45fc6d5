import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { RootConstruct } from "constructs";
import { ReadableStack } from "../../constructs/terraform/readable-stack";

/** What a user would read of a program. */
export interface Said {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** A side of an example, or any other program. */
type Program = (stack: ReadableStack) => unknown;

const ALREADY_RUN = new WeakMap<Program, Said>();

/**
 * Runs one side of an example in a stack of its own, once.
 *
 * @returns what a user would read: errors, warnings and what is thrown, each with the construct's path
 */
export function messagesOf(run: Program): readonly string[] {
  const { errors, warnings } = said(run);
  return [...errors, ...warnings];
}

/** Whether all that a user would read are warnings. */
export function isWarning(run: Program): boolean {
  return said(run).errors.length === 0;
}

/** What a user would read of a program that is run in a stack of its own, once; what is thrown is an error. */
export function said(run: Program): Said {
  const all = ALREADY_RUN.get(run) ?? runOnce(run);
  ALREADY_RUN.set(run, all);
  return all;
}

function runOnce(run: Program): Said {
  const stack = new ReadableStack(new RootConstruct(), "stack");
  new AwsProvider(stack, "aws", { region: "eu-west-3" });
  try {
    run(stack);
    invokeAspects(stack.node.root);
  } catch (error) {
    return { errors: [error instanceof Error ? error.message : String(error)], warnings: [] };
  }
  const constructs = stack.node.root.node.findAll();
  const annotated = (kind: string): string[] =>
    constructs.flatMap(({ node }) =>
      node.metadata.flatMap(({ type, data }) => (type === kind ? [`[${node.path}] ${String(data)}`] : [])),
    );
  const broken = constructs.flatMap(({ node }) => node.validate().map((message) => `[${node.path}] ${message}`));
  return { errors: [...broken, ...annotated("@cdktf/error")], warnings: annotated("@cdktf/warn") };
}

/** The code that a message begins with, after the construct's path. */
export function codeOf(message: string): string {
  return /^(?:\[[^\]]*\] )?([a-z0-9-]+): /.exec(message)?.[1] ?? message;
}
