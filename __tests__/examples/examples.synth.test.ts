import { readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../commands/lib/synthesize";
import { GitHubRolesStack } from "../../examples/github-roles";
import { LogsStack } from "../../examples/log-analysis";
import { MonitoringStack } from "../../examples/monitoring";
import { RoutedStack } from "../../examples/log-router";
import { WorkerStack } from "../../examples/own-program";
import { addServicesBehindLoadBalancer } from "../../examples/services-behind-a-load-balancer";
import { codeBlocks } from "../../harness/readme";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import "../../testing/matchers";
import { addressesOf, synthesizeStack, type TerraformJson } from "../../harness/synthesized-stack";

afterAll(removeScratchDirectories);

test("the README's program synthesizes, with readable addresses", () => {
  const { json } = synthesizeStack((scope) => new WorkerStack(scope, "worker"));
  expect(addressesOf(json)).toEqual([
    "aws_ecs_task_definition.worker",
    "aws_iam_role.execution",
    "aws_iam_role_policy.execution_inline",
  ]);
  expect(JSON.stringify(json)).toBeAbleToStart("worker");
});

test("the documented program synthesizes, with readable addresses", () => {
  const { json } = synthesizeStack((scope) => new LogsStack(scope, "logs"));
  const queries = addressesOf(json).filter((address) => address.startsWith("aws_cloudwatch_query_definition."));
  expect(queries).toContain("aws_cloudwatch_query_definition.query_slowestRequests");
  expect(addressesOf(json).filter((address) => !queries.includes(address))).toEqual([
    "aws_cloudwatch_log_anomaly_detector.unusual",
    "aws_cloudwatch_log_data_protection_policy.masked",
    "aws_cloudwatch_log_group.app",
    "aws_cloudwatch_log_metric_filter.errors",
    "aws_cloudwatch_log_metric_filter.slow",
    "aws_cloudwatch_log_subscription_filter.to_archive",
    "aws_lambda_permission.to_archive_permission",
  ]);
});

test("the documented alarms and dashboard synthesize, with readable addresses", () => {
  const { json } = synthesizeStack((scope) => new MonitoringStack(scope, "monitoring"));
  expect(addressesOf(json)).toEqual([
    "aws_cloudwatch_dashboard.dashboard",
    "aws_cloudwatch_log_group.app",
    "aws_cloudwatch_log_metric_filter.error_events",
    "aws_cloudwatch_metric_alarm.errors",
    "aws_cloudwatch_metric_alarm.silence",
    "aws_sns_topic.alarms",
    "aws_sns_topic_policy.alarms_policy",
    "aws_sns_topic_subscription.alarms_team",
  ]);
});

test("the documented roles for GitHub synthesize, with readable addresses", () => {
  const { json } = synthesizeStack((scope) => new GitHubRolesStack(scope, "github"));
  expect(addressesOf(json)).toEqual([
    "aws_iam_openid_connect_provider.github",
    "aws_iam_role.apply",
    "aws_iam_role.plan",
    "aws_iam_role_policy.apply_inline",
    "aws_iam_role_policy.plan_inline",
    "aws_iam_role_policy_attachment.plan_read_only",
  ]);
});

test("the documented log router synthesizes, with readable addresses, and can be started", () => {
  const { json, text } = synthesizeStack((scope) => new RoutedStack(scope, "routed"));
  expect(addressesOf(json).filter((address) => !address.startsWith("aws_s3_bucket"))).toEqual([
    "aws_cloudwatch_log_group.logs",
    "aws_ecs_task_definition.website",
    "aws_iam_role.execution_role",
    "aws_iam_role.task_role",
    "aws_iam_role_policy.execution_role_inline",
    "aws_iam_role_policy.task_role_inline",
    "aws_s3_object.router_configuration_file",
    "aws_s3_object.router_parsers_file",
  ]);
  expect(text).toBeAbleToStart("website");
});

test("services behind a load balancer have their target groups and roles in their own stack", () => {
  const outdir = scratchDirectory();
  synthesize((app) => void addServicesBehindLoadBalancer(app), { outdir });
  const json = JSON.parse(readFileSync(join(outdir, "stacks/services-1/cdk.tf.json"), "utf8")) as TerraformJson;
  expect(addressesOf(json)).toEqual([
    "aws_appautoscaling_policy.grades_scaling_cpu",
    "aws_appautoscaling_scheduled_action.grades_scaling_at_night",
    "aws_appautoscaling_target.grades_scaling",
    "aws_cloudwatch_log_group.grades_logs",
    "aws_ecs_service.grades_service",
    "aws_ecs_task_definition.grades",
    "aws_iam_role.execution",
    "aws_iam_role.grades_execution",
    "aws_iam_role.grades_task_role",
    "aws_iam_role_policy.execution_inline",
    "aws_iam_role_policy.grades_execution_inline",
    "aws_iam_role_policy.grades_task_role_inline",
    "aws_lb_listener_rule.grades_rule",
    "aws_lb_target_group.grades_target",
    "aws_security_group.grades_security_group",
    "data.aws_caller_identity.execution_account",
    "data.aws_partition.execution_account",
  ]);
  expect(json.resource?.["aws_ecs_service"]?.["grades_service"]).toMatchObject({
    desired_count: 2,
    lifecycle: { ignore_changes: ["desired_count"] },
  });
  expect(json.resource?.["aws_appautoscaling_policy"]?.["grades_scaling_cpu"]).toMatchObject({
    name: "grades-prod-cpu",
    target_tracking_scaling_policy_configuration: {
      predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
      target_value: 60,
    },
  });
});

test("docs/many-services.md shows parts of its program, and of what a test applies", () => {
  const blocks = codeBlocks(readFileSync("docs/many-services.md", "utf8")).filter(({ language }) => language === "ts");
  expect(blocks).toHaveLength(3);
  expect(readFileSync("examples/services-behind-a-load-balancer.ts", "utf8")).toContain(blocks[1]?.text);
  const oneLine = (text = ""): string => text.trim().replace(/\s+/g, " ");
  const applied = readFileSync("__tests__/constructs/patterns/service-stacks.deploy.test.ts", "utf8");
  expect(oneLine(applied)).toContain(oneLine(blocks[2]?.text));
});

test("docs/authentication.md shows the middleware whole", () => {
  const [middleware] = codeBlocks(readFileSync("docs/authentication.md", "utf8")).filter(
    ({ language }) => language === "ts",
  );
  const source = readFileSync("examples/authentication/sign-in.ts", "utf8");
  expect(source.slice(source.indexOf("class NotSignedIn")).trim()).toBe(middleware?.text.trim());
});

test("the documentation shows these programs", () => {
  const blocks = [...readFileSync("docs/log-analysis.md", "utf8").matchAll(/```ts\n([^]*?)```/g)];
  const program = (file: string) => readFileSync(`examples/${file}.ts`, "utf8").replace(/^ {4}/gm, "");
  const programs = [program("log-analysis"), program("monitoring"), program("monitoring")];
  expect(blocks).toHaveLength(programs.length);
  blocks.forEach(([, shown = "no program"], index) => expect(programs[index]).toContain(shown));
});
