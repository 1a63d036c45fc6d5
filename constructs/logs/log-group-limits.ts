import type { IConstruct } from "constructs";
import { problem, type Problem } from "../core/problem";
import type { FilterPattern } from "./filter-pattern";
import type { ILogGroup } from "./log-group-base";

/** A construct of which a log group takes only so many. */
export interface OnLogGroup extends IConstruct {
  readonly logGroup: ILogGroup;
  /** The events that it takes, where it is a filter. */
  readonly pattern?: FilterPattern;
}

/** Of what a log group takes only so many. */
type Limited = "data protection policy" | "field index policy" | "metric filters" | "subscription filters";

interface Noted {
  readonly construct: OnLogGroup;
  readonly what: Limited;
}

/** What is on the log groups of each program, by their ARNs: a program may have many thousand constructs to look through. */
const ON_GROUPS = new WeakMap<IConstruct, Map<string, Noted[]>>();

/** Remembers a construct for the limits of its log group. */
export function noteOnLogGroup(construct: OnLogGroup, what: Limited): void {
  const { root } = construct.node;
  const byGroup = ON_GROUPS.get(root) ?? new Map<string, Noted[]>();
  ON_GROUPS.set(root, byGroup);
  const { arn } = construct.logGroup;
  const noted = byGroup.get(arn);
  if (noted) noted.push({ construct, what });
  else byGroup.set(arn, [{ construct, what }]);
}

/**
 * Whether a log group has more of a construct than AWS takes. The first that is too many reports, and so do those after
 * it.
 *
 * @param construct the one that asks, which {@link noteOnLogGroup} remembers
 * @param what counted are all of these in the whole program
 */
export function groupLimitProblems(construct: OnLogGroup, limit: number, what: Limited): Problem[] {
  return limitProblems(construct, (other) => other.what === what, limit, what);
}

/**
 * Whether a log group has more than five metric and subscription filters with regular expressions (CloudWatch Logs user
 * guide, "Supported regular expressions (regex) syntax", "Quotas").
 */
export function regexFilterProblems(construct: OnLogGroup): Problem[] {
  const hasRegex = ({ pattern }: OnLogGroup): boolean => pattern?.hasRegex ?? false;
  if (!hasRegex(construct)) return [];
  return limitProblems(construct, (other) => hasRegex(other.construct), 5, "filters with regular expressions");
}

function limitProblems(
  construct: OnLogGroup,
  counts: (other: Noted) => boolean,
  limit: number,
  what: string,
): Problem[] {
  const noted = ON_GROUPS.get(construct.node.root)?.get(construct.logGroup.arn) ?? [];
  const all = noted.filter(counts).map((each) => each.construct);
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
