import fc from "fast-check";
import { customOutput, type ConfiguredRouterProps } from "../../../../constructs/ecs";
import { runs } from "../../../../harness/arbitraries/runs";
import { recordsOf, TASK_ID } from "../../../../harness/firelens/driver-model";
import { outputOf } from "../../../../harness/firelens/every-output";
import { fieldOf, type Fields } from "../../../../harness/firelens/fields";
import { receivedBy } from "../../../../harness/firelens/router-model";
import { BUCKET, writtenRouter } from "../../../../harness/firelens/written";
import { linesOf } from "../../../../harness/log-evaluator/logs";

const LINES = outputOf("CloudWatch Logs");
const SEARCH = outputOf("a domain");

type Changes = Pick<ConfiguredRouterProps<string>, "parsers" | "multiline">;

/** What OpenSearch gets of lines. */
function documents(lines: readonly string[], changes: Changes, outputs = [LINES, SEARCH] as const): readonly Fields[] {
  const { main, parsers } = writtenRouter({ routes: { app: outputs }, bucket: BUCKET, ...changes });
  return receivedBy(main, parsers, recordsOf("app", lines))[1]?.records ?? [];
}

const logsOf = (records: readonly Fields[]) => records.map((fields) => fieldOf(fields, "log"));
const namesOf = (fields: Fields) => fields.map(([name]) => name);

describe("stack traces of Node.js", () => {
  test("are one record each", () => {
    const lines = linesOf("database-away");
    const joined = logsOf(documents(lines, { multiline: ["nodejs"] }));
    expect(joined.join("\n")).toBe(lines.join("\n"));
    const errors = joined.filter((log) => String(log).includes("\n"));
    expect(errors.length).toBe(3);
    expect(errors.every((log) => /^error: +Error: .*\n {4}at [^]*\n\}$/.test(String(log)))).toBe(true);
    // Every other line is a record of its own.
    expect(joined.filter((log) => /^(?: {4}at|\}| {2}\w+:)/.test(String(log)))).toEqual([]);
  });

  test.each([
    ["TypeError: x is not a function", "    at Object.<anonymous> (/app/server.js:12:3)"],
    ["Uncaught Error [ERR_HTTP]: no", "    at a (node:http:1:2)", "  [cause]: Error: b", "      at c", "}"],
    [
      "/app/server.js:12",
      "    throw new Error('x');",
      "    ^",
      "",
      "Error: x",
      "    at Object.<anonymous> (/app/server.js:12:9)",
    ],
    [
      "node:internal/process/promises:394",
      "      triggerUncaughtException(err, true);",
      "      ^",
      "",
      "Error: x",
      "    at a",
    ],
    ["AggregateError", "    at a (/b:1:1) {", "  [errors]: [", "    Error: c", "        at d", "  ]", "}"],
    ["DatabaseException: away", "\tat a"],
  ])("%s", (...lines) => {
    const around = ["GET / 200", ...lines, "GET / 200", "Listening on port 80"];
    const [first, trace, ...rest] = logsOf(documents(around, { multiline: ["nodejs"] }));
    expect([first, trace, rest]).toEqual(["GET / 200", lines.join("\n"), ["GET / 200", "Listening on port 80"]]);
  });

  test.each([
    "No errors",
    "GET /error 200",
    "Errors: 0 of 12",
    "   indented",
    "",
    '{"msg":"a","error":null}',
    "Terror: x",
  ])("%j begins none", (line) => {
    expect(logsOf(documents([line, "  further"], { multiline: ["nodejs"] }))).toEqual([line, "  further"]);
  });

  test("rules of one's own", () => {
    const multiline = [{ start: '^"\\d{4}', next: "^\\s" }];
    const lines = ['"2026 a', " b", " c", "d", '"2026 e', '"2027 f'];
    expect(logsOf(documents(lines, { multiline }))).toEqual(['"2026 a\n b\n c', "d", '"2026 e', '"2027 f']);
  });
});

describe("what parsers find", () => {
  const json: Changes = { parsers: [{ format: "json", time: { key: "time", format: "%s.%L" } }] };

  test("is beside the line and what FireLens says", () => {
    const line = '{"level":"info","ms":3,"time":1}';
    const [fields = []] = documents([line], json);
    expect(Object.fromEntries(fields)).toEqual({
      level: "info",
      ms: 3,
      log: line,
      source: "stdout",
      container_id: `${TASK_ID}-1234567890`,
      container_name: "app",
      ecs_cluster: "school",
      ecs_task_arn: `arn:aws:ecs:eu-west-3:123456789012:task/school/${TASK_ID}`,
      ecs_task_definition: "app:7",
    });
  });

  test("leaves other lines as they are", () => {
    expect(logsOf(documents(["plain", "[1]", '"a"'], json))).toEqual(["plain", "[1]", '"a"']);
  });

  test("the first parser that fits counts", () => {
    const parsers: Changes["parsers"] = [
      { format: "json" },
      { format: "regex", pattern: "^(?<level>[A-Z]+) (?<ms>\\d+)$", types: { ms: "integer" } },
    ];
    const [fields = []] = documents(["WARN 12"], { parsers });
    expect([fieldOf(fields, "level"), fieldOf(fields, "ms"), fieldOf(fields, "log")]).toEqual(["WARN", 12, "WARN 12"]);
  });

  const key = fc.constantFrom(
    "log",
    "source",
    "container_name",
    "ecs_cluster",
    "@timestamp",
    "time",
    "a",
    "firelens_x",
  );

  test("is never in a record twice, whatever the application calls its fields", () => {
    const object = fc.dictionary(key, fc.oneof(fc.string(), fc.integer(), fc.object()), {
      maxKeys: 6,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 4 }), (objects) => {
        const lines = objects.map((one) => JSON.stringify(one));
        const found = documents(lines, { ...json, multiline: ["nodejs"] });
        expect(logsOf(found)).toEqual(lines);
        for (const fields of found) {
          const names = namesOf(fields);
          expect(new Set(names).size).toBe(names.length);
          expect(names).not.toContain("@timestamp");
          expect(fieldOf(fields, "source")).toBe("stdout");
        }
      }),
      { numRuns: runs(10) },
    );
  });

  test("other destinations keep a time of the application's own", () => {
    const http = customOutput({ plugin: "http", options: { Host: "a.example.com" } });
    const [fields = []] = documents(['{"@timestamp":"now"}'], { parsers: [{ format: "json" }] }, [LINES, http]);
    expect(fieldOf(fields, "@timestamp")).toBe("now");
  });
});

test("a record is sent once, and to the outputs of its own container", () => {
  const { main, parsers } = writtenRouter({
    routes: { app: SEARCH, worker: [LINES, SEARCH] },
    bucket: BUCKET,
    parsers: [{ format: "json" }],
  });
  const received = receivedBy(main, parsers, [...recordsOf("app", ["a", "{}"]), ...recordsOf("worker", ["w"])]);
  expect(received.map(({ records }) => logsOf(records))).toEqual([["a", "{}"], ["w"], ["w"]]);
});
