import { CONTEXT, settingProblems } from "../../harness/setting-problems";
import { readSettings } from "../../settings/settings";

const given = (options: object) => ({ serverless: { share: 5, ...options } });

test.each<[string, object]>([
  ["no requests yet", given({ share: 0 })],
  ["all requests", given({ share: 100 })],
  ["all requests, and no tasks", given({ share: 100, tasksToZero: true })],
  ["tasks that stay", given({ tasksToZero: false })],
  ["the smallest function", given({ memory: 128, timeout: 1, reservedConcurrency: 1 })],
  ["the largest function", given({ memory: 10_240, timeout: 60, reservedConcurrency: 100 })],
  ["more with a proxy", given({ reservedConcurrency: 900, rdsProxy: true })],
  ["a readiness path", given({ readinessPath: "/health?deep=no" })],
  ["on its way out", { serverless: "leaving" }],
  ["off", { serverless: false }],
])("are right: %s", (_what, settings) => {
  expect(settingProblems(settings)).toEqual([]);
});

test("the switch is off unless it is on", () => {
  expect(readSettings(undefined).serverless).toBeUndefined();
  expect(readSettings({ serverless: false }).serverless).toBeUndefined();
  expect(readSettings(given({})).serverless).toEqual({ share: 5 });
  expect(readSettings({ serverless: "leaving" })).toMatchObject({ serverless: undefined, leaving: ["serverless"] });
});

test.each<[string, unknown, string]>([
  [
    "just on",
    { serverless: true },
    `serverless (${CONTEXT}) must be false, "leaving" or an object, got: true; write its options as { … }.`,
  ],
  ["no share", { serverless: {} }, `serverless.share (${CONTEXT}) must be given, got: nothing; add it.`],
  ...[101, -1, 0.5, "5"].map((share): [string, unknown, string] => [
    `a share of ${share}`,
    given({ share }),
    `serverless.share (${CONTEXT}) must be 0 to 100 percent, whole, got: ${JSON.stringify(share)}; choose a number in between.`,
  ]),
  ...[127, 10_241].map((memory): [string, unknown, string] => [
    `memory of ${memory}`,
    given({ memory }),
    `serverless.memory (${CONTEXT}) must be 128 to 10240 MiB, whole, got: ${memory}; choose a number in between.`,
  ]),
  ...[0, 61].map((timeout): [string, unknown, string] => [
    `a timeout of ${timeout}`,
    given({ timeout }),
    `serverless.timeout (${CONTEXT}) must be 1 to 60 seconds, whole, got: ${timeout}; choose a number in between.`,
  ]),
  ...[0, 901].map((reservedConcurrency): [string, unknown, string] => [
    `a concurrency of ${reservedConcurrency}`,
    given({ reservedConcurrency, rdsProxy: true }),
    `serverless.reservedConcurrency (${CONTEXT}) must be 1 to 900 invocations, whole, got: ${reservedConcurrency}; ` +
      "choose a number in between.",
  ]),
  [
    "more invocations than the database takes",
    given({ reservedConcurrency: 101 }),
    "serverless.reservedConcurrency is at most 100 without rdsProxy, since each invocation has a connection to the database, " +
      "got: 101; lower it, or set rdsProxy to true.",
  ],
  [
    "no tasks for half of the requests",
    given({ share: 50, tasksToZero: true }),
    "serverless.tasksToZero needs a share of 100, got: 50; apply a share of 100 without tasksToZero first, and lower it when " +
      "the tasks run.",
  ],
  [
    "a readiness path that is relative",
    given({ readinessPath: "health" }),
    `serverless.readinessPath (${CONTEXT}) must be a path such as /health, got: "health"; correct it.`,
  ],
  [
    "a misspelt option",
    given({ tasksTozero: true }),
    `serverless.tasksTozero (${CONTEXT}) is not a setting, got: true; write tasksToZero.`,
  ],
  [
    "tokens of an authentication that is off",
    given({ api: { jwt: "authentication" } }),
    'serverless.api.jwt needs the setting authentication, got: "authentication" without it; turn authentication on, or name an ' +
      "issuer and its audience.",
  ],
])("%s: one sentence with the way out", (_what, context, sentence) => {
  expect(settingProblems(context)).toEqual([sentence]);
});
