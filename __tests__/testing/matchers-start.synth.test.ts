import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamPolicy } from "@cdktf/provider-aws/lib/data-aws-iam-policy";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamPolicyAttachment } from "@cdktf/provider-aws/lib/iam-policy-attachment";
import { type IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { type TerraformStack, TerraformVariable } from "cdktf";
import "../../testing/matchers";
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
        const { name, arn } = logGroup(stack);
        return { container: writing(name), statements: [allow(WRITE, `${arn}:*`)] };
      },
    ],
    [
      "a log group of the stack that the container names in text",
      (stack) => ({ container: writing("/school/logs"), statements: [allow(WRITE, `${logGroup(stack).arn}:*`)] }),
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

  const needs = (stack: TerraformStack) => ({ container: writing(logGroup(stack).name) });
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
