import type { IConstruct } from "constructs";
import { problem, type Problem } from "../core/problem";
import { FilterPattern } from "./filter-pattern";
import type { ILogGroup } from "./log-group-base";

/** A construct of which a log group takes only so many. */
export interface OnLogGroup extends IConstruct {
  readonly logGroup: ILogGroup;
}

/**
 * Whether a log group has more of a construct than AWS takes. The first that is too many reports, and so do those after
 * it.
 *
 * @param construct the one that asks
 * @param kind its class; counted are all of this class in the whole program
 * @param what such as `subscription filters`
 */
export function groupLimitProblems<T extends OnLogGroup>(
  construct: T,
  kind: abstract new (...args: never[]) => T,
  limit: number,
  what: string,
): Problem[] {
  const isSame = (other: IConstruct): other is T => other instanceof kind;
  return limitProblems(construct, isSame, limit, what);
}

/** The metric filters of each program, by the ARN of their group: a program may have many thousand constructs to look at. */
const METRIC_FILTERS = new WeakMap<IConstruct, Map<string, IConstruct[]>>();

/** Remembers a metric filter for {@link metricFilterLimitProblems}. */
export function noteMetricFilter(filter: OnLogGroup): void {
  const { root } = filter.node;
  const byGroup = METRIC_FILTERS.get(root) ?? new Map<string, IConstruct[]>();
  METRIC_FILTERS.set(root, byGroup);
  byGroup.set(filter.logGroup.arn, [...(byGroup.get(filter.logGroup.arn) ?? []), filter]);
}

/** Whether a log group has more than 100 metric filters (CloudWatch Logs API reference, `PutMetricFilter`). */
export function metricFilterLimitProblems(filter: OnLogGroup): Problem[] {
  const all = METRIC_FILTERS.get(filter.node.root)?.get(filter.logGroup.arn) ?? [];
  if (all.indexOf(filter) < 100) return [];
  return [problem("log-group-limit", "a log group has at most 100 metric filters", all.length, "drop or join some")];
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
  const hasRegex = (other: IConstruct): other is OnEvents =>
    "pattern" in other && other.pattern instanceof FilterPattern && other.pattern.hasRegex;
  if (!construct.pattern.hasRegex) return [];
  return limitProblems(construct, hasRegex, 5, "filters with regular expressions");
}

function limitProblems<T extends OnLogGroup>(
  construct: T,
  counts: (other: IConstruct) => other is T,
  limit: number,
  what: string,
): Problem[] {
  const same = (other: IConstruct): other is T => counts(other) && sameGroup(other.logGroup, construct.logGroup);
  const all = construct.node.root.node.findAll().filter(same);
  if (all.indexOf(construct) < limit) return [];
  return [
    {
      code: "log-group-limit",
      rule: `a log group has at most ${limit} ${what}`,
      got: all.map(({ node }) => node.path),
      fix: "drop or join some",
    },
  ];
}

function sameGroup(one: ILogGroup, other: ILogGroup): boolean {
  return one === other || one.arn === other.arn;
}
