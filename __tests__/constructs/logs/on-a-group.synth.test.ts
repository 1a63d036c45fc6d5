import { LogAnomalyDetector, type LogAnomalyDetectorProps } from "../../../constructs/logs/log-anomaly-detector";
import { DataProtectionPolicy } from "../../../constructs/logs/data-protection-policy";
import { FieldIndexPolicy } from "../../../constructs/logs/field-index-policy";
import { FilterCondition } from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { LogGroup } from "../../../constructs/logs/log-group";
import type { ILogGroup } from "../../../constructs/logs/log-group-base";
import type { LogGroupClass } from "../../../constructs/logs/log-group-rules";
import { MetricFilter } from "../../../constructs/logs/metric-filter";
import { SubscriptionTarget } from "../../../constructs/logs/subscription-target";
import { SubscriptionFilter } from "../../../constructs/logs/subscription-filter";
import { LogAnalysisStack } from "../../../harness/log-analysis-stack";
import { synthesizeStack } from "../../../harness/synthesized-stack";
import { synthWithGroup } from "../../../harness/group-stack";

// What a log group has one or few of: filters with regular expressions, policies, detectors.

const document = (value: unknown) => JSON.parse(String(value)) as unknown;
const GROUP = "aws_cloudwatch_log_group.app";
const pattern = FilterPattern.allEvents();

test("five filters of a group have regular expressions, and not more", () => {
  const regexes = [
    FilterPattern.regex("^a"),
    FilterPattern.json(FilterCondition.regex("$.a", "b")),
    FilterPattern.spaceDelimited("a", FilterCondition.regex("b", "c"), "..."),
    FilterPattern.regex("d"),
  ];
  const add = (count: number) =>
    synthWithGroup((stack, logGroup) => {
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

describe("anomaly detector", () => {
  const detect = (props: Partial<LogAnomalyDetectorProps> = {}, of?: LogGroupClass) =>
    synthWithGroup(
      (stack, logGroup) => new LogAnomalyDetector(stack, "detector", { name: "app", logGroup, ...props }),
      of,
    ).resource?.["aws_cloudwatch_log_anomaly_detector"]?.["detector"];

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
    const json = synthWithGroup(
      (stack, logGroup) => new FieldIndexPolicy(stack, "index", { logGroup, fields: ["a", "b"] }),
    );
    expect(json.resource?.["aws_cloudwatch_log_index_policy"]).toEqual({
      index: { log_group_name: `\${${GROUP}.name}`, policy_document: '{"Fields":["a","b"]}' },
    });
  });

  test("mask data, and say where they found it", () => {
    const { resource = {} } = synthWithGroup((stack, logGroup) => {
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
      synthWithGroup((stack, logGroup) => {
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
      synthWithGroup((stack, logGroup) => {
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
