import type { Construct } from "constructs";
import {
  cloudWatchOutput,
  ConfigurationBucket,
  customOutput,
  datadogOutput,
  elasticsearchOutput,
  FargateTaskDefinition,
  firehoseOutput,
  FirelensRouter,
  lokiOutput,
  newRelicOutput,
  opensearchOutput,
  s3Output,
  Secret,
  splunkHecOutput,
  type CloudWatchOutputOptions,
  type ConfiguredRouterProps,
  type CustomOutputOptions,
  type DatadogOutputOptions,
  type ElasticsearchOutputOptions,
  type FirehoseOutputOptions,
  type FirelensOutput,
  type FirelensRouterProps,
  type LokiOutputOptions,
  type NewRelicOutputOptions,
  type OpenSearchOutputOptions,
  type S3OutputOptions,
  type SplunkHecOutputOptions,
} from "../../constructs/ecs";
import { ExecutionRole, TaskRole } from "../../constructs/iam";
import { existingLogGroup } from "../log-groups";
import { specimen, type Specimen } from "./specimen";

const ACCOUNT = "eu-west-3:123456789012";
const secret = Secret.fromSecretArn(`arn:aws:secretsmanager:${ACCOUNT}:secret:app-a1b2c3`);
const BUCKET = { arn: "arn:aws:s3:::app-configuration", bucket: "app-configuration" };
const logGroup = existingLogGroup("app", `arn:aws:logs:${ACCOUNT}:log-group:app`);
const LOGS = { logGroup, region: "eu-west-3", streamPrefix: "router" };

/** A task with a router, whose own log and configuration are those of no output. */
function routed(stack: Construct, props: Partial<FirelensRouterProps<string>>): void {
  const executionRole = new ExecutionRole(stack, "role", { name: "app" });
  const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
  const router = new FirelensRouter(stack, "router", { logs: LOGS, taskRole, ...props } as FirelensRouterProps<string>);
  const app = { name: "app", image: "app:1", logConfiguration: router.driver("app") };
  const size = { cpu: 1024, memory: 8192 } as const;
  const containers = [app, router.container];
  new FargateTaskDefinition(stack, "task", { family: "app", executionRole, taskRole, containers, ...size });
}

/** An output, in the task definition and in a file. */
function output<P extends { readonly bufferMib?: number }>(
  owner: string,
  options: P,
  make: (options: P) => FirelensOutput,
  what = "",
): Specimen[] {
  return [
    specimen(
      owner,
      () => options,
      (stack, changed) => routed(stack, { routes: { app: make(changed) } }),
      what,
    ),
    specimen(
      owner,
      () => ({ ...options, bufferMib: 64 }),
      (stack, changed) => {
        routed(stack, { routes: { app: [make(changed)] }, bucket: BUCKET, bucketPrefix: "router" });
      },
      `${what} in a file`,
    ),
  ];
}

const sigv4 = {
  type: "sigv4",
  region: "eu-west-3",
  roleArn: "arn:aws:iam::123456789012:role/search",
  externalId: "school",
} as const;
const user = { type: "user", user: "router", password: secret } as const;
const index = { daily: "app" };

/** Log routers and their outputs. */
export const FIRELENS_SPECIMENS: readonly Specimen[] = [
  specimen(
    "FirelensRouter",
    (): Omit<ConfiguredRouterProps<string>, "routes" | "taskRole"> => ({
      name: "log-router",
      image: { version: "3.2.0", repository: "registry.example.com/router" },
      logs: LOGS,
      bucket: BUCKET,
      bucketPrefix: "router",
      bucketKeyArn: `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      kibPerSecond: 8,
      bufferLines: 4096,
      graceSeconds: 30,
      memory: 512,
      parsers: [{ format: "regex", pattern: "^(?<level>[A-Z]+)", time: { key: "time", format: "%s.%L" } }],
      multiline: [{ start: "^Error", next: "^ " }],
    }),
    (stack, props) =>
      routed(stack, { ...props, routes: { app: lokiOutput({ host: "loki", labels: { app: "app" } }) } }),
  ),
  specimen(
    "ConfigurationBucket",
    () => ({ name: "school-router", kmsKeyArn: `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab` }),
    (stack, props) => new ConfigurationBucket(stack, "bucket", props),
  ),
  ...output<CloudWatchOutputOptions>(
    "cloudWatchOutput",
    { logGroup, region: "eu-west-3", streamPrefix: "app" },
    cloudWatchOutput,
  ),
  ...output<OpenSearchOutputOptions>(
    "opensearchOutput",
    { host: "search.example.com", port: 9200, auth: user, index, idKey: "id" },
    opensearchOutput,
  ),
  ...output<OpenSearchOutputOptions>(
    "opensearchOutput",
    {
      domain: { arn: `arn:aws:es:${ACCOUNT}:domain/app`, endpoint: "search.example.com" },
      auth: { type: "sigv4", region: "eu-west-3" },
      index: { fixed: "app" },
    },
    opensearchOutput,
    "to a domain",
  ),
  ...output<OpenSearchOutputOptions>(
    "opensearchOutput",
    { host: "search.example.com", auth: sigv4, index },
    opensearchOutput,
    "of another account",
  ),
  ...output<ElasticsearchOutputOptions>(
    "elasticsearchOutput",
    { host: "search.example.com", port: 9200, auth: user, index, idKey: "id" },
    elasticsearchOutput,
  ),
  ...output<ElasticsearchOutputOptions>(
    "elasticsearchOutput",
    { auth: { type: "elasticCloud", cloudId: "app:abc", credentials: secret }, index: { fixed: "app" } },
    elasticsearchOutput,
    "to Elastic Cloud",
  ),
  ...output<ElasticsearchOutputOptions>(
    "elasticsearchOutput",
    { host: "search.example.com", auth: sigv4, index },
    elasticsearchOutput,
    "signed",
  ),
  ...output<FirehoseOutputOptions>(
    "firehoseOutput",
    { stream: { arn: `arn:aws:firehose:${ACCOUNT}:deliverystream/app`, name: "app" }, region: "eu-west-3" },
    firehoseOutput,
  ),
  ...output<S3OutputOptions>("s3Output", { bucket: BUCKET, region: "eu-west-3", prefix: "app" }, s3Output),
  ...output<DatadogOutputOptions>(
    "datadogOutput",
    { apiKey: secret, site: "datadoghq.eu", service: "app", source: "nodejs", tags: { env: "prod" } },
    datadogOutput,
  ),
  ...output<LokiOutputOptions>(
    "lokiOutput",
    { host: "loki.example.com", port: 3100, labels: { app: "app" }, auth: user, tenantId: "school" },
    lokiOutput,
  ),
  ...output<NewRelicOutputOptions>("newRelicOutput", { licenseKey: secret }, newRelicOutput),
  ...output<SplunkHecOutputOptions>(
    "splunkHecOutput",
    { host: "splunk.example.com", port: 8089, token: secret, index: "app", source: "app", sourceType: "json" },
    splunkHecOutput,
  ),
  ...output<CustomOutputOptions>(
    "customOutput",
    {
      plugin: "kafka",
      options: { Brokers: "kafka:9092" },
      permissions: [
        {
          sid: "Write",
          actions: ["kafka-cluster:WriteData"],
          resources: ["arn:aws:kafka:eu-west-3:123456789012:topic/app/a/app"],
          conditions: { StringEquals: { "aws:ResourceTag/app": "app" } },
        },
      ],
    },
    customOutput,
  ),
];
