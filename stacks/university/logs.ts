import { Token } from "cdktf";
import { partitionOf } from "../../constructs/iam";
import { LogEncryptionKey, LogGroup, type DriverLogGroup } from "../../constructs/logs";
import type { System } from "./system";

/** Name of the application's log group, which has no prefix in the reference system. */
export const APP_LOG_GROUP_NAME = "app";

/**
 * The application's log group: the driver creates it in the reference system, and Terraform knows nothing of it. It has no
 * key that Terraform could destroy, since it stays in AWS when Terraform lets go of it.
 */
export function addAppLogGroup(system: System): LogGroup | DriverLogGroup {
  const { managed, arn, kmsKeyArn } = system.over("logGroup");
  if (managed === undefined) return LogGroup.createdByDriver(APP_LOG_GROUP_NAME, arn?.() ?? everyGroup(system));
  return new LogGroup(system.stack, "app", { name: APP_LOG_GROUP_NAME, ...managed, kmsKeyArn });
}

/** Every group of every account and region, as in the reference system, which is in partition `aws`. */
function everyGroup({ region }: System): string | undefined {
  return Token.isUnresolved(region) ? undefined : `arn:${partitionOf(region)}:logs:*:*:*`;
}

/** The key of the alarms' messages; there is none where there are none. */
export function addLogsKey(system: System): LogEncryptionKey | undefined {
  const { enabled = false, used = false, logGroupNames, statements = [] } = system.over("logsKey");
  if (!enabled || !used) return undefined;
  const { stack, prefix, region, account } = system;
  return new LogEncryptionKey(stack, "logs_key", {
    name: `${prefix}-logs`,
    account,
    region,
    logGroupNames,
    statements: statements.map((statement) => statement(account)),
  });
}
