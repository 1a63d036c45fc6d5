import { TerraformVariable } from "cdktf";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import { awsLogs, type AwsLogsOptions } from "../../constructs/ecs/log-drivers/aws-logs";
import type { Delivery } from "../../constructs/ecs/log-drivers/delivery";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import { Secret } from "../../constructs/ecs/secret";
import { splunk } from "../../constructs/ecs/log-drivers/splunk";
import { LogGroup } from "../../constructs/logs/log-group";
import { APP, container, containers, LOG_GROUP, logging, task, WINDOWS } from "../errors/example";
import type { Program, Programs, WrongProgram } from "./case";
import { each } from "./each";
import { HERE } from "./parts";

const LOGS = { logGroup: LOG_GROUP, region: "eu-west-3", streamPrefix: "app", delivery: { mode: "blocking" } } as const;
const TOKEN = Secret.fromSecretArn(`arn:aws:secretsmanager:${HERE}:secret:splunk-a1b2c3`);

const logs =
  (options: Partial<AwsLogsOptions>): Program =>
  (stack) =>
    logging(stack, awsLogs({ ...LOGS, ...options } as AwsLogsOptions));

const buffered = (maxBufferSize: string): Program =>
  logs({ delivery: { mode: "non-blocking", maxBufferSize } as Delivery });

const router = (options?: Readonly<Record<string, string>>): ContainerDefinition => ({
  name: "router",
  image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
  firelensConfiguration: { type: "fluentbit", options },
});

const routed =
  (options?: Readonly<Record<string, string>>): Program =>
  (stack) =>
    containers(stack, { ...APP, logConfiguration: firelens({ options: { Name: "http" } }) }, router(options));

const option = (options: Readonly<Record<string, string>>, says?: string): WrongProgram =>
  says === undefined ? ["firelens-option", routed(options)] : ["firelens-option", routed(options), says];

/** Where the output of containers goes. */
export const LOG_DRIVER_PROGRAMS = {
  refused: {
    ...each(
      "a pattern",
      [
        "^(?!\\s)",
        "^(?=\\d{4})",
        "(?<!\\\\)$",
        "^(\\w)\\1",
        "(?>a)b",
        "a++",
        "*ERROR",
        "[INFO",
        "(INFO|ERROR",
        "a{2,1}",
        "INFO\\Z",
      ],
      (multilinePattern) => ["log-multiline-pattern", logs({ multilinePattern }), "which refuses this"],
    ),
    ...each("a time", ["[%d/%b/%Y", "(%H:%M", "[%Y-%m-%d %H:%M:%S]", "[%H:%M]"], (datetimeFormat) => [
      "log-datetime-format",
      logs({ datetimeFormat }),
      "which refuses it",
    ]),
    ...each("a buffer of", ["25", "1", "1k", "15k", "16383"], (size) => [
      "log-buffer-size",
      buffered(size),
      "16 KiB at least",
    ]),
    ...each("a buffer of", ["0", "0m", "-1m", "lots"], (size) => [
      "log-buffer-size",
      buffered(size),
      "positive number",
    ]),
    ...each("a region", ["Paris", "eu-west-3a", "EU-WEST-3"], (region) => ["log-region", logs({ region })]),
    ...each("a prefix", ["team:app", "app*"], (streamPrefix) => ["log-stream-prefix", logs({ streamPrefix })]),
    ...each("a new group", ["aws/app", "aws/ecs/app"], (name) => [
      "name-pattern",
      (stack) => new LogGroup(stack, "logs", { name }),
      "aws/",
    ]),
    "a group of the driver": ["name-pattern", logs({ logGroup: LogGroup.createdByDriver("aws/app") }), "aws/"],
    "a router's file in S3": option(
      { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::app/extra.conf" },
      "on Fargate",
    ),
    "a router's file of another kind": option({ "config-file-type": "File", "config-file-value": "/a" }, "on Fargate"),
    "a router's file without a path": option({ "config-file-type": "file" }, "config-file-value"),
    "a router's path without a type": option({ "config-file-value": "/extra.conf" }, "config-file-type"),
    "a router's file by its ARN": option({ "config-file-type": "file", "config-file-value": "arn:aws:s3:::app/a" }),
    "a router's file that FireLens writes": option({
      "config-file-type": "file",
      "config-file-value": "/fluent-bit/etc/fluent-bit.conf",
    }),
    ...each("a router's metadata", ["maybe", "yes", "on", ""], (metadata) =>
      option({ "enable-ecs-log-metadata": metadata }, "true or false"),
    ),
    "a router on Windows": [
      "windows-firelens",
      (stack) => task(stack, { containers: [{ ...APP, logConfiguration: firelens() }, router()] }, WINDOWS),
    ],
    "a route without a router": ["firelens-router-missing", (stack) => logging(stack, firelens())],
    "a router without a route": ["firelens-router-unused", (stack) => containers(stack, APP, router())],
    "a Splunk without a scheme": [
      "log-url",
      (stack) =>
        logging(stack, splunk({ token: TOKEN, url: "splunk:8088" as "https://", delivery: { mode: "blocking" } })),
    ],
  },
  warned: {
    ...each("a time", ["%F %T", "%s", "%Y-%m-%d %k:%M", "%D", "%d/%h/%Y"], (datetimeFormat) => [
      "log-datetime-sequence",
      logs({ datetimeFormat }),
      "leaves out the rest",
    ]),
    ...each("a time", ["yyyy-MM-dd HH:mm:ss", "RFC3339"], (datetimeFormat) => [
      "log-datetime-sequence",
      logs({ datetimeFormat }),
      "describes a time",
    ]),
    ...each("a router's option", ["config_file_type", "enable-log-metadata", "log-driver-buffer-limit"], (name) => [
      "firelens-option-name",
      routed({ [name]: "1" }),
    ]),
  },
  right: {
    ...each("a buffer of", ["16k", "16384"], (size) => buffered(size)),
    ...each(
      "a pattern",
      ["^(INFO|ERROR)", "^\\d{4}-\\d{2}-\\d{2}", "^\\S", "(?i)^warn", "^\\[[A-Z]+\\]", "(?P<level>[A-Z]+)", "\\p{Lu}"],
      (multilinePattern) => logs({ multilinePattern }),
    ),
    ...each(
      "a time",
      [
        "%Y-%m-%dT%H:%M:%S",
        "\\[%d/%b/%Y:%H:%M:%S %z\\]",
        "%b %d %H:%M:%S",
        "%Y-%m-%d %H:%M:%S%L",
        "%A, %d %B %y %I:%M %p",
      ],
      (datetimeFormat) => logs({ datetimeFormat }),
    ),
    "a pattern that a variable has": (stack) => {
      const pattern = new TerraformVariable(stack, "pattern", { type: "string" });
      logs({ multilinePattern: pattern.stringValue })(stack);
    },
    ...each(
      "a buffer of",
      ["25m", "1m", "64k", "4194304", "1.5m", "1g"],
      (size) => (stack) =>
        task(
          stack,
          {
            containers: [
              {
                ...APP,
                memory: 64,
                logConfiguration: awsLogs({
                  ...LOGS,
                  delivery: { mode: "non-blocking", maxBufferSize: size as "25m" },
                }),
              },
            ],
          },
          { cpu: 1024, memory: 4096 },
        ),
    ),
    ...each(
      "a group",
      ["/aws/ecs/app", "awsome/app", "/ecs/app#1.2_3-4"],
      (name) => (stack) => new LogGroup(stack, "logs", { name }),
    ),
    "a group of X-Ray's that is there": (stack) => LogGroup.fromName(stack, "spans", "aws/spans"),
    "a router's file": routed({ "config-file-type": "file", "config-file-value": "/extra.conf" }),
    ...each("a router's metadata", ["true", "false", "True"], (metadata) =>
      routed({ "enable-ecs-log-metadata": metadata }),
    ),
    "a router without options": routed(),
    "a Windows container's log": (stack) =>
      task(stack, { containers: [{ ...APP, logConfiguration: awsLogs(LOGS) }] }, WINDOWS),
    "a container without a log": (stack) => container(stack, {}),
  },
} satisfies Programs;
