import type { Construct } from "constructs";
import { LogAnomalyDetector, type LogAnomalyDetectorProps } from "../../../constructs/logs/log-anomaly-detector";
import { DataProtectionPolicy } from "../../../constructs/logs/data-protection-policy";
import { FieldIndexPolicy } from "../../../constructs/logs/field-index-policy";
import { FilterCondition } from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { LogDestination, type LogDestinationProps } from "../../../constructs/logs/log-destination";
import { LogGroup } from "../../../constructs/logs/log-group";
import type { ILogGroup } from "../../../constructs/logs/log-group-base";
import type { LogGroupClass } from "../../../constructs/logs/log-group-rules";
import { MetricFilter } from "../../../constructs/logs/metric-filter";
import { SubscriptionTarget } from "../../../constructs/logs/subscription-target";
import { SubscriptionFilter, type SubscriptionFilterProps } from "../../../constructs/logs/subscription-filter";
import { codeOf, messagesOf } from "../../../harness/errors/run";
import { LogAnalysisStack } from "../../../harness/log-analysis-stack";
import { addressesOf, synth, synthesizeStack, type TerraformJson } from "../../../harness/synthesized-stack";

// What is on a log group: subscriptions, destinations, policies, detectors.

const synthWith = (add: (stack: Construct, group: LogGroup) => void, logGroupClass?: LogGroupClass): TerraformJson =>
  synth((stack) => add(stack, new LogGroup(stack, "app", { name: "app", logGroupClass }))).json;

const document = (value: unknown) => JSON.parse(String(value)) as unknown;
const GROUP = "aws_cloudwatch_log_group.app";
const pattern = FilterPattern.allEvents();

describe("subscription filter", () => {
  const subscribe = (target: SubscriptionTarget, props: Partial<SubscriptionFilterProps> = {}, of?: LogGroupClass) =>
    synthWith(
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
      synthWith((stack, logGroup) => {
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

test("five filters of a group have regular expressions, and not more", () => {
  const regexes = [
    FilterPattern.regex("^a"),
    FilterPattern.json(FilterCondition.regex("$.a", "b")),
    FilterPattern.spaceDelimited("a", FilterCondition.regex("b", "c"), "..."),
    FilterPattern.regex("d"),
  ];
  const add = (count: number) =>
    synthWith((stack, logGroup) => {
      const other = LogGroup.fromArn(stack, "other", "arn:aws:logs:eu-west-3:123456789012:log-group:other");
      const metric = (id: string, group: ILogGroup, of: FilterPattern) =>
        new MetricFilter(stack, id, { name: id, logGroup: group, pattern: of, metricNamespace: "App", metricName: id });
      metric("elsewhere", other, FilterPattern.regex("x"));
      metric("words", logGroup, FilterPattern.anyTerm("x"));
      metric("conditions", logGroup, FilterPattern.json(FilterCondition.exists("$.a")));
      const target = SubscriptionTarget.account("arn:aws:logs:eu-west-3:123456789012:destination:all");
      new SubscriptionFilter(stack, "to", { name: "to", logGroup, pattern: FilterPattern.regex("^x"), target });
      for (let index = 1; index < count; index++) metric(`m${index}`, logGroup, regexes[index % 4] ?? pattern);
    });
  expect(() => add(5)).not.toThrow();
  const six = () => add(6);
  expect(six).toThrow(
    "[stack/m5] log-group-limit: a log group has at most 5 filters with regular expressions, " +
      'got: ["stack/to","stack/m1","stack/m2","stack/m3","stack/m4","stack/m5"]',
  );
  expect(six).not.toThrow("[stack/m4]");
});

describe("log destination", () => {
  const destination = (props: Partial<LogDestinationProps> = {}) =>
    synthWith(
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

describe("anomaly detector", () => {
  const detect = (props: Partial<LogAnomalyDetectorProps> = {}, of?: LogGroupClass) =>
    synthWith((stack, logGroup) => new LogAnomalyDetector(stack, "detector", { name: "app", logGroup, ...props }), of)
      .resource?.["aws_cloudwatch_log_anomaly_detector"]?.["detector"];

  test("watches one group, from the start", () => {
    expect(detect()).toEqual({ detector_name: "app", log_group_arn_list: [`\${${GROUP}.arn}`], enabled: true });
  });

  test("takes every option", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-3:123456789012:key/k";
    const options = { evaluationFrequency: "ONE_HOUR", visibilityDays: 7, enabled: false, kmsKeyArn } as const;
    expect(detect({ ...options, pattern: FilterPattern.terms({ exclude: ["x"] }), tags: { a: "b" } })).toMatchObject({
      evaluation_frequency: "ONE_HOUR",
      anomaly_visibility_time: 7,
      filter_pattern: '-"x"',
      kms_key_id: kmsKeyArn,
      enabled: false,
      tags: { a: "b" },
    });
  });

  test("reports all that is wrong with it", () => {
    const wrong = () =>
      detect({ visibilityDays: 91, kmsKeyArn: "key", pattern: FilterPattern.terms({}) }, "INFREQUENT_ACCESS");
    for (const code of ["anomaly-visibility", "log-group-key", "filter-pattern-term", "log-group-class"]) {
      expect(wrong).toThrow(`[stack/detector] ${code}: `);
    }
  });
});

describe("policies", () => {
  test("index fields", () => {
    const json = synthWith((stack, logGroup) => new FieldIndexPolicy(stack, "index", { logGroup, fields: ["a", "b"] }));
    expect(json.resource?.["aws_cloudwatch_log_index_policy"]).toEqual({
      index: { log_group_name: `\${${GROUP}.name}`, policy_document: '{"Fields":["a","b"]}' },
    });
  });

  test("mask data, and say where they found it", () => {
    const { resource = {} } = synthWith((stack, logGroup) => {
      new DataProtectionPolicy(stack, "protection", {
        name: "app",
        logGroup,
        identifiers: ["EmailAddress"],
        findings: { bucketName: "findings", deliveryStreamName: "findings" },
        partition: "aws-cn",
      });
    });
    const { log_group_name, policy_document } =
      resource["aws_cloudwatch_log_data_protection_policy"]?.["protection"] ?? {};
    expect(log_group_name).toBe(`\${${GROUP}.name}`);
    const DataIdentifier = ["arn:aws-cn:dataprotection::aws:data-identifier/EmailAddress"];
    const FindingsDestination = { S3: { Bucket: "findings" }, Firehose: { DeliveryStream: "findings" } };
    expect(document(policy_document)).toEqual({
      Name: "app",
      Version: "2021-06-01",
      Statement: [
        { Sid: "audit", DataIdentifier, Operation: { Audit: { FindingsDestination } } },
        { Sid: "mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
      ],
    });
  });

  test("are there once for a group, of a class that has them", () => {
    const wrong = () =>
      synthWith((stack, logGroup) => {
        for (const id of ["one", "two"]) {
          new FieldIndexPolicy(stack, `index_${id}`, { logGroup, fields: ["a"] });
          new DataProtectionPolicy(stack, `protection_${id}`, { name: id, logGroup, identifiers: ["Name"] });
        }
      }, "DELIVERY");
    expect(wrong).toThrow("[stack/index_two] log-group-limit: a log group has at most 1 field index policy");
    expect(wrong).toThrow("[stack/protection_two] log-group-limit: a log group has at most 1 data protection policy");
    expect(wrong).toThrow("[stack/index_one] log-group-class: only groups of class STANDARD have field indexes");
    expect(wrong).toThrow("[stack/protection_one] log-group-class: no group of class DELIVERY has a data protection");
    expect(wrong).not.toThrow("[stack/index_one] log-group-limit");
  });

  test("report what is wrong with their content", () => {
    const wrong = () =>
      synthWith((stack, logGroup) => {
        new FieldIndexPolicy(stack, "index", { logGroup, fields: [""] });
        new DataProtectionPolicy(stack, "protection", { name: "app", logGroup });
      });
    expect(wrong).toThrow("[stack/index] field-index: ");
    expect(wrong).toThrow("[stack/protection] data-identifier: a policy has a data identifier");
  });
});

test("all of them fit in one stack", () => {
  const { text, json } = synthesizeStack((scope) => new LogAnalysisStack(scope, "logs"));
  expect(synthesizeStack((scope) => new LogAnalysisStack(scope, "logs")).text).toBe(text);
  expect(Object.keys(json.resource ?? {}).filter((type) => type.startsWith("aws_cloudwatch"))).toEqual([
    "aws_cloudwatch_log_anomaly_detector",
    "aws_cloudwatch_log_data_protection_policy",
    "aws_cloudwatch_log_destination",
    "aws_cloudwatch_log_destination_policy",
    "aws_cloudwatch_log_group",
    "aws_cloudwatch_log_index_policy",
    "aws_cloudwatch_log_metric_filter",
    "aws_cloudwatch_log_subscription_filter",
    "aws_cloudwatch_query_definition",
  ]);
});
