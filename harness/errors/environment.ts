import { ExecutionRole } from "../../constructs/iam/execution-role";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import { Secret } from "../../constructs/ecs/secret";
import { APP, container, type ErrorExamples, task, unchecked } from "./example";

const CONTAINER = "Amazon ECS API reference, `ContainerDefinition`";
const SECRETS = 'Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS container"';
const SECRET_ARN = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";
const secret = Secret.fromSecretArn(SECRET_ARN);

/** Environment variables and secrets. `SECRET_ARN` is the ARN of a secret, and `secret` is that one. */
export const ENVIRONMENT_ERRORS = {
  "environment-name": {
    source: 'POSIX, "Environment Variables"',
    wrong: (stack) => container(stack, { environment: { "A=B": "c" } }),
    right: (stack) => container(stack, { environment: { A: "B=c" } }),
  },
  "environment-empty": {
    source: "AWS provider issue 39533",
    wrong: (stack) => container(stack, { environment: { MODE: "" } }),
    right: (stack) => container(stack, { environment: {} }),
  },
  "environment-and-secret": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { environment: { DB_URL: "db:5432" }, secrets: { DB_URL: secret } }),
    right: (stack) => container(stack, { secrets: { DB_URL: secret } }),
  },
  "environment-secret": {
    source: SECRETS,
    wrong: (stack) => container(stack, { environment: { DB_PASSWORD: "swordfish" } }),
    right: (stack) => container(stack, { secrets: { DB_PASSWORD: secret } }),
  },
  "execution-role-permissions": {
    source: 'Amazon ECS developer guide, "Amazon ECS task execution IAM role"',
    wrong: (stack) => task(stack, { containers: [{ ...APP, secrets: { DB_PASSWORD: secret } }], grantStart: false }),
    right: (stack) => task(stack, { containers: [{ ...APP, secrets: { DB_PASSWORD: secret } }] }),
  },
  "execution-role-boundary": {
    source: 'IAM user guide, "Permissions boundaries for IAM entities"',
    wrong: (stack) => {
      const write = { actions: ["logs:PutLogEvents"], resources: ["*"] };
      const permissionsBoundary = new ManagedPolicy(stack, "boundary", { name: "boundary", statements: [write] });
      const executionRole = new ExecutionRole(stack, "bounded", { name: "bounded", permissionsBoundary });
      task(stack, { executionRole, containers: [{ ...APP, secrets: { DB_PASSWORD: secret } }] });
    },
    right: (stack) => {
      const read = { actions: ["secretsmanager:GetSecretValue"], resources: ["*"] };
      const permissionsBoundary = new ManagedPolicy(stack, "boundary", { name: "boundary", statements: [read] });
      const executionRole = new ExecutionRole(stack, "bounded", { name: "bounded", permissionsBoundary });
      task(stack, { executionRole, containers: [{ ...APP, secrets: { DB_PASSWORD: secret } }] });
    },
  },
  "environment-file": {
    source: "Amazon ECS API reference, `EnvironmentFile`",
    wrong: (stack) => container(stack, { environmentFiles: [{ type: "s3", value: "s3://bucket/app.env" }] }),
    right: (stack) => container(stack, { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/app.env" }] }),
  },
  "environment-file-count": {
    source: CONTAINER,
    wrong: (stack) =>
      container(stack, {
        environmentFiles: Array.from({ length: 11 }, (_, i) => ({ type: "s3", value: `arn:aws:s3:::bucket/${i}.env` })),
      }),
    right: (stack) => container(stack, { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/all.env" }] }),
  },
  "secret-arn": {
    source: SECRETS,
    wrong: (stack) => container(stack, { secrets: { DB_PASSWORD: Secret.fromSecretArn("db") } }),
    right: (stack) => container(stack, { secrets: { DB_PASSWORD: Secret.fromSecretArn(SECRET_ARN) } }),
  },
  "secret-name": {
    source: "Amazon ECS API reference, `Secret`",
    wrong: (stack) => container(stack, { secrets: { DB_PASSWORD: Secret.fromParameterName("db password") } }),
    right: (stack) => container(stack, { secrets: { DB_PASSWORD: Secret.fromParameterName("/app/db-password") } }),
  },
  "secret-selection": {
    source: SECRETS,
    wrong: (stack) =>
      container(stack, { secrets: { DB_PASSWORD: Secret.fromSecretArn(SECRET_ARN, { jsonKey: "db:password" }) } }),
    right: (stack) =>
      container(stack, { secrets: { DB_PASSWORD: Secret.fromSecretArn(SECRET_ARN, { jsonKey: "password" }) } }),
  },
  "secret-version": {
    source: SECRETS,
    wrong: (stack) => {
      const version = unchecked({ versionStage: "AWSPREVIOUS", versionId: "a1b2c3" });
      container(stack, { secrets: { DB_PASSWORD: Secret.fromSecretArn(SECRET_ARN, version) } });
    },
    right: (stack) => {
      const version = { versionStage: "AWSPREVIOUS" };
      container(stack, { secrets: { DB_PASSWORD: Secret.fromSecretArn(SECRET_ARN, version) } });
    },
  },
} satisfies ErrorExamples;
