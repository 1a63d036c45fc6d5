import type { Problem } from "../../core/problem";
import { known } from "../../core/known";
import type { ContainerDefinition } from "../container-definition";
import { secretOptionsOf } from "../log-drivers/log-driver";

/** Amazon ECS API reference, `ContainerDefinition`: "You can specify up to ten environment files". */
const MOST_FILES = 10;

/** The rules of what a container finds in its environment (Amazon ECS developer guide, "Environment variables"). */
export function environmentProblems(container: ContainerDefinition): Problem[] {
  const { environment = {}, secrets = {}, environmentFiles = [], logConfiguration, repositoryCredentials } = container;
  const credentials = repositoryCredentials ? [repositoryCredentials.credentialsParameter] : [];
  const used = [...Object.values(secrets), ...Object.values(secretOptionsOf(logConfiguration)), ...credentials];
  return [
    ...[...Object.keys(environment), ...Object.keys(secrets)].flatMap(nameProblem),
    ...Object.keys(environment)
      .filter((name) => Object.hasOwn(secrets, name))
      .map(twice),
    ...Object.entries(environment).flatMap(([name, value]) => (value === "" ? [empty(name)] : [])),
    ...used.flatMap(({ problems }) => problems),
    ...environmentFiles.flatMap(({ value }) => fileProblem(value)),
    ...(environmentFiles.length > MOST_FILES ? [tooManyFiles(environmentFiles.length)] : []),
  ];
}

function nameProblem(name: string): Problem[] {
  if (/^[^=\0]+$/.test(name)) return [];
  const rule = "an environment variable's name is not empty and holds no `=`";
  return [{ code: "environment-name", rule, got: name, fix: "rename it" }];
}

const twice = (got: string): Problem => ({
  code: "environment-and-secret",
  rule: "a variable is set either in environment or in secrets",
  got,
  fix: "take it out of environment",
});

/** The provider does not drop it, AWS does: the plan would show it for ever (hashicorp/terraform-provider-aws
 * issue 39533). */
const empty = (got: string): Problem => ({
  code: "environment-empty",
  rule: "an environment variable has a value, since AWS and Terraform disagree for ever about an empty one",
  got,
  fix: "leave the variable out",
});

function fileProblem(value: string): Problem[] {
  const arn = known(value);
  if (arn === undefined || /^arn:[^:]+:s3:::[^/]+\/.+\.env$/.test(arn)) return [];
  const rule = "an environment file is the ARN of an S3 object whose name ends in .env";
  return [{ code: "environment-file", rule, got: arn, fix: "write it as 'arn:aws:s3:::bucket/path/name.env'" }];
}

const tooManyFiles = (got: number): Problem => ({
  code: "environment-file-count",
  rule: `a container has at most ${MOST_FILES} environment files`,
  got,
  fix: "join some of them",
});

/** A value in `environment` that looks like a secret. */
export function environmentWarnings(container: ContainerDefinition): Problem[] {
  return likelySecrets(container).map((got) => ({
    code: "environment-secret",
    rule: "a secret does not belong in environment, where everyone who may read the task definition reads it",
    got,
    fix: "move it to `secrets`, with Secret.fromSecretArn or Secret.fromParameterArn",
  }));
}

const SECRET_NAME = /(?:^|_|-)(?:PASSWORD|PASSWD|PWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)$/i;
const SECRET_VALUES: readonly RegExp[] = [
  /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/:@\s]+:[^/@\s]+@/i,
  /^(?:gh[pousr]|github_pat|glpat|xox[abp])[-_][A-Za-z0-9_-]{20,}$/,
];

/**
 * Names of variables that look like secrets although they are in `environment`, where everyone who may read the task
 * definition reads them. ARNs and file paths only point at a secret; a value known only at plan time is not judged.
 */
export function likelySecrets({ environment = {} }: ContainerDefinition): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const text = known(value);
    if (text === undefined || text === "" || /^(?:arn:|\/|\.{1,2}\/)/.test(text)) return [];
    return SECRET_NAME.test(name) || SECRET_VALUES.some((pattern) => pattern.test(text)) ? [name] : [];
  });
}
