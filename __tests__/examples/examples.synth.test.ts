import { readFileSync } from "node:fs";
import { LogsStack } from "../../examples/log-analysis";
import { WorkerStack } from "../../examples/own-program";
import { addressesOf, synthesizeStack } from "../../testing/synthesized-stack";

test("the README's program synthesizes, with readable addresses", () => {
  const { json } = synthesizeStack((scope) => new WorkerStack(scope, "worker"));
  expect(addressesOf(json)).toEqual([
    "aws_ecs_task_definition.worker",
    "aws_iam_policy.logs",
    "aws_iam_role.execution",
    "aws_iam_role_policy_attachment.logs_attachment",
  ]);
  expect(JSON.parse(String(json.resource?.["aws_iam_policy"]?.["logs"]?.["policy"]))).toMatchObject({
    Statement: [
      {
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:eu-west-3:123456789012:log-group:/school/worker:*",
      },
    ],
  });
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

test("the documentation shows this program", () => {
  const [, shown = "no program"] = /```ts\n([^]*?)```/.exec(readFileSync("docs/log-analysis.md", "utf8")) ?? [];
  expect(readFileSync("examples/log-analysis.ts", "utf8").replace(/^ {4}/gm, "")).toContain(shown);
});
