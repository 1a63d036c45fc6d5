import { explain } from "../../../../../constructs/core/problem";
import type { FargateServiceProps } from "../../../../../constructs/ecs/fargate-service-props";
import { awsLogs } from "../../../../../constructs/ecs/log-drivers/aws-logs";
import { firelens } from "../../../../../constructs/ecs/log-drivers/firelens";
import type { LogDriver } from "../../../../../constructs/ecs/log-drivers/log-driver";
import { serviceRules } from "../../../../../constructs/ecs/rules/service/all";
import { namedLogGroup } from "../../../../../harness/log-groups";
import { container } from "../../../../../harness/task-codes";

const ROLE = { executionRole: {} };
const logs = (streamPrefix: string) => {
  const place = { logGroup: namedLogGroup("proxy"), region: "eu-west-3", streamPrefix };
  return awsLogs({ ...place, delivery: { mode: "blocking" } });
};

/** All that is wrong with a service whose proxy writes there. */
function judge(logConfiguration: LogDriver | undefined, role: object): string[] {
  const taskDefinition = { containers: [container()], ...role };
  const place = { desiredCount: 1, subnetIds: ["subnet-1"], securityGroupIds: [] };
  const props = { ...place, taskDefinition, serviceConnect: { logConfiguration } };
  return serviceRules(props as object as FargateServiceProps, [], undefined).map(explain);
}

// Made within the tests, not in their tables, so that Stryker sees by which test each line runs.
test.each<[string, () => LogDriver | undefined, object]>([
  ["nowhere", () => undefined, {}],
  ["to the task's router", () => firelens(), {}],
  ["to CloudWatch, with an execution role", () => logs("proxy"), ROLE],
])("a proxy may write %s", (_what, make, role) => expect(judge(make(), role)).toEqual([]));

test.each([
  [
    "to CloudWatch, without an execution role",
    "proxy",
    {},
    'execution-role-missing: container "Service Connect\'s proxy": a task whose container writes its logs to CloudWatch has an execution role, with which ECS does that, got: nothing; give the task definition an executionRole: a new ExecutionRole, or ExecutionRole.fromArn or .fromName',
  ],
  [
    "without a prefix",
    "",
    ROLE,
    'log-option-empty: container "Service Connect\'s proxy": an option of a log driver has a value, got: "streamPrefix"; give it one, or leave it out',
  ],
])("a proxy may not write %s", (_what, prefix, role, says) => expect(judge(logs(prefix), role)).toEqual([says]));
