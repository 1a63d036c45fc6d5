import { Alarm, Dashboard, FunctionAlarm, functionRows, type AlarmProps } from "../../../constructs/cloudwatch";
import { synth } from "../../../harness/synthesized-stack";

const base = { name: "tidy", function: { functionName: "tidy" } };

const alarm = (props: AlarmProps) =>
  synth((stack) => new Alarm(stack, "x", props)).json.resource?.["aws_cloudwatch_metric_alarm"]?.["x"];

const metric = (metric_name: string, stat: string, period = 60) => ({
  metric: { namespace: "AWS/Lambda", dimensions: { FunctionName: "tidy" }, metric_name, stat, period },
});

test.each([
  ["throttles", FunctionAlarm.throttles(base), ["Throttles", 60, 5, 3]],
  ["deadLetters", FunctionAlarm.deadLetters(base), ["AsyncEventsDropped", 300, 1, undefined]],
  ["deadLetterErrors", FunctionAlarm.deadLetterErrors(base), ["DeadLetterErrors", 300, 1, undefined]],
])("%s are counted", (_name, props, [metric_name, period, evaluation_periods, datapoints_to_alarm]) => {
  expect(alarm(props)).toEqual({
    alarm_name: "tidy",
    alarm_description: expect.stringMatching(/\. [A-Z].*\.$/) as string,
    namespace: "AWS/Lambda",
    dimensions: { FunctionName: "tidy" },
    ...{ metric_name, statistic: "Sum", period, evaluation_periods, datapoints_to_alarm },
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    treat_missing_data: "notBreaching",
  });
});

test.each([
  ["errors", FunctionAlarm.errors(base), 5, "100 * errors / invocations", ["Errors", "Invocations"], "Sum"],
  ["duration", FunctionAlarm.duration({ ...base, timeout: 29 }), 80, "duration / (10 * 29)", ["Duration"], "p95"],
  [
    "concurrency",
    FunctionAlarm.concurrency({ ...base, concurrency: 20 }),
    80,
    "100 * concurrent / 20",
    ["ConcurrentExecutions"],
    "Maximum",
  ],
] as const)("%s are a share, in percent", (_name, props, threshold, expression, metrics, stat) => {
  expect(alarm(props)).toMatchObject({
    ...{ threshold, evaluation_periods: 5, datapoints_to_alarm: 3, treat_missing_data: "notBreaching" },
    comparison_operator: "GreaterThanThreshold",
    metric_query: expect.arrayContaining([
      { id: expect.any(String) as string, label: expect.any(String) as string, expression, return_data: true },
      ...metrics.map((name) => ({ id: expect.any(String) as string, ...metric(name, stat) })),
    ]) as unknown,
  });
});

describe("a dashboard's rows on a function", () => {
  const titles = (inputs: Partial<Parameters<typeof functionRows>[0]>) => {
    const rows = functionRows({ function: base.function, timeout: 29, ...inputs });
    const { json } = synth((stack) => new Dashboard(stack, "x", { name: "tidy", region: "eu-west-3", rows }));
    const body = String(json.resource?.["aws_cloudwatch_dashboard"]?.["x"]?.["dashboard_body"]);
    const { widgets } = JSON.parse(body) as { widgets: { properties: { title?: string; markdown?: string } }[] };
    return widgets.map(({ properties: { title, markdown } }) => title ?? markdown);
  };

  test("that answers requests", () => {
    expect(titles({})).toEqual([
      "## Function",
      "Errors and throttles",
      "Duration, % of the timeout",
      "Invocations at once",
    ]);
  });

  test("with reserved concurrency and dead letters", () => {
    expect(titles({ title: "Forwarder", concurrency: 5, deadLetters: true })).toEqual([
      "## Forwarder",
      "Errors and throttles",
      "Duration, % of the timeout",
      "Concurrency, % of what is reserved",
      "Dead letters",
    ]);
  });
});
