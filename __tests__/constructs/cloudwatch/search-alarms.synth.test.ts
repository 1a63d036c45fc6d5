import { Alarm, Dashboard, SearchAlarm, searchRows, type AlarmProps } from "../../../constructs/cloudwatch";
import { synth } from "../../../harness/synthesized-stack";

const domain = { domainName: "app-logs", accountId: "123456789012" };
const base = { name: "search", domain };

const alarm = (props: AlarmProps) =>
  synth((stack) => new Alarm(stack, "x", props)).json.resource?.["aws_cloudwatch_metric_alarm"]?.["x"];

const AT_LEAST = "GreaterThanOrEqualToThreshold";

// Amazon OpenSearch Service developer guide, "Recommended CloudWatch alarms for Amazon OpenSearch Service".
test.each([
  ["red", SearchAlarm.red(base), ["ClusterStatus.red", "Maximum", 60, 1, AT_LEAST, 1]],
  ["yellow", SearchAlarm.yellow(base), ["ClusterStatus.yellow", "Maximum", 60, 5, AT_LEAST, 1]],
  [
    "freeStorage",
    SearchAlarm.freeStorage({ ...base, threshold: 25_600 }),
    ["FreeStorageSpace", "Minimum", 60, 1, "LessThanOrEqualToThreshold", 25_600],
  ],
  ["memoryPressure", SearchAlarm.memoryPressure(base), ["JVMMemoryPressure", "Maximum", 60, 3, AT_LEAST, 95]],
  ["writesBlocked", SearchAlarm.writesBlocked(base), ["ClusterIndexWritesBlocked", "Maximum", 300, 1, AT_LEAST, 1]],
])("%s has AWS's own threshold", (_name, props, expected) => {
  const [metric_name, statistic, period, evaluation_periods, comparison_operator, threshold] = expected;
  expect(alarm(props)).toEqual({
    alarm_name: "search",
    alarm_description: expect.stringMatching(/\. [A-Z].*\.$/),
    namespace: "AWS/ES",
    dimensions: { DomainName: "app-logs", ClientId: "123456789012" },
    ...{ metric_name, statistic, period, evaluation_periods, comparison_operator, threshold },
    treat_missing_data: "missing",
  });
});

test("a dashboard's rows on a domain", () => {
  const { json } = synth((stack) => {
    new Dashboard(stack, "x", {
      name: "search",
      region: "eu-west-3",
      rows: searchRows({ domain, freeStorage: 2_560, memoryPressure: 90 }),
    });
  });
  const body = String(json.resource?.["aws_cloudwatch_dashboard"]?.["x"]?.["dashboard_body"]);
  const { widgets } = JSON.parse(body) as { widgets: { properties: { title?: string; annotations?: unknown } }[] };
  expect(widgets.map(({ properties }) => properties.title)).toEqual([
    undefined,
    "Search cluster: red, yellow, writes blocked",
    "Free storage of the fullest node",
    "Memory and CPU of the busiest node",
  ]);
  expect(widgets[2]?.properties.annotations).toMatchObject({ horizontal: [{ value: 2_560, label: "Alarm" }] });
  expect(widgets[3]?.properties.annotations).toMatchObject({ horizontal: [{ value: 90, label: "Alarm" }] });
  expect(searchRows({ domain })[1]?.[1]).toMatchObject({ thresholds: [] });
});
