import { existingLogGroup } from "../../log-groups";
import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import { awsLogs, type AwsLogsOptions } from "../../../constructs/ecs/log-drivers/aws-logs";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import type { LogDriver } from "../../../constructs/ecs/log-drivers/log-driver";
import type { TaskShape } from "../../../constructs/ecs/rules/task";
import { Secret } from "../../../constructs/ecs/secret";
import { splunk, type SplunkOptions } from "../../../constructs/ecs/log-drivers/splunk";
import { inLogging, withContainers, type Breaker, type Unchecked } from "./breaker";

const LOGS: AwsLogsOptions = {
  logGroup: existingLogGroup("app", "arn:aws:logs:eu-west-3:123456789012:log-group:app"),
  region: "eu-west-3",
  streamPrefix: "app",
  delivery: { mode: "blocking" },
};
const SPLUNK: SplunkOptions = {
  token: Secret.fromSecretArn("arn:aws:secretsmanager:eu-west-3:123456789012:secret:splunk-a1b2c3"),
  url: "https://splunk.example.com:8088",
  delivery: { mode: "blocking" },
};
const logs = (fields: Unchecked<AwsLogsOptions>) => awsLogs({ ...LOGS, ...fields } as AwsLogsOptions);

/** Breaks log drivers and their router: `rules/logging.ts`. */
export const LOGGING_BREAKERS: readonly Breaker[] = [
  inLogging(
    "log-driver",
    "a driver that Fargate lacks",
    { logDriver: "fluentd", settings: {} } as object as LogDriver,
    'a log driver on Fargate is awslogs, splunk, awsfirelens, got: "fluentd"; choose one of them',
  ),
  ...(
    [
      [{ streamPrefix: "" }, "streamPrefix"],
      [{ region: "" }, "region"],
      [{ logGroup: existingLogGroup("", "arn:aws:logs:eu-west-3:123456789012:log-group:app") }, "logGroup"],
      [{ endpoint: "" }, "endpoint"],
      [{ delivery: { mode: "non-blocking", maxBufferSize: "" } }, "delivery.maxBufferSize"],
    ] as const
  ).map(([fields, option]) =>
    inLogging(
      "log-option-empty",
      `an empty ${option}`,
      logs(fields),
      `an option of a log driver has a value, got: "${option}"; give it one, or leave it out`,
    ),
  ),
  inLogging(
    "log-delivery",
    "a delivery mode",
    logs({ delivery: { mode: "lossy" } }),
    'the delivery mode is blocking, non-blocking, accountDefault, got: "lossy"; choose one of them',
  ),
  inLogging(
    "log-buffer-mode",
    "a buffer with delivery blocking",
    logs({ delivery: { mode: "blocking", maxBufferSize: "1m" } }),
    'only non-blocking delivery has a buffer, got: "1m"; leave maxBufferSize out, or choose non-blocking',
  ),
  ...["big", "0", "1t"].map((maxBufferSize) =>
    inLogging(
      "log-buffer-size",
      `a buffer of ${maxBufferSize}`,
      logs({ delivery: { mode: "non-blocking", maxBufferSize } }),
      `a buffer's size is a positive number with k, m or g, got: "${maxBufferSize}"; write it as '25m'`,
    ),
  ),
  inLogging(
    "name-pattern",
    "a log group's name",
    logs({ logGroup: existingLogGroup("my group", "arn:aws:logs:eu-west-3:123456789012:log-group:my group") }),
    'a log group\'s name consists of letters, digits and _./#-, got: "my group"; rename it',
  ),
  inLogging(
    "log-region",
    "a region",
    logs({ region: "Paris" }),
    "region is the name of an AWS region, got: \"Paris\"; write it as 'eu-west-3'",
  ),
  inLogging(
    "log-create-group",
    "a group that the driver makes, and does not",
    logs({ logGroup: { ownership: "createdByDriver", name: "app", createGroup: "no" } }),
    `createGroup of a group that the driver makes is true, True, TRUE, t, T, 1, got: "no"; choose one of them`,
  ),
  inLogging(
    "log-create-group",
    "a group that is there, and made",
    logs({ logGroup: { ownership: "existing", name: "app", createGroup: "true" } }),
    `createGroup of a group that is there already is false, False, FALSE, f, F, 0, got: "true"; choose one of them`,
  ),
  ...["a:b", "a*"].map((streamPrefix) =>
    inLogging(
      "log-stream-prefix",
      `a stream prefix of ${streamPrefix}`,
      logs({ streamPrefix }),
      `streamPrefix, as the name of a log stream, holds neither : nor *, got: "${streamPrefix}"; replace them`,
    ),
  ),
  inLogging(
    "log-event-format",
    "two ends of a log event",
    logs({ datetimeFormat: "%Y", multilinePattern: "^x" }),
    "datetimeFormat, multilinePattern and format exclude each other, got: " +
      '["datetimeFormat","multilinePattern"]; keep one of them',
  ),
  inLogging(
    "log-event-format",
    "a format beside an end of a log event",
    logs({ multilinePattern: "^x", format: "json/emf" }),
    "datetimeFormat, multilinePattern and format exclude each other, got: " +
      '["multilinePattern","format"]; keep one of them',
  ),
  inLogging(
    "log-multiline-pattern",
    "a pattern that Go lacks",
    logs({ multilinePattern: "^(?!a)" }),
    "multilinePattern is a regular expression of Go, which refuses this: invalid or unsupported Perl syntax: `(?!`, " +
      'got: "^(?!a)"; write it without lookarounds, backreferences and what else Go\'s `regexp/syntax` does not list',
  ),
  inLogging(
    "log-datetime-format",
    "a time in brackets",
    logs({ datetimeFormat: "[%Y-%m-%d]" }),
    "datetimeFormat becomes a regular expression of Go, which refuses it: invalid character class range: `}-(`, " +
      'got: "[%Y-%m-%d]"; write \\[ for [, and \\( for (',
  ),
  inLogging(
    "log-format",
    "a format of log events",
    logs({ format: "json" }),
    'the format of log events is json/emf, got: "json"; choose one of them',
  ),
  inLogging(
    "log-url",
    "an endpoint",
    logs({ endpoint: "http://logs.example.com" }),
    'the address is like https://logs.eu-west-3.amazonaws.com, got: "http://logs.example.com"; write scheme and host',
  ),
  inLogging(
    "log-url",
    "Splunk's address",
    splunk({ ...SPLUNK, url: "splunk.example.com" as "https://" }),
    'the address is like https://splunk.example.com:8088, got: "splunk.example.com"; write scheme and host',
  ),
  ...[536_870_912, -1, 1.5].map((bufferLimit) => ({
    code: "firelens-buffer-limit",
    what: `a buffer limit of ${bufferLimit}`,
    change: (task: TaskShape) => withContainers(routing(task), { logConfiguration: firelens({ bufferLimit }) }),
    says:
      `container "added": bufferLimit is 0 to 536870911 events, whole, got: ${bufferLimit}; ` +
      "choose a value in between",
  })),
  {
    code: "firelens-router-log",
    what: "a router that logs to itself",
    change: (task) => ({
      ...task,
      containers: routing(task).containers.map(inRouter({ logConfiguration: firelens() })),
    }),
    says: 'container "router": a FireLens router can\'t send its own output to itself, got: "router"; give the router awsLogs',
  },
  {
    code: "firelens-option",
    what: "a router's file in S3",
    change: (task) => ({
      ...task,
      containers: routing(task).containers.map(
        inRouter({
          firelensConfiguration: {
            type: "fluentbit",
            options: { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::a/b" },
          },
        }),
      ),
    }),
    says:
      'container "router": a router on Fargate has config-file-type file, got: "s3"; put the file into the router\'s ' +
      "image, or let aws-for-fluent-bit's init image read it from S3",
  },
  {
    code: "firelens-router-user",
    what: "a router's user",
    change: (task) => ({ ...task, containers: routing(task).containers.map(inRouter({ user: "1000" })) }),
    says: 'container "router": a FireLens router runs as user 0, got: "1000"; leave `user` out',
  },
  {
    code: "firelens-router-count",
    what: "two routers",
    change: (task) => withContainers(routing(task), { firelensConfiguration: { type: "fluentd" } }),
    says: 'a task has at most one FireLens router, got: ["router","added"]; keep one firelensConfiguration',
  },
  {
    code: "firelens-router-unused",
    what: "a router that nobody uses",
    change: (task) => ({ ...task, containers: routing(task).containers.map(notRouted) }),
    says:
      'a task with a FireLens router has a container that sends its output there, got: ["router"]; ' +
      "give the containers firelens, or leave out firelensConfiguration",
  },
  {
    code: "firelens-router-missing",
    what: "a route without a router",
    change: (task) => ({
      ...task,
      containers: routing(task).containers.map((other) => ({ ...other, firelensConfiguration: undefined })),
    }),
    says:
      'firelens needs a container that is the task\'s FireLens router, got: ["routed"]; ' +
      "add a container with firelensConfiguration",
  },
];

/** The task with a router and a container that sends its output there; with its own ones, if it has them. */
function routing(task: TaskShape): TaskShape {
  if (task.containers.some(({ firelensConfiguration }) => firelensConfiguration)) return task;
  return withContainers(
    task,
    { name: "router", firelensConfiguration: { type: "fluentbit" } },
    { name: "routed", logConfiguration: firelens() },
  );
}

const inRouter = (fields: Partial<ContainerDefinition>) => (container: ContainerDefinition) =>
  container.firelensConfiguration ? { ...container, ...fields } : container;

const notRouted = (container: ContainerDefinition): ContainerDefinition =>
  container.logConfiguration?.logDriver === "awsfirelens" ? { ...container, logConfiguration: undefined } : container;
