import { TerraformOutput, TerraformVariable } from "cdktf";
import { SecretInState } from "../../../constructs/terraform";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:oidc-a1b2c3";

test.each([
  [undefined, "${data.aws_secretsmanager_secret_version.client_secret.secret_string}"],
  ["key", "${jsondecode(data.aws_secretsmanager_secret_version.client_secret.secret_string).key}"],
  ["a key", '${jsondecode(data.aws_secretsmanager_secret_version.client_secret.secret_string)["a key"]}'],
])("of Secrets Manager, with key %s", (jsonKey, value) => {
  const { json } = synth((stack) => {
    const secret = SecretInState.fromSecretsManager(stack, "client_secret", { secretArn: ARN, jsonKey });
    new TerraformOutput(stack, "used", { value: secret.value });
  });
  expect(addressesOf(json)).toEqual(["data.aws_secretsmanager_secret_version.client_secret", "output.used"]);
  expect(json.data).toMatchObject({ aws_secretsmanager_secret_version: { client_secret: { secret_id: ARN } } });
  expect(json.output).toMatchObject({ used: { value } });
  expect(json.terraform).toMatchObject({ required_providers: { aws: { version: ">= 5.100.0, < 7.0.0" } } });
});

test("of Secrets Manager, by what Terraform fills in", () => {
  const { json } = synth((stack) => {
    const text = (id: string) => new TerraformVariable(stack, id, { type: "string" }).stringValue;
    const by = { secretArn: text("arn"), jsonKey: text("key") };
    const { value } = SecretInState.fromSecretsManager(stack, "client_secret", by);
    new TerraformOutput(stack, "used", { value });
  });
  expect(json.data).toMatchObject({
    aws_secretsmanager_secret_version: { client_secret: { secret_id: "${var.arn}" } },
  });
  expect(json.output?.["used"]?.["value"]).toBe(
    "${jsondecode(data.aws_secretsmanager_secret_version.client_secret.secret_string)[var.key]}",
  );
});

test("of a variable", () => {
  const { json } = synth((stack) => {
    const variable = new TerraformVariable(stack, "client_secret", { type: "string", sensitive: true });
    new TerraformOutput(stack, "used", { value: SecretInState.fromVariable(variable).value });
  });
  expect(json.output).toMatchObject({ used: { value: "${var.client_secret}" } });
});

test("of a variable that is not sensitive is refused where the variable is", () => {
  const of = (sensitive?: boolean) => () =>
    synth((stack) =>
      SecretInState.fromVariable(new TerraformVariable(stack, "client_secret", { type: "string", sensitive })),
    );
  expect(of()).toThrow("[stack/client_secret] secret-in-state: a variable that holds a secret is sensitive");
  expect(of(false)).toThrow("secret-in-state");
  expect(of(true)).not.toThrow();
});
