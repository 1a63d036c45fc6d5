import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import type { TerraformStack } from "cdktf";
import "../../testing/matchers";
import { failure, plainStack } from "../../harness/plain-stack";
import {
  allow,
  deny,
  ECR_IMAGE,
  logGroup,
  PULL,
  REPOSITORY,
  SECRET,
  stackOf,
  WRITE,
  writing,
  type Given,
} from "../../harness/plain-task";

describe("does not start, and says why", () => {
  const why = (stack: TerraformStack, name?: string) => failure(() => expect(stack).toBeAbleToStart(name));

  test.each<[string, (stack: TerraformStack) => Given, string]>([
    [
      "without permission to pull",
      () => ({ container: { image: ECR_IMAGE }, statements: [allow(PULL, REPOSITORY)] }),
      '\n  container "app", to pull its image: ecr:GetAuthorizationToken on *',
    ],
    [
      "where the login is allowed on a repository, which it does not know",
      () => ({ container: { image: ECR_IMAGE }, statements: [allow("ecr:*", REPOSITORY)] }),
      '\n  container "app", to pull its image: ecr:GetAuthorizationToken on *',
    ],
    [
      "with another secret of the stack",
      (stack) => {
        const [one, other] = ["one", "other"].map((name) => new SecretsmanagerSecret(stack, name, { name }).arn);
        return {
          container: { secrets: [{ name: "A", valueFrom: one }] },
          statements: [allow("secretsmanager:GetSecretValue", other ?? "")],
        };
      },
      '\n  container "app", to read its secrets: secretsmanager:GetSecretValue on ${aws_secretsmanager_secret.one.arn}',
    ],
    [
      "with another repository",
      () => ({
        container: { image: ECR_IMAGE },
        statements: [allow("ecr:GetAuthorizationToken", "*"), allow(PULL, `${REPOSITORY}s`)],
      }),
      `\n  container "app", to pull its image: ecr:BatchGetImage on ${REPOSITORY}`,
    ],
    [
      "with another log group of the stack",
      (stack) => ({
        container: writing(logGroup(stack).name),
        statements: [allow(WRITE, `${logGroup(stack, "other").arn}:*`)],
      }),
      '\n  container "app", to write its log group: logs:PutLogEvents on ${aws_cloudwatch_log_group.logs.arn}:*',
    ],
    [
      "where the driver may not create the group",
      () => ({
        container: writing("/app", { "awslogs-create-group": "true" }),
        statements: [allow(WRITE, "arn:aws:logs:eu-west-3:123456789012:log-group:/app:*")],
      }),
      '\n  container "app", to create its log group: logs:CreateLogGroup on arn:*:logs:eu-west-3:*:log-group:/app',
    ],
    [
      "where a statement denies it",
      () => ({
        container: { secrets: [{ name: "A", valueFrom: SECRET }] },
        statements: [allow("secretsmanager:*", "*"), deny("secretsmanager:*", SECRET)],
      }),
      `\n  container "app", to read its secrets: secretsmanager:GetSecretValue on ${SECRET}`,
    ],
    [
      "without its environment file",
      () => ({
        container: { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/app.env" }] },
        statements: [allow("s3:*", "arn:aws:s3:::bucket/other.env"), allow("s3:*", "arn:aws:s3:::bucket")],
      }),
      '\n  container "app", to read its environment files: s3:GetObject on arn:aws:s3:::bucket/app.env',
    ],
    [
      "without the log driver's secrets and the registry's credentials",
      () => ({
        container: {
          logConfiguration: { logDriver: "splunk", secretOptions: [{ name: "splunk-token", valueFrom: SECRET }] },
          repositoryCredentials: { credentialsParameter: `${SECRET}x` },
        },
        statements: [allow("secretsmanager:GetSecretValue", SECRET)],
      }),
      `\n  container "app", to read its secrets: secretsmanager:GetSecretValue on ${SECRET}x`,
    ],
  ])("%s", (_what, give, sentence) => {
    expect(why(stackOf(give))).toContain(
      "\n\naws_ecs_task_definition.app: its execution role aws_iam_role.execution is not allowed\n",
    );
    expect(why(stackOf(give))).toContain(sentence);
  });

  test("where a policy is written elsewhere", () => {
    const policyArn = "arn:aws:iam::123456789012:policy/theirs";
    const stack = stackOf(
      (scope) => ({ container: writing(logGroup(scope).name) }),
      (scope, role) => new IamRolePolicyAttachment(scope, "a", { role: role.name, policyArn }),
    );
    expect(why(stack)).toContain(`\n  (the attached policy ${policyArn} is not in the stack, so it was not checked)`);
  });

  test("where the role is missing, or not of this stack", () => {
    const containers = JSON.stringify([{ name: "app", image: "nginx", ...writing("/app") }]);
    const task = (executionRoleArn?: string) =>
      plainStack(
        (stack) =>
          new EcsTaskDefinition(stack, "app", { family: "app", containerDefinitions: containers, executionRoleArn }),
      );
    expect(why(task())).toContain(
      "aws_ecs_task_definition.app has no execution role, which needs logs:CreateLogStream",
    );
    expect(why(task("arn:aws:iam::123456789012:role/theirs"))).toContain(
      "aws_ecs_task_definition.app: what its execution role may do can't be read, since the stack lacks it: \"arn:aws:iam::",
    );
  });

  test("where a container can't be read", () => {
    const containerDefinitions = '["${local.container}"]';
    const stack = plainStack((scope) => new EcsTaskDefinition(scope, "app", { family: "a", containerDefinitions }));
    expect(why(stack)).toContain('holds what only Terraform can evaluate: "${local.container}"');
  });

  test("where the containers can't be read", () => {
    const stack = plainStack(
      (scope) => new EcsTaskDefinition(scope, "app", { family: "a", containerDefinitions: "x" }),
    );
    expect(why(stack)).toContain("aws_ecs_task_definition.app.container_definitions can't be read: ");
  });

  test("where there is no such task definition", () => {
    const stack = stackOf(() => ({ container: {} }));
    for (const name of ["app", "school-app", "aws_ecs_task_definition.app"]) expect(stack).toBeAbleToStart(name);
    expect(why(stack, "ap")).toContain('No task definition is called "ap". The stack has: aws_ecs_task_definition.app');
    expect(why(plainStack(() => undefined))).toContain("The stack has no aws_ecs_task_definition.");
  });
});

test("not, where nothing is missing, says so", () => {
  const stack = stackOf(() => ({ container: {} }));
  expect(failure(() => expect(stack).not.toBeAbleToStart())).toContain(
    "Nothing is missing to start aws_ecs_task_definition.app.",
  );
});
