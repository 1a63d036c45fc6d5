import fc from "fast-check";
import { accessLogQueries } from "../../../constructs/logs/access-log-queries";
import { applicationErrors, ERROR_REGEX } from "../../../constructs/logs/application-errors";
import { applicationQueries } from "../../../constructs/logs/application-queries";
import type { InsightsQuery } from "../../../constructs/logs/insights-query";
import { filterPattern } from "../../../harness/log-evaluator/filter-pattern";
import { insightsQuery } from "../../../harness/log-evaluator/insights-query";
import { eventsOf } from "../../../harness/log-evaluator/log-event";
import { eventsIn, linesOf, type LogName } from "../../../harness/log-evaluator/logs";

const isError = filterPattern(applicationErrors().text);
const away = eventsIn("database-away");
const found = ({ text }: InsightsQuery, events = away) => insightsQuery(text)(events);
const messages = (query: InsightsQuery, lines: readonly string[]) =>
  found(query, eventsOf(lines.join("\n"))).map((row) => row["@message"]);

/** The first line of each failure in the log, and nothing else of it. */
const FAILURES = [
  "Connection failed: getaddrinfo ENOTFOUND database.internal. Retrying in 1000ms...",
  "Connection failed: connect ECONNREFUSED 10.0.50.17:3306. Retrying in 2000ms...",
  "error:  Error: connect ECONNREFUSED 10.0.50.17:3306",
  "Connection failed: connect ETIMEDOUT. Retrying in 4000ms...",
  "error:  Error: Connection lost: The server closed the connection.",
  "error:  Error: Table 'students.students' doesn't exist",
];

describe("an error counts once", () => {
  test("in the metric", () => {
    expect(applicationErrors().problems).toEqual([]);
    expect(linesOf("database-away").filter(isError)).toEqual(FAILURES);
  });

  test("in the queries", () => {
    const { errors, latestErrors, databaseErrors, errorsByTask } = applicationQueries();
    expect(found(errors)).toMatchObject([{ errors: 3 }, { errors: 3 }]);
    expect(found(latestErrors).map((row) => row["@message"])).toEqual([...FAILURES].reverse());
    expect(found(databaseErrors).map((row) => row["@message"])).toEqual([...FAILURES].reverse());
    expect(found(errorsByTask)).toMatchObject([{ container: "example-university-prod-app", errors: 6 }]);
  });

  test("under its code", () => {
    expect(found(applicationQueries().errorCodes)).toMatchObject([
      { code: "ER_NO_SUCH_TABLE", errors: 1 },
      { code: "PROTOCOL_CONNECTION_LOST", errors: 1 },
      { code: "ECONNREFUSED", errors: 1 },
    ]);
  });

  test("and under its code, though errors are within it", () => {
    const lines = [
      "error:  AggregateError [ECONNREFUSED]: ",
      "    at internalConnectMultiple (node:net:1122:18) {",
      "  code: 'ECONNREFUSED',",
      "  fatal: true,",
      "  [errors]: [",
      "    Error: connect ECONNREFUSED ::1:3306",
      "        at createConnectionError (node:net:1652:14) {",
      "      errno: -111,",
      "      code: 'ECONNREFUSED',",
      "    },",
      "    Error: connect ECONNREFUSED 127.0.0.1:3306",
      "        at createConnectionError (node:net:1652:14) {",
      "      errno: -111,",
      "      code: 'ECONNREFUSED',",
      "    }",
      "  ]",
      "}",
    ];
    expect(lines.filter(isError)).toEqual(lines.slice(0, 1));
    const events = eventsOf(lines.join("\n"));
    expect(found(applicationQueries().errorCodes, events)).toMatchObject([{ code: "ECONNREFUSED", errors: 1 }]);
    expect(found(applicationQueries().errorsByTask, events)).toMatchObject([{ errors: 1 }]);
  });

  test("rows and requests are not errors", () => {
    expect([...linesOf("students"), ...linesOf("access")].filter(isError)).toEqual([]);
  });
});

test("the alarm on the share of errors sees a database that is away, and not one that is there", () => {
  const percent = (log: LogName) => (100 * linesOf(log).filter(isError).length) / linesOf(log).length;
  expect(percent("database-away")).toBeGreaterThan(5);
  expect(percent("students")).toBe(0);
});

const DATABASE = [
  "Error connecting to Db",
  "Error connecting to MySQL server: connect ETIMEDOUT 10.0.50.17:3306",
  "Connection lost: The server closed the connection.",
  "Error: getaddrinfo EAI_AGAIN database.internal",
  "[db] read ECONNRESET",
  "error:  Error: Access denied for user 'root'@'10.0.1.9' (using password: YES)",
  "error:  Error: Duplicate entry '7' for key 'PRIMARY'",
];

test.each([
  ...DATABASE,
  "TypeError: Cannot read properties of undefined (reading 'name')",
  "Could not render: Error: ENOENT: no such file or directory",
  "Error [ERR_HTTP_HEADERS_SENT]: Cannot set headers after they are sent to the client",
  "AggregateError [ECONNREFUSED]: ",
  "java.lang.IllegalStateException: no pool",
  "ValueError: invalid literal",
  "fatal error: out of memory",
  "[ERROR] no room",
  "2026-11-26T02:00:00Z ERROR no room",
  "2026-11-26 02:00:00,123 - app - CRITICAL - no room",
  "FATAL: no room",
  '{"level":"error","message":"no room"}',
  "time=1 level=error msg=none",
])("an error: %s", (line) => {
  expect(isError(line)).toBe(true);
  expect(messages(applicationQueries().latestErrors, [line])).toEqual([line]);
});

test.each(DATABASE)("an error of the database: %s", (line) => {
  expect(messages(applicationQueries().databaseErrors, [line])).toEqual([line]);
});

test.each([
  "Server is running on port 80.",
  "Connecting to MySQL server... (Attempt 2/10)",
  "  fatal: true,",
  "  code: 'ECONNREFUSED',",
  "  sqlMessage: \"Table 'students.students' doesn't exist\"",
  "    [cause]: Error: connect ECONNREFUSED 10.0.50.17:3306",
  "    at Error.captureStackTrace (<anonymous>)",
  "\tat java.lang.IllegalStateException.<init>",
  "Caused by: java.net.ConnectException",
  "            throw error;",
  "Emitted 'error' event on Connection instance at:",
  '{"method":"GET","path":"/errors/exception","status":404,"duration":0.8}',
  "0 errors, 2 warnings",
  "Errors are logged here.",
])("no error: %s", (line) => {
  expect(isError(line)).toBe(false);
  expect(messages(applicationQueries().latestErrors, [line])).toEqual([]);
});

test("the metric and the queries take the same lines", () => {
  const parts = [
    "error",
    "Error: ",
    "ERROR",
    "level",
    "=",
    " ",
    "\t",
    "[",
    "]",
    "ECONNREFUSED",
    "Connection lost",
    "x",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 6 }), (line) => {
      expect(ERROR_REGEX.test(line.join(""))).toBe(isError(line.join("")));
    }),
  );
});

test.each(Object.entries(applicationQueries()))("%s finds something without an access log", (_name, query) => {
  expect(found(query)).not.toEqual([]);
});

describe("an access log", () => {
  const access = eventsIn("access");
  // What a web server writes: the same requests as text.
  const asText = access.map((event) => {
    if (!event.message.startsWith("{")) return event;
    const { method, path, status, duration } = JSON.parse(event.message) as Record<string, string | number>;
    const message = `10.0.101.7 - - [05/Jan/2026:08:00:00 +0000] "${method} ${path}?page=2 HTTP/1.1" ${status} 512 ${duration}`;
    return { ...event, message };
  });

  test.each([
    ["JSON", accessLogQueries(), access, (value: number) => value as unknown],
    ["text", accessLogQueries({ format: {} }), asText, String],
  ] as const)("of %s answers each question", (_format, queries, events, value) => {
    expect(found(queries.slowestRequests, events).slice(0, 2)).toMatchObject([
      { method: "GET", path: "/students/", status: value(502), duration: value(30001.2) },
      { method: "GET", path: "/supplier-update/7", status: value(500), duration: value(2012.4) },
    ]);
    expect(found(queries.topPaths, events)[0]).toEqual({
      path: "/students/",
      requests: 3,
      p95: 30001.2,
      slowest: 30001.2,
    });
    const codes = found(queries.statusCodes, events).map(({ status, requests }) => [Number(status), requests]);
    expect(codes).toEqual([
      [502, 1],
      [500, 1],
      [404, 1],
      [200, 3],
      [302, 1],
    ]);
    expect(found(queries.failedRequests, events)).toEqual([
      { path: "/students/", status: value(502), requests: 1 },
      { path: "/supplier-update/7", status: value(500), requests: 1 },
    ]);
  });

  test.each(Object.entries(accessLogQueries()))("%s finds nothing without one", (_name, query) => {
    expect(found(query, away)).toEqual([]);
  });
});
