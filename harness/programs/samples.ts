import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { unchecked } from "../errors/example";
import type { Program, Programs } from "./case";
import { each } from "./each";

const ROLE = "arn:aws:iam::111122223333:role/app";
const HERE = "eu-west-3:111122223333";
const SECRET = `arn:aws:secretsmanager:${HERE}:secret:app-AbCdEf`;

const APP = { name: "app", image: "public.ecr.aws/docker/library/httpd:latest", essential: true };

const ROUTER = {
  name: "log_router",
  image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
  firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } },
};

/** As they register it who follow the documents: the application, and what runs beside it. */
const sample =
  (app: object, beside: readonly object[] = [], more: object = {}): Program =>
  (stack) => {
    const size = { cpu: "1024", memory: "2048", executionRoleArn: ROLE, taskRoleArn: ROLE };
    const launch = { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] };
    const containerDefinitions = [{ ...APP, ...app }, ...beside];
    const json = { family: "app", ...size, ...launch, containerDefinitions, ...more };
    return FargateTaskDefinition.fromRegisterInput(stack, "task", unchecked(json));
  };

const routed = (options: object): Program =>
  sample({ logConfiguration: { logDriver: "awsfirelens", options } }, [ROUTER]);

const OUTPUTS: Readonly<Record<string, object>> = {
  cloudwatch_logs: { region: "eu-west-3", log_group_name: "app", auto_create_group: "true", log_stream_prefix: "app-" },
  kinesis_firehose: { region: "eu-west-3", delivery_stream: "app", "log-driver-buffer-limit": "51200" },
  kinesis_streams: { region: "eu-west-3", stream: "app" },
  s3: { region: "eu-west-3", bucket: "app", s3_key_format: "/$TAG[2]/%Y/%m/%d/$UUID.gz", total_file_size: "1M" },
  opensearch: { Host: "search.eu-west-3.es.amazonaws.com", Port: "443", Aws_auth: "On", tls: "On" },
  datadog: { Host: "http-intake.logs.datadoghq.eu", TLS: "on", provider: "ecs", dd_service: "app", apikey: "x" },
};

const DATADOG = {
  name: "datadog-agent",
  image: "public.ecr.aws/datadog/agent:latest",
  cpu: 10,
  memory: 256,
  portMappings: [
    { hostPort: 8126, protocol: "tcp", containerPort: 8126 },
    { hostPort: 8125, protocol: "udp", containerPort: 8125 },
  ],
  environment: [{ name: "ECS_FARGATE", value: "true" }],
  secrets: [{ name: "DD_API_KEY", valueFrom: SECRET }],
  healthCheck: { command: ["CMD-SHELL", "agent health"], interval: 30, timeout: 5, retries: 3, startPeriod: 15 },
};

const COLLECTOR = {
  name: "aws-otel-collector",
  image: "public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0",
  command: ["--config=/etc/ecs/ecs-default-config.yaml"],
  secrets: [{ name: "AOT_CONFIG_CONTENT", valueFrom: "otel-collector-config" }],
  healthCheck: { command: ["/healthcheck"], interval: 5, timeout: 6, retries: 5, startPeriod: 1 },
};

const INIT = {
  ...{
    name: "init",
    image: "public.ecr.aws/aws-observability/adot-autoinstrumentation-java:v1.32.2",
    essential: false,
  },
  command: ["cp", "/javaagent.jar", "/otel/javaagent.jar"],
  mountPoints: [{ sourceVolume: "otel", containerPath: "/otel", readOnly: false }],
};

const valueFrom = (text: string): Program => sample({ secrets: [{ name: "KEY", valueFrom: text }] });

/** Definitions as AWS's and its partners' documents show them. */
export const SAMPLE_PROGRAMS = {
  refused: {
    "a GPU": ["field-not-on-fargate", sample({ resourceRequirements: [{ type: "GPU", value: "1" }] }), "GPU"],
    "a buffer of a container that waits": [
      "log-buffer-mode",
      sample({ logConfiguration: awslogs({ mode: "blocking", "max-buffer-size": "25m" }) }),
    ],
    "less reserved than AWS takes": ["container-memory", sample({ memoryReservation: 5 })],
    "an empty option of a router": ["log-option-empty", routed({ Name: "http", Host: "" })],
    "a parameter's name with a blank": ["secret-name", valueFrom("db password")],
    "a part of a secret without the colons of the others": ["secret-selection", valueFrom(`${SECRET}:password`)],
    "more reserved than there is": ["container-memory-reservation", sample({ memory: 512, memoryReservation: 513 })],
  },
  warned: {
    "a buffer without a mode": [
      "log-buffer-mode-default",
      sample({ logConfiguration: awslogs({ "max-buffer-size": "25m" }) }),
    ],
  },
  right: {
    ...Object.fromEntries(
      Object.entries(OUTPUTS).map(([Name, options]) => [`FireLens to ${Name}`, routed({ Name, ...options })]),
    ),
    "FireLens without options": sample({ logConfiguration: { logDriver: "awsfirelens", options: null } }, [ROUTER]),
    "Datadog's agent": sample({}, [DATADOG]),
    "AWS's collector": sample({}, [COLLECTOR]),
    "X-Ray's daemon": sample({ dependsOn: [{ containerName: "xray-daemon", condition: "START" }] }, [
      {
        ...{ name: "xray-daemon", image: "amazon/aws-xray-daemon", cpu: 32, memoryReservation: 256, essential: false },
        portMappings: [{ hostPort: 0, containerPort: 2000, protocol: "udp" }],
      },
    ]),
    "instrumentation before the start": sample(
      { dependsOn: [{ containerName: "init", condition: "SUCCESS" }], mountPoints: INIT.mountPoints },
      [INIT],
      { volumes: [{ name: "otel", host: {} }] },
    ),
    "as much reserved as there is": sample({ memory: 512, memoryReservation: 512 }),
    "16 vCPU on ARM": sample({}, [], {
      ...{ cpu: "16 vCPU", memory: "120 GB", pidMode: "task" },
      runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    }),
    ...each(
      "a secret",
      [
        `${SECRET}:key::`,
        `${SECRET}:key:AWSPREVIOUS:`,
        `${SECRET}:::9d4cb84b-ad69-40c0-a0ab-cead36b967e8`,
        `arn:aws:secretsmanager:${HERE}:secret:rds!cluster-1b2c-AbCdEf:password::`,
        `arn:aws:ssm:${HERE}:parameter/app/key`,
        "/app/key",
        "key",
      ],
      valueFrom,
    ),
    ...each("a time", ["%Y-%m-%dT%H:%M:%S.%f%z", "\\[%b %d, %Y %H:%M:%S\\]"], (format) =>
      sample({ logConfiguration: awslogs({ "awslogs-datetime-format": format }) }),
    ),
  },
} satisfies Programs;

function awslogs(options: object): object {
  const common = { "awslogs-group": "/ecs/app", "awslogs-region": "eu-west-3", "awslogs-stream-prefix": "ecs" };
  return { logDriver: "awslogs", options: { ...common, ...options } };
}
