import { TerraformOutput, TerraformVariable } from "cdktf";
import { SecretInState } from "../../constructs/terraform/secret-in-state";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, variable } from "./parts";

const secret =
  (secretArn: string, jsonKey?: string): Program =>
  (stack) => {
    const { value } = SecretInState.fromSecretsManager(stack, "secret", { secretArn, jsonKey });
    new TerraformOutput(stack, "used", { value, sensitive: true });
  };

/** Secrets that end in the state. */
export const SECRET_PROGRAMS = {
  refused: {
    ...each("a secret", [`arn:aws:ssm:${HERE}:parameter/a`, "students/oidc"], (arn) => ["arn-kind", secret(arn)]),
    "a secret of another region": [
      "arn-region",
      secret("arn:aws:secretsmanager:us-east-1:123456789012:secret:oidc-a1b2c3"),
    ],
    "a secret's key of nothing": ["secret-in-state", secret(`arn:aws:secretsmanager:${HERE}:secret:oidc-a1b2c3`, "")],
    "a secret in a variable that is not sensitive": [
      "secret-in-state",
      (stack) => SecretInState.fromVariable(new TerraformVariable(stack, "client_secret", { type: "string" })),
    ],
  },
  warned: {
    "a secret's default": [
      "secret-in-state",
      (stack) => {
        const secretVariable = { type: "string", sensitive: true, default: "swordfish" };
        SecretInState.fromVariable(new TerraformVariable(stack, "client_secret", secretVariable));
      },
    ],
  },
  right: {
    "a secret": secret(`arn:aws:secretsmanager:${HERE}:secret:oidc-a1b2c3`),
    "a secret's key": secret(`arn:aws:secretsmanager:${HERE}:secret:oidc-a1b2c3`, "client-secret"),
    "a secret of a variable's ARN": (stack) => secret(variable(stack, "secret_arn"), "key")(stack),
    "a secret in a variable": (stack) => {
      const secretVariable = new TerraformVariable(stack, "client_secret", { type: "string", sensitive: true });
      new TerraformOutput(stack, "used", { value: SecretInState.fromVariable(secretVariable).value, sensitive: true });
    },
  },
} satisfies Programs;
