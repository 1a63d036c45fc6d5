import { Fn, Token } from "cdktf";
import { isToken } from "../core/token";
import { partitionOf } from "../iam/partition";
import type { PolicyStatement } from "../iam/policy-document";
import { problem, type Problem } from "../core/problem";
import { KMS_KEY_ARN } from "../core/kms-key-arn";
import { known } from "../core/known";
import { mustBe, standInText } from "../core/shape";

/** Which part of a Secrets Manager secret a container gets. */
export type SecretSelection = {
  /** Key of the JSON document that the secret holds. @default the whole secret */
  readonly jsonKey?: string;
  /** ARN of the customer-managed KMS key that encrypts it. @default the AWS-managed key, which needs no permission */
  readonly encryptionKeyArn?: string;
} & SecretVersion;

/** What is known of a parameter besides its name. */
export interface ParameterOptions extends Pick<SecretSelection, "encryptionKeyArn"> {
  /** Region of the task, for what its role may read. @default every region of the partition `aws` */
  readonly region?: string;
}

/** A version is chosen by its staging label or by its id, not by both. */
export type SecretVersion =
  | {
      /** Staging label such as `AWSPREVIOUS`. @default `AWSCURRENT` */
      readonly versionStage?: string;
      /** Not with a `versionStage`. */
      readonly versionId?: undefined;
    }
  | {
      /** Version id. @default the version with the staging label */
      readonly versionId: string;
      /** Not with a `versionId`. */
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
    if (!isText(arn)) return Secret.ofNoText(arn);
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
    if (!isText(arn)) return Secret.ofNoText(arn);
    return new Secret(arn, readStatements("ssm:GetParameters", arn, options.encryptionKeyArn), [
      ...parameterArnProblems(arn),
      ...keyArnProblems(options.encryptionKeyArn),
    ]);
  }

  /**
   * A parameter of AWS Systems Manager Parameter Store by its name, which ECS takes for the task's own account and region
   * (Amazon ECS API reference, `Secret`: "full ARN or name").
   *
   * @param name such as `/app/db-password`; the definition says just that
   */
  public static fromParameterName(name: string, options: ParameterOptions = {}): Secret {
    if (!isText(name)) return Secret.ofNoText(name);
    const { region, encryptionKeyArn } = options;
    const path = isToken(name) ? Token.asString(Fn.trimprefix(name, "/")) : name.replace(/^\//, "");
    const arn = `arn:${region === undefined ? "aws" : partitionOf(region)}:ssm:${region ?? "*"}:*:parameter/${path}`;
    return new Secret(name, readStatements("ssm:GetParameters", arn, encryptionKeyArn), [
      ...parameterNameProblems(name),
      ...keyArnProblems(encryptionKeyArn),
    ]);
  }

  /**
   * A secret or parameter in the text that a definition has in `valueFrom`, which stays as it is: the name of a parameter, its
   * ARN, or the ARN of a secret, with or without `:key:stage:id`. Where only Terraform knows the text, nothing is granted.
   */
  public static fromValueFrom(valueFrom: string): Secret {
    if (!isText(valueFrom)) return Secret.ofNoText(valueFrom);
    if (isToken(valueFrom)) return new Secret(valueFrom, [], []);
    if (!valueFrom.startsWith("arn:")) return Secret.fromParameterName(valueFrom);
    if (/^arn:[^:]*:ssm:/.test(valueFrom)) return Secret.fromParameterArn(valueFrom);
    const parts = valueFrom.split(":");
    const arn = parts.slice(0, 7).join(":");
    return new Secret(valueFrom, readStatements("secretsmanager:GetSecretValue", arn, undefined), [
      ...secretArnProblems(arn),
      ...selectionTextProblems(parts.slice(7), valueFrom),
    ]);
  }

  private static ofNoText(got: unknown): Secret {
    return new Secret(standInText(), [], [mustBe("text", got)]);
  }
}

/** A value that the compiler has not seen may be anything. */
function isText(value: unknown): boolean {
  return typeof value === "string";
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

/** ECS: "The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-/". */
function parameterNameProblems(name: string): Problem[] {
  const text = known(name);
  if (text === undefined || /^[\w./-]{1,2048}$/.test(text)) return [];
  const rule = "a parameter's name has 1 to 2048 letters, digits and _.-/";
  return [problem("secret-name", rule, text, "write it as '/app/db-password'; a secret is given by its ARN")];
}

/** The ECS agent takes no part of them alone: `<ARN>:key:stage:id`, whatever is empty (developer guide, "Secrets Manager"). */
function selectionTextProblems(selection: readonly string[], got: string): Problem[] {
  if (selection.length === 0) return [];
  if (selection.length === 3) return selectionProblems(selection);
  const rule = "what is chosen of a secret follows its ARN as :key:stage:id, with all three colons";
  return [problem("secret-selection", rule, got, "write empty parts too, as in <ARN>:password::")];
}

/** An alias is no key for IAM: a statement on it allows nothing. */
function keyArnProblems(arn: string | undefined): Problem[] {
  const example = "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  return arn === undefined ? [] : arnProblems(arn, KMS_KEY_ARN, "a KMS key", example);
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
