import type { PolicyStatement } from "../../iam/policy-document";
import type { ITaskRole } from "../../iam/role";
import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import type { Secret } from "../secret";
import { lineOf, type ImageLine } from "./image-line";
import { firstLine, isKnownPlugin, knowsOption } from "./option-table";
import type { AnyAwayFor } from "./retry";

/** Where an output is: what it may need to know of that. */
export interface OutputPlace {
  /** Name of the container whose output it is. */
  readonly container: string;
  /** Versions of the router's image that know the same options. */
  readonly line: ImageLine;
}

/**
 * A destination of a container's output, made by `opensearchOutput`, `cloudWatchOutput` and their like.
 * {@link FirelensRouter} takes it.
 */
export interface FirelensOutput {
  /** What Fluent Bit calls it. */
  readonly plugin: string;
  /** Its options, without `Name`, `Match` and what the router adds; all values are text. */
  readonly options: (place: OutputPlace) => Readonly<Record<string, string>>;
  /** Options that ECS reads from a secret when it starts the task. */
  readonly secrets: Readonly<Record<string, Secret>>;
  /** What the task role needs. @default it needs nothing at all */
  readonly permissions?: readonly PolicyStatement[];
  /** Lets the task role write there, beyond its own permissions. @default these are enough */
  readonly grantTo?: (taskRole: ITaskRole) => void;
  /** How long it may be away, and how much waits for it then. */
  readonly away: AnyAwayFor;
  /** Whether it takes lines as the container writes them, and not what parsers and multi-line rules make of them. */
  readonly takesLines: boolean;
  /** Whether the router's log says why a record was refused, which shows parts of the record. */
  readonly tracesErrors: boolean;
  /** What is wrong with it; the router reports this. */
  readonly problems: readonly Problem[];
}

/** What it takes to write as another role, whose permissions then count; `undefined` where there is none. */
export function asRole(roleArn: string | undefined): PolicyStatement[] | undefined {
  return roleArn === undefined ? undefined : [{ actions: ["sts:AssumeRole"], resources: [roleArn] }];
}

/** The fields that have a value for images of a line: what an older image does not know is left out. */
export function knownTo(
  { line }: OutputPlace,
  plugin: string,
  options: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => knowsOption(line, plugin, name)));
}

/** Whether images of the version know the options: another one ends the router, and the task with it. */
export function outputProblems(plugin: string, names: readonly string[], version: string): Problem[] {
  if (!isKnownPlugin(plugin)) return [];
  const line = lineOf(version);
  return names.flatMap((name) => {
    if (known(name) === undefined || knowsOption(line, plugin, name)) return [];
    const since = firstLine(plugin, name);
    const rule = `the output ${plugin} of image ${version} has this option, or the router does not start`;
    const fix =
      since === undefined ? "correct the name, or leave it out" : `leave it out, or choose an image from ${since} on`;
    return [problem("firelens-output-option", rule, name, fix)];
  });
}

/**
 * The rules of values in Fluent Bit's classic format (fluent/fluent-bit, `src/config_format/flb_cf_fluentbit.c`): a line is a
 * key, a blank and a value, which is trimmed.
 */
export function valueProblems(options: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const text = known(value);
    if (text === undefined || (text !== "" && text === text.trim() && !text.includes("\n"))) return [];
    const rule = `the value of ${name} is one line of Fluent Bit's configuration, and neither begins nor ends with a blank`;
    const fix = text === "" ? "give it one, or leave it out" : "take out line breaks, and blanks at both ends";
    return [problem("firelens-option-value", rule, text, fix)];
  });
}
