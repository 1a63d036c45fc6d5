import type { App } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../../commands/lib/synthesize";
import { LogsStack } from "../../../examples/log-analysis";
import { addSchoolServices } from "../../../examples/many-services";
import { MonitoringStack } from "../../../examples/monitoring";
import { LogAnalysisStack } from "../../../harness/log-analysis-stack";
import { emittedBy, type Emitted } from "../../../harness/log-evaluator/emitted";
import { filterPattern } from "../../../harness/log-evaluator/filter-pattern";
import { insightsQuery } from "../../../harness/log-evaluator/insights-query";
import { eventsIn } from "../../../harness/log-evaluator/logs";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import type { TerraformJson } from "../../../harness/synthesized-stack";
import { addStacks } from "../../../main";

afterAll(removeScratchDirectories);

const WITHOUT_ACCESS_LOG = [...eventsIn("database-away"), ...eventsIn("students")];
const EVERYTHING = [...WITHOUT_ACCESS_LOG, ...eventsIn("access")];

/** What all stacks of a program emit. */
function emitted(program: (app: App) => unknown, settings: object = {}): Emitted {
  const { stacks } = synthesize((app) => void program(app), { outdir: scratchDirectory(), context: { settings } });
  const each = [...stacks.values()].map((directory) => {
    return emittedBy(JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as TerraformJson);
  });
  return { patterns: each.flatMap(({ patterns }) => patterns), queries: each.flatMap(({ queries }) => queries) };
}

const SWITCH = emitted(addStacks, { logAnalysis: true });
const WITH_ACCESS_LOG = emitted(addStacks, { logAnalysis: { accessLog: true } });

// How many there are is written out: a collector that finds nothing would prove nothing.
test.each<[what: string, emitted: Emitted, patterns: number, queries: number]>([
  ["the switch", SWITCH, 1, 7 + 4],
  ["the switch with an access log", WITH_ACCESS_LOG, 1, 11 + 7],
  ["the switch beside hardening", emitted(addStacks, { logAnalysis: true, hardening: true }), 1, 7 + 4],
  ["the example of log analysis", emitted((app) => new LogsStack(app, "logs")), 3, 11],
  ["the example of monitoring", emitted((app) => new MonitoringStack(app, "monitoring")), 1, 1],
  ["the example of many services", emitted(addSchoolServices), 1, 0],
  ["every construct", emitted((app) => new LogAnalysisStack(app, "all")), 9, 11],
])("the evaluator understands what %s emits", (_what, { patterns, queries }, patternCount, queryCount) => {
  expect([patterns.length, queries.length]).toEqual([patternCount, queryCount]);
  for (const pattern of patterns) {
    const matches = filterPattern(pattern);
    expect(() => EVERYTHING.map(({ message }) => matches(message))).not.toThrow();
  }
  for (const query of queries) expect(() => insightsQuery(query)(EVERYTHING)).not.toThrow();
});

test("the switch emits nothing that finds nothing in the application's own log", () => {
  const { patterns, queries } = SWITCH;
  const messages = WITHOUT_ACCESS_LOG.map(({ message }) => message);
  expect(patterns.filter((pattern) => !messages.some(filterPattern(pattern)))).toEqual([]);
  expect(queries.filter((query) => insightsQuery(query)(WITHOUT_ACCESS_LOG).length === 0)).toEqual([]);
});

test("with an access log, the switch's queries for it find something too", () => {
  const { queries } = WITH_ACCESS_LOG;
  expect(queries.filter((query) => insightsQuery(query)(EVERYTHING).length === 0)).toEqual([]);
});
