import { TerraformVariable } from "cdktf";
import { Account } from "../../../constructs/iam/account";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { LogEncryptionKey } from "../../../constructs/logs/log-encryption-key";
import { LogGroup, type LogGroupProps } from "../../../constructs/logs/log-group";
import { logStatements } from "../../../constructs/logs/log-group-ownership";
import { renderLogDriver } from "../../../constructs/ecs/render-log-driver";
import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import { logging } from "../../../harness/errors/example";
import { messagesOf } from "../../../harness/errors/run";
import { namedLogGroup } from "../../../harness/log-groups";
import { metricFilter } from "../../../harness/programs/parts";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";

describe("log group", () => {
  const group = (props: Partial<LogGroupProps> = {}) =>
    synth((stack) => new LogGroup(stack, "app", { name: "app", ...props })).json.resource?.["aws_cloudwatch_log_group"];

  test("is a name, unless more is said", () => {
    expect(group()).toEqual({ app: { name: "app" } });
  });

  test("is there already, under a name alone", () => {
    expect(LogGroup.named("app", "false")).toEqual(namedLogGroup("app", "false"));
    expect(LogGroup.named("app")).toEqual(namedLogGroup("app"));
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

  test("reports all that is wrong with it", () => {
    const wrong = () => group({ name: "a b", retentionInDays: 30, logGroupClass: "DELIVERY", kmsKeyArn: "alias/x" });
    expect(wrong).toThrow(
      '[stack/app] name-pattern: a log group\'s name consists of letters, digits and _./#-, and does not start with aws/, which AWS keeps for itself, got: "a b"',
    );
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
      const driver = awsLogs({
        logGroup,
        region: "eu-west-3",
        streamPrefix: "app",
        delivery: { mode: "accountDefault" },
      });
      expect(Object.keys(renderLogDriver(driver).options)).toEqual([
        "awslogs-group",
        "awslogs-region",
        "awslogs-stream-prefix",
      ]);
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

  test("is not known by something else's ARN, which is reported once", () => {
    const found = messagesOf((stack) => {
      const logGroup = LogGroup.fromArn(stack, "group", "arn:aws:s3:::app");
      logging(stack, awsLogs({ logGroup, region: "eu-west-3", streamPrefix: "app", delivery: { mode: "blocking" } }));
      metricFilter(stack, "errors", "errors", logGroup);
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^\[stack\/group\] log-group-arn: a log group's ARN is arn:aws:logs:<region>:<account>:log-group:<name>, got: "arn:aws:s3:::app"/,
      ),
    ]);
  });
});

test("an encryption key may be for no log group", () => {
  const { json } = synth((stack) => {
    const account = new Account(stack, "account");
    new LogEncryptionKey(stack, "key", { name: "key", account, region: "eu-west-3" });
  });
  const policy = String(json.resource?.["aws_kms_key"]?.["key"]?.["policy"]);
  expect(policy).toContain('"Sid" = "Account"');
  expect(policy).not.toContain('"Sid" = "CloudWatchLogs"');
});
