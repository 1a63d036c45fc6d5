import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import type { Account } from "../iam/account";
import { policyDocument, type PolicyStatement } from "../iam/policy-document";
import { accountKeyStatement, logsKeyStatements } from "./logs-key-statements";

/** Settings of a {@link LogEncryptionKey}. */
export interface LogEncryptionKeyProps {
  /** The key's alias, without `alias/`: letters, digits, `/`, `_` and `-`. */
  readonly name: string;
  readonly account: Account;
  /** Region of the key and the groups. */
  readonly region: string;
  /** Names of the groups that it encrypts; may end in `*`. */
  readonly logGroupNames: readonly [string, ...string[]];
  /** What else it is for; see `alarmKeyStatement`. @default nothing */
  readonly statements?: readonly PolicyStatement[];
}

/**
 * A KMS key that CloudWatch Logs encrypts certain groups with, and that AWS renews every year. Events stay encrypted with
 * it when a group gets another one: AWS deletes a destroyed key after 30 days, and nobody reads them any more then.
 */
export class LogEncryptionKey extends AwsConstruct {
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: LogEncryptionKeyProps) {
    super(scope, id);
    const { name, account, region, logGroupNames, statements = [] } = props;
    const { accountId, partition } = account;
    const key = new KmsKey(this, "Resource", {
      description: "Encrypts log groups",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument([
        accountKeyStatement(accountId, partition),
        ...logsKeyStatements({ region, accountId, partition, logGroupNames }),
        ...statements,
      ]),
    });
    new KmsAlias(this, "alias", { name: `alias/${name}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
