import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { LogGroup, type LogGroupProps } from "../../../constructs/logs/log-group";
import { logStatements } from "../../../constructs/logs/log-group-ownership";
import { awsLogs } from "../../../constructs/task/aws-logs";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { addressesOf, synthesizeStack } from "../../../testing/synthesized-stack";

const synth = (add: (stack: Construct) => void) =>
  synthesizeStack((scope) => {
    const stack = new ReadableStack(scope, "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    add(stack);
    return stack;
  });

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";

describe("log group", () => {
  const group = (props: Partial<LogGroupProps> = {}) =>
    synth((stack) => new LogGroup(stack, "app", { name: "app", ...props })).json.resource?.["aws_cloudwatch_log_group"];

  test("is a name, unless told more", () => {
    expect(group()).toEqual({ app: { name: "app" } });
  });

  test("takes retention, key, class and tags, and stays when Terraform destroys", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-3:123456789012:key/k";
    expect(
      group({
        retentionInDays: 30,
        kmsKeyArn,
        logGroupClass: "INFREQUENT_ACCESS",
        deletionProtection: "keep",
        tags: { a: "b" },
      }),
    ).toEqual({
      app: {
        name: "app",
        retention_in_days: 30,
        kms_key_id: kmsKeyArn,
        log_group_class: "INFREQUENT_ACCESS",
        skip_destroy: true,
        tags: { a: "b" },
      },
    });
  });

  test("may refuse to be destroyed", () => {
    expect(group({ deletionProtection: "refuse" })).toEqual({
      app: { name: "app", lifecycle: { prevent_destroy: true } },
    });
  });

  test("tells all that is wrong with it", () => {
    const wrong = () => group({ name: "a b", retentionInDays: 30, logGroupClass: "DELIVERY", kmsKeyArn: "alias/x" });
    expect(wrong).toThrow('[stack/app] name-pattern: a log group\'s name holds letters, digits and _./#-, got: "a b"');
    expect(wrong).toThrow("[stack/app] log-group-delivery-retention: ");
    expect(wrong).toThrow("[stack/app] log-group-key: ");
  });

  test("is written by a log driver that does not create it, under a policy for it alone", () => {
    const { json } = synth((stack) => {
      const logGroup = new LogGroup(stack, "app", { name: "app" });
      const role = new ExecutionRole(stack, "role", { name: "app" });
      logGroup.grantWrite(role);
      logGroup.grantRead(role);
      logGroup.grantWrite(role);
      const { options } = awsLogs({
        logGroup,
        region: "eu-west-3",
        streamPrefix: "app",
        delivery: { mode: "accountDefault" },
      });
      expect(Object.keys(options)).toEqual(["awslogs-group", "awslogs-region", "awslogs-stream-prefix"]);
      expect(logStatements(logGroup)).toEqual([
        { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [`${logGroup.arn}:*`] },
      ]);
    });
    const policy = String(json.resource?.["aws_iam_role_policy"]?.["role_inline"]?.["policy"]);
    expect(policy.match(/"Action" = \[[^\]]*\]/g)).toEqual([
      '"Action" = ["logs:CreateLogStream", "logs:PutLogEvents"]',
      '"Action" = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"]',
    ]);
    expect(policy.match(/"Resource" = "[^"]*"/g)).toEqual([
      '"Resource" = "${aws_cloudwatch_log_group.app.arn}:*"',
      '"Resource" = "${aws_cloudwatch_log_group.app.arn}:*"',
    ]);
  });

  test("is found by its name", () => {
    const { json } = synth((stack) => {
      const group = LogGroup.fromName(stack, "app", "app");
      const role = new ExecutionRole(stack, "role", { name: "app" });
      group.grantRead(role);
      expect(group.ownership).toBe("existing");
    });
    expect(json.data?.["aws_cloudwatch_log_group"]).toEqual({ app: { name: "app" } });
    expect(String(json.resource?.["aws_iam_role_policy"]?.["role_inline"]?.["policy"])).toContain(
      "${data.aws_cloudwatch_log_group.app.arn}:*",
    );
  });

  test.each([ARN, `${ARN}:*`])("is known by its ARN %s", (arn) => {
    const { json } = synth((stack) => {
      const group = LogGroup.fromArn(stack, "app", arn, { logGroupClass: "INFREQUENT_ACCESS" });
      expect(group).toMatchObject({ ownership: "existing", name: "app", arn: ARN, logGroupClass: "INFREQUENT_ACCESS" });
    });
    expect(addressesOf(json)).toEqual([]);
  });

  test("is known by an ARN that Terraform fills in", () => {
    const { json } = synth((stack) => {
      const arn = new TerraformVariable(stack, "arn", { type: "string" }).stringValue;
      const group = LogGroup.fromArn(stack, "app", arn);
      new LogGroup(stack, "other", { name: `${group.name}-other`, tags: { of: group.arn } });
    });
    expect(json.resource?.["aws_cloudwatch_log_group"]?.["other"]).toEqual({
      name: '${element(split(":", var.arn), 6)}-other',
      tags: { of: '${trimsuffix(var.arn, ":*")}' },
    });
  });

  test("is not known by something else's ARN", () => {
    expect(() => synth((stack) => LogGroup.fromArn(stack, "app", "arn:aws:s3:::app"))).toThrow(
      '[stack/app] log-group-arn: a log group\'s ARN is arn:aws:logs:<region>:<account>:log-group:<name>, got: "arn:aws:s3:::app"',
    );
  });
});
