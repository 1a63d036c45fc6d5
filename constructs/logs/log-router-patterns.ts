import { FilterPattern } from "./filter-pattern";

/** What a log router says of itself. */
export type LogRouterEvent = "starts" | "retries" | "losses";

/**
 * Filter patterns for the own log of an AWS for Fluent Bit, at its log level `info`, which `FirelensRouter` sets
 * (amazon-ecs-firelens-examples, `oomkill-prevention`; AWS for Fluent Bit, "Debugging").
 *
 * - `starts`: the line with which it begins.
 * - `retries`: a chunk, which is many records, could not be sent, and will be sent again.
 * - `losses`: a chunk is given up: after all retries, or since newer records need its place on the disk.
 */
export function logRouterPatterns(): Readonly<Record<LogRouterEvent, FilterPattern>> {
  return {
    starts: FilterPattern.allTerms("[fluent bit] version="),
    retries: FilterPattern.allTerms("failed to flush chunk"),
    losses: FilterPattern.anyTerm(
      "cannot be retried",
      "is not retried",
      "to place the incoming data",
      "would exceed total limit size",
    ),
  };
}
