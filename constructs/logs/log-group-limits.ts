import type { IConstruct } from "constructs";
import { problem, type Problem } from "../core/problem";
import { FilterPattern } from "./filter-pattern";
import type { ILogGroup } from "./log-group-base";

/** A construct of which a log group takes only so many. */
export interface OnLogGroup extends IConstruct {
  readonly logGroup: ILogGroup;
}

/** What is on the log groups of each program, by their ARNs: a program may have many thousand constructs to look through. */
const ON_GROUPS = new WeakMap<IConstruct, Map<string, OnLogGroup[]>>();

/** Remembers a construct for the limits of its log group. */
export function noteOnLogGroup(construct: OnLogGroup): void {
  const { root } = construct.node;
  const byGroup = ON_GROUPS.get(root) ?? new Map<string, OnLogGroup[]>();
  ON_GROUPS.set(root, byGroup);
  const { arn } = construct.logGroup;
  const noted = byGroup.get(arn);
  if (noted) noted.push(construct);
  else byGroup.set(arn, [construct]);
}

/**
 * Whether a log group has more of a construct than AWS takes. The first that is too many reports, and so do those after
 * it.
 *
 * @param construct the one that asks, which {@link noteOnLogGroup} remembers
 * @param kind its class; counted are all of this class in the whole program
 * @param what such as `subscription filters`
 */
export function groupLimitProblems<T extends OnLogGroup>(
  construct: T,
  kind: abstract new (...args: never[]) => T,
  limit: number,
  what: string,
): Problem[] {
  return limitProblems(construct, (other) => other instanceof kind, limit, what);
}

/** A filter of a log group's events. */
export interface OnEvents extends OnLogGroup {
  readonly pattern: FilterPattern;
}

/**
 * Whether a log group has more than five metric and subscription filters with regular expressions (CloudWatch Logs user
 * guide, "Supported regular expressions (regex) syntax", "Quotas").
 */
export function regexFilterProblems(construct: OnEvents): Problem[] {
  if (!construct.pattern.hasRegex) return [];
  const hasRegex = (other: IConstruct): boolean =>
    "pattern" in other && other.pattern instanceof FilterPattern && other.pattern.hasRegex;
  return limitProblems(construct, hasRegex, 5, "filters with regular expressions");
}

function limitProblems(
  construct: OnLogGroup,
  counts: (other: IConstruct) => boolean,
  limit: number,
  what: string,
): Problem[] {
  const noted = ON_GROUPS.get(construct.node.root)?.get(construct.logGroup.arn) ?? [];
  const all = noted.filter(counts);
  if (all.indexOf(construct) < limit) return [];
  const rule = `a log group has at most ${limit} ${what}`;
  return [
    problem(
      "log-group-limit",
      rule,
      all.map(({ node }) => node.path),
      "drop or join some",
    ),
  ];
}
