import type { IConstruct } from "constructs";
import type { Problem } from "../core/problem";
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
  const same = (other: IConstruct): other is T =>
    other instanceof kind && sameGroup(other.logGroup, construct.logGroup);
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
