import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eventsOf, type LogEvent } from "./log-event";

/**
 * Logs as the reference system's application writes them (Express and mysql2, a line an event), made up: its database is away,
 * comes, goes again and lacks a table; it prints whole rows; it writes an access log too.
 */
export type LogName = "database-away" | "students" | "access";

/** The lines of such a log. */
export function linesOf(name: LogName): string[] {
  return eventsIn(name).map(({ message }) => message);
}

/** The events of such a log. */
export function eventsIn(name: LogName): LogEvent[] {
  return eventsOf(readFileSync(join("harness/log-evaluator/logs", `${name}.log`), "utf8"));
}
