import { QueryDefinition, type ILogGroup, type InsightsQuery } from "../../constructs/logs";
import type { System } from "./system";

/** Saves queries, each as `query_<its name>`, below a folder: `latestErrors` becomes `<folder>/latest errors`. */
export function addSavedQueries(
  { stack }: System,
  folder: string,
  queries: Readonly<Record<string, InsightsQuery>>,
  logGroups: readonly ILogGroup[],
): void {
  for (const [name, query] of Object.entries(queries)) {
    const words = (separator: string) => name.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase());
    new QueryDefinition(stack, `query_${words("_")}`, { name: `${folder}/${words(" ")}`, query, logGroups });
  }
}
