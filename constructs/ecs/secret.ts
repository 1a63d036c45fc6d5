import type { PolicyStatement } from "../iam/policy-document";
import { problem, type Problem } from "../core/problem";
import { known } from "../core/known";

/** Which part of a Secrets Manager secret a container gets. */
export type SecretSelection = {
  /** Key of the JSON document that the secret holds. @default the whole secret */
  readonly jsonKey?: string;
  /** ARN of the customer-managed KMS key that encrypts it. @default the AWS-managed key, which needs no permission */
  readonly encryptionKeyArn?: string;
} & SecretVersion;

/** A version is chosen by its staging label or by its id, not by both. */
export type SecretVersion =
  | {
      /** Staging label such as `AWSPREVIOUS`. @default `AWSCURRENT` */
      readonly versionStage?: string;
      readonly versionId?: undefined;
    }
  | {
      /** Version id. @default the version with the staging label */
      readonly versionId: string;
      readonly versionStage?: undefined;
    };

/**
 * A value that ECS reads when it starts the task and hands to the container as an environment variable; it is never
 * in the task definition (Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS container").
 */
export class Secret {
  private constructor(
    /** What the container definition has in `valueFrom`. */
    public readonly valueFrom: string,
    /** What the execution role needs to read it: these actions on this one ARN. */
    public readonly readStatements: readonly PolicyStatement[],
    /** What is wrong with it; the task definition that uses it reports this. */
    public readonly problems: readonly Problem[],
  ) {}

  /**
   * A secret of AWS Secrets Manager.
   *
   * @param arn the secret's ARN, without any suffix for key or version
   */
  public static fromSecretArn(arn: string, selection: SecretSelection = {}): Secret {
    const { jsonKey = "", versionStage = "", versionId = "", encryptionKeyArn } = selection;
    const parts = [jsonKey, versionStage, versionId];
    return new Secret(
      parts.some((part) => part !== "") ? [arn, ...parts].join(":") : arn,
      readStatements("secretsmanager:GetSecretValue", arn, encryptionKeyArn),
      [...secretArnProblems(arn), ...selectionProblems(parts), ...keyArnProblems(encryptionKeyArn)],
    );
  }

  /**
   * A parameter of AWS Systems Manager Parameter Store.
   *
   * @param arn the parameter's ARN
   */
  public static fromParameterArn(arn: string, options: Pick<SecretSelection, "encryptionKeyArn"> = {}): Secret {
    return new Secret(arn, readStatements("ssm:GetParameters", arn, options.encryptionKeyArn), [
      ...parameterArnProblems(arn),
      ...keyArnProblems(options.encryptionKeyArn),
    ]);
  }
}

function readStatements(action: string, arn: string, keyArn: string | undefined): PolicyStatement[] {
  const read = { actions: [action], resources: [arn] };
  return keyArn === undefined ? [read] : [read, { actions: ["kms:Decrypt"], resources: [keyArn] }];
}

function arnProblems(arn: string, pattern: RegExp, what: string, example: string): Problem[] {
  const text = known(arn);
  if (text === undefined || pattern.test(text)) return [];
  return [
    { code: "secret-arn", rule: `${what} is given by its ARN, such as ${example}`, got: text, fix: "write that" },
  ];
}

/** AWS Secrets Manager adds `:key:stage:version` itself where a selection is made, so the ARN comes without. */
function secretArnProblems(arn: string): Problem[] {
  const example = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:name-a1b2c3";
  return arnProblems(arn, /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:[^:]+$/, "a secret", example);
}

function parameterArnProblems(arn: string): Problem[] {
  const example = "arn:aws:ssm:eu-west-3:123456789012:parameter/name";
  return arnProblems(arn, /^arn:[^:]+:ssm:[^:]+:\d{12}:parameter\/[^:]+$/, "a parameter", example);
}

/** An alias is no key for IAM: a statement on it allows nothing. */
function keyArnProblems(arn: string | undefined): Problem[] {
  const example = "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  return arn === undefined ? [] : arnProblems(arn, /^arn:[^:]+:kms:[^:]+:\d{12}:key\/[\w-]+$/, "a KMS key", example);
}

function selectionProblems(parts: readonly string[]): Problem[] {
  const colons = parts.filter((part) => known(part)?.includes(":"));
  const rule = "a secret's key and version must not contain a colon, the separator";
  const problems = colons.map((got) => problem("secret-selection", rule, got, "rename the key"));
  const [, versionStage, versionId] = parts;
  if (versionStage !== "" && versionId !== "") {
    const onlyOne = "a secret's version is chosen by its stage or by its id";
    problems.push(problem("secret-version", onlyOne, { versionStage, versionId }, "keep one of them"));
  }
  return problems;
}
