import { createHash } from "node:crypto";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { cloudWatchOutput, FargateTaskDefinition, FirelensRouter, opensearchOutput } from "../../../../constructs/ecs";
import { ExecutionRole, TaskRole } from "../../../../constructs/iam";
import { ReadableStack } from "../../../../constructs/terraform";
import { readClassic, valueOf, valuesOf } from "../../../../harness/firelens/read-classic";
import { BUCKET, LOGS } from "../../../../harness/firelens/written";
import { namedLogGroup } from "../../../../harness/log-groups";
import { removeScratchDirectories } from "../../../../harness/scratch";
import { stackWorkspace } from "../../../../harness/workspaces";
import { plannedValues } from "../../../../testing/plan-json";

afterAll(removeScratchDirectories);

const PATTERN = String.raw`^(?<level>[A-Z]+) "\${(?<name>%{a}|\w+)\\}"$`;

// What Fluent Bit gets is what Terraform makes of the text, with its own templates in it.
test("Terraform writes the files that were meant, under the hash of what is in them", async () => {
  const create = (scope: Construct) => {
    const stack = new ReadableStack(scope, "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    const name = new TerraformVariable(stack, "name", { type: "string", default: "school" }).stringValue;
    const taskRole = new TaskRole(stack, "task_role", { name: `${name}-task` });
    const executionRole = new ExecutionRole(stack, "execution_role", { name: `${name}-execution` });
    const logGroup = namedLogGroup(`/${name}/app`);
    const lines = cloudWatchOutput({ logGroup, region: "eu-west-3", streamPrefix: name });
    const auth = { type: "sigv4", region: "eu-west-3" } as const;
    const search = opensearchOutput({ host: `search.${name}.example.com`, auth, index: { daily: name } });
    const router = new FirelensRouter(stack, "router", {
      logs: LOGS,
      taskRole,
      bucket: BUCKET,
      multiline: ["nodejs"],
      parsers: [{ format: "regex", pattern: PATTERN }],
      routes: { [name]: [lines, search] },
    });
    new FargateTaskDefinition(stack, "task", {
      ...{ family: name, cpu: 512, memory: 1024, executionRole, taskRole },
      containers: [{ name, image: "app:1", logConfiguration: router.driver(name) }, router.container],
    });
    return stack;
  };
  const terraform = stackWorkspace(create, { offline: true });
  await terraform.init();
  const planned = plannedValues(await terraform.plannedJson());
  const fileOf = (file: string) => {
    const { content, key } = planned.get(`aws_s3_object.router_${file}_file`) ?? {};
    expect(key).toBe(`firelens/stack/router/${createHash("sha256").update(String(content)).digest("hex")}.conf`);
    return { sections: readClassic(String(content)), arn: `${BUCKET.arn}/${String(key)}` };
  };
  const [parsers, main] = [fileOf("parsers"), fileOf("configuration")];
  const [multiline, parser] = parsers.sections;
  expect(parser && valueOf(parser, "Regex")).toBe(PATTERN);
  expect(multiline && valuesOf(multiline, "Rule")).toHaveLength(5);
  const [first, second] = main.sections.filter(({ name }) => name === "OUTPUT");
  expect(first && valueOf(first, "log_stream_name")).toBe("school/school/${ECS_TASK_ID}");
  expect(second && valueOf(second, "Host")).toBe("search.school.example.com");
  const [router, app] = JSON.parse(
    String(planned.get("aws_ecs_task_definition.task")?.["container_definitions"]),
  ) as Record<string, unknown>[];
  expect(app).toMatchObject({
    logConfiguration: { logDriver: "awsfirelens", options: { "log-driver-buffer-limit": "8192" } },
  });
  expect(router).toMatchObject({
    user: "0",
    environment: [
      { name: "aws_fluent_bit_init_s3_1", value: parsers.arn },
      { name: "aws_fluent_bit_init_s3_2", value: main.arn },
    ],
  });
}, 120_000);
