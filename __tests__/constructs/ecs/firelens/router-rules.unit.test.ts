import { Token } from "cdktf";
import { explain } from "../../../../constructs/core/problem";
import { customOutput, type FirelensRouterProps } from "../../../../constructs/ecs";
import { memoryFor, routerVerdict, routesOf } from "../../../../constructs/ecs/firelens/router-rules";
import { outputOf } from "../../../../harness/firelens/every-output";
import { namedLogGroup } from "../../../../harness/log-groups";

type Props = FirelensRouterProps<string>;
type Fields = { readonly [K in keyof Props]?: unknown };

const later = Token.asNumber({ resolve: () => 1 });
const LOGS = { logGroup: namedLogGroup("/school/router"), region: "eu-west-3", streamPrefix: "router" };
const BUCKET = { arn: "arn:aws:s3:::school-configuration", bucket: "school-configuration" };
const HTTP = customOutput({ plugin: "http", options: { Host: "a.example.com" } });
const LINES = outputOf("CloudWatch Logs");
const taskRole = {};

/** An output that keeps so many MiB. */
const keeping = (bufferMib: number) =>
  customOutput({ plugin: "http", options: { Host: "a.example.com" }, awayFor: "forever", bufferMib });
const router = (fields: Fields): Props => ({ logs: LOGS, routes: { app: HTTP }, ...fields }) as Props;
const judge = (fields: Fields) => {
  const props = router(fields);
  return routerVerdict(props, routesOf(props)).problems.map(explain);
};

test.each<Fields>([
  {},
  { kibPerSecond: 0.1 },
  { kibPerSecond: later, name: Token.asString(later), memory: later },
  { memory: 128 },
  { memory: 129, routes: { app: keeping(64) } },
  { memory: 256, routes: { app: keeping(128) } },
  { bufferLines: 536_870_911 },
  { bucket: BUCKET, taskRole, graceSeconds: 110, healthCheck: "uptime", image: "3.0.1" },
  { image: "3.0.0" },
  { image: "2.34.3", taskRole, routes: { app: outputOf("a domain") } },
  { routes: { app: LINES }, taskRole },
  { routes: { app: [HTTP, HTTP] }, bucket: BUCKET, taskRole },
])("a router may have %j", (fields) => expect(judge(fields)).toEqual([]));

const ROLE =
  "firelens-task-role: a router that reads from S3 or writes to AWS has the task's role, whose credentials it uses";
const GIVE = "give it the taskRole of the task definition";

test.each<[Fields, ...string[]]>([
  [
    { name: "my router" },
    'name-pattern: a container\'s name consists of letters, digits, _ and -, got: "my router"; rename it',
  ],
  [
    { kibPerSecond: 0 },
    "firelens-away: kibPerSecond is more than 0, got: 0; say what the containers write when they are busy",
  ],
  [
    { bufferLines: 536_870_912 },
    "firelens-buffer-limit: bufferLines is 0 to 536870911, whole, got: 536870912; choose a value in between",
  ],
  [
    { graceSeconds: 111 },
    "firelens-router-stop: graceSeconds is 1 to 110 seconds, whole, got: 111; choose a value in between",
  ],
  [
    { memory: 127 },
    "firelens-router-memory: a router has at least 128 MiB, and twice what waits in memory: here 128 MiB, got: 127; leave memory out",
  ],
  [
    { memory: 127, routes: { app: keeping(64) } },
    "firelens-router-memory: a router has at least 128 MiB, and twice what waits in memory: here 128 MiB, got: 127; leave memory out",
  ],
  [
    { memory: 255, routes: { app: keeping(128) } },
    "firelens-router-memory: a router has at least 128 MiB, and twice what waits in memory: here 256 MiB, got: 255; leave memory out, lower awayFor, or add bucket to let it wait on disk",
  ],
  [{ bucket: BUCKET }, `${ROLE}, got: []; ${GIVE}`],
  [{ routes: { app: HTTP, worker: LINES } }, `${ROLE}, got: ["worker"]; ${GIVE}`],
  [{ bucket: BUCKET, routes: { app: [HTTP, LINES], worker: [HTTP] } }, `${ROLE}, got: ["app"]; ${GIVE}`],
  [
    { bucket: BUCKET, taskRole, healthCheck: "uptime", image: "3.0.0" },
    'firelens-router-health-image: healthCheck takes an image with curl: any but 3.0.0, got: "3.0.0"; choose 3.0.1 or later, such as 3.2.0, or leave healthCheck out',
  ],
  [
    { routes: { app: [HTTP, HTTP] } },
    'firelens-router-bucket: container "app": FireLens gives a container one output; several go through a configuration in S3, got: ["http","http"]; add bucket, or keep one output',
  ],
  [
    { routes: { app: [] } },
    'firelens-route: container "app": the route of a container has an output, got: "app"; add one, or give the container awsLogs',
  ],
])("a router with %j is reported", (fields, ...says) => expect(judge(fields)).toEqual(says));

test.each<[Fields, number]>([
  [{}, 256],
  [{ routes: { app: keeping(64) } }, 256],
  [{ routes: { app: keeping(65) } }, 258],
  [{ routes: { app: keeping(65), worker: keeping(1) } }, 260],
  [{ routes: { app: keeping(65) }, bucket: BUCKET }, 256],
  [{ routes: { app: keeping(65) }, bucket: BUCKET, image: "2.34.3" }, 258],
])("a router with %j has %d MiB", (fields, mib) => {
  const props = router(fields);
  expect(memoryFor(props, routesOf(props))).toBe(mib);
});
