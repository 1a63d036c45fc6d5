import type { IConstruct } from "constructs";
import { patternsOverlap } from "../core/glob";
import { problem, type Problem } from "../core/problem";

/** Paths, and the construct that treats them apart. */
interface Noted {
  readonly by: IConstruct;
  readonly paths: readonly string[];
}

/** The paths that each program treats apart, by listener: several constructs may do so for one. */
const PATHS = new WeakMap<IConstruct, Map<string, Noted[]>>();

/**
 * Remembers the paths that a construct treats apart.
 *
 * @returns those that others treated apart before
 */
export function notePaths(by: IConstruct, listenerArn: string, paths: readonly string[]): readonly Noted[] {
  const byListener = PATHS.get(by.node.root) ?? new Map<string, Noted[]>();
  PATHS.set(by.node.root, byListener);
  const before = byListener.get(listenerArn) ?? [];
  byListener.set(listenerArn, [...before, { by, paths }]);
  return before;
}

/** Whether a request fits a path and one that another construct treats apart: their priorities then decide. */
export function othersOverlapProblems(paths: readonly string[], others: readonly Noted[]): Problem[] {
  return others.flatMap(({ by, paths: theirs }) =>
    paths.flatMap((path) => {
      const overlapping = theirs.find((other) => patternsOverlap(other, path));
      if (overlapping === undefined) return [];
      const rule = `a request fits at most one of a listener's paths, whoever names them (here ${by.node.path} too)`;
      return [problem("authenticated-paths", rule, [overlapping, path], "leave one out, or narrow it")];
    }),
  );
}
