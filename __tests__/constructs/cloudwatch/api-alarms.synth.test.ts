import { Alarm, ApiAlarm, apiRows, Dashboard, type AlarmProps } from "../../../constructs/cloudwatch";
import { synth } from "../../../harness/synthesized-stack";

const api = { apiId: "a1b2c3d4e5" };
const base = { name: "students", api };
const dimensions = { ApiId: "a1b2c3d4e5" };

const alarm = (props: AlarmProps) =>
  synth((stack) => new Alarm(stack, "x", props)).json.resource?.["aws_cloudwatch_metric_alarm"]?.["x"];

const COMMON = {
  alarm_name: "students",
  alarm_description: expect.stringMatching(/\. [A-Z].*\.$/) as string,
  comparison_operator: "GreaterThanThreshold",
  treat_missing_data: "notBreaching",
};

test("failures are a share of the requests, in percent", () => {
  const metric = (metric_name: string) => ({
    metric: { namespace: "AWS/ApiGateway", dimensions, metric_name, stat: "Sum", period: 60 },
  });
  expect(alarm(ApiAlarm.serverErrors(base))).toMatchObject({
    ...{ ...COMMON, threshold: 5, evaluation_periods: 5, datapoints_to_alarm: 3 },
    metric_query: expect.arrayContaining([
      expect.objectContaining({ expression: "100 * FILL(errors, 0) / FILL(requests, 0)", return_data: true }),
      expect.objectContaining({ id: "errors", ...metric("5xx") }),
      expect.objectContaining({ id: "requests", ...metric("Count") }),
    ]) as unknown,
  });
});

test("refusals are counted", () => {
  expect(alarm(ApiAlarm.clientErrors({ ...base, threshold: 20 }))).toEqual({
    ...{ ...COMMON, threshold: 20, evaluation_periods: 1 },
    ...{ namespace: "AWS/ApiGateway", dimensions, metric_name: "4xx", statistic: "Sum", period: 300 },
  });
});

test("times are a percentile, which few requests don't change", () => {
  expect(alarm(ApiAlarm.latency(base))).toEqual({
    ...{ ...COMMON, threshold: 1000, evaluation_periods: 5, datapoints_to_alarm: 3 },
    ...{ namespace: "AWS/ApiGateway", dimensions, metric_name: "Latency", extended_statistic: "p95", period: 60 },
    evaluate_low_sample_count_percentiles: "ignore",
  });
  expect(alarm(ApiAlarm.latency({ ...base, statistic: "Average", threshold: 300 }))).toEqual({
    ...{ ...COMMON, threshold: 300, evaluation_periods: 5, datapoints_to_alarm: 3 },
    ...{ namespace: "AWS/ApiGateway", dimensions, metric_name: "Latency", statistic: "Average", period: 60 },
  });
});

test("a dashboard's rows on an API have the alarms' lines", () => {
  const { json } = synth((stack) => {
    const rows = apiRows({ api, serverErrors: 2, latency: 500 });
    new Dashboard(stack, "x", { name: "students", region: "eu-west-3", rows });
  });
  const body = String(json.resource?.["aws_cloudwatch_dashboard"]?.["x"]?.["dashboard_body"]);
  const { widgets } = JSON.parse(body) as { widgets: { properties: { title?: string; annotations?: unknown } }[] };
  expect(widgets.map(({ properties }) => properties.title)).toEqual([
    undefined,
    "API: requests, and those that are refused",
    "API: share of failures",
    "API: time until the answer (p95)",
  ]);
  expect(widgets[2]?.properties.annotations).toMatchObject({ horizontal: [{ value: 2, label: "Alarm" }] });
  expect(widgets[3]?.properties.annotations).toMatchObject({ horizontal: [{ value: 500, label: "Alarm" }] });
  expect(apiRows({ api })[1]?.[1]).toMatchObject({ thresholds: [{ value: 5 }] });
});
