import { TerraformVariable } from "cdktf";
import { OpensearchDomain } from "@cdktf/provider-aws/lib/opensearch-domain";
import {
  cloudWatchOutput,
  ConfigurationBucket,
  customOutput,
  firelens,
  type ContainerDefinition,
  FargateTaskDefinition,
  FirelensRouter,
  opensearchOutput,
  Secret,
  type FirelensOutput,
  type FirelensRouterProps,
  type OpenSearchOutputOptions,
} from "../../constructs/ecs";
import { ExecutionRole, TaskRole } from "../../constructs/iam";
import { LogGroup } from "../../constructs/logs";
import { APP, containers, LOG_GROUP, unchecked } from "../errors/example";
import { EVERY_OUTPUT, outputOf } from "../firelens/every-output";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE } from "./parts";

const LOGS = { logGroup: LOG_GROUP, region: "eu-west-3", streamPrefix: "router" };
const BUCKET = { arn: "arn:aws:s3:::school-configuration", bucket: "school-configuration" };
const LINES = outputOf("CloudWatch Logs");
const SEARCH = {
  host: "search.example.com",
  auth: { type: "sigv4", region: "eu-west-3" },
  index: { daily: "app" },
} as const satisfies OpenSearchOutputOptions;

/** A router with these settings, and no task. */
const alone =
  (props: Partial<FirelensRouterProps<string>>): Program =>
  (stack) => {
    const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
    const routes = { app: LINES };
    new FirelensRouter(stack, "router", { logs: LOGS, taskRole, routes, ...props } as FirelensRouterProps<string>);
  };

/** A task whose container `app` sends its output to a router with these settings. */
const routed =
  (props: Partial<FirelensRouterProps<string>>): Program =>
  (stack) => {
    const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
    const executionRole = new ExecutionRole(stack, "execution_role", { name: "app-execution" });
    const routes = { app: LINES };
    const router = new FirelensRouter(stack, "router", {
      logs: LOGS,
      taskRole,
      routes,
      ...props,
    } as FirelensRouterProps<string>);
    new FargateTaskDefinition(stack, "task", {
      ...{ family: "app", cpu: 1024, memory: 2048, executionRole, taskRole },
      containers: [{ name: "app", image: "app:1", logConfiguration: router.driver("app") }, router.container],
    });
  };

const to = (app: FirelensOutput): Program => routed({ routes: { app } });
const toAlone = (app: FirelensOutput): Program => alone({ routes: { app } });
const search = (options: Partial<OpenSearchOutputOptions>): Program =>
  toAlone(opensearchOutput({ ...SEARCH, ...options } as OpenSearchOutputOptions));
const http = (options: Readonly<Record<string, string>>): Program => toAlone(customOutput({ plugin: "http", options }));

const HTTP = { Name: "http", Host: "a.example.com" };

/** A task with a router of one's own, and no task role. */
const plain =
  (app: Partial<ContainerDefinition>, router: Partial<ContainerDefinition> = {}): Program =>
  (stack) =>
    containers(
      stack,
      { ...APP, logConfiguration: firelens({ options: HTTP }), ...app },
      { name: "router", image: "fluent-bit:1", firelensConfiguration: { type: "fluentbit" }, ...router },
    );

/** Log routers. */
export const FIRELENS_PROGRAMS = {
  refused: {
    ...each("an image", ["latest", "3", "3.2", "v3.2.0", "init-3.2.0", "4.0.0"], (image) => [
      "firelens-image",
      alone({ image: unchecked(image) }),
      "which does not move",
    ]),
    ...each(
      "a repository",
      ["registry.example.com/router:3.2.0", "registry.example.com/router@sha256:0"],
      (repository) => ["firelens-image", alone({ image: { version: "3.2.0", repository } }), "no tag"],
    ),
    "a digest that is cut": ["firelens-image", alone({ image: { version: "3.2.0", digest: "sha256:0" } }), "64"],
    ...each("a host", ["http://search", "search.example.com:9200", "search/path", "search example"], (host) => [
      "firelens-host",
      search({ host }),
    ]),
    ...each("an index", ["App", "_app", "app/1", "a".repeat(245)], (daily) => [
      "firelens-index",
      search({ index: { daily } }),
    ]),
    ...each("a duration", ["", "20", "20 m", "1d", "200h", "0s"], (awayFor) => [
      "firelens-away",
      search(unchecked({ awayFor })),
      "a week at most",
    ]),
    "forever without a limit": ["firelens-away", search(unchecked({ awayFor: "forever" })), "limit in MiB"],
    "no lines at all": ["firelens-away", alone({ kibPerSecond: 0 }), "more than 0"],
    "an option without a value": ["firelens-option-value", http({ Host: "" })],
    "an option that begins with a blank": ["firelens-option-value", http({ Host: " a" })],
    "an option of another output": [
      "firelens-output-option",
      toAlone(customOutput({ plugin: "es", options: { log_key: "log" } })),
      "correct the name",
    ],
    "logs in the router's log": [
      "firelens-trace",
      toAlone(customOutput({ plugin: "es", options: { Trace_Output: "On" } })),
    ],
    "a grace that is longer than ECS waits": ["firelens-router-stop", alone({ bucket: BUCKET, graceSeconds: 111 })],
    "no grace at all": ["firelens-router-stop", alone({ bucket: BUCKET, graceSeconds: 0 })],
    "fewer than no lines in Docker": ["firelens-buffer-limit", alone({ bufferLines: -1 })],
    "less memory than Fluent Bit takes": ["firelens-router-memory", alone({ memory: 127 }), "128 MiB"],
    "less memory than waits": ["firelens-router-memory", alone({ memory: 256, kibPerSecond: 64 }), "300 MiB"],
    "a health check that the image has no program for": [
      "firelens-router-health-image",
      alone({ bucket: BUCKET, image: "3.0.0", healthCheck: "uptime" }),
      "curl",
    ],
    ...each("a port", [0, 65_536], (port) => ["firelens-port", search({ port }), "1 to 65535"]),
    "a rule without a pattern": [
      "firelens-multiline",
      alone({ bucket: BUCKET, multiline: [{ start: "", next: "^ " }] }),
    ],
    "a rule of two lines": [
      "firelens-multiline",
      alone({ bucket: BUCKET, multiline: [{ start: "^a\n", next: "^ " }] }),
    ],
    "a parser without fields": [
      "firelens-parser",
      alone({ bucket: BUCKET, parsers: [{ format: "regex", pattern: "^(a)(?:b)(?=c)" }] }),
    ],
    "a configuration in S3 without a role": ["firelens-task-role", routedWithoutRole()],
  },
  warned: {
    ...each("an output of AWS's", ["firehose", "kinesis", "S3", "cloudwatch"], (Name) => [
      "firelens-credentials",
      plain({ logConfiguration: firelens({ options: { Name } }) }),
    ]),
    "a signed request": [
      "firelens-credentials",
      plain({ logConfiguration: firelens({ options: { name: "es", aws_auth: "on" } }) }),
    ],
    "a check through the pipeline": [
      "firelens-router-health",
      plain({}, { healthCheck: { command: ["CMD-SHELL", "echo '{}' | nc 127.0.0.1 8877 || exit 1"] } }),
    ],
    "more lines in Docker than the task has memory": [
      "log-buffers-exceed-memory",
      plain({ logConfiguration: firelens({ options: HTTP, bufferLimit: 2_097_152 }) }),
      "2048 MiB of buffers",
    ],
    ...each("an image", ["2.34.3", "2.32.2.20241003"], (image) => [
      "firelens-image-end",
      alone({ image: unchecked(image) }),
      "2026-06-30",
    ]),
  },
  right: {
    "as many lines in Docker as AWS has": plain({}),
    "a deep check of a router that may end": plain(
      {},
      {
        essential: false,
        healthCheck: { command: ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/health"] },
      },
    ),
    "an output of AWS's with credentials in a file": plain(
      { logConfiguration: firelens({ options: { Name: "s3" } }) },
      { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::school/router.env" }] },
    ),
    ...Object.fromEntries(EVERY_OUTPUT.map(([what, output]) => [`alone, to ${what}`, to(output)])),
    ...Object.fromEntries(
      EVERY_OUTPUT.map(([what, output]) => [
        `beside CloudWatch Logs, to ${what}`,
        routed({
          routes: { app: [LINES, output] },
          bucket: BUCKET,
          parsers: [{ format: "json" }],
          multiline: ["nodejs"],
        }),
      ]),
    ),
    "a domain and a bucket of the program": (stack) => {
      const domain = new OpensearchDomain(stack, "domain", { domainName: "school" });
      const bucket = new ConfigurationBucket(stack, "bucket", { name: "school-router" });
      const app = opensearchOutput({ domain, auth: SEARCH.auth, index: SEARCH.index });
      routed({ routes: { app: [LINES, app] }, bucket })(stack);
    },
    "names that only Terraform knows": (stack) => {
      const name = new TerraformVariable(stack, "name", { type: "string", default: "app" }).stringValue;
      const logGroup = new LogGroup(stack, "logs", { name: `/school/${name}` });
      const app = cloudWatchOutput({ logGroup, region: name, streamPrefix: name });
      routed({
        routes: { app: [app, opensearchOutput({ ...SEARCH, host: name, index: { daily: name } })] },
        bucket: BUCKET,
      })(stack);
    },
    "all that a router can do": routed({
      name: "router",
      image: { version: "3.4.14", digest: `sha256:${"0".repeat(64)}` },
      routes: { app: [LINES, opensearchOutput({ ...SEARCH, awayFor: "forever", bufferMib: 512, traceErrors: true })] },
      bucket: BUCKET,
      bucketPrefix: "routers/app",
      development: true,
      kibPerSecond: 64,
      bufferLines: 1024,
      memory: 512,
      graceSeconds: 110,
      healthCheck: "uptime",
      parsers: [
        { format: "json", time: { key: "time", format: "%Y-%m-%dT%H:%M:%S.%LZ" } },
        { format: "logfmt" },
        { format: "regex", pattern: "^(?<level>[A-Z]+) (?<ms>\\d+)$", types: { ms: "integer" } },
      ],
      multiline: ["go", "java", "python", "ruby", "nodejs", { start: '^"\\d{4}', next: "^\\s" }],
    }),
    "an image of the line before": routed({ image: "3.0.0" }),
    "the first image with a program for a health check": routed({
      image: "3.0.1",
      bucket: BUCKET,
      healthCheck: "uptime",
    }),
    "as little memory as a router has": routed({ memory: 128 }),
    "any other output": to(
      customOutput({
        plugin: "kafka",
        options: { Brokers: "kafka:9092", Topics: "logs" },
        secrets: {
          "rdkafka.sasl.password": Secret.fromSecretArn(`arn:aws:secretsmanager:${HERE}:secret:kafka-a1b2c3`),
        },
      }),
    ),
  },
} satisfies Programs;

function routedWithoutRole(): Program {
  return (stack) =>
    new FirelensRouter(stack, "router", {
      ...{ logs: LOGS, bucket: BUCKET },
      routes: { app: customOutput({ plugin: "http", options: { Host: "a.example.com" } }) },
    });
}
