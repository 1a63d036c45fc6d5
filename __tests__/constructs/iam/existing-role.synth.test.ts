import { TerraformOutput, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { FargateTaskDefinition } from "../../../constructs/ecs";
import { ExecutionRole, ManagedPolicy, TaskAndExecutionRole, TaskRole, type IEcsRole } from "../../../constructs/iam";
import { messagesOf } from "../../../harness/errors/run";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:iam::123456789012:role/team/app";
const WRITE = { actions: ["s3:PutObject", "s3:GetObject"], resources: ["arn:aws:s3:::bucket/*"] };
const READ = { actions: ["s3:ListBucket"], resources: ["arn:aws:s3:::bucket"] };

/** A program that uses the role's ARN and name. */
function use(role: (stack: Construct) => IEcsRole) {
  return synth((stack) => {
    const { arn, roleName } = role(stack);
    new TerraformOutput(stack, "role_arn", { value: arn });
    new TerraformOutput(stack, "role_name", { value: roleName });
  }).json;
}

describe.each([
  ["execution role", ExecutionRole, "execution"],
  ["task role", TaskRole, "task"],
  ["role for both", TaskAndExecutionRole, "both"],
] as const)("an existing %s", (_what, Role, purpose) => {
  test("by its ARN, which nobody looks up", () => {
    const json = use((stack) => {
      const role = Role.fromArn(stack, "role", ARN);
      expect([role.ownership, role.purpose]).toEqual(["existing", purpose]);
      return role;
    });
    expect(json.output).toEqual({ role_arn: { value: ARN }, role_name: { value: "app" } });
    expect(addressesOf(json)).toEqual(["output.role_arn", "output.role_name"]);
  });

  test("by its name, which Terraform looks up", () => {
    const json = use((stack) => {
      const role = Role.fromName(stack, "role", "app");
      expect([role.ownership, role.purpose]).toEqual(["existing", purpose]);
      return role;
    });
    expect(json.data).toEqual({ aws_iam_role: { role: { name: "app" } } });
    expect(json.output).toEqual({
      role_arn: { value: "${data.aws_iam_role.role.arn}" },
      role_name: { value: "${data.aws_iam_role.role.name}" },
    });
  });
});

test("an ARN that only Terraform knows ends in the name", () => {
  const json = use((stack) =>
    ExecutionRole.fromArn(stack, "role", new TerraformVariable(stack, "arn", { type: "string" }).stringValue),
  );
  expect(json.output).toEqual({
    role_arn: { value: "${var.arn}" },
    role_name: { value: '${element(reverse(split("/", var.arn)), 0)}' },
  });
});

test.each([
  ARN,
  "arn:aws:iam::123456789012:role/app",
  "arn:aws-cn:iam::123456789012:role/app",
  "arn:aws-us-gov:iam::123456789012:role/a/b/app_1+=,.@-",
])("%s is a role's ARN", (arn) => {
  expect(messagesOf((stack) => ExecutionRole.fromArn(stack, "role", arn))).toEqual([]);
});

test.each([
  "app",
  "",
  "arn:aws:iam::123456789012:role/",
  "arn:aws:iam::123456789012:user/app",
  "arn:aws:iam::12345:role/app",
  "arn:aws:iam:eu-west-3:123456789012:role/app",
  "arn:aws:s3:::bucket/role/app",
  `arn:aws:iam::123456789012:role/${"a".repeat(65)}`,
  "arn:aws:iam::123456789012:role/a b",
])("%j is invalid, and reported once", (arn) => {
  expect(messagesOf((stack) => ExecutionRole.fromArn(stack, "role", arn))).toEqual([
    "[stack/role] role-arn: an IAM role's ARN is arn:aws:iam::<account>:role/<name>, got: " +
      `${JSON.stringify(arn)}; copy it from the console or from aws iam get-role; fromName takes a name`,
  ]);
});

test("an invalid ARN is reported once, also where it is used", () => {
  const messages = messagesOf((stack) => {
    const executionRole = ExecutionRole.fromArn(stack, "role", "arn:aws:iam::123456789012:user/app");
    const containers = [{ name: "app", image: "nginx:1" }];
    new FargateTaskDefinition(stack, "task", { family: "app", cpu: 256, memory: 512, containers, executionRole });
    new ManagedPolicy(stack, "policy", { name: "app", role: executionRole, statements: [READ] });
  });
  expect(messages).toEqual([expect.stringContaining("[stack/role] role-arn: ")]);
});

test("a name is checked", () => {
  expect(messagesOf((stack) => TaskRole.fromName(stack, "role", "team/app"))).toEqual([
    expect.stringContaining("name-pattern: an IAM role's name consists of"),
  ]);
});

describe("permissions of a role that is somebody else's", () => {
  test("are not changed: a warning lists them all", () => {
    const run = (stack: Construct) => TaskRole.fromArn(stack, "role", ARN).addToPolicy(WRITE, READ);
    expect(messagesOf(run)).toEqual([
      "[stack/role] existing-role-permissions: a role that is there already gets no permissions here, since they are its " +
        `owner's, got: "${ARN}"; see that it is allowed s3:PutObject, s3:GetObject on arn:aws:s3:::bucket/*, ` +
        "s3:ListBucket on arn:aws:s3:::bucket, or attach a ManagedPolicy with `role` to it",
    ]);
    expect(addressesOf(synth(run).json)).toEqual([]);
  });

  test("that are empty give no warning", () => {
    expect(messagesOf((stack) => TaskRole.fromArn(stack, "role", ARN).addToPolicy())).toEqual([]);
  });

  test("come by a policy that the program attaches", () => {
    const run = (stack: Construct) => {
      const role = ExecutionRole.fromArn(stack, "role", ARN);
      new ManagedPolicy(stack, "policy", { name: "app", role, statements: [READ] });
    };
    expect(messagesOf(run)).toEqual([]);
    expect(synth(run).json.resource?.["aws_iam_role_policy_attachment"]).toEqual({
      policy_attachment: { role: "app", policy_arn: "${aws_iam_policy.policy.arn}" },
    });
  });
});
