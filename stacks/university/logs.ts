import type { Construct } from "constructs";
import type { Account } from "../../constructs/iam/account";
import { alarmKeyStatement } from "../../constructs/cloudwatch/alarm-topic";
import { LogEncryptionKey } from "../../constructs/logs/log-encryption-key";
import { LogGroup } from "../../constructs/logs/log-group";
import type { DriverCreatedLogGroup } from "../../constructs/logs/log-group-ownership";
import type { RetentionDays } from "../../constructs/logs/log-group-rules";
import { flowLogGroupName } from "../../constructs/network/flow-log";
import type { Hardening } from "../hardening/hardening";
import type { LogAnalysisSetting } from "../../settings/log-analysis";
import { APP_LOG_GROUP } from "./iam";
import { flowLogName } from "./vpc";

/** What the log groups are made of. */
export interface LogsInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  /** The provider's region, where Terraform makes log groups. */
  readonly region: string;
  /** The region that the original's log driver writes to, whatever the provider's is. */
  readonly driverRegion: string;
  readonly hardening: Hardening;
  /** Only where a measure needs it. */
  readonly account?: Account;
  readonly logAnalysis: LogAnalysisSetting;
}

/** The key of the log groups that Terraform makes; there is none where it makes none. */
export function addLogsKey(scope: Construct, inputs: LogsInputs): LogEncryptionKey | undefined {
  const { prefix, region, hardening, account, logAnalysis } = inputs;
  if (!account || !hardening.has("log-encryption")) return undefined;
  const [first, ...others] = [
    ...(hardening.has("flow-logs") ? [flowLogGroupName(flowLogName(prefix))] : []),
    ...(logAnalysis === false ? [] : [APP_LOG_GROUP.name]),
  ];
  if (first === undefined) return undefined;
  return new LogEncryptionKey(scope, "logs_key", {
    name: `${prefix}-logs`,
    account,
    region,
    logGroupNames: [first, ...others],
    ...(logAnalysis !== false && { statements: [alarmKeyStatement(account.accountId)] }),
  });
}

/** Days that the application's events are kept, where Terraform has their group. */
const RETENTION: RetentionDays = 365;

/**
 * The application's log group: the driver makes it, as in the original; with `logAnalysis` Terraform takes it over, or
 * makes it where there is none. Its events outlive the program: taking the setting away, or destroying all, leaves the
 * group to the driver again.
 */
export function addLogGroup(
  scope: Construct,
  { driverRegion, hardening, account, logAnalysis }: LogsInputs,
  key?: LogEncryptionKey,
): LogGroup | DriverCreatedLogGroup {
  const { name } = APP_LOG_GROUP;
  if (logAnalysis !== false) {
    return new LogGroup(scope, "app", {
      name,
      retentionInDays: logAnalysis === true ? RETENTION : (logAnalysis.retentionInDays ?? RETENTION),
      adoptExisting: true,
      deletionProtection: "keep",
      ...(key && { kmsKeyArn: key.arn }),
    });
  }
  if (!account || !hardening.has("scoped-log-statements")) return APP_LOG_GROUP;
  return LogGroup.createdByDriver(name, account.logGroupArn(driverRegion, name));
}
