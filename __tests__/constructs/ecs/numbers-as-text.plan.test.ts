import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable, Token } from "cdktf";
import type { Construct } from "constructs";
import { FargateTaskDefinition, firelens } from "../../../constructs/ecs";
import { planTime, ReadableStack } from "../../../constructs/terraform";
import { plannedValues } from "../../../testing/plan-json";
import { removeScratchDirectories } from "../../../harness/scratch";
import { stackWorkspace } from "../../../harness/workspaces";

afterAll(removeScratchDirectories);

// The provider reads the containers into Go's types, which take no number where AWS has a text.
test("numbers that Terraform fills in are text where AWS wants text, and numbers elsewhere", async () => {
  const create = (scope: Construct) => {
    const stack = new ReadableStack(scope, "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    const number = new TerraformVariable(stack, "number", { type: "number", default: 1024 });
    const untyped = new TerraformVariable(stack, "untyped", { default: 7 });
    const flag = new TerraformVariable(stack, "flag", { type: "bool", default: true });
    const port = number.stringValue;
    const router = {
      name: "router",
      image: "fluent-bit:1",
      firelensConfiguration: { type: "fluentbit", options: { "config-file-type": "file", "config-file-value": port } },
    } as const;
    const app = {
      name: "app",
      image: "app:1",
      cpu: number.numberValue,
      essential: planTime(flag),
      user: port,
      command: ["serve", port],
      environment: {
        PORT: port,
        NUMBER: Token.asString(number.numberValue),
        UNTYPED: untyped.stringValue,
        FLAG: flag.stringValue,
        URL: `http://localhost:${port}/`,
      },
      dockerLabels: { cpu: port },
      systemControls: [{ namespace: "net.core.somaxconn", value: port }],
      logConfiguration: firelens({ bufferLimit: number.numberValue, options: { Port: port } }),
    };
    new FargateTaskDefinition(stack, "task", { family: "app", cpu: 2048, memory: 4096, containers: [app, router] });
    return stack;
  };
  const terraform = stackWorkspace(create, { offline: true });
  await terraform.init();
  const planned = plannedValues(await terraform.plannedJson()).get("aws_ecs_task_definition.task");
  const [app, router] = JSON.parse(String(planned?.["container_definitions"])) as Record<string, unknown>[];
  expect(router).toMatchObject({ firelensConfiguration: { options: { "config-file-value": "1024" } } });
  expect(app).toMatchObject({
    cpu: 1024,
    essential: true,
    user: "1024",
    command: ["serve", "1024"],
    environment: expect.arrayContaining([
      { name: "PORT", value: "1024" },
      { name: "NUMBER", value: "1024" },
      { name: "UNTYPED", value: "7" },
      { name: "FLAG", value: "true" },
      { name: "URL", value: "http://localhost:1024/" },
    ]),
    dockerLabels: { cpu: "1024" },
    systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }],
    logConfiguration: { options: { Port: "1024", "log-driver-buffer-limit": "1024" } },
  });
}, 120_000);
