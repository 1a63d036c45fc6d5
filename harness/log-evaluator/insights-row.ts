import type { LogEvent } from "./log-event";
import { NotDocumented } from "./not-documented";

/** What a field holds; a field that an event does not have is absent. */
export type Value = string | number | boolean | null;

/** An event, or a row of `stats`, by the names of its fields. */
export type Row = Readonly<Record<string, Value | undefined>>;

/** What a command gives to the next: rows, and which of their fields are shown. */
export interface Table {
  readonly rows: readonly Row[];
  readonly shown: readonly string[];
}

/** The fields of an event: its own, and those of a message that is a JSON object (user guide, "Supported logs and discovered fields"). */
export function rowOf({ timestamp, logStream, message }: LogEvent): Row {
  return { ...discovered(message), "@timestamp": timestamp, "@logStream": logStream, "@message": message };
}

function discovered(message: string): Row {
  if (!message.startsWith("{")) return {};
  try {
    return flattened(JSON.parse(message));
  } catch {
    return {};
  }
}

/** Properties of properties have dots in their names, and so have elements of arrays. */
function flattened(value: unknown, prefix = ""): Row {
  if (typeof value !== "object" || value === null) return { [prefix]: value as Value };
  const fields = Object.entries(value).map(([name, inner]) =>
    flattened(inner, prefix === "" ? name : `${prefix}.${name}`),
  );
  return Object.assign({}, ...fields) as Row;
}

/** A value as a number, as comparisons and aggregations take it. */
export function numberOf(value: Value): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new NotDocumented(`a number of ${JSON.stringify(value)}`);
}

const UNIT = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `bin(5m)`: "rounds the value of @timestamp to the given time period and then truncates". */
export function bin(period: string, row: Row): number {
  const [, count = "", unit = ""] = /^(\d+)(\w+)$/.exec(period) ?? [];
  const length = Number(count) * UNIT[unit as keyof typeof UNIT];
  return Math.floor(numberOf(row["@timestamp"] ?? null) / length) * length;
}
