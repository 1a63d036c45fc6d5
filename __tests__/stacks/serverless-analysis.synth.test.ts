import type { TerraformJson } from "../../harness/synthesized-stack";
import { synthUniversity } from "../../harness/university-stack";

const analysed = (share: number, logAnalysis: unknown = true): TerraformJson =>
  synthUniversity({ serverless: { share }, logAnalysis }).json;
const GROUPS = ["${aws_cloudwatch_log_group.app.name}", "${aws_cloudwatch_log_group.function_logs.name}"];

test("saved queries and the dashboard's read the function's lines too", () => {
  const { resource } = analysed(5);
  const queries = Object.values(resource?.["aws_cloudwatch_query_definition"] ?? {});
  expect(queries).toHaveLength(7);
  for (const query of queries) expect(query["log_group_names"]).toEqual(GROUPS);
  const body = String(resource?.["aws_cloudwatch_dashboard"]?.["monitoring_dashboard"]?.["dashboard_body"]);
  expect(body).toContain(`SOURCE '${GROUPS[0] ?? ""}' | SOURCE '${GROUPS[1] ?? ""}'`);
});

test("personal data in the function's lines is masked as well", () => {
  const policies = analysed(5, { maskPersonalData: true }).resource?.["aws_cloudwatch_log_data_protection_policy"];
  const { personal_data: tasks, function_data: own } = policies ?? {};
  expect(own).toMatchObject({ log_group_name: "${aws_cloudwatch_log_group.function_logs.name}" });
  const statements = (policy: object | undefined) => JSON.stringify(policy).replace(/-(?:personal|function)-data/, "");
  expect(String(own?.["policy_document"])).toContain("column-email");
  expect(statements({ document: own?.["policy_document"] })).toBe(statements({ document: tasks?.["policy_document"] }));
});

test.each([
  [5, GROUPS[0]],
  [50, GROUPS[0]],
  [51, GROUPS[1]],
  [100, GROUPS[1]],
])("with a share of %d, silence is an alarm where most lines are written", (share, group) => {
  const alarm = analysed(share).resource?.["aws_cloudwatch_metric_alarm"]?.["monitoring_silence"];
  expect(alarm).toMatchObject({ dimensions: { LogGroupName: group } });
});

test("a service without tasks has no targets whose absence is an alarm", () => {
  const watched = (tasksToZero: boolean) => {
    const { resource } = synthUniversity({ serverless: { share: 100, tasksToZero }, logAnalysis: true }).json;
    return Object.keys(resource?.["aws_cloudwatch_metric_alarm"] ?? {});
  };
  const withTasks = watched(false);
  const ofTargets = ["monitoring_latency", "monitoring_unhealthy_hosts"];
  expect(withTasks).toEqual(expect.arrayContaining(ofTargets));
  expect(watched(true)).toEqual(withTasks.filter((name) => !ofTargets.includes(name)));
});

test("the function's errors, throttles, duration and concurrency are watched, and its lines", () => {
  const { resource } = analysed(5);
  const alarms = resource?.["aws_cloudwatch_metric_alarm"] ?? {};
  const added = Object.keys(alarms).filter((name) => name.startsWith("monitoring_function"));
  expect(added).toEqual([
    "monitoring_function_concurrency",
    "monitoring_function_duration",
    "monitoring_function_error_rate",
    "monitoring_function_errors",
    "monitoring_function_throttles",
  ]);
  const text = (name: string) => JSON.stringify(alarms[`monitoring_function_${name}`]);
  for (const name of ["errors", "throttles"]) expect(text(name)).toContain("aws_lambda_function.app_function");
  expect(text("duration")).toContain("duration / (10 * 29)");
  expect(text("concurrency")).toContain("100 * concurrent / 50");
  expect(text("error_rate")).toContain("FunctionErrors");
  expect(resource?.["aws_cloudwatch_log_metric_filter"]?.["function_errors"]).toMatchObject({
    log_group_name: "${aws_cloudwatch_log_group.function_logs.name}",
    metric_transformation: { name: "FunctionErrors" },
  });
  const body = String(resource?.["aws_cloudwatch_dashboard"]?.["monitoring_dashboard"]?.["dashboard_body"]);
  for (const title of ["Errors and throttles", "Duration, % of the timeout", "Concurrency, % of what is reserved"])
    expect(body).toContain(title);
});
