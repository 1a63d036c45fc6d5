import type { Construct } from "constructs";
import { cloudWatchOutput } from "../../constructs/ecs/firelens/cloudwatch-output";
import { customOutput } from "../../constructs/ecs/firelens/custom-output";
import { FirelensRouter } from "../../constructs/ecs/firelens/firelens-router";
import type { FirelensRouterProps } from "../../constructs/ecs/firelens/firelens-router-props";
import { opensearchOutput } from "../../constructs/ecs/firelens/opensearch-output";
import { splunkHecOutput } from "../../constructs/ecs/firelens/partner-outputs";
import { Secret } from "../../constructs/ecs/secret";
import { TaskRole } from "../../constructs/iam/task-role";
import { LOG_GROUP, unchecked, type ErrorExamples } from "./example";

const IMAGE = "aws-for-fluent-bit, README.md and CHANGELOG.md";
const SOURCE = "fluent/fluent-bit, `config_map` of each output";
const FIRELENS = 'Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service or AWS Partner"';

const place = { logGroup: LOG_GROUP, region: "eu-west-3", streamPrefix: "app" } as const;
const password = Secret.fromSecretArn("arn:aws:secretsmanager:eu-west-3:123456789012:secret:search-a1b2c3");
const search = {
  host: "search.example.com",
  auth: { type: "user", user: "router", password },
  index: { daily: "app" },
} as const;
const app = opensearchOutput(search);
const http = (options: Readonly<Record<string, string>>) => customOutput({ plugin: "http", options });
const splunk = (options: Readonly<Record<string, string>>) => {
  const token = { host: "splunk.example.com", token: password };
  return splunkHecOutput({ ...token, options: unchecked(options) });
};
const bucket = { arn: "arn:aws:s3:::app-configuration", bucket: "app-configuration" };

/** A router for the container `app` with the given settings. */
function router(stack: Construct, props: Partial<FirelensRouterProps<string>>): void {
  const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
  new FirelensRouter(stack, "router", {
    logs: place,
    taskRole,
    routes: { app },
    ...props,
  } as FirelensRouterProps<string>);
}

/**
 * Log routers. `place` says where CloudWatch has the router's own log, `search` where OpenSearch is, and `app` is an output to
 * it; `http` and `splunk` are outputs with these options. `router` makes a `FirelensRouter` for the container `app` with the
 * changes given.
 */
export const FIRELENS_ERRORS = {
  "firelens-image": {
    source: `${IMAGE}; aws-for-fluent-bit issues 1181 and 1002`,
    wrong: (stack) => router(stack, { image: unchecked("stable") }),
    right: (stack) => router(stack, { image: "3.2.0" }),
  },
  "firelens-image-end": {
    source: IMAGE,
    wrong: (stack) => router(stack, { image: "2.34.3" }),
    right: (stack) => router(stack, { image: "3.2.0" }),
  },
  "firelens-output-option": {
    source: SOURCE,
    wrong: (stack) => router(stack, { routes: { app: splunk({ event_sorce: "app" }) } }),
    right: (stack) => router(stack, { routes: { app: splunk({ channel: "app" }) } }),
  },
  "firelens-option-value": {
    source: 'Fluent Bit documentation, "Configuration file"',
    wrong: (stack) => router(stack, { routes: { app: http({ Host: "a.example.com\n    Port 80" }) } }),
    right: (stack) => router(stack, { routes: { app: http({ Host: "a.example.com", Port: "80" }) } }),
  },
  "firelens-host": {
    source: 'Fluent Bit documentation, "OpenSearch"',
    wrong: (stack) =>
      router(stack, { routes: { app: opensearchOutput({ ...search, host: "https://search.example.com:443/" }) } }),
    right: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, host: "search.example.com" }) } }),
  },
  "firelens-index": {
    source: 'OpenSearch documentation, "Create index", index naming restrictions',
    wrong: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, index: { daily: "App" } }) } }),
    right: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, index: { daily: "app" } }) } }),
  },
  "firelens-away": {
    source: 'Fluent Bit documentation, "Scheduling and retries"',
    wrong: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, awayFor: unchecked("2 days") }) } }),
    right: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, awayFor: "48h" }) }, bucket }),
  },
  "firelens-trace": {
    source: 'Fluent Bit documentation, "OpenSearch": `Trace_Error`',
    wrong: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, traceErrors: true }) } }),
    right: (stack) =>
      router(stack, { routes: { app: opensearchOutput({ ...search, traceErrors: true }) }, development: true }),
  },
  "firelens-parser": {
    source: 'Fluent Bit documentation, "Regular expression" parser',
    wrong: (stack) => router(stack, { bucket, parsers: [{ format: "regex", pattern: "^[A-Z]+ .*$" }] }),
    right: (stack) => router(stack, { bucket, parsers: [{ format: "regex", pattern: "^(?<level>[A-Z]+) .*$" }] }),
  },
  "firelens-multiline": {
    source: 'Fluent Bit documentation, "Multiline parsing"',
    wrong: (stack) => router(stack, { bucket, multiline: [unchecked("rust")] }),
    right: (stack) => router(stack, { bucket, multiline: ["nodejs"] }),
  },
  "firelens-router-memory": {
    source: "aws-for-fluent-bit, `troubleshooting/debugging.md`",
    wrong: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, awayFor: "48h" }) }, memory: 256 }),
    right: (stack) =>
      router(stack, { routes: { app: opensearchOutput({ ...search, awayFor: "48h" }) }, memory: 256, bucket }),
  },
  "firelens-router-stop": {
    source: "Amazon ECS API reference, `ContainerDefinition`: `stopTimeout`",
    wrong: (stack) => router(stack, { bucket, graceSeconds: 120 }),
    right: (stack) => router(stack, { bucket, graceSeconds: 60 }),
  },
  "firelens-router-bucket": {
    source: "aws-samples/amazon-ecs-firelens-under-the-hood",
    wrong: (stack) => router(stack, unchecked({ routes: { app: [cloudWatchOutput(place), app] } })),
    right: (stack) => router(stack, { routes: { app: [cloudWatchOutput(place), app] }, bucket }),
  },
  "firelens-task-role": {
    source: FIRELENS,
    wrong: (stack) => router(stack, { routes: { app: cloudWatchOutput(place) }, taskRole: undefined }),
    right: (stack) => router(stack, { routes: { app: cloudWatchOutput(place) } }),
  },
} satisfies ErrorExamples;
