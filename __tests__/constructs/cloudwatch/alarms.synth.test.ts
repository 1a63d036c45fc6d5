import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../../../constructs/cloudwatch/alarm";
import { AnomalyAlarm } from "../../../constructs/cloudwatch/anomaly-alarm";
import { LogAlarm } from "../../../constructs/cloudwatch/log-alarms";
import type { Metric } from "../../../constructs/cloudwatch/metric";
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
