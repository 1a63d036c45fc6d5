import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FUNCTION_CODE, FUNCTION_FILE, LogAnalysisStack } from "../../../harness/log-analysis-stack";
import { plannedValues, resourceChanges } from "../../../testing/plan-json";
import { removeScratchDirectories } from "../../../harness/scratch";
import { stackWorkspace } from "../../../harness/workspaces";

afterAll(removeScratchDirectories);

test("Terraform takes every construct of the logs, and plans text as it was meant", async () => {
  const terraform = stackWorkspace((scope) => new LogAnalysisStack(scope, "logs"), { offline: true });
  writeFileSync(join(terraform.dir, FUNCTION_FILE), FUNCTION_CODE);
  await terraform.init();
  await terraform.validate();
  const plan = await terraform.plannedJson();
  expect(resourceChanges(plan).filter(({ actions }) => actions.join() !== "create")).toEqual([]);

  const values = plannedValues(plan);
  const value = (address: string, name: string) => values.get(address)?.[name];
  expect(value("aws_cloudwatch_log_metric_filter.errors", "pattern")).toBe('?"ERROR" ?"say \\"${HOME}\\""');
  expect(value("aws_cloudwatch_log_metric_filter.latency", "pattern")).toBe(
    '{ $.latency = * && $.path = "/students*" && $.status < 500 }',
  );
  expect(value("aws_cloudwatch_query_definition.query_byTask", "query_string")).toContain('parse @logStream "*/*/*"');
  expect(value("aws_cloudwatch_query_definition.query_byTask", "log_group_names")).toEqual(["app", "archive"]);
  expect(JSON.parse(String(value("aws_cloudwatch_log_data_protection_policy.protection", "policy_document")))).toEqual({
    Name: "app",
    Version: "2021-06-01",
    Configuration: {
      CustomDataIdentifier: [
        { Name: "StudentNumber", Regex: "S-[0-9]{8}" },
        { Name: "column-name", Regex: "^name.?[9-;][ -,].+|[^A-Za-z0-9_]name.?[9-;][ -,].+" },
      ],
    },
    Statement: [
      expect.objectContaining({
        Operation: { Audit: { FindingsDestination: { CloudWatchLogs: { LogGroup: "audit" } } } },
      }),
      expect.objectContaining({ Operation: { Deidentify: { MaskConfig: {} } } }),
    ],
  });
}, 120_000);
