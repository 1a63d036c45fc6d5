import { TaskRole } from "../../../../constructs/iam";
import {
  cloudWatchOutput,
  ConfigurationBucket,
  FargateTaskDefinition,
  FirelensRouter,
  opensearchOutput,
} from "../../../../constructs/ecs";
import { ExecutionRole } from "../../../../constructs/iam";
import { SearchDomain } from "../../../../constructs/opensearch";
import { messagesOf } from "../../../../harness/errors/run";
import { DOMAIN, outputOf } from "../../../../harness/firelens/every-output";
import { valueOf } from "../../../../harness/firelens/read-classic";
import { BUCKET, LOGS, writtenRouter } from "../../../../harness/firelens/written";
import { namedLogGroup } from "../../../../harness/log-groups";
import { addressesOf, synth } from "../../../../harness/synthesized-stack";
import "../../../../testing/matchers";

const lines = outputOf("CloudWatch Logs");
const search = outputOf("a domain");

/** The driver as the task definition has it. */
const plain = writtenRouter({ routes: { app: search } });
const both = writtenRouter({ routes: { app: [lines, search] }, bucket: BUCKET });

describe("a router that FireLens configures alone", () => {
  test("has one output, in the task definition", () => {
    expect(plain.driver("app")).toEqual({
      logDriver: "awsfirelens",
      settings: {
        options: { Name: "opensearch", ...search.options({ container: "app", line: "3.2" }), Retry_Limit: "12" },
        secretOptions: {},
        bufferLimit: 8192,
      },
    });
  });

  test("is an essential container with a log of its own, and what most routers need", () => {
    expect(plain.container).toEqual({
      name: "log-router",
      image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.2.0",
      essential: true,
      memory: 256,
      memoryReservation: 128,
      firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } },
      logConfiguration: {
        logDriver: "awslogs",
        settings: { ...LOGS, delivery: { mode: "non-blocking", maxBufferSize: "1m" } },
      },
    });
  });

  test("writes nothing but what the task role may do", () => {
    expect(addressesOf(plain.json)).toEqual(["aws_iam_role.task_role", "aws_iam_role_policy.task_role_inline"]);
  });

  test("has memory for what waits, twice", () => {
    const away = { domain: DOMAIN, auth: { type: "sigv4", region: "eu-west-3" }, index: { daily: "app" } } as const;
    const { container } = writtenRouter({
      routes: {
        app: opensearchOutput({ ...away, awayFor: "2h" }),
        worker: opensearchOutput({ ...away, awayFor: "1h" }),
      },
      kibPerSecond: 16,
    });
    expect(container.memory).toBe(128 + 2 * (225 + 113));
  });
});

describe("a router with a bucket", () => {
  test("writes its files, named by what is in them", () => {
    const { json } = writtenRouter({ routes: { app: [lines, search] }, bucket: BUCKET, multiline: ["nodejs"] });
    const object = (file: string) => ({
      bucket: "school-configuration",
      content: `\${local.router_${file}}`,
      content_type: "text/plain",
      key: `firelens/stack/router/\${sha256(local.router_${file})}.conf`,
    });
    expect(json.resource?.["aws_s3_object"]).toEqual({
      router_configuration_file: object("configuration"),
      router_parsers_file: object("parsers"),
    });
  });

  test("writes no parsers file without parsers", () => {
    expect(Object.keys(both.json.resource?.["aws_s3_object"] ?? {})).toEqual(["router_configuration_file"]);
    expect(Object.keys(both.container.environment ?? {})).toEqual(["aws_fluent_bit_init_s3_1"]);
  });

  test("leaves the outputs to them", () => {
    expect(both.driver("app")).toEqual({ logDriver: "awsfirelens", settings: { bufferLimit: 8192 } });
  });

  test("keeps what waits on the disk of the task, and has as long to send it as it says", () => {
    const [service, ...others] = both.main;
    expect(service).toEqual({
      name: "SERVICE",
      entries: Object.entries({
        Flush: "1",
        Grace: "30",
        Log_Level: "info",
        "storage.path": "/tmp/fluent-bit/storage",
        "storage.type": "filesystem",
        "storage.inherit": "On",
        "storage.max_chunks_up": "32",
      }),
    });
    expect(both.container.stopTimeout).toBe(40);
    expect(both.container.memory).toBe(256);
    const limits = others.filter(({ name }) => name === "OUTPUT");
    expect(limits.map((output) => valueOf(output, "storage.total_limit_size"))).toEqual(["19M", "19M"]);
  });

  test("keeps it in memory with 2.x, which has no disk for the inputs of FireLens", () => {
    const { main, container } = writtenRouter({
      routes: { app: [lines, search] },
      bucket: BUCKET,
      image: "2.34.3",
      kibPerSecond: 64,
    });
    expect(JSON.stringify(main)).not.toMatch(/storage/i);
    expect(container.memory).toBe(128 + 2 * (150 + 150));
  });

  test("has secrets in its environment, and their names in the file", () => {
    const { container, main } = writtenRouter({
      routes: { app: [outputOf("Datadog"), outputOf("Elastic Cloud")] },
      bucket: BUCKET,
    });
    expect(Object.keys(container.secrets ?? {})).toEqual(["OUTPUT_1_1_APIKEY", "OUTPUT_1_2_CLOUD_AUTH"]);
    const outputs = main.filter(({ name }) => name === "OUTPUT");
    expect(outputs.map((output) => valueOf(output, "apikey") ?? valueOf(output, "Cloud_Auth"))).toEqual([
      "${OUTPUT_1_1_APIKEY}",
      "${OUTPUT_1_2_CLOUD_AUTH}",
    ]);
  });

  test("answers a shallow health check where that is asked for", () => {
    const { container, main } = writtenRouter({ routes: { app: lines }, bucket: BUCKET, healthCheck: "uptime" });
    expect(container.healthCheck).toEqual({
      command: ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"],
    });
    const [service] = main;
    expect(service && valueOf(service, "HTTP_Server")).toBe("On");
    expect(service && valueOf(service, "HTTP_Listen")).toBe("127.0.0.1");
  });

  test("lets the task role read its files of all revisions", () => {
    const keyArn = "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const { json } = writtenRouter({ routes: { app: search }, bucket: BUCKET, bucketKeyArn: keyArn });
    expect(JSON.parse(String(json.resource?.["aws_iam_role_policy"]?.["task_role_inline"]?.["policy"]))).toMatchObject({
      Statement: [
        { Action: "es:ESHttpPost", Resource: `${DOMAIN.arn}/_bulk` },
        { Action: "s3:GetObject", Resource: "arn:aws:s3:::school-configuration/firelens/stack/router/*" },
        { Action: "s3:GetBucketLocation", Resource: "arn:aws:s3:::school-configuration" },
        { Action: "kms:Decrypt", Resource: keyArn },
      ],
    });
  });
});

test.each([
  ["3.4.14", "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.4.14"],
  [
    { version: "3.2.0", digest: `sha256:${"0".repeat(64)}` },
    `public.ecr.aws/aws-observability/aws-for-fluent-bit@sha256:${"0".repeat(64)}`,
  ],
  [{ version: "3.2.0", repository: "registry.example.com/router" }, "registry.example.com/router:init-3.2.0"],
] as const)("the image %j is %s", (image, name) => {
  expect(writtenRouter({ routes: { app: lines }, image }).container.image).toBe(name);
});

test("an image of a repository of the program may be pulled", () => {
  const repository = {
    arn: "arn:aws:ecr:eu-west-3:123456789012:repository/router",
    repositoryUrl: "1.example.com/router",
  };
  const { container } = writtenRouter({ routes: { app: lines }, image: { version: "3.2.0", repository } });
  expect(container.image).toEqual({ imageName: "1.example.com/router:init-3.2.0", repositoryArn: repository.arn });
});

test("a role that is there already is not changed: what it needs is reported", () => {
  const [message] = messagesOf((stack) => {
    const taskRole = TaskRole.fromArn(stack, "task_role", "arn:aws:iam::123456789012:role/app");
    new FirelensRouter(stack, "router", { logs: LOGS, taskRole, routes: { app: search } });
  });
  expect(message).toContain("existing-role-permissions");
  expect(message).toContain("es:ESHttpPost on arn:aws:es:eu-west-3:123456789012:domain/school/_bulk");
});

test("a container without a route is named", () => {
  expect(() => plain.driver("worker")).toThrow("stack/router has no route for the container worker: add one");
});

test("a task with a router is one that ECS can start", () => {
  const { text } = synth((stack) => {
    const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
    const executionRole = new ExecutionRole(stack, "execution_role", { name: "app-execution" });
    const app = cloudWatchOutput({ logGroup: namedLogGroup("/school/app"), region: "eu-west-3", streamPrefix: "app" });
    const router = new FirelensRouter(stack, "router", {
      logs: LOGS,
      taskRole,
      routes: { app: [app, search] },
      bucket: BUCKET,
    });
    new FargateTaskDefinition(stack, "task", {
      ...{ family: "app", cpu: 512, memory: 1024, executionRole, taskRole },
      containers: [{ name: "app", image: "app:1", logConfiguration: router.driver("app") }, router.container],
    });
  });
  expect(text).toBeAbleToStart("task");
});

test("a domain of the program lets the task role write, by all its locks", () => {
  const { json } = synth((stack) => {
    const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
    const place = { vpcId: "vpc-1", subnetIds: ["subnet-1"] };
    const domain = new SearchDomain(stack, "domain", { name: "school", preset: "development", ...place });
    domain.administeredBy(taskRole);
    const app = opensearchOutput({ domain, auth: { type: "sigv4", region: "eu-west-3" }, index: { daily: "app" } });
    new FirelensRouter(stack, "router", { logs: LOGS, taskRole, routes: { app } });
    expect(domain.roles().writers).toEqual([taskRole.arn]);
  });
  const policy = JSON.stringify(json.resource?.["aws_iam_role_policy"]?.["task_role_inline"]);
  expect(policy).toContain("aws_opensearch_domain.domain.arn}/_bulk");
});

test("a bucket for configuration is private, and goes with all that is in it", () => {
  const { json } = synth((stack) => {
    const bucket = new ConfigurationBucket(stack, "bucket", { name: "school-router" });
    expect(bucket.arn).not.toBe(bucket.bucket);
  });
  expect(addressesOf(json)).toEqual([
    "aws_s3_bucket.bucket",
    "aws_s3_bucket_lifecycle_configuration.bucket_lifecycle",
    "aws_s3_bucket_policy.bucket_policy",
    "aws_s3_bucket_public_access_block.bucket_public_access",
    "aws_s3_bucket_server_side_encryption_configuration.bucket_encryption",
    "aws_s3_bucket_versioning.bucket_versioning",
  ]);
  expect(json.resource?.["aws_s3_bucket"]?.["bucket"]).toEqual({ bucket: "school-router", force_destroy: true });
  const [rule] = (json.resource?.["aws_s3_bucket_lifecycle_configuration"]?.["bucket_lifecycle"]?.["rule"] ??
    []) as object[];
  expect(rule).not.toHaveProperty("expiration");
});
