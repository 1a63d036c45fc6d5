import type { Construct } from "constructs";
import type { FargateTaskDefinition } from "./fargate-task-definition";
import { grantStart } from "./grant-start";
import type { LogDriver } from "./log-drivers/log-driver";

/** Allows the execution role to write the log of Service Connect's proxy, as it writes those of the containers. */
export function grantProxyLog(scope: Construct, task: FargateTaskDefinition, logConfiguration: LogDriver): void {
  const { executionRole } = task;
  if (executionRole === undefined || !task.grantsStart) return;
  const containers = [{ name: "service-connect", image: "proxy", logConfiguration }];
  grantStart(scope, executionRole, { family: `${task.family}-service-connect`, containers });
}
