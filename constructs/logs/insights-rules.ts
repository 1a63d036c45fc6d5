import { Token } from "cdktf";
import { QUOTED, queryNumberProblems } from "../cloudwatch/query-number-rules";
import { problem, type Problem } from "../core/problem";
import type { InsightsQuery } from "./insights-query";
import type { LogGroupClass } from "./log-group-rules";

/** Not on groups of class Infrequent Access (CloudWatch Logs user guide, "Logs Insights QL commands supported in log classes"). */
const STANDARD_ONLY = ["pattern", "diff", "filterindex", "unmask"];

/** What is wrong with a query, wherever it runs. */
export function queryProblems({ text, commands }: InsightsQuery): Problem[] {
  const names = commandsOf(text);
  const problems = [...commands.flatMap((command) => command.problems), ...queryNumberProblems(text)];
  // API reference, `PutQueryDefinition`.
  if (!Token.isUnresolved(text) && (text.length === 0 || text.length > 10_000)) {
    const fix = text === "" ? "give it a command" : "make two queries of it";
    problems.push(problem("query-length", "a query has 1 to 10000 characters", text.length, fix));
  }
  // User guide, "dedup": "The only query command that you can use in a query after the dedup command is limit."
  const afterDedup = names.slice(names.indexOf("dedup") + 1).filter((name) => name !== "limit");
  if (names.includes("dedup") && afterDedup.length > 0) {
    problems.push(problem("query-dedup", "only limit comes after dedup", afterDedup, "put it before dedup"));
  }
  return problems;
}

/** Whether a query may run on groups of these classes, the raw parts included. */
export function queryClassProblems(
  { text }: InsightsQuery,
  classes: readonly (LogGroupClass | undefined)[],
): Problem[] {
  const problems: Problem[] = [];
  // User guide, "Log classes": a Delivery group's events are for delivery, Insights does not read them.
  if (classes.includes("DELIVERY")) {
    problems.push(
      problem("query-class", "no query reads a group of class DELIVERY", "DELIVERY", "choose another group"),
    );
  }
  const refused = [...new Set(standardOnly(text))];
  if (classes.includes("INFREQUENT_ACCESS") && refused.length > 0) {
    problems.push(
      problem(
        "query-command-class",
        "pattern, diff, filterIndex and unmask are not for groups of class INFREQUENT_ACCESS",
        refused.join(", "),
        "leave them out, or choose groups of class STANDARD",
      ),
    );
  }
  return problems;
}

/** Unmask is also written as a function, `unmask(@message)`: it counts anywhere. */
function standardOnly(text: string): string[] {
  const unmask = /\bunmask\b/i.test(text.replace(QUOTED, '""')) ? ["unmask"] : [];
  return [...commandsOf(text).filter((name) => STANDARD_ONLY.includes(name)), ...unmask];
}

/** The commands of a query in their order, in lower case, without the words in its texts. */
export function commandsOf(text: string): string[] {
  return text
    .replace(QUOTED, (quoted) => (quoted.startsWith("#") ? "" : '""'))
    .split("|")
    .flatMap((part) => /^\s*(\w+)/.exec(part)?.[1]?.toLowerCase() ?? []);
}
