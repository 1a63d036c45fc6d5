import type { MatcherContext, SyncExpectationResult } from "expect";
import { readPermissions, type Statement } from "./read-permissions";
import { ACTIONS_WITHOUT_RESOURCE, needlessWildcards } from "./wildcards";

/** See `toAllowOnly` in `matchers.ts`. */
export function toAllowOnly(
  this: MatcherContext,
  received: unknown,
  actions: readonly string[],
  resources: readonly string[],
): SyncExpectationResult {
  const { statements, unreadable } = readPermissions(received);
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  const isListed = (list: readonly string[], value: string): boolean => list.some((each) => this.equals(each, value));
  const lower = actions.map((action) => (typeof action === "string" ? action.toLowerCase() : action));
  const tooMuch = allowed.flatMap((statement) => {
    const problems = [
      // IAM ignores case in actions.
      ...statement.actions.filter((action) => !isListed(lower, action.toLowerCase())).map(quoted("action")),
      ...statement.notActions.map(quoted("NotAction")),
      ...statement.resources.filter((arn) => !isListed(resources, arn)).map(quoted("resource")),
      ...statement.notResources.map(quoted("NotResource")),
    ];
    return problems.length === 0 ? [] : [explain(statement, problems)];
  });
  const nothing = allowed.length === 0 && actions.length > 0 ? ["No policy here allows anything."] : [];
  const problems = [...nothing, ...tooMuch, ...unreadable];
  const listed = `Listed actions: ${show(actions)}\nListed resources: ${show(resources)}`;
  return result(this, "toAllowOnly", "actions, resources", {
    problems: problems.length === 0 ? [] : [...problems, listed],
    passed: `Nothing else is allowed. ${listed}`,
  });
}

/** See `toHaveNoWildcard` in `matchers.ts`. */
export function toHaveNoWildcard(
  this: MatcherContext,
  received: unknown,
  { unscoped = [] }: { readonly unscoped?: readonly string[] } = {},
): SyncExpectationResult {
  const { statements, unreadable } = readPermissions(received);
  const needless = statements.flatMap((statement) => {
    const problems = needlessWildcards(statement, [...ACTIONS_WITHOUT_RESOURCE, ...unscoped]);
    return problems.length === 0 ? [] : [explain(statement, problems)];
  });
  return result(this, "toHaveNoWildcard", "", {
    problems: [...needless, ...unreadable],
    passed: `None of ${statements.length} statements has a needless wildcard.`,
  });
}

function result(
  { utils, isNot }: MatcherContext,
  matcher: string,
  expected: string,
  { problems, passed }: { readonly problems: readonly string[]; readonly passed: string },
): SyncExpectationResult {
  const hint = utils.matcherHint(matcher, "stack", expected, { isNot: isNot ?? false });
  const pass = problems.length === 0;
  return { pass, message: () => `${hint}\n\n${pass ? passed : problems.join("\n")}` };
}

function explain({ where, source }: Statement, problems: readonly string[]): string {
  return `${where}:\n${problems.map((problem) => `  ${problem}`).join("\n")}\n  in ${JSON.stringify(source)}`;
}

function quoted(what: string): (value: string) => string {
  return (value) => `${what} "${value}" is not listed`;
}

function show(list: readonly unknown[]): string {
  return list.length === 0 ? "none" : list.map(String).join(", ");
}
