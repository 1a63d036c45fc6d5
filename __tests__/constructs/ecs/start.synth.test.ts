import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { App, TerraformHclModule, TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { Construct } from "constructs";
import {
  awsLogs,
  ContainerImage,
  FargateTaskDefinition,
  Secret,
  type ContainerDefinition,
} from "../../../constructs/ecs";
import { Account, ExecutionRole, imagePullStatements, ManagedPolicy } from "../../../constructs/iam";
import { LogGroup } from "../../../constructs/logs";
import { ReadableStack } from "../../../constructs/terraform";
import { messagesOf } from "../../../harness/errors/run";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { synth, synthesizeStack, type TerraformJson } from "../../../harness/synthesized-stack";
import "../../../testing/matchers";

const ACCOUNT = "eu-west-3:123456789012";
const ECR_IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/team/app:1.4.2";
const secret = Secret.fromSecretArn(`arn:aws:secretsmanager:${ACCOUNT}:secret:db-a1b2c3`, { jsonKey: "password" });

afterAll(removeScratchDirectories);

interface Made {
  readonly stack: Construct;
  readonly executionRole: ExecutionRole;
}

type Container = Partial<ContainerDefinition>;

/** A task of one container; `more` gives the role permissions besides. */
function addTask(
  stack: Construct,
  container: Container | ((stack: Construct) => Container),
  { grantStart, more }: { readonly grantStart?: boolean; readonly more?: (made: Made) => void } = {},
): void {
  const executionRole = new ExecutionRole(stack, "execution", { name: "execution" });
  const own = typeof container === "function" ? container(stack) : container;
  const containers = [{ name: "app", image: "nginx:1", ...own }];
  new FargateTaskDefinition(stack, "task", {
    family: "app",
    cpu: 256,
    memory: 512,
    executionRole,
    containers,
    grantStart,
  });
  more?.({ stack, executionRole });
}

const writing = (logGroup: LogGroup | ReturnType<typeof LogGroup.createdByDriver>, region = "eu-west-3") =>
  awsLogs({ logGroup, region, streamPrefix: "app", delivery: { mode: "blocking" } });

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
  function stacksOf(make: (app: App, id: string) => TerraformStack, container: (stack: TerraformStack) => Container) {
    const app = new App({ outdir: scratchDirectory(), stackTraces: false });
    const [iam, tasks] = ["iam", "tasks"].map((id) => make(app, id));
    if (!iam || !tasks) throw new Error("no stacks");
    const executionRole = new ExecutionRole(iam, "execution", { name: "execution" });
    const containers = [{ name: "app", image: ECR_IMAGE, ...container(tasks) }];
    new FargateTaskDefinition(tasks, "task", { family: "app", cpu: 256, memory: 512, executionRole, containers });
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

  test("is allowed all of it where nothing refers to this one", () => {
    const [there, here] = stacksOf(
      (app, id) => new ReadableStack(app, id),
      () => ({ secrets: { A: secret } }),
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

describe("with grantStart: false", () => {
  const LACKING = {
    image: ECR_IMAGE,
    secrets: { PASSWORD: secret },
    logConfiguration: writing(LogGroup.createdByDriver("/app")),
  };
  const warnings = (container: Container, more?: (made: Made) => void): string[] =>
    [...messagesOf((stack) => addTask(stack, container, { grantStart: false, more }))].map((message) =>
      message.replace("[stack/task] ", ""),
    );

  test("what the role certainly lacks is a warning for each purpose, with its way out", () => {
    expect(warnings(LACKING)).toEqual([
      'execution-role-permissions: container "app": the execution role may pull the container\'s image, or the task does ' +
        'not start, got: "without ecr:GetAuthorizationToken on *, ecr:BatchCheckLayerAvailability, ' +
        `ecr:GetDownloadUrlForLayer, ecr:BatchGetImage on arn:aws:ecr:${ACCOUNT}:repository/team/app"; leave out ` +
        "grantStart: false, or write executionRole.addToPolicy(...imagePullStatements(repositoryArn))",
      'execution-role-permissions: container "app": the execution role may write the container\'s log group, or the task ' +
        'does not start, got: "without logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on arn:aws:logs:eu-west-3:*:log-group:/app:*"; leave out ' +
        "grantStart: false, or write logGroup.grantWrite(executionRole)",
      'execution-role-permissions: container "app": the execution role may read the container\'s secrets and environment ' +
        `files, or the task does not start, got: "without secretsmanager:GetSecretValue on arn:aws:secretsmanager:${ACCOUNT}:` +
        'secret:db-a1b2c3"; leave out grantStart: false, or write executionRole.addToPolicy(...secret.readStatements)',
    ]);
  });

  const codes = (...args: Parameters<typeof warnings>) =>
    warnings(...args).map((message) => /may (\w+ the container's \w+)/.exec(message)?.[1]);

  test.each<[string, (made: Made) => void, string[]]>([
    [
      "after the task definition, each by its own grant",
      ({ executionRole }) => {
        executionRole.addToPolicy(...imagePullStatements(`arn:aws:ecr:${ACCOUNT}:repository/team/app`));
        executionRole.addToPolicy(...secret.readStatements);
        LogGroup.createdByDriver("/app").grantWrite(executionRole);
      },
      [],
    ],
    [
      "by a managed policy of the program",
      ({ stack, executionRole }) => {
        const { readStatements } = secret;
        new ManagedPolicy(stack, "policy", { name: "p", role: executionRole, statements: readStatements });
      },
      ["pull the container's image", "write the container's log"],
    ],
    [
      "by AWS's policy for execution roles, which creates no log group and reads no secret",
      ({ executionRole }) =>
        executionRole.attachManagedPolicy(
          "aws",
          "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
        ),
      ["write the container's log", "read the container's secrets"],
    ],
    [
      "by wildcards",
      ({ executionRole }) =>
        executionRole.addToPolicy({ actions: ["ecr:*", "logs:*", "secretsmanager:Get*"], resources: ["*"] }),
      [],
    ],
    [
      "for another repository, group and secret",
      ({ executionRole }) => {
        executionRole.addToPolicy(...imagePullStatements(`arn:aws:ecr:${ACCOUNT}:repository/other`));
        LogGroup.createdByDriver("/other", `arn:aws:logs:${ACCOUNT}:log-group:/other`).grantWrite(executionRole);
        executionRole.addToPolicy(
          ...Secret.fromSecretArn(`arn:aws:secretsmanager:${ACCOUNT}:secret:x-a1b2c3`).readStatements,
        );
      },
      ["pull the container's image", "write the container's log", "read the container's secrets"],
    ],
    [
      "by a Deny",
      ({ executionRole }) => executionRole.addToPolicy({ effect: "Deny", actions: ["*"], resources: ["*"] }),
      ["pull the container's image", "write the container's log", "read the container's secrets"],
    ],
    [
      "by what nobody can look into: a managed policy of somebody else",
      ({ executionRole }) => executionRole.attachManagedPolicy("theirs", "arn:aws:iam::123456789012:policy/theirs"),
      [],
    ],
    [
      "by what nobody can look into: a resource of plain cdktf",
      ({ stack, executionRole }) => new IamRolePolicy(stack, "own", { role: executionRole.roleName, policy: "{}" }),
      [],
    ],
    [
      "on what only Terraform knows",
      ({ stack, executionRole }) => {
        const arn = new TerraformVariable(stack, "arn", { type: "string" }).stringValue;
        executionRole.addToPolicy({ actions: ["ecr:*", "logs:*", "secretsmanager:*"], resources: [arn] });
      },
      [],
    ],
  ])("permissions count that are given %s", (_how, more, lacking) => {
    expect(codes(LACKING, more)).toEqual(lacking);
  });

  test.each<[string, (made: Made) => void]>([
    [
      "a resource of plain cdktf below the role",
      ({ executionRole }) =>
        new IamRolePolicyAttachment(executionRole, "theirs", {
          role: executionRole.roleName,
          policyArn: "arn:aws:iam::123456789012:policy/theirs",
        }),
    ],
    [
      "an escape hatch of the role",
      ({ executionRole }) =>
        executionRole.node.findAll().forEach((each) => {
          if (each instanceof IamRole) each.putInlinePolicy([{ name: "a", policy: "{}" }]);
        }),
    ],
    [
      "a module that takes the role",
      ({ stack, executionRole }) =>
        new TerraformHclModule(stack, "permissions", {
          source: "./permissions",
          variables: { role: executionRole.roleName },
        }),
    ],
    [
      "a secret's own policy",
      ({ stack, executionRole }) =>
        new SecretsmanagerSecretPolicy(stack, "policy", {
          secretArn: "arn",
          policy: `{"Principal":"${executionRole.arn}"}`,
        }),
    ],
    [
      "actions that only Terraform knows",
      ({ stack, executionRole }) => {
        const actions = new TerraformVariable(stack, "actions", { type: "list(string)" }).listValue;
        executionRole.addToPolicy({ actions, resources: ["*"] });
      },
    ],
    [
      "a number of Terraform in an ARN",
      ({ stack, executionRole }) => {
        const account = new TerraformVariable(stack, "account", { type: "number" }).numberValue;
        executionRole.addToPolicy({ actions: ["*"], resources: ["*", `arn:aws:logs:eu-west-3:${account}:*`] });
      },
    ],
  ])("nothing is said where %s may give what is lacking", (_what, more) => {
    expect(codes(LACKING, more)).toEqual([]);
  });

  test("the login to ECR knows no resource", () => {
    const more = ({ executionRole }: Made) =>
      executionRole.addToPolicy({ actions: ["ecr:*"], resources: [`arn:aws:ecr:${ACCOUNT}:repository/team/app`] });
    expect(warnings({ image: ECR_IMAGE }, more)).toEqual([
      expect.stringContaining('got: "without ecr:GetAuthorizationToken on *"'),
    ]);
  });

  test("a secret may be allowed without knowing what AWS adds to its name, and its key by the key's own policy", () => {
    const encryptionKeyArn = `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const partial = Secret.fromSecretArn(`arn:aws:secretsmanager:${ACCOUNT}:secret:db`, { encryptionKeyArn });
    const more = ({ executionRole }: Made) =>
      executionRole.addToPolicy({
        actions: ["secretsmanager:GetSecretValue"],
        resources: [`arn:aws:secretsmanager:${ACCOUNT}:secret:db-??????`],
      });
    expect(warnings({ secrets: { PASSWORD: partial } }, more)).toEqual([]);
  });

  test("each warning comes once, however often the program is synthesized", () => {
    const stack = new ReadableStack(Testing.app(), "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    addTask(stack, LACKING, { grantStart: false });
    for (let time = 0; time < 2; time++) Testing.synth(stack, true);
    const task = stack.node.findChild("task");
    expect(task.node.metadata.filter(({ type }) => type === "@cdktf/warn")).toHaveLength(3);
  });

  test("nothing is lacking that nobody needs", () => expect(warnings({})).toEqual([]));
});
