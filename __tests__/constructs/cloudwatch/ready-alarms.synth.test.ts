import type { Construct } from "constructs";
import * as cloudwatch from "../../../constructs/cloudwatch";
import { Alarm, type AlarmBaseProps, type AlarmProps } from "../../../constructs/cloudwatch/alarm";
import { AnomalyAlarm } from "../../../constructs/cloudwatch/anomaly-alarm";
import { LoadBalancerAlarm } from "../../../constructs/cloudwatch/load-balancer-alarms";
import { LogAlarm } from "../../../constructs/cloudwatch/log-alarms";
import { periodOf, type AnyMetric } from "../../../constructs/cloudwatch/math-expression";
import { ServiceAlarm } from "../../../constructs/cloudwatch/service-alarms";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import { section, tableCells } from "../../../harness/markdown";
import { synth } from "../../../harness/synthesized-stack";

const resourcesOf = (add: (stack: Construct) => void) => synth(add).json.resource ?? {};

const alarmOf = (add: (stack: Construct) => void) => resourcesOf(add)["aws_cloudwatch_metric_alarm"]?.["x"];

const ERRORS: Metric = { namespace: "app", metricName: "Errors", statistic: "Sum", period: 60 };
const logGroup = { name: "app" };
const service = { serviceName: "app", cluster: { clusterName: "campus" } };
const targets = { loadBalancer: { arnSuffix: "app/a/1" }, targetGroup: { arnSuffix: "targetgroup/t/2" } };

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
    const domain = { domainName: "logs", accountId: "123456789012" };
    const measured = { function: { functionName: "tidy" }, timeout: 29, concurrency: 20 };
    const api = { apiId: "a1b2c3d4e5" };
    const given = { ...common, ...measured, api, domain, starts: ERRORS, losses: ERRORS, threshold: 9 };
    type Makers = Readonly<Record<string, (props: typeof given) => Ready>>;
    const exported: Readonly<Record<string, unknown>> = cloudwatch;
    const namespaces = Object.entries(exported).filter(
      ([name, value]) => name.endsWith("Alarm") && typeof value === "object",
    );
    const all = namespaces.flatMap(([namespace, alarms]) =>
      Object.entries(alarms as Makers).map(([name, make]) => [`${namespace}.${name}`, make(given)] as const),
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
