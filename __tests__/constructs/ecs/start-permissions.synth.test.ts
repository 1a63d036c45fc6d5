import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { TerraformHclModule, TerraformVariable, Testing } from "cdktf";
import type { Construct } from "constructs";
import { FargateTaskDefinition, Secret } from "../../../constructs/ecs";
import { ExecutionRole, imagePullStatements, ManagedPolicy } from "../../../constructs/iam";
import { LogGroup } from "../../../constructs/logs";
import { ReadableStack } from "../../../constructs/terraform";
import { messagesOf } from "../../../harness/errors/run";
import { ACCOUNT, addTask, ECR_IMAGE, SECRET, writing, type Container, type Made } from "../../../harness/fargate-task";

describe("with grantStart: false", () => {
  const LACKING = {
    image: ECR_IMAGE,
    secrets: { PASSWORD: SECRET },
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
        executionRole.addToPolicy(...SECRET.readStatements);
        LogGroup.createdByDriver("/app").grantWrite(executionRole);
      },
      [],
    ],
    [
      "by a managed policy of the program",
      ({ stack, executionRole }) => {
        const { readStatements } = SECRET;
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

  test("nothing is said where a resource of plain cdktf names the role by the variable that it is named by", () => {
    const program = (stack: Construct): void => {
      const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
      const executionRole = new ExecutionRole(stack, "execution", { name });
      const containers = [{ name: "app", ...LACKING }];
      const task = { family: "app", cpu: 256, memory: 512, executionRole, containers, grantStart: false } as const;
      new FargateTaskDefinition(stack, "task", task);
      new IamRolePolicy(stack, "own", { role: name, policy: "{}" });
    };
    expect(messagesOf(program)).toEqual([]);
  });

  test("nothing is said where a resource of another stack may give what is lacking", () => {
    const app = Testing.app();
    const [first, second] = [new ReadableStack(app, "first"), new ReadableStack(app, "second")];
    for (const stack of [first, second]) new AwsProvider(stack, "aws", { region: "eu-west-3" });
    const more = ({ executionRole }: Made) =>
      new IamRolePolicy(second, "own", { role: executionRole.roleName, policy: "{}" });
    addTask(first, LACKING, { grantStart: false, more });
    app.synth();
    expect(first.node.findChild("task").node.metadata.filter(({ type }) => type === "@cdktf/warn")).toEqual([]);
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
