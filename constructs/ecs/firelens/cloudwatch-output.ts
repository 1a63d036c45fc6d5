import { given } from "../../core/given";
import type { LogGroupOwnership } from "../../logs/log-group-ownership";
import type { AwsLogsOptions } from "../log-drivers/aws-logs";
import { awsLogsProblems } from "../rules/logging";
import type { PolicyStatement } from "../../iam/policy-document";
import { writeStatements } from "../start-statements";
import type { FurtherOptions } from "./option-table";
import { asRole, valueProblems, type FirelensOutput } from "./output";
import { awayForProblems, type AwayFor } from "./retry";

/** What the settings of {@link cloudWatchOutput} say. */
export type CloudWatchSetting =
  | "region"
  | "log_group_name"
  | "log_group_template"
  | "log_stream_name"
  | "log_stream_prefix"
  | "log_stream_template"
  | "log_key"
  | "log_format"
  | "auto_create_group";

/** Settings of {@link cloudWatchOutput}: those of `awsLogs` that say where events go. */
export type CloudWatchOutputOptions = Pick<AwsLogsOptions, "region" | "streamPrefix"> &
  AwayFor & {
    /** The group, and who makes it: the task role is allowed to write it. */
    readonly logGroup: LogGroupOwnership;
    /** Options of the output `cloudwatch_logs` beyond these. @default none */
    readonly options?: FurtherOptions<"cloudwatch_logs", CloudWatchSetting>;
  };

/**
 * Sends a container's lines to CloudWatch Logs, as `awsLogs` would (Fluent Bit documentation, "Amazon CloudWatch"): an event is
 * the line alone, in the same group, and in a stream of the same name, `prefix/container name/task id`. Metric filters, queries
 * and alarms need no change.
 */
export function cloudWatchOutput(options: CloudWatchOutputOptions): FirelensOutput {
  const { logGroup, region, streamPrefix, options: further = {} } = options;
  const derived = given({
    region,
    log_group_name: logGroup.name,
    log_key: "log",
    auto_create_group: logGroup.ownership === "createdByDriver" ? "On" : undefined,
    ...given<string | undefined>(further),
  });
  return {
    plugin: "cloudwatch_logs",
    // The init image exports the task's id to Fluent Bit.
    options: ({ container }) => ({ ...derived, log_stream_name: `${streamPrefix}/${container}/\${ECS_TASK_ID}` }),
    secrets: {},
    permissions: asRole(further.role_arn) ?? taskPermissions(options),
    away: options,
    takesLines: true,
    tracesErrors: false,
    problems: [
      ...awsLogsProblems({ logGroup, region, streamPrefix }),
      ...awayForProblems(options),
      ...valueProblems({ ...derived, streamPrefix }),
    ],
  };
}

/** Fluent Bit sets the retention of a group that it creates (fluent/fluent-bit, `cloudwatch_api.c`). */
function taskPermissions({ logGroup, region, options }: CloudWatchOutputOptions): PolicyStatement[] {
  const statements = writeStatements({ logGroup, region });
  if (logGroup.ownership !== "createdByDriver" || options?.log_retention_days === undefined) return statements;
  return statements.map((write) => ({ ...write, actions: [...write.actions, "logs:PutRetentionPolicy"] }));
}
