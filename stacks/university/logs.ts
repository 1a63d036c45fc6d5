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
  if (managed === undefined) return LogGroup.createdByDriver(APP_LOG_GROUP_NAME, arn?.());
  return new LogGroup(system.stack, "app", { name: APP_LOG_GROUP_NAME, ...managed, kmsKeyArn });
}

/** The key of the alarms' messages: without alarms there is no key. */
export function addLogsKey(system: System): LogEncryptionKey | undefined {
  const { enabled = false, logGroupNames, statements = [] } = system.over("logsKey");
  if (!enabled || statements.length === 0) return undefined;
  const { stack, prefix, region, account } = system;
  return new LogEncryptionKey(stack, "logs_key", {
    name: `${prefix}-logs`,
    account,
    region,
    logGroupNames,
    statements: statements.map((statement) => statement(account)),
  });
}
