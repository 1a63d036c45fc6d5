import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { Alarm, type AlarmBaseProps, type AlarmProps } from "../../../constructs/cloudwatch/alarm";
import { alarmKeyStatement, AlarmTopic } from "../../../constructs/cloudwatch/alarm-topic";
import { AnomalyAlarm } from "../../../constructs/cloudwatch/anomaly-alarm";
import { LoadBalancerAlarm } from "../../../constructs/cloudwatch/load-balancer-alarms";
import { LogAlarm } from "../../../constructs/cloudwatch/log-alarms";
import { periodOf, type AnyMetric } from "../../../constructs/cloudwatch/math-expression";
import { ServiceAlarm } from "../../../constructs/cloudwatch/service-alarms";
import { AlarmSubscription } from "../../../constructs/cloudwatch/alarm-subscription";
import { policyDocument } from "../../../constructs/iam/policy-document";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import { section, tableCells } from "../../../harness/markdown";
import { synth } from "../../../harness/synthesized-stack";

const resourcesOf = (add: (stack: Construct) => void) => synth(add).json.resource ?? {};

const alarmOf = (add: (stack: Construct) => void) => resourcesOf(add)["aws_cloudwatch_metric_alarm"]?.["x"];

const ERRORS: Metric = { namespace: "app", metricName: "Errors", statistic: "Sum", period: 60 };
const ALARM: AlarmProps = {
  name: "errors",
  metric: ERRORS,
  comparison: "GreaterThanThreshold",
  threshold: 3,
  evaluationPeriods: 1,
  treatMissingData: "notBreaching",
};
const logGroup = { name: "app" };
const service = { serviceName: "app", cluster: { clusterName: "campus" } };
const targets = { loadBalancer: { arnSuffix: "app/a/1" }, targetGroup: { arnSuffix: "targetgroup/t/2" } };

describe("alarm", () => {
  const alarm = (props: Partial<AlarmProps> = {}) => alarmOf((stack) => new Alarm(stack, "x", { ...ALARM, ...props }));

  test("watches a metric", () => {
    expect(alarm()).toEqual({
      alarm_name: "errors",
      namespace: "app",
      metric_name: "Errors",
      statistic: "Sum",
      period: 60,
      comparison_operator: "GreaterThanThreshold",
      threshold: 3,
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
    });
  });

  test("a query of Metrics Insights has a period, and needs no metrics", () => {
    const expression = 'SELECT MAX(CPUUtilization) FROM "AWS/ECS"';
    const query = (using: Readonly<Record<string, Metric>>) =>
      alarm({ metric: { expression, using, label: "CPU" } })?.["metric_query"];
    const result = { id: "result", expression, label: "CPU", return_data: true };
    expect(query({})).toEqual([{ ...result, period: 60 }]);
    expect(query({ errors: { ...ERRORS, period: 300 } })).toMatchObject([{ id: "errors" }, { ...result, period: 300 }]);
  });

  test("leaves it to Terraform which argument takes a statistic that is known later", () => {
    const resource = alarmOf((stack) => {
      const statistic = new TerraformVariable(stack, "stat", {}).stringValue;
      new Alarm(stack, "x", { ...ALARM, metric: { ...ERRORS, statistic } });
    });
    const simple = 'contains(["Average", "Maximum", "Minimum", "SampleCount", "Sum"], var.stat)';
    expect(resource).toMatchObject({
      statistic: `\${${simple} ? var.stat : null}`,
      extended_statistic: `\${${simple} ? null : var.stat}`,
    });
  });

  test("takes every option", () => {
    const target = (name: string) => ({ alarmActionArn: `arn:aws:sns:eu-west-3:123456789012:${name}` });
    expect(
      alarm({
        metric: { ...ERRORS, statistic: "p99", unit: "Count", dimensions: { A: "b" } },
        description: "why",
        actionsEnabled: false,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        lowSampleCount: "ignore",
        onAlarm: [target("alarm")],
        onOk: [target("ok")],
        onInsufficientData: [target("unknown")],
      }),
    ).toMatchObject({
      extended_statistic: "p99",
      unit: "Count",
      dimensions: { A: "b" },
      alarm_description: "why",
      actions_enabled: false,
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
      evaluate_low_sample_count_percentiles: "ignore",
      alarm_actions: ["arn:aws:sns:eu-west-3:123456789012:alarm"],
      ok_actions: ["arn:aws:sns:eu-west-3:123456789012:ok"],
      insufficient_data_actions: ["arn:aws:sns:eu-west-3:123456789012:unknown"],
    });
  });

  test("reports all that is wrong at once, with its path", () => {
    const wrong = () =>
      alarm({
        name: "",
        description: "d".repeat(1025),
        metric: { ...ERRORS, statistic: "sum", period: 61 },
        evaluationPeriods: 0,
        lowSampleCount: "ignore",
        onAlarm: [{ alarmActionArn: "me" }],
      });
    for (const code of [
      "name-length",
      "metric-statistic",
      "metric-period",
      "alarm-evaluation-periods",
      "alarm-action",
      "alarm-description",
      "alarm-low-samples",
    ]) {
      expect(wrong).toThrow(`[stack/x] ${code}: `);
    }
  });

  test("lets pass what is known only at plan time", () => {
    const json = resourcesOf((stack) => {
      const limit = new TerraformVariable(stack, "limit", { type: "number" });
      const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
      new Alarm(stack, "x", {
        ...LogAlarm.errorRate({ name, logGroup: { name }, errors: ERRORS, threshold: limit.numberValue }),
        evaluationPeriods: limit.numberValue,
      });
      const volume = { name: `${name}-volume`, logGroup: { name }, bandWidth: limit.numberValue };
      new AnomalyAlarm(stack, "y", LogAlarm.volumeAnomaly(volume));
    });
    expect(json["aws_cloudwatch_metric_alarm"]?.["x"]).toMatchObject({
      alarm_name: "${var.name}",
      alarm_description: expect.stringContaining("More than ${var.limit} % of") as string,
      threshold: "${var.limit}",
      evaluation_periods: "${var.limit}",
    });
    expect(JSON.stringify(json["aws_cloudwatch_metric_alarm"]?.["y"])).toContain(
      "ANOMALY_DETECTION_BAND(m1, ${var.limit})",
    );
  });
});

test.each([0, -1])("a band width of %d is invalid", (bandWidth) => {
  const add = (stack: Construct) =>
    new AnomalyAlarm(stack, "x", LogAlarm.volumeAnomaly({ name: "x", logGroup, bandWidth }));
  expect(() => alarmOf(add)).toThrow("[stack/x] alarm-band-width: ");
});

describe("ready alarms", () => {
  const common = { name: "x", logGroup, service, ...targets, errors: ERRORS };

  test.each<[string, AlarmProps, object]>([
    [
      "errorRate",
      LogAlarm.errorRate(common),
      { threshold: 5, datapoints_to_alarm: 2, treat_missing_data: "notBreaching" },
    ],
    [
      "silence",
      LogAlarm.silence(common),
      { threshold: 1, comparison_operator: "LessThanThreshold", treat_missing_data: "breaching" },
    ],
    [
      "volumeSpike",
      LogAlarm.volumeSpike({ ...common, threshold: 9 }),
      { metric_name: "IncomingLogEvents", threshold: 9, treat_missing_data: "notBreaching" },
    ],
    [
      "serviceCpu",
      ServiceAlarm.cpu(common),
      { metric_name: "CPUUtilization", threshold: 85, treat_missing_data: "missing" },
    ],
    [
      "serviceMemory",
      ServiceAlarm.memory(common),
      { metric_name: "MemoryUtilization", threshold: 85, treat_missing_data: "missing" },
    ],
    [
      "runningTasksBelowDesired",
      ServiceAlarm.runningTasksBelowDesired(common),
      { evaluation_periods: 10, treat_missing_data: "breaching" },
    ],
    ["serverErrors", LoadBalancerAlarm.serverErrors(common), { threshold: 5, treat_missing_data: "notBreaching" }],
    [
      "unhealthyHosts",
      LoadBalancerAlarm.unhealthyHosts(common),
      { statistic: "Maximum", treat_missing_data: "breaching" },
    ],
    [
      "latency",
      LoadBalancerAlarm.latency(common),
      {
        extended_statistic: "p95",
        evaluate_low_sample_count_percentiles: "ignore",
        treat_missing_data: "notBreaching",
      },
    ],
    [
      "signInErrors",
      LoadBalancerAlarm.signInErrors(common),
      { metric_name: "ELBAuthError", statistic: "Sum", period: 300, threshold: 0, treat_missing_data: "notBreaching" },
    ],
    [
      "signInFailures",
      LoadBalancerAlarm.signInFailures(common),
      { metric_name: "ELBAuthFailure", statistic: "Sum", threshold: 20, treat_missing_data: "notBreaching" },
    ],
    [
      "signInLatency",
      LoadBalancerAlarm.signInLatency(common),
      {
        ...{ metric_name: "ELBAuthLatency", extended_statistic: "p95", threshold: 3000, datapoints_to_alarm: 3 },
        evaluate_low_sample_count_percentiles: "ignore",
        treat_missing_data: "notBreaching",
      },
    ],
  ])("%s", (_name, props, expected) => {
    const alarm = alarmOf((stack) => new Alarm(stack, "x", props));
    expect(alarm).toMatchObject({
      alarm_name: "x",
      alarm_description: expect.stringMatching(/\.$/) as string,
      ...expected,
    });
  });

  test("docs/log-analysis.md describes all of them as they are", () => {
    type Ready = AlarmBaseProps & { readonly metric: AnyMetric };
    const given = { ...common, threshold: 9 };
    type Makers = Readonly<Record<string, (props: typeof given) => Ready>>;
    const namespaces: Readonly<Record<string, Makers>> = { LogAlarm, ServiceAlarm, LoadBalancerAlarm };
    const all = Object.entries(namespaces).flatMap(([namespace, alarms]) =>
      Object.entries(alarms).map(([name, make]) => [`${namespace}.${name}`, make(given)] as const),
    );
    const rows = all.map(([name, { evaluationPeriods, datapointsToAlarm, treatMissingData, metric }]) => {
      const range = `${datapointsToAlarm ?? evaluationPeriods} of ${evaluationPeriods} × ${periodOf(metric) / 60} min`;
      return [`\`${name}\``, range, treatMissingData];
    });
    const documented = tableCells(section("docs/log-analysis.md", "ready alarms")).map(([name, , ...others]) => [
      name,
      ...others,
    ]);
    expect(documented.sort()).toEqual(rows.sort());
  });

  test("errors are counted among all events, and a period without them is not missing", () => {
    expect(
      alarmOf((stack) => new Alarm(stack, "x", LogAlarm.errorRate({ ...common, period: 120, minimumEvents: 20 }))),
    ).toMatchObject({
      metric_query: [
        { id: "errors", metric: { namespace: "app", metric_name: "Errors", stat: "Sum", period: 120 } },
        {
          id: "events",
          metric: { metric_name: "IncomingLogEvents", dimensions: { LogGroupName: "app" }, period: 120 },
        },
        { id: "result", expression: "IF(events >= 20, 100 * FILL(errors, 0) / events, 0)", return_data: true },
      ],
    });
  });

  test("a volume that is unusual leaves its band at the top", () => {
    expect(
      alarmOf((stack) => new AnomalyAlarm(stack, "x", LogAlarm.volumeAnomaly({ ...common, of: "IncomingBytes" }))),
    ).toMatchObject({
      comparison_operator: "GreaterThanUpperThreshold",
      threshold_metric_id: "band",
      treat_missing_data: "notBreaching",
      metric_query: [
        { id: "m1", return_data: true, metric: { metric_name: "IncomingBytes" } },
        { id: "band", return_data: true, expression: "ANOMALY_DETECTION_BAND(m1, 3)" },
      ],
    });
  });

  test("tasks are counted by Container Insights", () => {
    const dimensions = { ClusterName: "campus", ServiceName: "app" };
    const metric = { namespace: "ECS/ContainerInsights", dimensions };
    expect(alarmOf((stack) => new Alarm(stack, "x", ServiceAlarm.runningTasksBelowDesired(common)))).toMatchObject({
      metric_query: [{ metric }, { metric }, { expression: "desired - running" }],
    });
  });

  test("a target group is measured through its load balancer, by the ends of their ARNs", () => {
    expect(alarmOf((stack) => new Alarm(stack, "x", LoadBalancerAlarm.unhealthyHosts(common)))).toMatchObject({
      dimensions: { LoadBalancer: "app/a/1", TargetGroup: "targetgroup/t/2" },
    });
  });

  test("one's own evaluation replaces the ready one whole", () => {
    expect(LogAlarm.errorRate({ ...common, evaluationPeriods: 1 })).toMatchObject({
      evaluationPeriods: 1,
      datapointsToAlarm: undefined,
    });
    expect(LogAlarm.errorRate({ ...common, datapointsToAlarm: 3 })).toMatchObject({
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
    });
  });

  test("a trimmed mean has no few samples to ignore", () => {
    expect(LoadBalancerAlarm.latency({ ...common, statistic: "tm95" }).lowSampleCount).toBeUndefined();
  });
});

describe("topic", () => {
  test("lets CloudWatch publish for alarms of its account and region only", () => {
    const resources = resourcesOf((stack) => new AlarmTopic(stack, "alarms", { name: "alarms" }));
    expect(resources["aws_sns_topic"]).toEqual({ alarms: { name: "alarms" } });
    const { arn, policy } = resources["aws_sns_topic_policy"]?.["alarms_policy"] ?? {};
    expect(arn).toBe("${aws_sns_topic.alarms.arn}");
    const account = "${aws_sns_topic.alarms.owner}";
    const part = (index: number) => `\${element(split(":", aws_sns_topic.alarms.arn), ${index})}`;
    expect(policy).toContain('"Principal" = {"Service" = "cloudwatch.amazonaws.com"}');
    expect(policy).toContain('"Action" = "sns:Publish"');
    expect(policy).toContain('"StringEquals" = {"aws:SourceAccount" = aws_sns_topic.alarms.owner}');
    expect(policy).toContain(`"aws:SourceArn" = "arn:${part(1)}:cloudwatch:${part(3)}:${account}:alarm:*"`);
  });

  test("subscribes by ids that make the addresses", () => {
    const subscriptions = {
      team: AlarmSubscription.email("team@example.org"),
      pager: AlarmSubscription.https("https://example.org/x", { confirmsItself: true }),
      chat: AlarmSubscription.https("https://example.org/y"),
    };
    const resources = resourcesOf(
      (stack) => new AlarmTopic(stack, "alarms", { name: "alarms", subscriptions, kmsKeyId: "k" }),
    );
    const topic_arn = "${aws_sns_topic.alarms.arn}";
    expect(resources["aws_sns_topic"]).toEqual({ alarms: { name: "alarms", kms_master_key_id: "k" } });
    expect(resources["aws_sns_topic_subscription"]).toEqual({
      alarms_team: { topic_arn, protocol: "email", endpoint: "team@example.org" },
      alarms_pager: { topic_arn, protocol: "https", endpoint: "https://example.org/x", endpoint_auto_confirms: true },
      alarms_chat: { topic_arn, protocol: "https", endpoint: "https://example.org/y", endpoint_auto_confirms: false },
    });
  });

  test.each<[string, ConstructorParameters<typeof AlarmTopic>[2]]>([
    ["name-pattern", { name: "a b" }],
    ["subscription-email", { name: "a", subscriptions: { team: AlarmSubscription.email("team") } }],
    ["alarm-topic-key", { name: "a", kmsKeyId: "alias/aws/sns" }],
    ["alarm-topic-key", { name: "a", kmsKeyId: "arn:aws:kms:eu-west-3:123456789012:alias/aws/sns" }],
  ])("%s", (code, props) => {
    expect(() => resourcesOf((stack) => new AlarmTopic(stack, "alarms", props))).toThrow(`[stack/alarms] ${code}: `);
  });

  test("its key lets alarms of the account use it", () => {
    expect(JSON.parse(policyDocument([alarmKeyStatement("123456789012")]))).toMatchObject({
      Statement: [
        {
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    });
  });
});
