import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Testing, TerraformOutput, TerraformVariable } from "cdktf";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { TaskRole } from "../../../constructs/iam/task-role";
import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import type { FargateTaskDefinitionProps } from "../../../constructs/ecs/fargate-task-definition-props";
import { Secret } from "../../../constructs/ecs/secret";
import { splunk } from "../../../constructs/ecs/log-drivers/splunk";
import { planTime } from "../../../constructs/terraform/plan-time";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { LogGroup } from "../../../constructs/logs/log-group";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const secretArn = (name: string) => `arn:aws:secretsmanager:eu-west-3:123456789012:secret:${name}`;
const KEY = "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const PARAMETER = "arn:aws:ssm:eu-west-3:123456789012:parameter/db";

type Fields = Partial<Omit<FargateTaskDefinitionProps, "cpu" | "memory" | "runtimePlatform">>;

interface Made {
  readonly stack: ReadableStack;
  readonly executionRole: ExecutionRole;
  readonly task: FargateTaskDefinition;
}

/** Synthesizes a task definition; `more` may add to its stack before. */
function synthTask(fields: Fields | ((stack: ReadableStack) => Fields), also?: (made: Made) => void) {
  return synth((stack) => {
    const executionRole = new ExecutionRole(stack, "execution", { name: "execution" });
    const own = typeof fields === "function" ? fields(stack) : fields;
    const containers = [{ name: "app", image: "nginx" }];
    const task = new FargateTaskDefinition(stack, "task", {
      ...{ family: "app", cpu: "1 vCPU", memory: "2 GB", executionRole, containers },
      ...own,
    });
    also?.({ stack, executionRole, task });
  });
}
const inContainer = (fields: Partial<ContainerDefinition>): Fields => ({
  containers: [{ name: "app", image: "nginx", ...fields }],
});
const definition = ({ json }: ReturnType<typeof synthTask>) => json.resource?.["aws_ecs_task_definition"]?.["task"];
const containers = (synthesized: ReturnType<typeof synthTask>) =>
  JSON.parse(String(definition(synthesized)?.["container_definitions"])) as object[];
const grants = ({ json }: ReturnType<typeof synthTask>) => {
  const policy = json.resource?.["aws_iam_role_policy"]?.["execution_inline"]?.["policy"];
  return typeof policy === "string" ? (JSON.parse(policy) as { Statement: unknown }).Statement : policy;
};
const allow = (Action: string, Resource: string) => ({ Effect: "Allow", Action, Resource });

describe("resource", () => {
  test("is what was asked for, in AWS's units, and nothing more", () => {
    const plain = synthTask({});
    expect(definition(plain)).toEqual({
      family: "app",
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      cpu: "1024",
      memory: "2048",
      execution_role_arn: "${aws_iam_role.execution.arn}",
      container_definitions: '[{"essential":true,"image":"nginx","name":"app"}]',
    });
    expect(addressesOf(plain.json)).toEqual(["aws_ecs_task_definition.task", "aws_iam_role.execution"]);
  });

  test("takes a task role, storage, tags and switches", () => {
    const { text } = synthTask((stack) => ({
      taskRole: new TaskRole(stack, "role", { name: "role" }),
      ephemeralStorage: 21,
      pidMode: "task",
      enableFaultInjection: true,
      skipDestroy: true,
      tags: { a: "b" },
    }));
    expect(text).toHaveResourceWithProperties(EcsTaskDefinition, {
      task_role_arn: "${aws_iam_role.role.arn}",
      ephemeral_storage: { size_in_gib: 21 },
      pid_mode: "task",
      enable_fault_injection: true,
      skip_destroy: true,
      tags: { a: "b" },
    });
  });

  test("has a stand-in for a tag of the wrong type, so that all else is looked at too", () => {
    const stack = new ReadableStack(Testing.app(), "stack");
    const tags = { right: "text", wrong: 7 } as unknown as Record<string, string>;
    new FargateTaskDefinition(stack, "task", { family: "app", cpu: 256, memory: 512, containers: [], tags });
    expect(JSON.stringify(stack.toTerraform())).not.toMatch(/"wrong":7/);
  });

  test.each([
    [{ operatingSystemFamily: "LINUX" }, "LINUX", "X86_64"],
    [{ operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" }, "LINUX", "ARM64"],
    [{ operatingSystemFamily: "WINDOWS_SERVER_2022_FULL" }, "WINDOWS_SERVER_2022_FULL", "X86_64"],
  ])("runs on %j", (runtimePlatform, operating_system_family, cpu_architecture) => {
    expect(synthTask({ ...({ runtimePlatform } as Fields) }).text).toHaveResourceWithProperties(EcsTaskDefinition, {
      runtime_platform: { operating_system_family, cpu_architecture },
    });
  });

  test("has the volumes that its containers mount", () => {
    const made = synthTask({
      volumes: [
        { name: "scratch" },
        { name: "disk", configuredAtLaunch: true },
        { name: "files", efs: { fileSystemId: "fs-01234567", accessPointId: "fsap-01234567" } },
      ],
      ...inContainer({ mountPoints: [{ sourceVolume: "files", containerPath: "/files" }] }),
    });
    expect(definition(made)?.["volume"]).toEqual([
      { name: "scratch", configure_at_launch: false },
      { name: "disk", configure_at_launch: true },
      {
        name: "files",
        configure_at_launch: false,
        efs_volume_configuration: {
          file_system_id: "fs-01234567",
          root_directory: "/",
          transit_encryption: "ENABLED",
          authorization_config: { access_point_id: "fsap-01234567", iam: "DISABLED" },
        },
      },
    ]);
    expect(containers(made)).toMatchObject([{ mountPoints: [{ sourceVolume: "files", readOnly: false }] }]);
  });

  test("refers to what is known only at plan time", () => {
    const made = synthTask((stack) => {
      const size = planTime(new TerraformVariable(stack, "size", { type: "string" }));
      const group = new LogGroup(stack, "logs", { name: "app" });
      const delivery = { mode: "blocking" } as const;
      const logConfiguration = awsLogs({ logGroup: group, region: "eu-west-3", streamPrefix: "app", delivery });
      return { cpu: size, memory: size, ...inContainer({ logConfiguration, essential: size }) };
    });
    expect(definition(made)).toMatchObject({ cpu: "${var.size}", memory: "${var.size}" });
    const json = String(definition(made)?.["container_definitions"]);
    expect(json).toContain('"awslogs-group" = aws_cloudwatch_log_group.logs.name');
    expect(json).toContain('"essential" = var.size');
  });

  test("tells its ARN, family, containers and role", () => {
    const { json } = synthTask(
      (stack) => ({ taskRole: new TaskRole(stack, "role", { name: "role" }) }),
      ({ stack, task: { arn, family, containers: made, taskRole } }) => {
        new TerraformOutput(stack, "exposed", { value: [arn, family, made[0]?.name, taskRole?.purpose] });
      },
    );
    expect(json.output?.["exposed"]?.["value"]).toEqual([
      "${aws_ecs_task_definition.task.arn}",
      "${aws_ecs_task_definition.task.family}",
      "app",
      "task",
    ]);
  });
});

describe("execution role", () => {
  test("is allowed nothing more where nothing is secret", () => expect(grants(synthTask({}))).toBeUndefined());

  test("may read each secret by its own ARN, its key included, and once", () => {
    const password = Secret.fromSecretArn(secretArn("db"), { jsonKey: "password", encryptionKeyArn: KEY });
    const user = Secret.fromSecretArn(secretArn("db"), { jsonKey: "user", versionStage: "AWSPREVIOUS" });
    const made = synthTask(inContainer({ secrets: { A: password, B: user, C: Secret.fromParameterArn(PARAMETER) } }));
    expect(grants(made)).toEqual([
      allow("secretsmanager:GetSecretValue", secretArn("db")),
      allow("kms:Decrypt", KEY),
      allow("ssm:GetParameters", PARAMETER),
    ]);
    expect(containers(made)).toMatchObject([
      {
        secrets: [
          { name: "A", valueFrom: `${secretArn("db")}:password::` },
          { name: "B", valueFrom: `${secretArn("db")}:user:AWSPREVIOUS:` },
          { name: "C", valueFrom: PARAMETER },
        ],
      },
    ]);
  });

  test("may read the driver's secrets, the registry's credentials and the environment files", () => {
    const delivery = { mode: "blocking" } as const;
    const token = Secret.fromSecretArn(secretArn("splunk"));
    const made = synthTask(
      inContainer({
        logConfiguration: splunk({ token, url: "https://splunk.example.com", delivery }),
        repositoryCredentials: { credentialsParameter: Secret.fromSecretArn(secretArn("registry")) },
        environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/path/app.env" }],
      }),
    );
    expect(grants(made)).toEqual([
      allow("secretsmanager:GetSecretValue", secretArn("splunk")),
      allow("secretsmanager:GetSecretValue", secretArn("registry")),
      allow("s3:GetObject", "arn:aws:s3:::bucket/path/app.env"),
      allow("s3:GetBucketLocation", "arn:aws:s3:::bucket"),
    ]);
  });

  test("may read a file and a secret whose ARNs are known only at plan time", () => {
    const made = synthTask((stack) => {
      const arn = new TerraformVariable(stack, "arn", { type: "string" }).stringValue;
      return inContainer({ environmentFiles: [{ type: "s3", value: arn }], secrets: { A: Secret.fromSecretArn(arn) } });
    });
    const policy = String(made.json.resource?.["aws_iam_role_policy"]?.["execution_inline"]?.["policy"]);
    const resources = [...policy.matchAll(/"Resource" = (.*?)}/g)].map(([, resource]) => resource);
    expect(resources).toEqual(["var.arn", "var.arn", 'element(split("/", var.arn), 0)']);
  });

  test("is allowed by the program itself where that says so", () => {
    const secrets = { A: Secret.fromParameterArn(PARAMETER) };
    expect(grants(synthTask({ ...inContainer({ secrets }), grantStart: false }))).toBeUndefined();
  });
});

describe("messages", () => {
  test("name every problem of the task in one run", () => {
    const broken = () =>
      synthTask({ family: "my app", ...inContainer({ image: "", dependsOn: [] }), ephemeralStorage: 5 });
    expect(broken).toThrow("[stack/task] name-pattern: a task definition's family consists of");
    expect(broken).toThrow('[stack/task] container-image: container "app": ');
    expect(broken).toThrow("[stack/task] ephemeral-storage: ");
  });

  test("warn of what looks like a secret, with the way out, and of nothing else", () => {
    const warnings: unknown[] = [];
    synthTask(inContainer({ environment: { DB_PASSWORD: "x", STAGE: "prod", API_KEY: "y" } }), ({ task }) => {
      expect(task.node.validate()).toEqual([]);
      warnings.push(...task.node.metadata.map(({ type, data }) => [type, data as unknown]));
    });
    const sentence = (name: string) =>
      'environment-secret: container "app": a secret does not belong in environment, where everyone who may read the ' +
      `task definition reads it, got: "${name}"; move it to \`secrets\`, with Secret.fromSecretArn or ` +
      "Secret.fromParameterArn";
    expect(warnings).toEqual([
      ["@cdktf/warn", sentence("DB_PASSWORD")],
      ["@cdktf/warn", sentence("API_KEY")],
    ]);
  });
});
