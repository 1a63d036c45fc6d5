import type { PolicyStatement } from "../../iam/policy-document";
import type { Secret } from "../secret";
import { isOn } from "./is-on";
import { valueProblems, type FirelensOutput } from "./output";
import { awayForProblems, type AwayFor } from "./retry";

/** Settings of {@link customOutput}. */
export type CustomOutputOptions = AwayFor & {
  /** What Fluent Bit calls the output, such as `kafka`. */
  readonly plugin: string;
  /** Its options as Fluent Bit spells them; `Name`, `Match` and `Retry_Limit` follow. */
  readonly options: Readonly<Record<string, string>>;
  /** Options that ECS reads from a secret when it starts the task. @default none */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** What the task role needs; an empty list for credentials that it has already. @default it needs no task role */
  readonly permissions?: readonly PolicyStatement[];
  /** Whether it takes the container's lines rather than what parsers make of them. @default false */
  readonly takesLines?: boolean;
};

/**
 * Sends records to any output of Fluent Bit: the way out where there is no function for one. The options of an output that is
 * known here are checked against its table, others are not.
 */
export function customOutput(options: CustomOutputOptions): FirelensOutput {
  const { plugin, options: settings, secrets = {}, permissions, takesLines = false } = options;
  return {
    plugin,
    options: () => settings,
    secrets,
    permissions,
    away: options,
    takesLines,
    tracesErrors: traces(settings),
    problems: [...awayForProblems(options), ...valueProblems({ Name: plugin, ...settings })],
  };
}

/** `Trace_Output` prints the logs themselves. */
function traces(settings: Readonly<Record<string, string>>): boolean {
  return Object.entries(settings).some(([name, value]) => /^trace_/i.test(name) && isOn(value));
}
