import type { Construct } from "constructs";
import { addRareAlarms, MonitoredStack } from "../../../harness/monitored-stack";
import { plannedValues, resourceChanges } from "../../../testing/plan-json";
import { removeScratchDirectories } from "../../../harness/scratch";
import { stackWorkspace } from "../../../harness/workspaces";

afterAll(removeScratchDirectories);

test("the provider takes every alarm, statistic, period, subscription and the dashboard", async () => {
  const create = (scope: Construct) => {
    const stack = new MonitoredStack(scope, "watch");
    addRareAlarms(stack);
    return stack;
  };
  const terraform = stackWorkspace(create, { offline: true });
  await terraform.init();
  await terraform.validate();
  const plan = await terraform.plannedJson();
  const kinds = resourceChanges(plan).map(({ address, actions }) => `${actions.join()} ${address.split(".")[0] ?? ""}`);
  const counted = Object.fromEntries(
    [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((other) => other === kind).length]),
  );
  expect(counted).toEqual({
    "create aws_cloudwatch_dashboard": 1,
    "create aws_cloudwatch_log_group": 1,
    "create aws_cloudwatch_metric_alarm": 20,
    "create aws_sns_topic": 2,
    "create aws_sns_topic_policy": 2,
    "create aws_sns_topic_subscription": 2,
  });

  const values = plannedValues(plan);
  expect(values.get("aws_cloudwatch_metric_alarm.fastest")).toMatchObject({
    alarm_name: "school fastest: ${name} %",
    alarm_description: 'Look at "${HOME}" & <all>.',
    statistic: "Minimum",
    period: 10,
    treat_missing_data: "breaching",
  });
  expect(values.get("aws_cloudwatch_metric_alarm.busiest")).toMatchObject({
    metric_query: [{ expression: 'SELECT MAX(CPUUtilization) FROM "AWS/ECS"', period: 60 }],
  });
  expect(values.get("aws_cloudwatch_metric_alarm.rare1")).toMatchObject({ extended_statistic: "PR(:300)" });
}, 120_000);
