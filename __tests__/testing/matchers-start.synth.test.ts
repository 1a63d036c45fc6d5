import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamPolicy } from "@cdktf/provider-aws/lib/data-aws-iam-policy";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamPolicyAttachment } from "@cdktf/provider-aws/lib/iam-policy-attachment";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Fn, TerraformIterator, type TerraformStack, TerraformVariable } from "cdktf";
import "../../testing/matchers";
import { failure, plainStack } from "../../harness/plain-stack";

// Programs of plain cdktf: what they are missing is found by reading the Terraform that they write.

type Fields = Readonly<Record<string, unknown>>;
type Statement = Readonly<Record<string, unknown>>;

/** What a program gives to its one task. */
interface Given {
  readonly container: Fields;
  readonly statements?: readonly Statement[];
}

/** A stack with one task, whose role has these statements in one inline policy. */
function stackOf(give: (stack: TerraformStack) => Given, also?: (stack: TerraformStack, role: IamRole) => void) {
  return plainStack((stack) => {
    const { container, statements = [] } = give(stack);
    const role = new IamRole(stack, "execution", { name: "execution", assumeRolePolicy: "{}" });
    new EcsTaskDefinition(stack, "app", {
      family: "school-app",
      executionRoleArn: role.arn,
      containerDefinitions: Fn.jsonencode([{ name: "app", image: "nginx:1", ...container }]),
    });
    const policy = Fn.jsonencode({ Version: "2012-10-17", Statement: statements });
    if (statements.length > 0) new IamRolePolicy(stack, "policy", { role: role.name, policy });
    also?.(stack, role);
  });
}

const allow = (Action: string | string[], Resource: string, more: Fields = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: string, Resource: string) => ({ Effect: "Deny", Action, Resource });
const writing = (group: string, more: Fields = {}) => ({
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": group, "awslogs-region": "eu-west-3", ...more },
  },
});
const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];
const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"];
const group = (stack: TerraformStack, id = "logs") => new CloudwatchLogGroup(stack, id, { name: `/school/${id}` });
const ECR_IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";
const REPOSITORY = "arn:aws:ecr:eu-west-3:123456789012:repository/app";
const SECRET = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";

describe("starts", () => {
  test.each<[string, (stack: TerraformStack) => Given]>([
    ["a public image, without logs", () => ({ container: {} })],
    [
      "an image of ECR",
      () => ({
        container: { image: ECR_IMAGE },
        statements: [allow("ecr:GetAuthorizationToken", "*"), allow(PULL, REPOSITORY)],
      }),
    ],
    [
      "an image of a repository of the stack",
      (stack) => {
        const { repositoryUrl, arn } = new EcrRepository(stack, "repository", { name: "app" });
        const container = { image: `${repositoryUrl}:1` };
        return { container, statements: [allow("ecr:GetAuthorizationToken", "*"), allow(PULL, arn)] };
      },
    ],
    [
      "a log group by reference",
      (stack) => {
        const { name, arn } = group(stack);
        return { container: writing(name), statements: [allow(WRITE, `${arn}:*`)] };
      },
    ],
    [
      "a log group of the stack that the container names in text",
      (stack) => ({ container: writing("/school/logs"), statements: [allow(WRITE, `${group(stack).arn}:*`)] }),
    ],
    [
      "a log group by its name, in this account",
      (stack) => {
        const { accountId } = new DataAwsCallerIdentity(stack, "current");
        const arn = `arn:aws:logs:eu-west-3:${accountId}:log-group:/school/logs:*`;
        return { container: writing("/school/logs"), statements: [allow(WRITE, arn)] };
      },
    ],
    [
      "a log group that the driver makes",
      () => ({
        container: writing("/school/app", { "awslogs-create-group": "true" }),
        statements: [allow(["logs:CreateLogGroup", ...WRITE], "arn:aws:logs:*:*:*")],
      }),
    ],
    [
      "secrets by text and by reference, of one key or whole",
      (stack) => {
        const other = new SecretsmanagerSecret(stack, "secret", { name: "other" }).arn;
        const parameter = new SsmParameter(stack, "parameter", { name: "p", type: "String" }).arn;
        const secrets = [`${SECRET}:password::`, `${other}:key::`, parameter, "/plain/name"].map(
          (valueFrom, index) => ({
            name: `S${index}`,
            valueFrom,
          }),
        );
        const named = "arn:aws:ssm:eu-west-3:123456789012:parameter/plain/name";
        return {
          container: { secrets },
          statements: [
            allow("secretsmanager:GetSecretValue", SECRET),
            allow("secretsmanager:GetSecretValue", other),
            allow("ssm:GetParameter*", parameter),
            allow("ssm:GetParameters", named),
          ],
        };
      },
    ],
    [
      "what everything but another action is allowed",
      () => ({
        container: { secrets: [{ name: "A", valueFrom: SECRET }] },
        statements: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
      }),
    ],
    [
      "where a denial has a condition, or is of something else",
      () => ({
        container: { image: ECR_IMAGE, secrets: [{ name: "A", valueFrom: SECRET }] },
        statements: [
          allow("*", "*"),
          { ...deny("*", "*"), Condition: { Bool: { "aws:SecureTransport": "false" } } },
          deny("ecr:*", `${REPOSITORY}s`),
          deny("secretsmanager:*", "arn:aws:secretsmanager:eu-west-3:999999999999:*"),
        ],
      }),
    ],
    [
      "what only Terraform knows",
      (stack) => {
        const text = (id: string) => new TerraformVariable(stack, id, { type: "string" }).stringValue;
        const group = `${text("prefix")}/app`;
        const secrets = [text("secret"), new SecretsmanagerSecret(stack, "db", { name: "db" }).id, SECRET.slice(0, -7)];
        return {
          container: {
            ...writing(group),
            secrets: secrets.map((valueFrom, index) => ({ name: `S${index}`, valueFrom })),
          },
          statements: [
            allow(WRITE, "arn:aws:logs:*:*:log-group:/ecs/*"),
            allow("secretsmanager:GetSecretValue", text("resource")),
            allow("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-??????"),
          ],
        };
      },
    ],
    [
      "a parameter by its name",
      (stack) => {
        const { name, arn } = new SsmParameter(stack, "parameter", { name: "/app/db", type: "String" });
        return {
          container: { secrets: [{ name: "A", valueFrom: name }] },
          statements: [allow("ssm:GetParameters", arn), allow("ssm:GetParameters", "arn:aws:ssm:*:*:parameter/app/*")],
        };
      },
    ],
    [
      "an environment file",
      () => ({
        container: { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/app.env" }] },
        statements: [
          allow("s3:GetObject", "arn:aws:s3:::bucket/*"),
          allow("s3:GetBucketLocation", "arn:aws:s3:::bucket"),
        ],
      }),
    ],
  ])("%s", (_what, give) => expect(stackOf(give)).toBeAbleToStart());

  const needs = (stack: TerraformStack) => ({ container: writing(group(stack).name) });
  const document = (arn: string) => JSON.stringify({ Statement: [allow(WRITE, arn)] });

  test.each<[string, (stack: TerraformStack, role: IamRole) => void]>([
    [
      "an attached policy of the stack",
      (stack, role) => {
        const { arn } = new IamPolicy(stack, "p", { policy: document("arn:aws:logs:*:*:log-group:/school/*") });
        new IamRolePolicyAttachment(stack, "a", { role: role.name, policyArn: arn });
      },
    ],
    [
      "an exclusively attached policy with a policy document",
      (stack, role) => {
        const { json } = new DataAwsIamPolicyDocument(stack, "d", {
          statement: [{ actions: WRITE, resources: ["*"] }],
        });
        const { arn } = new IamPolicy(stack, "p", { policy: json });
        new IamPolicyAttachment(stack, "a", { name: "a", roles: [role.name], policyArn: arn });
      },
    ],
    [
      "AWS's own policy",
      (stack, role) => {
        const policyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
        new IamRolePolicyAttachment(stack, "a", { role: role.name, policyArn });
      },
    ],
    [
      "a policy document that builds on another one",
      (stack, role) => {
        const base = new DataAwsIamPolicyDocument(stack, "base", { statement: [{ actions: WRITE, resources: ["*"] }] });
        const all = new DataAwsIamPolicyDocument(stack, "all", { sourcePolicyDocuments: [base.json] });
        new IamRolePolicy(stack, "p", { role: role.id, policy: all.json });
      },
    ],
    [
      "AWS's own policy, looked up by its name",
      (stack, role) => {
        const { arn } = new DataAwsIamPolicy(stack, "aws", { name: "AmazonECSTaskExecutionRolePolicy" });
        new IamRolePolicyAttachment(stack, "a", { role: role.name, policyArn: arn });
      },
    ],
    ["a policy within the role", (_stack, role) => role.putInlinePolicy([{ name: "inline", policy: document("*") }])],
    [
      "a policy that names the role by its text",
      (stack) => new IamRolePolicy(stack, "p", { role: "execution", policy: document("*") }),
    ],
  ])("by %s", (_how, also) => {
    expect(stackOf(needs)).not.toBeAbleToStart();
    expect(stackOf(needs, also)).toBeAbleToStart();
  });
});

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
        container: writing(group(stack).name),
        statements: [allow(WRITE, `${group(stack, "other").arn}:*`)],
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
      (scope) => ({ container: writing(group(scope).name) }),
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

describe("attachments for each of several", () => {
  const logs = () => ({ container: writing("/school/logs") });
  const TASK_EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
  const OTHER = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const policy = (stack: TerraformStack) =>
    new IamPolicy(stack, "write", {
      policy: Fn.jsonencode({ Statement: [allow(WRITE, "arn:aws:logs:*:*:log-group:/school/*:*")] }),
    });

  test("policies of a list count", () => {
    const stack = stackOf(logs, (scope, role) => {
      const forEach = TerraformIterator.fromList([OTHER, policy(scope).arn]);
      new IamRolePolicyAttachment(scope, "all", { forEach, role: role.name, policyArn: forEach.value as string });
    });
    expect(stack).toBeAbleToStart();
  });

  test("policies of a map count", () => {
    const stack = stackOf(logs, (scope, role) => {
      const forEach = TerraformIterator.fromMap({ other: OTHER, start: TASK_EXECUTION });
      new IamRolePolicyAttachment(scope, "all", { forEach, role: role.name, policyArn: forEach.value as string });
    });
    expect(stack).toBeAbleToStart();
  });

  test("roles of a list count", () => {
    const stack = stackOf(logs, (scope, role) => {
      const forEach = TerraformIterator.fromList(["other", role.name]);
      const policyArn = TASK_EXECUTION;
      new IamRolePolicyAttachment(scope, "all", { forEach, role: forEach.value as string, policyArn });
    });
    expect(stack).toBeAbleToStart();
  });

  test("others do not", () => {
    const stack = stackOf(logs, (scope, role) => {
      const forEach = TerraformIterator.fromList([OTHER]);
      new IamRolePolicyAttachment(scope, "all", { forEach, role: role.name, policyArn: forEach.value as string });
    });
    expect(failure(() => expect(stack).toBeAbleToStart())).toContain(
      `the attached policy ${OTHER} is not in the stack`,
    );
  });

  test("a list that only Terraform knows can't be read", () => {
    const stack = stackOf(logs, (scope, role) => {
      const forEach = TerraformIterator.fromList(new TerraformVariable(scope, "policies", {}).listValue);
      new IamRolePolicyAttachment(scope, "all", { forEach, role: role.name, policyArn: forEach.value as string });
    });
    expect(failure(() => expect(stack).toBeAbleToStart())).toContain("is not in the stack, so it was not checked");
  });
});
