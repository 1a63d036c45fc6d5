import type { LoggedLine } from "./records";

/** What the first column of a row is, the second where there is one, and how many. */
export type Count = readonly [key: string, inner: string | undefined, count: number];

/** What each saved search must find, by the end of its id. */
export function predictedSearches(lines: readonly LoggedLine[]): Readonly<Record<string, readonly LoggedLine[]>> {
  return {
    errors: lines.filter(({ isError }) => isError),
    "database-errors": lines.filter(({ isDatabaseError }) => isDatabaseError),
    "server-errors": lines.filter(({ fields }) => (fields?.status ?? 0) >= 500),
    slowest: lines.filter(({ fields }) => fields?.duration_ms !== undefined),
    "without-fields": lines.filter(({ fields }) => fields === undefined),
  };
}

/** What OpenSearch makes of four hours in at most 60 intervals. */
const INTERVAL = 5 * 60_000;
const intervalOf = ({ at }: LoggedLine) => new Date(at - (at % INTERVAL)).toISOString();

/** What each chart that counts must show, by the end of its id. */
export function predictedCounts(lines: readonly LoggedLine[]): Readonly<Record<string, readonly Count[]>> {
  const { errors = [], "database-errors": databaseErrors = [] } = predictedSearches(lines);
  const withStatus = lines.filter(({ fields }) => fields?.status !== undefined);
  const containerOf = ({ container }: LoggedLine) => container;
  return {
    "errors-over-time": counted(errors, intervalOf, containerOf),
    "errors-by-task": counted(errors, ({ task }) => task, containerOf),
    "database-errors-over-time": counted(databaseErrors, intervalOf),
    "status-over-time": counted(withStatus, intervalOf, ({ fields }) => String(fields?.status)),
    "lines-by-container": counted(lines, containerOf, ({ stream }) => stream),
  };
}

/** How long requests took, in order, by what each other chart groups them by, by the end of its id. */
export function predictedDurations(
  lines: readonly LoggedLine[],
): Readonly<Record<string, ReadonlyMap<string, readonly number[]>>> {
  return {
    "slowest-paths": durations(lines, ({ fields }) => String(fields?.path)),
    "duration-over-time": durations(lines, intervalOf),
  };
}

function durations(lines: readonly LoggedLine[], by: (line: LoggedLine) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const line of lines) {
    const took = line.fields?.duration_ms;
    if (took !== undefined)
      groups.set(
        by(line),
        [...(groups.get(by(line)) ?? []), took].sort((a, b) => a - b),
      );
  }
  return groups;
}

/** Sorted by both keys, as {@link sorted} sorts what the server answers. */
function counted(
  lines: readonly LoggedLine[],
  by: (line: LoggedLine) => string,
  within: (line: LoggedLine) => string | undefined = () => undefined,
): readonly Count[] {
  const counts = new Map<string, [string, string | undefined, number]>();
  for (const line of lines) {
    const [key, inner] = [by(line), within(line)];
    const count = counts.get(`${key} ${inner}`) ?? [key, inner, 0];
    count[2]++;
    counts.set(`${key} ${inner}`, count);
  }
  return sorted([...counts.values()]);
}

/** Without what is nothing: a server counts intervals in which nothing was too. */
export function sorted(counts: readonly Count[]): readonly Count[] {
  const name = ([key, inner]: Count) => `${key} ${inner}`;
  return counts.filter(([, , count]) => count > 0).sort((one, other) => (name(one) < name(other) ? -1 : 1));
}
