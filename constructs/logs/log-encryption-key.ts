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
  /** The account of the key and the groups. */
  readonly account: Account;
  /** Region of the key and the groups. */
  readonly region: string;
  /** Names of the groups that it encrypts; may end in `*`. @default none: it is for something else */
  readonly logGroupNames?: readonly string[];
  /** What else it is for; see `alarmKeyStatement`. @default nothing */
  readonly statements?: readonly PolicyStatement[];
}

/**
 * A KMS key that CloudWatch Logs encrypts certain groups with, and that AWS renews every year. Events stay encrypted with
 * it when a group gets another one: from the moment that Terraform destroys the key nobody reads them any more, and 30 days
 * later AWS deletes it. So it is not for a group that Terraform leaves in AWS (`deletionProtection: "keep"`). Terraform
 * destroys it after what refers to it has let go of it.
 */
export class LogEncryptionKey extends AwsConstruct {
  /** `arn:aws:kms:<region>:<account>:key/<id>`: what a group takes as `kmsKeyArn`. */
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: LogEncryptionKeyProps) {
    super(scope, id);
    const { name, account, region, logGroupNames = [], statements = [] } = props;
    const [group, ...others] = logGroupNames;
    const { accountId, partition } = account;
    const key = new KmsKey(this, "Resource", {
      description: "Encrypts log groups",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument([
        accountKeyStatement(accountId, partition),
        ...(group === undefined
          ? []
          : logsKeyStatements({ region, accountId, partition, logGroupNames: [group, ...others] })),
        ...statements,
      ]),
      lifecycle: { createBeforeDestroy: true },
    });
    new KmsAlias(this, "alias", { name: `alias/${name}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
