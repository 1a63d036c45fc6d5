import type { InsightsReader } from "./insights-reader";
import { bin, numberOf, type Row, type Table, type Value } from "./insights-row";
import { NotDocumented } from "./not-documented";

/** A field, or a length of time: its name as a column, and its value of a row. */
export interface ReadOperand {
  readonly name: string;
  readonly of: (row: Row) => Value | undefined;
}

/** `@message`, `bin(5m)` */
export function readOperand(reader: InsightsReader): ReadOperand {
  const name = reader.take("field");
  if (name !== "bin" || !reader.try("symbol", "(")) return { name, of: (row) => row[name] };
  const period = reader.take("period");
  reader.take("symbol", ")");
  const column = `bin(${period})`;
  return { name: column, of: (row) => row[column] ?? bin(period, row) };
}

interface Computed {
  readonly name: string;
  readonly of: (rows: readonly Row[]) => Value | undefined;
}

/** `stats`: what is computed over all rows, or over those with the same values (CloudWatch Logs user guide, "stats"). */
export function readStats(reader: InsightsReader): (table: Table) => Table {
  const computed = reader.list(() => readComputed(reader));
  const by = reader.try("field", "by") ? reader.list(() => readOperand(reader)) : [];
  const shown = [...by, ...computed].map(({ name }) => name);
  return ({ rows }) => ({ shown, rows: grouped(by, rows).map((group) => summary(by, computed, group)) });
}

function grouped(by: readonly ReadOperand[], rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const values = by.map(({ name, of }) => {
      const value = of(row);
      if (value === undefined) throw new NotDocumented(`stats by ${name}, which an event does not have`);
      return value;
    });
    const key = JSON.stringify(values);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function summary(by: readonly ReadOperand[], computed: readonly Computed[], group: readonly Row[]): Row {
  const keys = by.map(({ name, of }) => [name, of(group[0] ?? {})] as const);
  return Object.fromEntries([...keys, ...computed.map(({ name, of }) => [name, of(group)] as const)]);
}

/** `count(*) as n`, `pct(duration, 95)` … */
function readComputed(reader: InsightsReader): Computed {
  const name = reader.take("field").toLowerCase();
  reader.take("symbol", "(");
  const of = name === "count" ? readCount(reader) : readAggregate(reader, name);
  reader.take("symbol", ")");
  if (!reader.try("field", "as")) throw reader.unexpected("as: the name of a column without it is not documented");
  return { name: reader.take("field"), of };
}

/** "count() (or count(*)) counts all events returned by the query, while count(fieldName) counts all records that include" it. */
function readCount(reader: InsightsReader): Computed["of"] {
  if (reader.try("symbol", "*") || reader.sees(")")) return (rows) => rows.length;
  const { of } = readOperand(reader);
  return (rows) => rows.filter((row) => of(row) !== undefined).length;
}

function readAggregate(reader: InsightsReader, name: string): Computed["of"] {
  const { of } = readOperand(reader);
  const values = (rows: readonly Row[]) => rows.flatMap((row) => of(row) ?? []);
  if (name === "count_distinct") return (rows) => new Set(values(rows)).size;
  const compute = name === "pct" ? readPercentile(reader) : AGGREGATES[name];
  if (!compute) throw new NotDocumented(`stats ${name}(…)`);
  return (rows) => {
    const numbers = values(rows).map(numberOf);
    return numbers.length === 0 ? undefined : compute(numbers);
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const AGGREGATES: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  avg: (numbers) => sum(numbers) / numbers.length,
  sum,
  min: (numbers) => Math.min(...numbers),
  max: (numbers) => Math.max(...numbers),
};

/** "The value at which 95 percent of the values are lower", which is an estimate at AWS: here the nearest rank. */
function readPercentile(reader: InsightsReader): (numbers: readonly number[]) => number {
  reader.take("symbol", ",");
  const percent = Number(reader.take("number"));
  return (numbers) => {
    const sorted = [...numbers].sort((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
  };
}
