import { readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../../../commands/lib/synthesize";
import type { ConfiguredRouterProps } from "../../../../constructs/ecs";
import { eventsFrom, recordsOf, TASK_ID } from "../../../../harness/firelens/driver-model";
import { outputOf } from "../../../../harness/firelens/every-output";
import { receivedBy } from "../../../../harness/firelens/router-model";
import { BUCKET, writtenRouter } from "../../../../harness/firelens/written";
import { filterPattern } from "../../../../harness/log-evaluator/filter-pattern";
import { insightsQuery } from "../../../../harness/log-evaluator/insights-query";
import { eventsOf, type LogEvent } from "../../../../harness/log-evaluator/log-event";
import { linesOf } from "../../../../harness/log-evaluator/logs";
import { emittedBy } from "../../../../harness/log-evaluator/emitted";
import { removeScratchDirectories, scratchDirectory } from "../../../../harness/scratch";
import type { TerraformJson } from "../../../../harness/synthesized-stack";
import { addStacks } from "../../../../main";

afterAll(removeScratchDirectories);

const LINES = outputOf("CloudWatch Logs");
const SEARCH = outputOf("a domain");

/** What changes records. */
type Changes = Pick<ConfiguredRouterProps<string>, "parsers" | "multiline">;

const BOTH: Changes = { parsers: [{ format: "json" }], multiline: ["nodejs"] };
const ROUTERS: readonly (readonly [string, Changes])[] = [
  ["that hands on", {}],
  ["that parses", { parsers: [{ format: "json", time: { key: "time", format: "%s" } }] }],
  ["that joins lines", { multiline: ["nodejs"] }],
  ["that does both", BOTH],
];

/** What CloudWatch gets of lines through a router, and what it would get of `awsLogs`. */
function events(lines: readonly string[], changes: Changes) {
  const { main, parsers } = writtenRouter({ routes: { app: [LINES, SEARCH] }, bucket: BUCKET, ...changes });
  const [first] = receivedBy(main, parsers, recordsOf("app", lines));
  const through = first ? eventsFrom(first.output, first.records) : [];
  const direct = eventsOf(lines.join("\n"), { logStream: `app/app/${TASK_ID}` });
  return { through, direct };
}

const LOGS = ["database-away", "students", "access"] as const;

describe.each(ROUTERS)("a router %s", (_what, props) => {
  test.each(LOGS)("writes the lines of %s to CloudWatch as awsLogs would", (log) => {
    const lines = linesOf(log).filter((line) => line !== "");
    const { through, direct } = events(lines, props);
    expect(through.length).toBeGreaterThan(3);
    expect(through.map(({ logStream, message }) => ({ logStream, message }))).toEqual(
      direct.map(({ logStream, message }) => ({ logStream, message })),
    );
    expect(new Set(through.map(({ group }) => group))).toEqual(new Set(["/school/app"]));
  });

  test("joins what Docker has cut, which awsLogs would not have", () => {
    const long = `ERROR ${"x".repeat(40_000)}`;
    const { through } = events(["before", long, "after"], props);
    expect(through.map(({ message }) => message)).toEqual(["before", long, "after"]);
  });

  test("sends JSON as it is written, whatever is in it", () => {
    const lines = [
      '{"level":"error","log":"inner","source":"app","@timestamp":"2026-01-01T00:00:00Z","msg":"a \\"b\\""}',
      "{}",
      "[1]",
    ];
    expect(events(lines, props).through.map(({ message }) => message)).toEqual(lines);
  });
});

describe("the log analysis of the university", () => {
  const { stacks } = synthesize(addStacks, {
    outdir: scratchDirectory(),
    context: { settings: { logAnalysis: { accessLog: true } } },
  });
  const written = [...stacks.values()].map((directory) =>
    emittedBy(JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as TerraformJson),
  );
  const lines = LOGS.flatMap(linesOf).filter((line) => line !== "");
  const { through, direct } = events(lines, BOTH);

  test.each(written.flatMap(({ patterns }) => patterns))("the pattern %j takes the same events", (pattern) => {
    const matches = filterPattern(pattern);
    const taken = (list: readonly LogEvent[]) => list.map(({ message }) => message).filter(matches);
    expect(taken(through)).toEqual(taken(direct));
    expect(taken(direct)).not.toEqual([]);
  });

  test.each(written.flatMap(({ queries }) => queries))("the query %j has the same rows", (query) => {
    const rows = insightsQuery(query);
    const at = (list: readonly LogEvent[]) => list.map((event, index) => ({ ...event, timestamp: index * 1000 }));
    expect(rows(at(through))).toEqual(rows(at(direct)));
  });
});
