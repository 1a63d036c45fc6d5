import type { Construct } from "constructs";
import type { FargateTaskDefinition } from "./fargate-task-definition";
import { grantStart } from "./grant-start";
import type { LogDriver } from "./log-drivers/log-driver";
import { startStatements } from "./start-statements";

/**
 * Allows the execution role to write the log of Service Connect's proxy, as it writes those of the containers.
 *
 * @param service the service's name: several may run one task definition
 */
export function grantProxyLog(
  scope: Construct,
  service: string,
  task: FargateTaskDefinition,
  logConfiguration: LogDriver,
): void {
  const { executionRole } = task;
  if (executionRole === undefined || !task.grantsStart) return;
  const { logs, secrets } = startStatements({ name: "service-connect", image: "proxy", logConfiguration });
  grantStart(scope, executionRole, { name: `${service}-service-connect`, needed: [...logs, ...secrets] });
}
