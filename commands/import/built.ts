import { App } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { ReadableStack } from "../../constructs/terraform";
import { errorMessage } from "../lib/failure";
import type { Program } from "./program";
import { Runner } from "./run-code";

/** A program that has run. */
export interface Built {
  readonly stack: ReadableStack;
  readonly runner: Runner;
  /** What the rules and cdktf say against it, by the address that it is about; others by an empty one. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

/**
 * Runs a program.
 *
 * @param standIns whether text takes the place of what only Terraform knows, so that all JSON is written out
 */
export function build({ statements }: Program, id: string, standIns = false): Built {
  const stack = new ReadableStack(new App({ stackTraces: false }), id);
  const runner = new Runner(stack, standIns);
  const owners = new Map<IConstruct, string>();
  const problems = new Map<string, string[]>();
  const add = (address: string, text: string): void => {
    problems.set(address, [...(problems.get(address) ?? []), text]);
  };
  for (const { code, variable, address = "" } of statements) {
    try {
      const made = runner.run(code);
      if (variable !== undefined) runner.keep(variable, made);
      if (Construct.isConstruct(made)) owners.set(made, address);
    } catch (error) {
      add(address, errorMessage(error));
    }
  }
  if (standIns) return { stack, runner, problems };
  for (const each of stack.node.findAll()) {
    const address = [...each.node.scopes]
      .reverse()
      .map((scope) => owners.get(scope))
      .find((owner) => owner !== undefined);
    for (const message of messagesOf(each)) add(address ?? addressIn(message), message);
  }
  return { stack, runner, problems };
}

function messagesOf({ node }: IConstruct): string[] {
  const annotated = node.metadata.filter(({ type }) => type === "@cdktf/error").map(({ data }) => String(data));
  return [...node.validate(), ...annotated];
}

/** Two constructs on one address are reported at the stack. */
function addressIn(message: string): string {
  return /^address-\w+: .*got: "([^"]*)"/.exec(message)?.[1] ?? "";
}
