import type { Construct } from "constructs";
import { cloudWatchOutput } from "../../constructs/ecs/firelens/cloudwatch-output";
import { customOutput } from "../../constructs/ecs/firelens/custom-output";
import { FirelensRouter } from "../../constructs/ecs/firelens/firelens-router";
import type { FirelensRouterProps } from "../../constructs/ecs/firelens/firelens-router-props";
import { opensearchOutput } from "../../constructs/ecs/firelens/opensearch-output";
import { splunkHecOutput } from "../../constructs/ecs/firelens/partner-outputs";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import type { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { SecurityGroup } from "../../constructs/network/security-group";
import { Secret } from "../../constructs/ecs/secret";
import type { ITaskRole } from "../../constructs/iam/role";
import { TaskRole } from "../../constructs/iam/task-role";
import { APP, LOG_GROUP, task, unchecked, type ErrorExamples } from "./example";
import { service } from "./service-example";

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

/** Credentials that are not the task role's. */
const CREDENTIALS = { environment: { AWS_SHARED_CREDENTIALS_FILE: "/credentials" } };

/** A task whose container sends its output to CloudWatch through a router of one's own. */
function routedTask(
  stack: Construct,
  router: Partial<ContainerDefinition>,
  app: Partial<ContainerDefinition>,
  taskRole?: ITaskRole,
): FargateTaskDefinition {
  const logConfiguration = firelens({ options: { Name: "cloudwatch_logs", region: "eu-west-3" } });
  const firelensConfiguration = { type: "fluentbit" } as const;
  const list = [
    { ...APP, logConfiguration, ...app },
    { name: "router", image: "fluent-bit:1", firelensConfiguration, ...router },
  ];
  return task(stack, { containers: list, taskRole });
}

/** A service of such a task, open for a port. */
function openService(stack: Construct, port: number): void {
  const ingress = [{ protocol: "tcp", port, cidrBlocks: ["10.0.0.0/8"] }] as const;
  const { securityGroupId } = new SecurityGroup(stack, "group", { name: "app", vpcId: "vpc-1", ingress });
  service(stack, routedTask(stack, CREDENTIALS, {}), { securityGroupIds: [securityGroupId] });
}

/**
 * Log routers. `place` says where CloudWatch has the router's own log, `search` where OpenSearch is, and `app` is an output to
 * it; `http` and `splunk` are outputs with these options. `router` makes a `FirelensRouter` for the container `app` with the
 * changes given, `routedTask` a task with another one, and `openService` a service of such a task, open for a port.
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
  "firelens-port": {
    source: 'RFC 6335, "Service Name and Transport Protocol Port Number Registry"',
    wrong: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, port: 92000 }) } }),
    right: (stack) => router(stack, { routes: { app: opensearchOutput({ ...search, port: 9200 }) } }),
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
  "firelens-route": {
    source: FIRELENS,
    wrong: (stack) => router(stack, { routes: { app: [] }, bucket }),
    right: (stack) => router(stack, { routes: { app: [app] }, bucket }),
  },
  "firelens-task-role": {
    source: FIRELENS,
    wrong: (stack) => router(stack, { routes: { app: cloudWatchOutput(place) }, taskRole: undefined }),
    right: (stack) => router(stack, { routes: { app: cloudWatchOutput(place) } }),
  },
  "firelens-credentials": {
    source: `${FIRELENS}; "Amazon ECS task IAM role"`,
    wrong: (stack) => routedTask(stack, {}, {}),
    right: (stack) => routedTask(stack, {}, {}, new TaskRole(stack, "task_role", { name: "app-task" })),
  },
  "firelens-router-dependency": {
    source: `${FIRELENS}; amazon-ecs-agent, \`agent/api/task\``,
    wrong: (stack) => {
      const dependsOn = [{ containerName: "router", condition: "COMPLETE" }] as const;
      routedTask(stack, { ...CREDENTIALS, essential: false }, { dependsOn });
    },
    right: (stack) => {
      const dependsOn = [{ containerName: "router", condition: "START" }] as const;
      routedTask(stack, { ...CREDENTIALS, essential: false }, { dependsOn });
    },
  },
  "firelens-router-health": {
    source: "aws-for-fluent-bit, `troubleshooting/debugging.md`",
    wrong: (stack) => {
      const command = ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/health"] as const;
      routedTask(stack, { ...CREDENTIALS, healthCheck: { command } }, {});
    },
    right: (stack) => {
      const command = ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime"] as const;
      routedTask(stack, { ...CREDENTIALS, healthCheck: { command } }, {});
    },
  },
  "firelens-router-health-image": {
    source: "aws-for-fluent-bit pull requests 1026 and 1037",
    wrong: (stack) => router(stack, { bucket, image: "3.0.0", healthCheck: "uptime" }),
    right: (stack) => router(stack, { bucket, image: "3.0.1", healthCheck: "uptime" }),
  },
  "firelens-router-port": {
    source: 'Amazon ECS developer guide, "Using FireLens"',
    wrong: (stack) => openService(stack, 24224),
    right: (stack) => openService(stack, 80),
  },
} satisfies ErrorExamples;
