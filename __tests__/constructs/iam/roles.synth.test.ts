import { IamPolicyAttachment } from "@cdktf/provider-aws/lib/iam-policy-attachment";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { ManagedPolicy, type ManagedPolicyProps } from "../../../constructs/iam/managed-policy";
import { TaskAndExecutionRole } from "../../../constructs/iam/task-and-execution-role";
import { TaskRole } from "../../../constructs/iam/task-role";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const READ = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::bucket/*"] };
const WRITE = { actions: ["s3:PutObject"], resources: ["arn:aws:s3:::bucket/*"] };

describe.each([
  ["execution role", ExecutionRole],
  ["task role", TaskRole],
  ["role for both", TaskAndExecutionRole],
])("%s", (_what, Role) => {
  test("is assumed by ECS tasks, and may do nothing", () => {
    const { json } = synth((stack) => new Role(stack, "role", { name: "app" }));
    expect(json.resource).toEqual({
      aws_iam_role: {
        role: {
          name: "app",
          assume_role_policy:
            '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow",' +
            '"Principal":{"Service":"ecs-tasks.amazonaws.com"}}],"Version":"2012-10-17"}',
        },
      },
    });
  });

  test("may let go of what others have attached to it", () => {
    const { json } = synth((stack) => new Role(stack, "role", { name: "app", forceDetachPolicies: true }));
    expect(json.resource?.["aws_iam_role"]?.["role"]).toMatchObject({ force_detach_policies: true });
  });

  test("collects statements in one policy, each once", () => {
    const { json } = synth((stack) => {
      const role = new Role(stack, "role", { name: "app" });
      role.addToPolicy(READ);
      role.addToPolicy(WRITE, READ);
      role.addToPolicy();
    });
    const { policy, ...rest } = json.resource?.["aws_iam_role_policy"]?.["role_inline"] ?? {};
    expect(rest).toEqual({ name: "inline", role: "${aws_iam_role.role.name}" });
    expect(JSON.parse(String(policy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket/*" },
        { Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::bucket/*" },
      ],
    });
  });

  test("writes a statement once that is given twice at a time", () => {
    const { json } = synth((stack) => new Role(stack, "role", { name: "app" }).addToPolicy(READ, { ...READ }));
    const policy = json.resource?.["aws_iam_role_policy"]?.["role_inline"]?.["policy"];
    expect(JSON.parse(String(policy))).toMatchObject({ Statement: [{ Action: "s3:GetObject" }] });
    expect((JSON.parse(String(policy)) as { Statement: unknown[] }).Statement).toHaveLength(1);
  });

  test("tells statements apart by their conditions", () => {
    const conditions = { StringEquals: { "aws:ResourceTag/team": "school" } };
    const { json } = synth((stack) =>
      new Role(stack, "role", { name: "app" }).addToPolicy(READ, { ...READ, conditions }),
    );
    const policy = json.resource?.["aws_iam_role_policy"]?.["role_inline"]?.["policy"];
    const { Statement } = JSON.parse(String(policy)) as { Statement: { Condition?: unknown }[] };
    expect(Statement.map(({ Condition }) => Condition)).toEqual([undefined, conditions]);
  });

  test("takes managed policies", () => {
    const { json } = synth((stack) =>
      new Role(stack, "role", { name: "app" }).attachManagedPolicy("managed", "arn:aws:iam::aws:policy/X"),
    );
    expect(json.resource?.["aws_iam_role_policy_attachment"]).toEqual({
      role_managed: { role: "${aws_iam_role.role.name}", policy_arn: "arn:aws:iam::aws:policy/X" },
    });
  });
});

describe("logs policy", () => {
  const policy = (props: Partial<ManagedPolicyProps>) =>
    synth((stack) => {
      const executionRole = new ExecutionRole(stack, "role", { name: "app" });
      new ManagedPolicy(stack, "logs", { name: "app-logs", role: executionRole, statements: [WRITE], ...props });
    });

  test("is attached to its role alone", () => {
    const { text, json } = policy({});
    expect(text).not.toHaveResource(IamPolicyAttachment);
    expect(json.resource?.["aws_iam_role_policy_attachment"]).toEqual({
      logs_attachment: { role: "${aws_iam_role.role.name}", policy_arn: "${aws_iam_policy.logs.arn}" },
    });
    expect(json.resource?.["aws_iam_policy"]).toEqual({ logs: { name: "app-logs", policy: expect.any(String) } });
  });

  test("may be exclusive, for equality with a state that is", () => {
    const { json } = policy({ description: "Writes logs", attachment: { type: "exclusive", name: "attach" } });
    expect(addressesOf(json)).toEqual([
      "aws_iam_policy.logs",
      "aws_iam_policy_attachment.logs_attachment",
      "aws_iam_role.role",
    ]);
    expect(json.resource?.["aws_iam_policy"]?.["logs"]?.["description"]).toBe("Writes logs");
  });

  test("may be destroyed after what refers to it", () => {
    const { json } = policy({ createBeforeDestroy: true });
    expect(json.resource?.["aws_iam_policy"]?.["logs"]).toMatchObject({ lifecycle: { create_before_destroy: true } });
  });

  test.each<[string, Partial<ManagedPolicyProps>, string]>([
    ["a policy's name", { name: "a b" }, "[stack/logs] name-pattern: an IAM policy's name consists of"],
    [
      "an attachment's name",
      { attachment: { type: "exclusive", name: "" } },
      "[stack/logs] name-length: a policy attachment's name has",
    ],
  ])("checks %s", (_what, props, message) => {
    expect(() => policy(props)).toThrow(message);
  });
});
