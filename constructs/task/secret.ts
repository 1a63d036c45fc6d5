import type { PolicyStatement } from "../iam/policy-document";

/** Which part of a Secrets Manager secret a container gets. */
export interface SecretSelection {
  /** Key of the JSON document that the secret holds. @default the whole secret */
  readonly jsonKey?: string;
  /** Staging label such as `AWSPREVIOUS`. @default `AWSCURRENT` */
  readonly versionStage?: string;
  /** Version id. @default the version with the staging label */
  readonly versionId?: string;
  /** ARN of the customer-managed KMS key that encrypts it. @default the AWS-managed key, which needs no permission */
  readonly encryptionKeyArn?: string;
}

/**
 * A value that ECS reads when it starts the task and hands to the container as an environment variable; it never stands
 * in the task definition (Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS container").
 */
export class Secret {
  private constructor(
    /** What stands in the container definition's `valueFrom`. */
    public readonly valueFrom: string,
    /** What the execution role needs to read it: these actions on this one ARN. */
    public readonly readStatements: readonly PolicyStatement[],
  ) {}

  /**
   * A secret of AWS Secrets Manager.
   *
   * @param arn the secret's ARN, without any suffix for key or version
   */
  public static fromSecretArn(arn: string, selection: SecretSelection = {}): Secret {
    const { jsonKey = "", versionStage = "", versionId = "", encryptionKeyArn } = selection;
    const selected = jsonKey !== "" || versionStage !== "" || versionId !== "";
    return new Secret(
      selected ? `${arn}:${jsonKey}:${versionStage}:${versionId}` : arn,
      readStatements("secretsmanager:GetSecretValue", arn, encryptionKeyArn),
    );
  }

  /**
   * A parameter of AWS Systems Manager Parameter Store.
   *
   * @param arn the parameter's ARN
   */
  public static fromParameterArn(arn: string, options: Pick<SecretSelection, "encryptionKeyArn"> = {}): Secret {
    return new Secret(arn, readStatements("ssm:GetParameters", arn, options.encryptionKeyArn));
  }
}

function readStatements(action: string, arn: string, keyArn: string | undefined): PolicyStatement[] {
  const read = { actions: [action], resources: [arn] };
  return keyArn === undefined ? [read] : [read, { actions: ["kms:Decrypt"], resources: [keyArn] }];
}
