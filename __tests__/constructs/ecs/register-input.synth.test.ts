import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import type { RegisterInputFile } from "../../../constructs/ecs/register-input/register-input";
import type { RegisterInputOptions } from "../../../constructs/ecs/register-input/registered-roles";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { TaskRole } from "../../../constructs/iam/task-role";
import type { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { said } from "../../../harness/errors/run";
import { synth, type TerraformJson } from "../../../harness/synthesized-stack";
import web from "../../../harness/registered/web.json";
import described from "../../../harness/registered/web-described.json";
import onEc2 from "../../../harness/registered/on-ec2.json";
import router from "../../../harness/registered/router.json";
import smallest from "../../../harness/registered/smallest.json";
import splunk from "../../../harness/registered/splunk.json";

const read = (stack: ReadableStack, json: unknown, options?: RegisterInputOptions) =>
  FargateTaskDefinition.fromRegisterInput(stack, "task", json as RegisterInputFile, options);

const written = (json: unknown, options?: RegisterInputOptions): TerraformJson =>
  synth((stack) => void read(stack, json, options)).json;

const taskIn = ({ resource }: TerraformJson): Readonly<Record<string, unknown>> =>
  resource?.["aws_ecs_task_definition"]?.["task"] ?? {};

const containersIn = (json: TerraformJson): unknown => {
  const text = String(taskIn(json)["container_definitions"]);
  return JSON.parse(text.replaceAll("$${", "${").replaceAll("%%{", "%{"));
};

describe("a definition that is there already", () => {
  test("comes in whole as describe-task-definition answers", () => {
    const json = written(described);
    expect(containersIn(json)).toEqual(web.containerDefinitions);
    expect(taskIn(json)).toMatchObject({
      family: "bookshop-web",
      cpu: "1024",
      memory: "2048",
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      execution_role_arn: "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
      task_role_arn: "arn:aws:iam::111122223333:role/shop/bookshop-web",
      runtime_platform: { cpu_architecture: "ARM64", operating_system_family: "LINUX" },
      ephemeral_storage: { size_in_gib: 40 },
      pid_mode: "task",
      enable_fault_injection: true,
      tags: { team: "shop" },
      volume: [
        { name: "scratch" },
        {
          name: "assets",
          efs_volume_configuration: {
            file_system_id: "fs-0a1b2c3d4e5f60718",
            root_directory: "/",
            transit_encryption: "ENABLED",
            transit_encryption_port: 2999,
            authorization_config: { access_point_id: "fsap-0a1b2c3d4e5f60718", iam: "ENABLED" },
          },
        },
        { name: "spool", configure_at_launch: true },
      ],
    });
  });

  test("keeps the order of every list, and every spelling", () => {
    const [first, migrate] = containersIn(written(described)) as Record<string, object[]>[];
    expect(first?.["mountPoints"]).toEqual(described.taskDefinition.containerDefinitions[0]?.mountPoints);
    expect(first?.["secrets"]).toEqual(described.taskDefinition.containerDefinitions[0]?.secrets);
    expect(first?.["logConfiguration"]).toMatchObject({ options: { "awslogs-create-group": "True" } });
    expect(migrate?.["logConfiguration"]).toMatchObject({ options: { "awslogs-create-group": "false" } });
  });

  it.each([
    ["a FireLens router, one role for both, two launch types", router],
    ["splunk on Windows", splunk],
  ])("comes in whole: %s", (_what, input) => {
    expect(containersIn(written(input))).toEqual(input.containerDefinitions);
  });

  test("takes what is always the same, and what AWS fills in", () => {
    const json = written(smallest);
    expect(containersIn(json)).toEqual([{ ...smallest.containerDefinitions[0], essential: true }]);
    expect(taskIn(json)).toMatchObject({
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      memory: "512",
    });
  });

  test("writes both launch types", () => {
    expect(taskIn(written(router))["requires_compatibilities"]).toEqual(["EC2", "FARGATE"]);
  });

  test("is the same as what was registered, with which AWS answered", () => {
    expect(written(web)).toEqual(written(described));
  });

  test("is the same from the text of a file", () => {
    const text = readFileSync(join(__dirname, "../../../harness/registered/web-described.json"), "utf8");
    expect(written(text)).toEqual(written(described));
  });

  test("is the same when it is read again", () => {
    const containers = containersIn(written(described));
    expect(containersIn(written({ ...described.taskDefinition, containerDefinitions: containers }))).toEqual(
      containers,
    );
  });
});

describe("roles", () => {
  const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
  const given = { ...smallest, executionRoleArn: arn("a"), taskRoleArn: arn("b") };

  test("are named by their ARNs, which nobody looks up", () => {
    const json = written(given);
    expect(taskIn(json)).toMatchObject({ execution_role_arn: arn("a"), task_role_arn: arn("b") });
    expect(json.data).toBeUndefined();
  });

  test("are looked up by their names, since the provider takes ARNs alone", () => {
    const json = written({ ...smallest, executionRoleArn: "a", taskRoleArn: "b" });
    expect(json.data).toEqual({ aws_iam_role: { task_execution_role: { name: "a" }, task_task_role: { name: "b" } } });
    expect(taskIn(json)["execution_role_arn"]).toBe("${data.aws_iam_role.task_execution_role.arn}");
  });

  test("are one where one is named twice", () => {
    const json = written({ ...smallest, executionRoleArn: "a", taskRoleArn: "a" });
    expect(json.data).toEqual({ aws_iam_role: { task_roles: { name: "a" } } });
    expect(taskIn(json)).toMatchObject({
      execution_role_arn: "${data.aws_iam_role.task_roles.arn}",
      task_role_arn: "${data.aws_iam_role.task_roles.arn}",
    });
  });

  test("that are given win", () => {
    const { json } = synth((stack) => {
      const executionRole = new ExecutionRole(stack, "start", { name: "start" });
      const taskRole = new TaskRole(stack, "run", { name: "run" });
      read(
        stack,
        { ...smallest, executionRoleArn: "a", taskRoleArn: "a" },
        { executionRole, taskRole, skipDestroy: true },
      );
    });
    expect(json.data).toBeUndefined();
    expect(taskIn(json)).toMatchObject({
      execution_role_arn: "${aws_iam_role.start.arn}",
      task_role_arn: "${aws_iam_role.run.arn}",
      skip_destroy: true,
    });
  });

  test("of which one is given, and the other not", () => {
    const { json } = synth((stack) => {
      const executionRole = new ExecutionRole(stack, "start", { name: "start" });
      read(stack, { ...smallest, executionRoleArn: "a", taskRoleArn: "a" }, { executionRole });
    });
    expect(json.data).toEqual({ aws_iam_role: { task_task_role: { name: "a" } } });
  });

  test("are named in a warning with what they need, on demand", () => {
    const { warnings } = said((stack) => read(stack, described, { grantStart: true }));
    expect(warnings.join("\n")).toContain("arn:aws:ssm:*:*:parameter/bookshop/session-key");
  });
});

test("what is for EC2 alone is refused, and each field is named", () => {
  const { errors } = said((stack) => read(stack, onEc2));
  const reported = (where: string) => expect(errors.join("\n")).toContain(`field-not-on-fargate: ${where}: `);
  reported("requiresCompatibilities");
  reported("networkMode");
  reported("pidMode");
  reported("ipcMode");
  reported("placementConstraints");
  reported("volumes[0].host");
  reported("containerDefinitions[0].hostname");
  reported("containerDefinitions[0].links");
  reported("containerDefinitions[0].portMappings[0].hostPort");
  expect(errors).toHaveLength(9);
});

test("a volume may be configured at launch, as only Terraform knows", () => {
  const { json } = synth((stack) => {
    const { value } = new TerraformVariable(stack, "at_launch", { type: "bool" });
    const volumes = [
      { name: "some", configuredAtLaunch: value },
      { name: "none", configuredAtLaunch: false },
    ];
    read(stack, { ...smallest, volumes });
  });
  expect(taskIn(json)["volume"]).toEqual([
    { name: "some", configure_at_launch: "${var.at_launch}" },
    { name: "none", configure_at_launch: false },
  ]);
});

test("a variable without a value is left out, with a warning", () => {
  const container = { ...smallest.containerDefinitions[0], environment: [{ name: "A", value: "" }, { name: "B" }] };
  const program = (stack: ReadableStack) => read(stack, { ...smallest, containerDefinitions: [container] });
  const { errors, warnings } = said(program);
  const reported = (name: string, index: number) =>
    `containerDefinitions[0].environment[${index}]: a variable without a value is left out, since AWS and Terraform disagree for ever about it, got: "${name}"`;
  expect(errors).toEqual([]);
  expect(warnings.map((warning) => warning.replace(/^.*environment-empty: |; .*$/g, ""))).toEqual(
    ["A", "B"].map(reported),
  );
});

test("nothing throws, whatever the value", () => {
  for (const json of [
    null,
    undefined,
    1,
    true,
    "",
    "[]",
    "{",
    [],
    {},
    { taskDefinition: null },
    { containerDefinitions: [null, 1, []] },
  ]) {
    const { errors } = said((stack) => {
      read(stack, json);
      invokeAspects(stack);
    });
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.join("\n")).not.toMatch(/TypeError|Cannot read/);
  }
});
