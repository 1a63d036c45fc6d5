import type { Construct } from "constructs";
import type { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { Secret } from "../../constructs/ecs/secret";
import { splunk } from "../../constructs/ecs/log-drivers/splunk";
import { LogGroup } from "../../constructs/logs/log-group";
import { APP, containers, type ErrorExamples, LOG_GROUP, logging, unchecked } from "./example";

const AWSLOGS = 'Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch"';
const DELIVERY = 'Docker documentation, "Configure logging drivers", delivery mode';
const FIRELENS = 'Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service or AWS Partner"';

const common = {
  logGroup: LOG_GROUP,
  region: "eu-west-3",
  streamPrefix: "app",
  delivery: { mode: "blocking" },
} as const;
const token = Secret.fromSecretArn("arn:aws:secretsmanager:eu-west-3:123456789012:secret:splunk-a1b2c3");
const ROUTER = { name: "router", image: "fluent-bit:1", firelensConfiguration: { type: "fluentbit" } } as const;

function routed(stack: Construct, options: Readonly<Record<string, string>>): FargateTaskDefinition {
  const router = { ...ROUTER, firelensConfiguration: { type: "fluentbit", options } } as const;
  return containers(stack, { ...APP, logConfiguration: firelens() }, router);
}

/**
 * Log drivers. `common` are the options of awslogs that must be there, `token` is a secret, and `ROUTER` is a container
 * that is a FireLens router; `routed` makes a task whose router has these options.
 */
export const LOG_DRIVER_ERRORS = {
  "log-driver": {
    source: "Amazon ECS API reference, `LogConfiguration`",
    wrong: (stack) => logging(stack, unchecked({ logDriver: "json-file", settings: {} })),
    right: (stack) => logging(stack, awsLogs(common)),
  },
  "log-option-empty": {
    source: AWSLOGS,
    wrong: (stack) => logging(stack, awsLogs({ ...common, streamPrefix: "" })),
    right: (stack) => logging(stack, awsLogs({ ...common, streamPrefix: "app" })),
  },
  "log-delivery": {
    source: DELIVERY,
    wrong: (stack) => logging(stack, awsLogs({ ...common, delivery: unchecked({ mode: "async" }) })),
    right: (stack) => logging(stack, awsLogs({ ...common, delivery: { mode: "non-blocking" } })),
  },
  "log-buffer-mode": {
    source: DELIVERY,
    wrong: (stack) =>
      logging(stack, awsLogs({ ...common, delivery: unchecked({ mode: "blocking", maxBufferSize: "25m" }) })),
    right: (stack) => logging(stack, awsLogs({ ...common, delivery: { mode: "non-blocking", maxBufferSize: "25m" } })),
  },
  "log-buffer-mode-default": {
    source: DELIVERY,
    wrong: (stack) =>
      logging(stack, awsLogs({ ...common, delivery: unchecked({ mode: "accountDefault", maxBufferSize: "25m" }) })),
    right: (stack) => logging(stack, awsLogs({ ...common, delivery: { mode: "non-blocking", maxBufferSize: "25m" } })),
  },
  "log-buffer-size": {
    source: DELIVERY,
    wrong: (stack) =>
      logging(stack, awsLogs({ ...common, delivery: { mode: "non-blocking", maxBufferSize: unchecked("25 MB") } })),
    right: (stack) => logging(stack, awsLogs({ ...common, delivery: { mode: "non-blocking", maxBufferSize: "25m" } })),
  },
  "log-format": {
    source: 'Docker documentation, "Amazon CloudWatch Logs logging driver"',
    wrong: (stack) => logging(stack, awsLogs({ ...common, format: unchecked("json") })),
    right: (stack) => logging(stack, awsLogs({ ...common, format: "json/emf" })),
  },
  "log-event-format": {
    source: AWSLOGS,
    wrong: (stack) =>
      logging(stack, awsLogs({ ...common, datetimeFormat: "%Y-%m-%d", multilinePattern: unchecked("^INFO") })),
    right: (stack) => logging(stack, awsLogs({ ...common, datetimeFormat: "%Y-%m-%d" })),
  },
  "log-region": {
    source: AWSLOGS,
    wrong: (stack) => logging(stack, awsLogs({ ...common, region: "Paris" })),
    right: (stack) => logging(stack, awsLogs({ ...common, region: "eu-west-3" })),
  },
  "log-stream-prefix": {
    source: "Amazon CloudWatch Logs API reference, `CreateLogStream`",
    wrong: (stack) => logging(stack, awsLogs({ ...common, streamPrefix: "team:app" })),
    right: (stack) => logging(stack, awsLogs({ ...common, streamPrefix: "team/app" })),
  },
  "log-create-group": {
    source: 'Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch"; Go, `strconv.ParseBool`',
    wrong: (stack) => logging(stack, awsLogs({ ...common, logGroup: LogGroup.named("app", unchecked("true")) })),
    right: (stack) => logging(stack, awsLogs({ ...common, logGroup: LogGroup.named("app", "False") })),
  },
  "log-url": {
    source: 'Docker documentation, "Splunk logging driver"',
    wrong: (stack) =>
      logging(stack, splunk({ token, url: unchecked("splunk.example.com:8088"), delivery: { mode: "blocking" } })),
    right: (stack) =>
      logging(stack, splunk({ token, url: "https://splunk.example.com:8088", delivery: { mode: "blocking" } })),
  },
  "firelens-buffer-limit": {
    source: 'Amazon ECS developer guide, "Configuring Amazon ECS logs for high throughput"',
    wrong: (stack) => containers(stack, { ...APP, logConfiguration: firelens({ bufferLimit: -1 }) }, ROUTER),
    right: (stack) => containers(stack, { ...APP, logConfiguration: firelens({ bufferLimit: 65536 }) }, ROUTER),
  },
  "firelens-router-missing": {
    source: FIRELENS,
    wrong: (stack) => containers(stack, { ...APP, logConfiguration: firelens() }),
    right: (stack) => containers(stack, { ...APP, logConfiguration: firelens() }, ROUTER),
  },
  "firelens-router-count": {
    source: FIRELENS,
    wrong: (stack) =>
      containers(stack, { ...APP, logConfiguration: firelens() }, ROUTER, { ...ROUTER, name: "router2" }),
    right: (stack) => containers(stack, { ...APP, logConfiguration: firelens() }, ROUTER),
  },
  "firelens-router-log": {
    source: FIRELENS,
    wrong: (stack) =>
      containers(stack, { ...APP, logConfiguration: firelens() }, { ...ROUTER, logConfiguration: firelens() }),
    right: (stack) =>
      containers(stack, { ...APP, logConfiguration: firelens() }, { ...ROUTER, logConfiguration: awsLogs(common) }),
  },
  "firelens-router-unused": {
    source: FIRELENS,
    wrong: (stack) => containers(stack, APP, ROUTER),
    right: (stack) => containers(stack, { ...APP, logConfiguration: firelens() }, ROUTER),
  },
  "firelens-router-user": {
    source: "AWS provider issue 11526",
    wrong: (stack) => containers(stack, { ...APP, logConfiguration: firelens() }, { ...ROUTER, user: "fluent" }),
    right: (stack) => containers(stack, { ...APP, logConfiguration: firelens() }, { ...ROUTER, user: "0" }),
  },
  "log-multiline-pattern": {
    source: `${AWSLOGS}; Go documentation, \`regexp/syntax\``,
    wrong: (stack) => logging(stack, awsLogs({ ...common, multilinePattern: "^(?!\\s)" })),
    right: (stack) => logging(stack, awsLogs({ ...common, multilinePattern: "^\\S" })),
  },
  "log-datetime-format": {
    source: `${AWSLOGS}; moby, \`daemon/logger/awslogs\``,
    wrong: (stack) => logging(stack, awsLogs({ ...common, datetimeFormat: "[%Y-%m-%d %H:%M:%S]" })),
    right: (stack) => logging(stack, awsLogs({ ...common, datetimeFormat: "\\[%Y-%m-%d %H:%M:%S\\]" })),
  },
  "log-datetime-sequence": {
    source: `${AWSLOGS}; moby, \`daemon/logger/awslogs\``,
    wrong: (stack) => logging(stack, awsLogs({ ...common, datetimeFormat: "%F %T" })),
    right: (stack) => logging(stack, awsLogs({ ...common, datetimeFormat: "%Y-%m-%d %H:%M:%S" })),
  },
  "firelens-option": {
    source: "Amazon ECS API reference, `FirelensConfiguration`",
    wrong: (stack) => {
      const options = { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::school/extra.conf" };
      routed(stack, options);
    },
    right: (stack) => routed(stack, { "config-file-type": "file", "config-file-value": "/extra.conf" }),
  },
  "firelens-option-name": {
    source: "Amazon ECS API reference, `FirelensConfiguration`",
    wrong: (stack) => routed(stack, { "enable-log-metadata": "true" }),
    right: (stack) => routed(stack, { "enable-ecs-log-metadata": "true" }),
  },
} satisfies ErrorExamples;
