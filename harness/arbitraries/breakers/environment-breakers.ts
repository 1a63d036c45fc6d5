import { Secret } from "../../../constructs/ecs/secret";
import { splunk } from "../../../constructs/ecs/log-drivers/splunk";
import { inAdded, inFirst, type Breaker } from "./breaker";

const SECRET_ARN = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";
const PARAMETER_ARN = "arn:aws:ssm:eu-west-3:123456789012:parameter/db";
const SECRET = Secret.fromSecretArn(SECRET_ARN);
const NOT_A_SECRET = Secret.fromSecretArn("db");
const BY_ARN =
  "a secret is given by its ARN, such as arn:aws:secretsmanager:eu-west-3:123456789012:secret:name-a1b2c3, " +
  'got: "db"; write that';

const shown = (text: string): string => {
  const json = JSON.stringify(text);
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
};

/** Breaks what a container finds in its environment: `rules/environment.ts`, `secret.ts`. */
export const ENVIRONMENT_BREAKERS: readonly Breaker[] = [
  inAdded(
    "environment-name",
    "a variable without a name",
    { environment: { "": "x" } },
    'an environment variable\'s name is not empty and holds no `=`, got: ""; rename it',
  ),
  inAdded(
    "environment-name",
    "a secret with = in its name",
    { secrets: { "A=B": SECRET } },
    'an environment variable\'s name is not empty and holds no `=`, got: "A=B"; rename it',
  ),
  inAdded(
    "environment-and-secret",
    "a variable that is a secret too",
    { environment: { A: "x", B: "y" }, secrets: { B: SECRET, C: SECRET } },
    'a variable is set either in environment or in secrets, got: "B"; take it out of environment',
  ),
  inAdded(
    "environment-empty",
    "an empty variable",
    { environment: { A: "" } },
    "an environment variable has a value, since AWS and Terraform disagree for ever about an empty one, got: " +
      '"A"; leave the variable out',
  ),
  inFirst(
    "environment-file",
    "an environment file of another kind",
    { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/a.txt" }] },
    "an environment file is the ARN of an S3 object whose name ends in .env, got: " +
      "\"arn:aws:s3:::bucket/a.txt\"; write it as 'arn:aws:s3:::bucket/path/name.env'",
  ),
  inFirst(
    "environment-file-count",
    "more environment files than AWS takes",
    { environmentFiles: Array.from({ length: 11 }, () => ({ type: "s3", value: "arn:aws:s3:::bucket/a.env" })) },
    "a container has at most 10 environment files, got: 11; join some of them",
  ),
  inAdded("secret-arn", "a secret by its name", { secrets: { A: NOT_A_SECRET } }, BY_ARN),
  inAdded(
    "secret-arn",
    "a parameter by its name",
    { secrets: { A: Secret.fromParameterArn("/db/password") } },
    "a parameter is given by its ARN, such as arn:aws:ssm:eu-west-3:123456789012:parameter/name, got: " +
      '"/db/password"; write that',
  ),
  inAdded(
    "secret-arn",
    "a key by its alias",
    { secrets: { A: Secret.fromParameterArn(PARAMETER_ARN, { encryptionKeyArn: "alias/app" }) } },
    "a KMS key is given by its ARN, such as " +
      'arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, got: "alias/app"; write that',
  ),
  inAdded(
    "secret-arn",
    "a driver's secret",
    {
      logConfiguration: splunk({
        token: NOT_A_SECRET,
        url: "https://splunk.example.com:8088",
        delivery: { mode: "blocking" },
      }),
    },
    BY_ARN,
  ),
  inAdded(
    "secret-arn",
    "a registry's secret",
    { repositoryCredentials: { credentialsParameter: NOT_A_SECRET } },
    BY_ARN,
  ),
  ...["", "a b", "a:b", "é", "a".repeat(2049)].map((name) =>
    inAdded(
      "secret-name",
      `a parameter called ${JSON.stringify(name.slice(0, 9))}`,
      { secrets: { A: Secret.fromParameterName(name) } },
      `a parameter's name has 1 to 2048 letters, digits and _.-/, got: ${shown(name)}; write it as ` +
        "'/app/db-password'; a secret is given by its ARN",
    ),
  ),
  inAdded(
    "secret-selection",
    "a JSON key with a colon",
    { secrets: { A: Secret.fromSecretArn(SECRET_ARN, { jsonKey: "a:b" }) } },
    'a secret\'s key and version must not contain a colon, the separator, got: "a:b"; rename the key',
  ),
  inAdded(
    "secret-version",
    "a version chosen twice",
    { secrets: { A: Secret.fromSecretArn(SECRET_ARN, { versionStage: "OLD", versionId: "1" } as object) } },
    "a secret's version is chosen by its stage or by its id, got: " +
      '{"versionStage":"OLD","versionId":"1"}; keep one of them',
  ),
];
