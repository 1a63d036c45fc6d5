import type { Construct } from "constructs";
import type { Account } from "../../constructs/iam/account";
import { LogEncryptionKey } from "../../constructs/logs/log-encryption-key";
import { logGroupCreatedByDriver, type LogGroupOwnership } from "../../constructs/logs/log-group-ownership";
import { flowLogGroupName } from "../../constructs/network/flow-log";
import type { Hardening } from "../hardening/hardening";
import { APP_LOG_GROUP } from "./iam";
import { flowLogName } from "./vpc";

/** What the log groups are made of. */
export interface LogsInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly region: string;
  readonly hardening: Hardening;
  /** Only where a measure needs it. */
  readonly account?: Account;
}

/** The key of the log groups that Terraform makes; there is none where it makes none. */
export function defineLogsKey(scope: Construct, inputs: LogsInputs): LogEncryptionKey | undefined {
  const { prefix, region, hardening, account } = inputs;
  if (!account || !hardening.has("log-encryption")) return undefined;
  const [first, ...others] = [...(hardening.has("flow-logs") ? [flowLogGroupName(flowLogName(prefix))] : [])];
  if (first === undefined) return undefined;
  return new LogEncryptionKey(scope, "logs_key", {
    name: `${prefix}-logs`,
    account,
    region,
    logGroupNames: [first, ...others],
  });
}

/** The application's log group: the driver makes it, as in the original. */
export function defineLogGroup({ region, hardening, account }: LogsInputs): LogGroupOwnership {
  if (!account || !hardening.has("scoped-log-statements")) return APP_LOG_GROUP;
  return logGroupCreatedByDriver(APP_LOG_GROUP.name, account.logGroupArn(region, APP_LOG_GROUP.name));
}
