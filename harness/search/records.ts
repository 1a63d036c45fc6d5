import { pick, random } from "./random";

/** What an application logged, and what is true of it: the saved queries have to find that out from the record alone. */
export interface LoggedLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** ARN of the task. */
  readonly task: string;
  readonly container: string;
  readonly stream: "stdout" | "stderr";
  readonly isError: boolean;
  readonly isDatabaseError: boolean;
  /** What the router's parser has to find in the line. `undefined`: it is no JSON. */
  readonly fields?: Fields;
  /** As the container wrote it. */
  readonly line: string;
}

/** What an application's logger writes. */
export interface Fields {
  readonly level: string;
  readonly message: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly duration_ms?: number;
  readonly request_id?: string;
}

/** Four hours over midnight, so that there are two daily indexes. */
export const FIRST = Date.UTC(2026, 10, 24, 22);
const SPAN = 4 * 3600 * 1000;

const TASKS = ["3f1c0b7a9d", "77d2e4c516", "b0a98f6e3d"].map(
  (id) => `arn:aws:ecs:us-east-1:123456789012:task/university-prod-ecs/${id.repeat(3)}`,
);
const PATHS = [
  ["/", 20],
  ["/students", 25],
  ["/students/1", 15],
  ["/login", 10],
  ["/health", 25],
  ["/api/marks", 5],
] as const;
const STATUSES = [
  [200, 80],
  [304, 8],
  [404, 7],
  [500, 4],
  [503, 1],
] as const;

/** Lines of plain text, and whether each is an error. */
const TEXTS = [
  ["server listens on port 3000", false],
  ["GET /students 200 12 ms", false],
  ["TypeError: Cannot read properties of undefined (reading 'id')", true],
  ["java.lang.IllegalStateException: closed", true],
  ["FATAL out of memory", true],
] as const;

const DATABASE_TEXTS = [
  "connect ECONNREFUSED 10.0.20.7:3306",
  "Connection lost: The server closed the connection.",
  "Table 'students.marks' doesn't exist",
  "Can't connect to MySQL server on 'students-db'",
  "Deadlock found when trying to get lock; try restarting transaction",
];

/** The same lines for the same seed, in the order of time, no two in the same millisecond. */
export function loggedLines(count: number, seed = 1): readonly LoggedLine[] {
  const draw = random(seed);
  const step = SPAN / count;
  return Array.from({ length: count }, (_, index) => {
    const at = FIRST + Math.floor((index + draw() * 0.9) * step);
    const task = pick(draw, [
      [TASKS[0], 50],
      [TASKS[1], 30],
      [TASKS[2], 20],
    ] as const);
    return { at, task: String(task), container: "app", ...content(draw) };
  });
}

type Content = Omit<LoggedLine, "at" | "task" | "container"> & Partial<Pick<LoggedLine, "container">>;

function content(draw: () => number): Content {
  const kind = pick(draw, [
    ["request", 85],
    ["text", 7],
    ["database", 5],
    ["proxy", 3],
  ] as const);
  if (kind === "request") return request(draw);
  if (kind === "database") return database(draw);
  if (kind === "proxy") {
    return {
      container: "proxy",
      stream: "stdout",
      isError: false,
      isDatabaseError: false,
      line: "upstream is healthy",
    };
  }
  const [line, isError] = pick(
    draw,
    TEXTS.map((text) => [text, 1] as const),
  );
  return { stream: isError ? "stderr" : "stdout", isError, isDatabaseError: false, line };
}

function request(draw: () => number): Content {
  const status = pick(draw, STATUSES);
  const isError = status >= 500;
  const fields: Fields = {
    ...{ level: isError ? "error" : "info", message: "request", method: "GET", path: pick(draw, PATHS), status },
    duration_ms: Math.round(10 * Math.exp(3 + 2 * (draw() + draw() - 1))) / 10,
    request_id: Math.floor(draw() * 2 ** 48).toString(16),
  };
  // One of twenty is cut, and so no JSON.
  return { ...written(draw, fields, 0.05), stream: isError ? "stderr" : "stdout", isError, isDatabaseError: false };
}

function database(draw: () => number): Content {
  const message = pick(
    draw,
    DATABASE_TEXTS.map((text) => [text, 1] as const),
  );
  const truth = { stream: "stderr", isError: true, isDatabaseError: true } as const;
  if (draw() < 0.3) return { ...truth, line: `Error: ${message}` };
  return { ...truth, ...written(draw, { level: "error", message }, 0) };
}

function written(draw: () => number, fields: Fields, cut: number): Pick<LoggedLine, "fields" | "line"> {
  const line = JSON.stringify(fields);
  return draw() < cut ? { line: line.slice(0, -1) } : { line, fields };
}
