import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Fn, TerraformIterator, type TerraformStack, TerraformVariable } from "cdktf";
import "../../testing/matchers";
import { failure } from "../../harness/plain-stack";
import { allow, stackOf, WRITE, writing } from "../../harness/plain-task";

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
