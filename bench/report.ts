import { WRITERS, type Writer } from "./programs";
import type { Usage } from "./measure";
import { digits, median, pairedRatio, quantile, table } from "./statistics";

/** What was measured of programs that ran in turn, by name; the values of one round have one index. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly Usage[]>>;

/** One scale: how many task definitions, in stacks of how many. */
export interface Scaled {
  readonly count: number;
  readonly perStack: number;
  readonly rounds: Rounds<Writer>;
}

/** Ways to the same end, in relation to the first; `others` are columns of their own. */
export function comparison<Name extends string>(
  names: readonly Name[],
  rounds: Rounds<Name>,
  others: Readonly<Record<string, (name: Name) => number>> = {},
): string {
  const [first] = names;
  if (first === undefined) return "";
  const of = (name: Name, what: keyof Usage) => rounds[name].map((usage) => usage[what]);
  return table([
    ["", "seconds", "of the first", "CPU seconds", "of the first", "MiB", ...Object.keys(others)],
    ...names.map((name) => [
      name,
      spread(of(name, "wall")),
      pairedRatio(of(name, "wall"), of(first, "wall")),
      spread(of(name, "cpu")),
      pairedRatio(of(name, "cpu"), of(first, "cpu")),
      memory(of(name, "memory")),
      ...Object.values(others).map((value) => digits(value(name))),
    ]),
  ]);
}

/** Only Node.js says what it took. */
function memory(values: readonly number[]): string {
  const middle = median(values);
  return Number.isFinite(middle) ? digits(middle) : "";
}

/** What each program used, at every scale. */
export function usageTable(scales: readonly Scaled[], what: "cpu" | "memory"): string {
  return table([
    ["task definitions", "in stacks of", ...WRITERS],
    ...scales.map(({ rounds, ...scale }) => [
      ...sizes(scale),
      ...WRITERS.map((name) => spread(rounds[name].map((usage) => usage[what]))),
    ]),
  ]);
}

/** What ours used in relation to each of the others; for the processor, also how much for one task definition. */
export function ratioTable(scales: readonly Scaled[], what: "cpu" | "memory"): string {
  const others = WRITERS.filter((name) => !name.startsWith("ours"));
  return table([
    [
      "task definitions",
      "in stacks of",
      ...others.map((name) => `ours / ${name}`),
      ...(what === "cpu" ? ["ours, ms each"] : []),
    ],
    ...scales.map(({ rounds, ...scale }) => {
      const of = (name: Writer) => rounds[name].map((usage) => usage[what]);
      return [
        ...sizes(scale),
        ...others.map((name) => pairedRatio(of("ours"), of(name))),
        ...(what === "cpu" ? [digits((median(of("ours")) * 1_000) / scale.count)] : []),
      ];
    }),
  ]);
}

function sizes({ count, perStack }: Pick<Scaled, "count" | "perStack">): [string, string] {
  return [count.toLocaleString("en"), perStack.toLocaleString("en")];
}

/** Median, and half the distance between the quartiles. */
function spread(values: readonly number[]): string {
  return `${digits(median(values))} ± ${digits((quantile(values, 0.75) - quantile(values, 0.25)) / 2)}`;
}
