import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { propertyAccess, Fn, type TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { arnProblems } from "../core/arn";
import { ARN_KINDS } from "../core/arn-kinds";
import { known } from "../core/known";
import { problem, reportProblems, warnOf, type Problem } from "../core/problem";
import { regionAt } from "../core/region";
import { requireProvedProvider } from "../core/required-provider";

/** Which secret of AWS Secrets Manager it is. */
export interface SecretsManagerSecret {
  /** `arn:aws:secretsmanager:<region>:<account>:secret:<name>`, of the stack's region. */
  readonly secretArn: string;
  /** Key of the JSON document that the secret holds. @default the whole secret */
  readonly jsonKey?: string;
}

/**
 * A secret that an argument of a resource takes as text: Terraform then **writes it into its state in plain text**, for
 * each resource that has it and for the data source that read it, where everybody reads it who may read the state. Version
 * 5.100 of the AWS provider knows no other way for the secrets of identity providers (no write-only argument;
 * hashicorp/terraform-provider-aws#49499). Encrypt the state, and let few read it; better still, do without: a Cognito user
 * pool that is there already, or a SAML provider, has no secret in the state.
 *
 * It is never in the program or in what is synthesized: plain text is no such secret.
 */
export class SecretInState {
  private constructor(private readonly text: string) {}

  /**
   * A secret of AWS Secrets Manager that Terraform reads at each plan, by a data source at the address of `id`. Who plans
   * needs `secretsmanager:GetSecretValue`. It is in the state of the data source, and of each resource that takes it.
   */
  public static fromSecretsManager(scope: Construct, id: string, secret: SecretsManagerSecret): SecretInState {
    const { secretArn, jsonKey } = secret;
    const data = new DataAwsSecretsmanagerSecretVersion(scope, id, { secretId: secretArn });
    requireProvedProvider(data);
    reportProblems(data, () => secretProblems(secret, regionAt(data)));
    const text: unknown =
      jsonKey === undefined ? data.secretString : propertyAccess(Fn.jsondecode(data.secretString), [jsonKey]);
    return new SecretInState(String(text));
  }

  /**
   * The value of a Terraform variable, such as `TF_VAR_…` has it. It is in the state of each resource that takes it.
   *
   * @param variable a sensitive one, since Terraform would print any other in its plans; without a default, which would be
   * in the program
   */
  public static fromVariable(variable: TerraformVariable): SecretInState {
    const { default: value } = variable as { readonly default: unknown };
    if (value !== undefined) {
      const rule = "a variable that holds a secret has no default, which would be in the program";
      warnOf(variable, problem("secret-in-state", rule, "a default", "leave it out, and set the variable outside"));
    }
    reportProblems(variable, () => (variable.sensitive === true ? [] : [notSensitive()]));
    return new SecretInState(variable.stringValue);
  }

  /** A token for the argument that takes the secret. */
  public get value(): string {
    return this.text;
  }
}

const notSensitive = (): Problem =>
  problem(
    "secret-in-state",
    "a variable that holds a secret is sensitive, or Terraform prints it in its plans",
    "a variable that is not",
    "set its `sensitive` to true",
  );

function secretProblems({ secretArn, jsonKey }: SecretsManagerSecret, region: string | undefined): Problem[] {
  const use = { what: "a secret", kinds: [ARN_KINDS.secret], region: known(region), sameRegion: true };
  const problems = arnProblems(secretArn, use);
  if (jsonKey !== "") return problems;
  return [...problems, problem("secret-in-state", "a secret's jsonKey is a key of its document", "", "leave it out")];
}
