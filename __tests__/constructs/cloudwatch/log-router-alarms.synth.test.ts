import { Alarm, Dashboard, LogRouterAlarm, logRouterRows, type AlarmProps } from "../../../constructs/cloudwatch";
import { synth } from "../../../harness/synthesized-stack";

const metric = (metricName: string) => ({ namespace: "app", metricName, statistic: "Average", period: 60 });
const [starts, retries, losses] = [metric("Starts"), metric("Retries"), metric("Losses")];

const alarm = (props: AlarmProps) =>
  synth((stack) => new Alarm(stack, "x", props)).json.resource?.["aws_cloudwatch_metric_alarm"]?.["x"];

test.each([
  ["restarts", LogRouterAlarm.restarts({ name: "router", starts }), ["Starts", 900, 5]],
  ["restarts of many tasks", LogRouterAlarm.restarts({ name: "router", starts, threshold: 40 }), ["Starts", 900, 40]],
  ["losses", LogRouterAlarm.losses({ name: "router", losses }), ["Losses", 300, 0]],
])("%s are counted, and what is not counted is good", (_name, props, [metric_name, period, threshold]) => {
  expect(alarm(props)).toEqual({
    alarm_name: "router",
    alarm_description: expect.stringMatching(/\. [A-Z].*\.$/),
    ...{ namespace: "app", metric_name, statistic: "Sum", period, threshold, evaluation_periods: 1 },
    comparison_operator: "GreaterThanThreshold",
    treat_missing_data: "notBreaching",
  });
});

test("a dashboard's rows on log routers", () => {
  const { json } = synth((stack) => {
    const rows = logRouterRows({ starts, retries, losses, maxStarts: 9 });
    new Dashboard(stack, "x", { name: "router", region: "eu-west-3", rows });
  });
  const body = String(json.resource?.["aws_cloudwatch_dashboard"]?.["x"]?.["dashboard_body"]);
  const { widgets } = JSON.parse(body) as { widgets: { properties: Record<string, unknown> }[] };
  expect(widgets.map(({ properties }) => properties["title"])).toEqual([
    undefined,
    "Starts of log routers in 15 minutes",
    "Chunks of records: sent again, given up",
  ]);
  expect(widgets[1]?.properties["annotations"]).toMatchObject({ horizontal: [{ value: 9 }] });
  expect(widgets[2]?.properties["metrics"]).toMatchObject([
    ["app", "Retries", { stat: "Sum", period: 300 }],
    ["app", "Losses", { stat: "Sum", period: 300 }],
  ]);
});
