import { knownItems } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { rangeProblems } from "./address-range";
import type { ListenerConditions } from "./listener-conditions";

/** Values of all conditions together (Elastic Load Balancing user guide, "Quotas for your Application Load Balancers"). */
const MOST_VALUES = 5;

/**
 * Wildcards of all values together: 5, but 6 in accounts that have an earlier default (same page, and
 * awsdocs/elb-application-load-balancers-user-guide#32). No account can have more.
 */
const MOST_WILDCARDS = { everywhere: 5, somewhere: 6 };

const CODE = "listener-rule-condition";

/** The form of a value: what it may hold, at most how long, in words. */
interface Form {
  readonly pattern: RegExp;
  readonly says: string;
  readonly fix: string;
}

/** Elastic Load Balancing user guide, "Condition types for listener rules", "Add a listener rule". */
const FORMS = {
  path: {
    pattern: /^[/*?][A-Za-z0-9_.$/~"'@:+&;*?-]{0,127}$/,
    says: "a path begins with /, and has at most 128 letters, digits and _-.$/~\"'@:+&;*?",
    fix: "write it like /grades/*, without host and query",
  },
  host: {
    pattern: /^(?=.{1,128}$)[A-Za-z0-9_.*?-]*\.[A-Za-z0-9-]+$/,
    says: "a host has at most 128 letters, digits and -_.*?, a dot, and letters or digits after the last dot",
    fix: "write it like *.example.org, without scheme and port",
  },
  method: {
    pattern: /^[A-Z_-]{1,40}$/,
    says: "a method has at most 40 capital letters, _ and -, and no wildcards",
    fix: "write it like GET",
  },
  header: {
    pattern: /^(?!host$)[A-Za-z0-9*?!#$%&'+.^_`|~-]{1,40}$/i,
    says: "a header's name has at most 40 letters, digits and *?-!#$%&'+.^_`|~, and is not Host",
    fix: "correct the name; for Host use `hosts`",
  },
  value: {
    pattern: /^[^]{1,128}$/,
    says: "a value has 1 to 128 characters",
    fix: "correct its length",
  },
} as const satisfies Readonly<Record<string, Form>>;

/** The rules of which requests a listener rule takes. */
export function conditionProblems(conditions: ListenerConditions): Problem[] {
  const { paths, hosts, methods, sourceIps, headers = {}, query = {} } = conditions;
  const parameters: readonly (readonly string[])[] = Object.entries(query);
  return [
    ...countProblems(conditions),
    ...formProblems("path", paths),
    ...formProblems("host", hosts),
    ...formProblems("method", methods),
    ...rangeProblems(sourceIps, [4, 6]),
    ...formProblems("header", Object.keys(headers)),
    ...[...Object.values(headers), ...parameters].flatMap((values) => formProblems("value", values)),
  ];
}

function formProblems(kind: keyof typeof FORMS, values: readonly string[] | undefined): Problem[] {
  const { pattern, says, fix } = FORMS[kind];
  return knownItems(values).flatMap((text) => (pattern.test(text) ? [] : [problem(CODE, says, text, fix)]));
}

/** What few accounts allow: nothing says which. */
export function conditionWarnings(conditions: ListenerConditions): Problem[] {
  const { everywhere, somewhere } = MOST_WILDCARDS;
  const count = countWildcards(conditions);
  return count > everywhere && count <= somewhere ? [wildcardProblem(everywhere, conditions)] : [];
}

function wildcardProblem(most: number, conditions: ListenerConditions): Problem {
  const rule = `the conditions of a rule have at most ${most} wildcards together`;
  return problem(CODE, rule, listsOf(conditions).flat(), "make two rules of it, or use fewer * and ?");
}

/** `\*` and `\?` are no wildcards (Elastic Load Balancing user guide, "Condition types for listener rules"). */
function countWildcards(conditions: ListenerConditions): number {
  const texts = listsOf(conditions).flatMap((list) => knownItems(list));
  return texts.join(" ").match(/(?<!\\)[*?]/g)?.length ?? 0;
}

/** The values of each condition. */
function listsOf({ headers = {}, query = {}, ...lists }: ListenerConditions): (readonly string[])[] {
  const given = Object.values<readonly string[] | undefined>(lists).flatMap((list) =>
    list === undefined ? [] : [list],
  );
  return [...given, ...Object.values(headers), ...Object.values(query).map((value) => [value])];
}

function countProblems(conditions: ListenerConditions): Problem[] {
  const all = listsOf(conditions);
  const values = all.flat();
  const problems: Problem[] = [];
  if (all.length === 0 || all.some((list) => list.length === 0)) {
    problems.push(
      problem(CODE, "a rule has a condition, and each has a value", conditions, "add one: `paths`, for example"),
    );
  }
  if (values.length > MOST_VALUES) {
    const rule = `the conditions of a rule have at most ${MOST_VALUES} values together`;
    problems.push(problem(CODE, rule, values, "make two rules of it"));
  }
  const { somewhere } = MOST_WILDCARDS;
  if (countWildcards(conditions) > somewhere) problems.push(wildcardProblem(somewhere, conditions));
  return problems;
}
