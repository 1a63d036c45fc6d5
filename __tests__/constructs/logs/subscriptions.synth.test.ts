import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { LogDestination, type LogDestinationProps } from "../../../constructs/logs/log-destination";
import { LogGroup } from "../../../constructs/logs/log-group";
import type { LogGroupClass } from "../../../constructs/logs/log-group-rules";
import { SubscriptionTarget } from "../../../constructs/logs/subscription-target";
import { SubscriptionFilter, type SubscriptionFilterProps } from "../../../constructs/logs/subscription-filter";
import { codeOf, messagesOf } from "../../../harness/errors/run";
import { addressesOf } from "../../../harness/synthesized-stack";
import { synthWithGroup } from "../../../harness/group-stack";

// Where log events are sent, and what takes them.

const document = (value: unknown) => JSON.parse(String(value)) as unknown;
const GROUP = "aws_cloudwatch_log_group.app";
const pattern = FilterPattern.allEvents();

describe("subscription filter", () => {
  const subscribe = (target: SubscriptionTarget, props: Partial<SubscriptionFilterProps> = {}, of?: LogGroupClass) =>
    synthWithGroup(
      (stack, logGroup) => new SubscriptionFilter(stack, "to", { name: "to", logGroup, pattern, target, ...props }),
      of,
    );

  test("lets CloudWatch Logs invoke the function for its group alone, before it is made", () => {
    const { resource = {} } = subscribe(
      SubscriptionTarget.lambda("arn:aws:lambda:eu-west-3:123456789012:function:ship"),
      {
        pattern: FilterPattern.terms({ all: ["${x}"] }),
      },
    );
    expect(resource["aws_lambda_permission"]).toEqual({
      to_permission: {
        action: "lambda:InvokeFunction",
        function_name: "arn:aws:lambda:eu-west-3:123456789012:function:ship",
        principal: "logs.amazonaws.com",
        source_arn: `\${${GROUP}.arn}:*`,
      },
    });
    expect(resource["aws_cloudwatch_log_subscription_filter"]).toEqual({
      to: {
        name: "to",
        log_group_name: `\${${GROUP}.name}`,
        destination_arn: "arn:aws:lambda:eu-west-3:123456789012:function:ship",
        filter_pattern: '"$${x}"',
        depends_on: ["aws_lambda_permission.to_permission"],
      },
    });
  });

  test.each([
    [
      "kinesis",
      SubscriptionTarget.kinesis("arn:aws:kinesis:eu-west-3:123456789012:stream/all", "to-stream"),
      '"kinesis:PutRecord"',
    ],
    [
      "firehose",
      SubscriptionTarget.firehose("arn:aws:firehose:eu-west-3:123456789012:deliverystream/all", "to-stream"),
      '["firehose:PutRecord","firehose:PutRecordBatch"]',
    ],
  ])("writes to a %s stream in a role for its group alone, before it is made", (_type, target, actions) => {
    const { resource = {} } = subscribe(target);
    const { assume_role_policy: trust, name } = resource["aws_iam_role"]?.["to_role"] ?? {};
    expect(name).toBe("to-stream");
    expect(trust).toContain(
      '"aws:SourceArn" = [aws_cloudwatch_log_group.app.arn, "${aws_cloudwatch_log_group.app.arn}:*"]',
    );
    expect(trust).toContain('"Service" = "logs.amazonaws.com"');
    expect(resource["aws_iam_role_policy"]?.["to_role_inline"]).toEqual({
      name: "inline",
      role: "${aws_iam_role.to_role.name}",
      policy: `{"Statement":[{"Action":${actions},"Effect":"Allow","Resource":"${target.arn}"}],"Version":"2012-10-17"}`,
    });
    expect(resource["aws_cloudwatch_log_subscription_filter"]?.["to"]).toMatchObject({
      role_arn: "${aws_iam_role.to_role.arn}",
      depends_on: ["aws_iam_role_policy.to_role_inline"],
    });
  });

  test("needs nothing but the ARN of another account's destination", () => {
    const json = subscribe(SubscriptionTarget.account("arn:aws:logs:eu-west-3:123456789012:destination:all"), {
      distribution: "Random",
    });
    expect(addressesOf(json)).toEqual([GROUP, "aws_cloudwatch_log_subscription_filter.to"]);
    expect(json.resource?.["aws_cloudwatch_log_subscription_filter"]?.["to"]).toMatchObject({ distribution: "Random" });
  });

  test("reports all that is wrong with it", () => {
    const wrong = () =>
      subscribe(
        SubscriptionTarget.lambda("arn:aws:lambda:eu-west-3:123456789012:function:ship"),
        { name: "a:b", pattern: FilterPattern.terms({}), distribution: "Random" },
        "INFREQUENT_ACCESS",
      );
    for (const problem of [
      "name-pattern: a subscription filter's name",
      "log-group-class: only groups of class STANDARD have subscription filters",
      "filter-pattern-term: ",
      "subscription-distribution: ",
    ]) {
      expect(wrong).toThrow(`[stack/to] ${problem}`);
    }
  });

  test("of another partition is reported once", () => {
    const found = messagesOf((stack) => {
      const logGroup = new LogGroup(stack, "app", { name: "app" });
      const target = SubscriptionTarget.kinesis("arn:aws:kinesis:cn-north-1:123456789012:stream/all", "to");
      new SubscriptionFilter(stack, "to", { name: "to", logGroup, pattern: FilterPattern.allEvents(), target });
    });
    expect(found.map(codeOf)).toEqual(["arn-partition"]);
  });

  test("is there twice for a group, and not more", () => {
    const target = SubscriptionTarget.account("arn:aws:logs:eu-west-3:123456789012:destination:all");
    const add = (count: number) =>
      synthWithGroup((stack, logGroup) => {
        const other = LogGroup.fromArn(stack, "other", "arn:aws:logs:eu-west-3:123456789012:log-group:other");
        new SubscriptionFilter(stack, "other_to", { name: "other", logGroup: other, pattern, target });
        for (let index = 1; index <= count; index++) {
          new SubscriptionFilter(stack, `to${index}`, { name: `to${index}`, logGroup, pattern, target });
        }
      });
    expect(addressesOf(add(2))).toHaveLength(4);
    const three = () => add(3);
    expect(three).toThrow(
      '[stack/to3] log-group-limit: a log group has at most 2 subscription filters, got: ["stack/to1","stack/to2","stack/to3"]',
    );
    expect(three).not.toThrow("[stack/to2]");
  });
});

describe("log destination", () => {
  const destination = (props: Partial<LogDestinationProps> = {}) =>
    synthWithGroup(
      (stack) =>
        new LogDestination(stack, "central", {
          name: "central",
          target: SubscriptionTarget.kinesis("arn:aws:kinesis:eu-west-3:123456789012:stream/all", "from-others"),
          accountId: "999999999999",
          region: "eu-west-3",
          senderAccountIds: ["111111111111"],
          ...props,
        }),
    );

  test("takes log events of the named accounts, and hands them on in a role for these alone", () => {
    const { resource = {} } = destination({ tags: { a: "b" } });
    expect(resource["aws_cloudwatch_log_destination"]).toEqual({
      central: {
        name: "central",
        role_arn: "${aws_iam_role.central_role.arn}",
        target_arn: "arn:aws:kinesis:eu-west-3:123456789012:stream/all",
        tags: { a: "b" },
        depends_on: ["aws_iam_role_policy.central_role_inline"],
      },
    });
    expect(document(resource["aws_iam_role"]?.["central_role"]?.["assume_role_policy"])).toMatchObject({
      Statement: [
        {
          Condition: {
            StringLike: {
              "aws:SourceArn": ["arn:aws:logs:eu-west-3:999999999999:*", "arn:aws:logs:eu-west-3:111111111111:*"],
            },
          },
        },
      ],
    });
    const policy = resource["aws_cloudwatch_log_destination_policy"]?.["central_policy"];
    expect(policy?.["destination_name"]).toBe("${aws_cloudwatch_log_destination.central.name}");
    const text = String(policy?.["access_policy"]);
    expect(text).toContain('"Principal" = {"AWS" = ["111111111111"]}');
    expect(text).toContain('"Action" = "logs:PutSubscriptionFilter"');
    expect(text).toContain('"Resource" = aws_cloudwatch_log_destination.central.arn');
  });

  test("reports what is wrong with it", () => {
    const wrong = () => destination({ name: "a*", senderAccountIds: ["1"], accountId: "2" });
    expect(wrong).toThrow('[stack/central] account-id: an account\'s number has 12 digits, got: "1"');
    expect(wrong).toThrow('[stack/central] account-id: an account\'s number has 12 digits, got: "2"');
    expect(wrong).toThrow("[stack/central] name-pattern: a log destination's name");
  });
});
