import { missingPermissions } from "../../../../constructs/ecs/rules/start-permissions";
import { startStatements } from "../../../../constructs/ecs/start-statements";
import { Secret } from "../../../../constructs/ecs/secret";
import { KnownPermissions } from "../../../../constructs/iam/known-permissions";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformStack } from "cdktf";
import { RootConstruct } from "constructs";
import { explain } from "../../../../constructs/core/problem";

const SECRET = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";
const IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";
const CONTAINER = { name: "app", image: IMAGE, secrets: { PASSWORD: Secret.fromSecretArn(SECRET) } };

test("what no policy allows is one problem for each purpose", () => {
  expect(missingPermissions("app", startStatements(CONTAINER), new KnownPermissions()).map(explain)).toEqual([
    'execution-role-permissions: container "app": the execution role may pull the container\'s image, or the task does not ' +
      'start, got: "without ecr:GetAuthorizationToken on *, ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ' +
      'ecr:BatchGetImage on arn:aws:ecr:eu-west-3:123456789012:repository/app"; leave out grantStart: false, or write ' +
      "executionRole.addToPolicy(...imagePullStatements(repositoryArn))",
    'execution-role-permissions: container "app": the execution role may read the container\'s secrets and environment ' +
      `files, or the task does not start, got: "without secretsmanager:GetSecretValue on ${SECRET}"; leave out ` +
      "grantStart: false, or write executionRole.addToPolicy(...secret.readStatements)",
  ]);
});

test("what a policy allows is not reported", () => {
  const permissions = new KnownPermissions();
  const stack = new TerraformStack(new RootConstruct(), "stack");
  const writer = (id: string): IamRolePolicy => new IamRolePolicy(stack, id, { role: "app", policy: "{}" });
  permissions.add(() => [{ actions: ["ecr:*"], resources: ["*"] }], writer("images"));
  permissions.add(() => [{ actions: ["secretsmanager:GetSecretValue"], resources: [SECRET] }], writer("secrets"));
  expect(missingPermissions("app", startStatements(CONTAINER), permissions)).toEqual([]);
});

test("a container that needs nothing lacks nothing", () => {
  expect(missingPermissions("app", startStatements({ name: "app", image: "nginx:1" }), new KnownPermissions())).toEqual(
    [],
  );
});
