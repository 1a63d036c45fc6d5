import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import {
  awsLogs,
  Cluster,
  FargateService,
  FargateTaskDefinition,
  firelens,
  Secret,
  splunk,
  type ContainerDefinition,
  type FargateTaskDefinitionBase,
} from "../../../constructs/ecs";
import { ExecutionRole, TaskAndExecutionRole, TaskRole } from "../../../constructs/iam";
import { LogGroup } from "../../../constructs/logs";
import { messagesOf } from "../../../harness/errors/run";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:iam::123456789012:role/app";
const ECR_IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";
const secret = Secret.fromSecretArn("arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3");
const delivery = { mode: "blocking" } as const;
const logs = awsLogs({ logGroup: LogGroup.createdByDriver("/app"), region: "eu-west-3", streamPrefix: "a", delivery });
const LACKING = { image: ECR_IMAGE, secrets: { A: secret }, logConfiguration: logs };

type Props = Partial<FargateTaskDefinitionBase>;

function addTask(stack: Construct, container: Partial<ContainerDefinition>, props: Props = {}): FargateTaskDefinition {
  const containers = [{ name: "app", image: "nginx:1", ...container }];
  return new FargateTaskDefinition(stack, "task", { family: "app", cpu: 256, memory: 512, containers, ...props });
}

const taskOf = (run: (stack: Construct) => unknown) => {
  const { json } = synth((stack) => void run(stack));
  return { json, task: json.resource?.["aws_ecs_task_definition"]?.["task"] };
};

describe("without an execution role", () => {
  test("the task definition has none", () => {
    const { json, task } = taskOf((stack) => addTask(stack, {}));
    expect(task).not.toHaveProperty("execution_role_arn");
    expect(addressesOf(json)).toEqual(["aws_ecs_task_definition.task"]);
  });

  test.each<[string, Partial<ContainerDefinition>]>([
    ["pulls its image from ECR", { image: ECR_IMAGE }],
    ["writes its logs to CloudWatch", { logConfiguration: logs }],
    ["reads secrets", { secrets: { A: secret } }],
    ["reads secrets", { logConfiguration: splunk({ token: secret, url: "https://splunk.example.com", delivery }) }],
    ["reads the credentials of its registry", { repositoryCredentials: { credentialsParameter: secret } }],
    ["reads environment files", { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/app.env" }] }],
    [
      "reads a credential specification",
      { credentialSpecs: ["credentialspecdomainless:arn:aws:s3:::bucket/spec.json"] },
    ],
  ])("a container that %s needs one", (what, container) => {
    expect(messagesOf((stack) => addTask(stack, container))).toEqual([
      `[stack/task] execution-role-missing: container "app": a task whose container ${what} has an execution role, with ` +
        "which ECS does that, got: nothing; give the task definition an executionRole: a new ExecutionRole, or " +
        "ExecutionRole.fromArn or .fromName",
    ]);
  });

  test("all that a container needs one for is reported", () => {
    expect(messagesOf((stack) => addTask(stack, LACKING))).toHaveLength(3);
  });

  test.each<[string, (stack: Construct) => Partial<ContainerDefinition>]>([
    ["a public image", () => ({ image: "public.ecr.aws/nginx/nginx:1" })],
    ["an image that only Terraform knows", (stack) => ({ image: new TerraformVariable(stack, "i", {}).stringValue })],
    ["empty lists", () => ({ secrets: {}, environmentFiles: [], credentialSpecs: [] })],
  ])("%s needs none", (_what, container) => {
    expect(messagesOf((stack) => addTask(stack, container(stack)))).toEqual([]);
  });

  test("a router that needs none", () => {
    const router = { name: "r", image: "fluent-bit:1", firelensConfiguration: { type: "fluentbit" } } as const;
    const containers = [{ name: "app", image: "nginx:1", logConfiguration: firelens() }, router];
    expect(messagesOf((stack) => addTask(stack, {}, { containers }))).toEqual([]);
  });

  test("what is not certain is a warning: it stops nothing", () => {
    const credentialSpecs = ["credentialspecdomainless:arn:aws:s3:::bucket/spec.json"];
    expect(() => synth((stack) => void addTask(stack, { credentialSpecs }))).not.toThrow();
    expect(() => synth((stack) => void addTask(stack, { image: ECR_IMAGE }))).toThrow("execution-role-missing");
  });
});

describe("an execution role that is there already", () => {
  const existing = (stack: Construct) => ({ executionRole: ExecutionRole.fromArn(stack, "execution", ARN) });

  test("is written as it is, gets nothing, and nothing is said", () => {
    const run = (stack: Construct) => addTask(stack, LACKING, existing(stack));
    const { json, task } = taskOf(run);
    expect(task).toMatchObject({ execution_role_arn: ARN });
    expect(addressesOf(json)).toEqual(["aws_ecs_task_definition.task"]);
    expect(messagesOf(run)).toEqual([]);
  });

  test("is not judged either with grantStart: false", () => {
    expect(messagesOf((stack) => addTask(stack, LACKING, { ...existing(stack), grantStart: false }))).toEqual([]);
  });

  test("with grantStart: true, a warning lists the statements that it needs", () => {
    const run = (stack: Construct) => addTask(stack, LACKING, { ...existing(stack), grantStart: true });
    expect(addressesOf(taskOf(run).json)).toEqual(["aws_ecs_task_definition.task"]);
    expect(messagesOf(run)).toEqual([
      "[stack/task] existing-role-permissions: a role that is there already gets no permissions here, since they are its " +
        `owner's, got: "${ARN}"; see that it is allowed ecr:GetAuthorizationToken on *, ecr:BatchCheckLayerAvailability, ` +
        "ecr:GetDownloadUrlForLayer, ecr:BatchGetImage on arn:aws:ecr:eu-west-3:123456789012:repository/app, " +
        "logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on arn:aws:logs:eu-west-3:*:log-group:/app:*, " +
        "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3, " +
        "or attach a ManagedPolicy with `role` to it",
    ]);
  });

  test("with grantStart: true and nothing to need, nothing is said", () => {
    expect(messagesOf((stack) => addTask(stack, {}, { ...existing(stack), grantStart: true }))).toEqual([]);
  });

  test("by its name", () => {
    const { task } = taskOf((stack) =>
      addTask(stack, LACKING, { executionRole: ExecutionRole.fromName(stack, "execution", "app") }),
    );
    expect(task).toMatchObject({ execution_role_arn: "${data.aws_iam_role.execution.arn}" });
  });
});

test("a task role that is there already is written as it is; ECS Exec grants it nothing, and says nothing", () => {
  const run = (stack: Construct) => {
    const taskDefinition = addTask(stack, {}, { taskRole: TaskRole.fromArn(stack, "role", ARN) });
    new FargateService(stack, "service", {
      name: "app",
      cluster: new Cluster(stack, "cluster", { name: "app" }),
      taskDefinition,
      desiredCount: 1,
      subnetIds: ["subnet-0123456789abcdef0"],
      securityGroupIds: [],
      enableExecuteCommand: true,
    });
  };
  expect(messagesOf(run)).toEqual([]);
  const { json, task } = taskOf(run);
  expect(task).toMatchObject({ task_role_arn: ARN });
  expect(json.resource).not.toHaveProperty("aws_iam_role_policy");
});

test("one role for both starts the task, and is what the containers hold", () => {
  const { json, task } = taskOf((stack) => {
    const role = new TaskAndExecutionRole(stack, "role", { name: "app" });
    return addTask(stack, LACKING, { executionRole: role, taskRole: role });
  });
  const reference = "${aws_iam_role.role.arn}";
  expect(task).toMatchObject({ execution_role_arn: reference, task_role_arn: reference });
  expect(String(json.resource?.["aws_iam_role_policy"]?.["role_inline"]?.["policy"])).toContain("logs:PutLogEvents");
});
