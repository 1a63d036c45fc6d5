import { readFilter } from "./insights-condition";
import { InsightsReader } from "./insights-reader";
import { numberOf, rowOf, type Row, type Table } from "./insights-row";
import { readOperand, readStats, type ReadOperand } from "./insights-stats";
import type { LogEvent } from "./log-event";
import { NotDocumented } from "./not-documented";
import { escapeRegex, queryRegex } from "./regex";

type Command = (table: Table) => Table;

/**
 * What a query of CloudWatch Logs Insights shows of events (CloudWatch Logs user guide, "CloudWatch Logs Insights language
 * query syntax"): rows with the fields that are shown, of those that have any.
 *
 * @throws NotDocumented where the query has a command or function that this evaluator does not know; what is returned throws
 * it for events of which the guide does not say what becomes of them
 */
export function insightsQuery(text: string): (events: readonly LogEvent[]) => Row[] {
  const reader = new InsightsReader(text);
  skipSources(reader);
  const commands = [readCommand(reader)];
  while (reader.try("symbol", "|")) commands.push(readCommand(reader));
  reader.take("end");
  return (events) => {
    // Ours: without a sort, the newest are first, as the console shows them.
    const rows = events
      .map(rowOf)
      .sort((one, other) => numberOf(other["@timestamp"] ?? 0) - numberOf(one["@timestamp"] ?? 0));
    const { rows: found, shown } = commands.reduce<Table>((table, command) => command(table), { rows, shown: [] });
    const names = shown.length > 0 ? shown : ["@timestamp", "@message"];
    return found.map((row) =>
      Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))),
    );
  };
}

/** Which groups a dashboard's query reads (CloudWatch user guide, "Dashboard body structure and syntax"): here, the events given. */
function skipSources(reader: InsightsReader): void {
  while (reader.try("field", "source")) {
    reader.take("text");
    reader.take("symbol", "|");
  }
}

function readCommand(reader: InsightsReader): Command {
  switch (reader.try("field", ...["fields", "filter", "parse", "stats", "sort", "limit", "dedup"])?.toLowerCase()) {
    case "fields":
      return readFields(reader);
    case "filter":
      return readRows(reader);
    case "parse":
      return readParse(reader);
    case "stats":
      return readStats(reader);
    case "sort":
      return readSort(reader);
    case "limit":
      return readLimit(reader);
    case "dedup":
      return readDedup(reader);
    default:
      throw reader.unexpected("fields, filter, parse, stats, sort, limit or dedup");
  }
}

function readRows(reader: InsightsReader): Command {
  const holds = readFilter(reader);
  return ({ rows, shown }) => ({ rows: rows.filter(holds), shown });
}

function readLimit(reader: InsightsReader): Command {
  const most = Number(reader.take("number"));
  return ({ rows, shown }) => ({ rows: rows.slice(0, most), shown });
}

/** "If your query contains multiple fields commands, you'll display all of the fields that are specified in" them. */
function readFields(reader: InsightsReader): Command {
  const operands = reader.list(() => readOperand(reader));
  const names = operands.map(({ name }) => name);
  const withOperands = (row: Row) => ({
    ...row,
    ...Object.fromEntries(operands.map(({ name, of }) => [name, of(row)])),
  });
  return ({ rows, shown }) => ({ rows: rows.map(withOperands), shown: [...new Set([...shown, ...names])] });
}

/** "If a log event doesn't match the specified pattern, you still see it in the results, but without the extracted fields." */
function readParse(reader: InsightsReader): Command {
  const from = reader.take("field");
  const regex = reader.try("regex");
  const extract = regex === undefined ? readGlob(reader) : namedGroups(regex);
  return ({ rows, shown }) => ({ rows: rows.map((row) => ({ ...row, ...extract(String(row[from] ?? "")) })), shown });
}

function namedGroups(source: string): (text: string) => Row {
  const regex = queryRegex(source);
  if (!source.includes("(?<")) throw new NotDocumented(`parse without named groups: ${source}`);
  return (text) => {
    // A group that took no part is undefined, whatever the type says: the field is then absent.
    const groups: Readonly<Record<string, string | undefined>> = regex.exec(text)?.groups ?? {};
    return groups;
  };
}

/** `"user=*, method:*" as user, method`: text before, between and after the asterisks, anywhere in the field. */
function readGlob(reader: InsightsReader): (text: string) => Row {
  const parts = reader.take("text").split("*").map(escapeRegex);
  reader.take("field", "as");
  const names = reader.list(() => reader.take("field"));
  // "The number of * wildcards must equal the number of aliases."
  if (names.length !== parts.length - 1)
    throw new NotDocumented(`${parts.length - 1} asterisks, and the names ${names.join(", ")}`);
  const regex = new RegExp(parts.join("(.*?)") + (parts.at(-1) === "" ? "$" : ""), "s");
  return (text) => {
    const match = regex.exec(text);
    return match ? Object.fromEntries(names.map((name, index) => [name, match[index + 1]])) : {};
  };
}

/** Numbers by their size; what the guide says of texts and missing values is not read. */
function readSort(reader: InsightsReader): Command {
  const by = readOperand(reader);
  const sign = reader.try("field", "asc", "desc")?.toLowerCase() === "desc" ? -1 : 1;
  const value = (row: Row) => {
    const given = by.of(row);
    if (given === undefined) throw new NotDocumented(`sort by ${by.name}, which a row does not have`);
    return numberOf(given);
  };
  return ({ rows, shown }) => ({
    rows: rows.length < 2 ? rows : [...rows].sort((one, other) => sign * (value(one) - value(other))),
    shown,
  });
}

/** The first row of those with the same values, in the order that they have (same guide, "dedup"). */
function readDedup(reader: InsightsReader): Command {
  const by = reader.list((): ReadOperand => readOperand(reader));
  return ({ rows, shown }) => {
    const seen = new Set<string>();
    const isFirst = (row: Row) => {
      const values = by.map(({ of }) => of(row));
      if (values.includes(undefined)) throw new NotDocumented("dedup by a field that a row does not have");
      const key = JSON.stringify(values);
      return !seen.has(key) && seen.add(key);
    };
    return { rows: rows.filter(isFirst), shown };
  };
}
