import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { Construct } from "constructs";
import { ContainerImage, FargateTaskDefinition, Secret } from "../../../constructs/ecs";
import { Account, ExecutionRole } from "../../../constructs/iam";
import { LogGroup } from "../../../constructs/logs";
import { ReadableStack } from "../../../constructs/terraform";
import { ACCOUNT, addTask, ECR_IMAGE, SECRET, writing, type Container } from "../../../harness/fargate-task";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { synth, synthesizeStack, type TerraformJson } from "../../../harness/synthesized-stack";
import "../../../testing/matchers";

afterAll(removeScratchDirectories);

function policyOf(container: Parameters<typeof addTask>[1]): unknown {
  const { json, text } = synth((stack) => addTask(stack, container));
  expect(text).toBeAbleToStart("task");
  const policy = json.resource?.["aws_iam_role_policy"]?.["execution_inline"]?.["policy"];
  return typeof policy === "string" && policy.startsWith("{")
    ? (JSON.parse(policy) as { Statement: unknown }).Statement
    : policy;
}

const allow = (Action: string | string[], Resource: string) => ({ Effect: "Allow", Action, Resource });
const pull = (repository: string) => [
  allow("ecr:GetAuthorizationToken", "*"),
  allow(["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"], repository),
];

describe("the execution role may pull", () => {
  test.each([
    [ECR_IMAGE, `arn:aws:ecr:${ACCOUNT}:repository/team/app`],
    [`${ECR_IMAGE.replace(":1.4.2", "")}@sha256:${"0".repeat(64)}`, `arn:aws:ecr:${ACCOUNT}:repository/team/app`],
    ["123456789012.dkr.ecr.eu-west-3.amazonaws.com/app", `arn:aws:ecr:${ACCOUNT}:repository/app`],
    ["123456789012.dkr-ecr.eu-west-3.on.aws/app:1", `arn:aws:ecr:${ACCOUNT}:repository/app`],
    ["123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/app:1", "arn:aws:ecr:us-east-1:123456789012:repository/app"],
    ["123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1", "arn:aws-cn:ecr:cn-north-1:123456789012:repository/app"],
  ])("%s", (image, repository) => expect(policyOf({ image })).toEqual(pull(repository)));

  test.each([
    ["1.4.2", ":1.4.2"],
    [`sha256:${"0".repeat(64)}`, `@sha256:${"0".repeat(64)}`],
    [undefined, ":latest"],
  ])("an image of a repository of the program: %s", (mark, written) => {
    let image: ContainerImage | undefined;
    const policy = policyOf((stack) => {
      image = ContainerImage.fromEcrRepository(new EcrRepository(stack, "repository", { name: "app" }), mark);
      return { image };
    });
    expect(image?.imageName.endsWith(written)).toBe(true);
    expect(policy).toContain('"Resource" = aws_ecr_repository.repository.arn');
  });

  test.each<[string, (stack: Construct) => string, string]>([
    [
      "that begins with the address of a repository of the program",
      (stack) => `${new EcrRepository(stack, "repository", { name: "app" }).repositoryUrl}:1`,
      '"Resource" = aws_ecr_repository.repository.arn',
    ],
    [
      "in the account that Terraform works in",
      (stack) => `${new Account(stack, "account").accountId}.dkr.ecr.eu-west-3.amazonaws.com/app:1`,
      '"Resource" = "arn:aws:ecr:eu-west-3:${data.aws_caller_identity.account.account_id}:repository/app"',
    ],
  ])("an image by its name, %s", (_what, image, resource) => {
    expect(policyOf((stack) => ({ image: image(stack) }))).toContain(resource);
  });

  test("an image by a digest that Terraform looks up", () => {
    const policy = policyOf((stack) => {
      const repository = new EcrRepository(stack, "repository", { name: "app" });
      const { imageDigest } = new DataAwsEcrImage(stack, "image", { repositoryName: "app", mostRecent: true });
      const image = ContainerImage.fromEcrRepository(repository, imageDigest);
      expect(image.imageName).toMatch(/\}@\$\{/);
      return { image };
    });
    expect(policy).toContain("aws_ecr_repository.repository.arn");
  });

  test.each(["nginx:1", "public.ecr.aws/nginx/nginx:1", "registry.example.com/123456789012.dkr.ecr/app:1"])(
    "%s without a permission",
    (image) => expect(policyOf({ image })).toBeUndefined(),
  );

  test("nothing, where only Terraform knows the image's name", () => {
    const image = (stack: Construct) => ({
      image: new TerraformVariable(stack, "image", { type: "string" }).stringValue,
    });
    expect(policyOf(image)).toBeUndefined();
  });
});

describe("the execution role may write", () => {
  test("the log group of each container", () => {
    const policy = policyOf((stack) => ({ logConfiguration: writing(new LogGroup(stack, "logs", { name: "app" })) }));
    expect(policy).toContain('"Action" = ["logs:CreateLogStream", "logs:PutLogEvents"]');
    expect(policy).toContain('"Resource" = "${aws_cloudwatch_log_group.logs.arn}:*"');
  });

  test("and create a group that the driver makes, in any account but by its name", () => {
    const arn = "arn:aws:logs:eu-west-3:*:log-group:/app";
    expect(policyOf({ logConfiguration: writing(LogGroup.createdByDriver("/app")) })).toEqual([
      allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], `${arn}:*`),
    ]);
  });

  test("and create it by its ARN, where the program knows it", () => {
    const arn = `arn:aws:logs:${ACCOUNT}:log-group:/app`;
    expect(policyOf({ logConfiguration: writing(LogGroup.createdByDriver("/app", arn)) })).toEqual([
      allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], `${arn}:*`),
    ]);
  });

  test("once, where two containers write to one group in a region that is a variable", () => {
    const { json } = synthesizeStack((scope) => {
      const stack = new ReadableStack(scope, "stack");
      const region = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
      new AwsProvider(stack, "aws", { region });
      const executionRole = new ExecutionRole(stack, "execution", { name: "execution" });
      const logConfiguration = writing(LogGroup.createdByDriver("/app"), region);
      const containers = ["app", "proxy"].map((name) => ({ name, image: "nginx:1", logConfiguration }));
      new FargateTaskDefinition(stack, "task", { family: "app", cpu: 256, memory: 512, executionRole, containers });
      return stack;
    });
    const policy = String(json.resource?.["aws_iam_role_policy"]?.["execution_inline"]?.["policy"]);
    expect(policy.match(/logs:CreateLogGroup/g)).toHaveLength(1);
  });
});

describe("a role of another stack", () => {
  function stacksOf(
    make: (app: App, id: string) => TerraformStack,
    container: (stack: TerraformStack) => Container,
    family = "app",
  ) {
    const app = new App({ outdir: scratchDirectory(), stackTraces: false });
    const [iam, tasks] = ["iam", "tasks"].map((id) => make(app, id));
    if (!iam || !tasks) throw new Error("no stacks");
    const executionRole = new ExecutionRole(iam, "execution", { name: "execution" });
    const containers = [{ name: "app", image: ECR_IMAGE, ...container(tasks) }];
    new FargateTaskDefinition(tasks, "task", { family, cpu: 256, memory: 512, executionRole, containers });
    for (const stack of [iam, tasks]) stack.prepareStack();
    const policies = (stack: TerraformStack) => {
      const { resource } = JSON.parse(Testing.synth(stack)) as TerraformJson;
      return resource?.["aws_iam_role_policy"] ?? {};
    };
    return [policies(iam), policies(tasks)] as const;
  }

  test.each<[string, (app: App, id: string) => TerraformStack]>([
    ["cdktf's own", (app, id) => new TerraformStack(app, id)],
    ["readable", (app, id) => new ReadableStack(app, id)],
  ])("is allowed what refers to this one here, so that neither waits for the other: %s", (_what, make) => {
    const [there, here] = stacksOf(make, (stack) => ({
      logConfiguration: writing(new LogGroup(stack, "logs", { name: "app" })),
    }));
    expect(JSON.stringify(there)).toContain("repository/team/app");
    expect(JSON.stringify(there)).not.toContain("logs:PutLogEvents");
    expect(JSON.stringify(here)).toContain("logs:PutLogEvents");
    expect(Object.values(here)[0]).toMatchObject({
      name: "app-start",
      role: expect.stringMatching(/^\$\{data\.terraform_remote_state\.[\w-]+\.outputs\.[\w-]+\}$/),
    });
  });

  test("has policies with names that IAM takes, however long the family's is", () => {
    const [, here] = stacksOf(
      (app, id) => new ReadableStack(app, id),
      (stack) => ({ logConfiguration: writing(new LogGroup(stack, "logs", { name: "app" })) }),
      "f".repeat(255),
    );
    expect(Object.values(here)[0]).toMatchObject({ name: `${"f".repeat(122)}-start` });
  });

  test("is allowed all of it where nothing refers to this one", () => {
    const [there, here] = stacksOf(
      (app, id) => new ReadableStack(app, id),
      () => ({ secrets: { A: SECRET } }),
    );
    expect(JSON.stringify(there)).toContain("secretsmanager:GetSecretValue");
    expect(here).toEqual({});
  });
});

test("a statement is written once, also by two readings of an attribute", () => {
  const { json } = synth((stack) => {
    const variable = new TerraformVariable(stack, "secret", { type: "string" });
    const executionRole = new ExecutionRole(stack, "execution", { name: "execution" });
    const containers = ["app", "proxy"].map((name) => ({
      ...{ name, image: "nginx:1" },
      secrets: { A: Secret.fromSecretArn(variable.stringValue), B: Secret.fromSecretArn(variable.stringValue) },
    }));
    new FargateTaskDefinition(stack, "task", { family: "app", cpu: 256, memory: 512, executionRole, containers });
  });
  const policy = String(json.resource?.["aws_iam_role_policy"]?.["execution_inline"]?.["policy"]);
  expect(policy.match(/secretsmanager:GetSecretValue/g)).toHaveLength(1);
});
