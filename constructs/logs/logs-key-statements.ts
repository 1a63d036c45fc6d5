import { partitionOf, regionalPrincipal } from "../iam/partition";
import type { PolicyStatement } from "../iam/policy-document";

/** Which groups of which account and region a KMS key encrypts. */
export interface LogsKeyScope {
  /** Region of the key and the groups. */
  readonly region: string;
  /** Number of the account, 12 digits. */
  readonly accountId: string;
  /** Names of the groups; may end in `*`. A name rather than an ARN, since the group itself needs the key first. */
  readonly logGroupNames: readonly [string, ...string[]];
  /** `aws-cn`, `aws-us-gov` … @default the region's */
  readonly partition?: string;
}

/**
 * The statements of a KMS key's policy that CloudWatch Logs needs to encrypt these groups, and no other (CloudWatch Logs
 * user guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"): the service of the one region,
 * bound by the encryption context that it always sends. A key's policy also needs somebody who administers the key.
 *
 * @example policyDocument([accountKeyStatement(accountId), ...logsKeyStatements({ region, accountId, logGroupNames: ["app"] })])
 */
export function logsKeyStatements({
  region,
  accountId,
  logGroupNames,
  partition = partitionOf(region),
}: LogsKeyScope): PolicyStatement[] {
  const arns = logGroupNames.map((name) => `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`);
  return [
    {
      sid: "CloudWatchLogs",
      principals: { Service: regionalPrincipal("logs", region) },
      actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      resources: ["*"],
      conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arns } },
    },
  ];
}

/**
 * The statement with which a key's account administers it (AWS KMS developer guide, "Default key policy"): IAM policies
 * of the account then decide. Without it nobody could change the key any more.
 */
export function accountKeyStatement(accountId: string, partition = "aws"): PolicyStatement {
  return {
    sid: "Account",
    principals: { AWS: `arn:${partition}:iam::${accountId}:root` },
    actions: ["kms:*"],
    resources: ["*"],
  };
}
