import type { Problem } from "../../core/problem";
import { within } from "../../core/shape";
import { isToken } from "../../core/token";
import { Secret } from "../secret";
import { byName, type Found } from "./found";
import { readLogDriver, readSecrets } from "./read-log-driver";
import type { RegisterContainer, RegisterPair, RegisterPortMapping } from "./register-container";

/** A container as `FargateTaskDefinition` takes it, and what is left out of it. */
interface ContainerFound extends Found<object> {
  readonly warnings: readonly Problem[];
}

/** The container: what the ECS API has in lists is by name here, and what is a secret is a `Secret`. */
export function readContainer(container: RegisterContainer): ContainerFound {
  const { environment = [], secrets = [], portMappings, logConfiguration, repositoryCredentials, ...same } = container;
  const isSet = ({ value }: RegisterPair): boolean => value !== undefined && value !== "";
  const variables = byName(environment.filter(isSet), "environment", ({ name, value = "" }) => [name, value]);
  const fromSecrets = readSecrets(secrets, "secrets");
  const driver = logConfiguration && readLogDriver(logConfiguration);
  const credentials = repositoryCredentials && {
    credentialsParameter: Secret.fromValueFrom(repositoryCredentials.credentialsParameter),
  };
  return {
    value: {
      ...same,
      ...(environment.length > 0 && { environment: variables.value }),
      ...(secrets.length > 0 && { secrets: fromSecrets.value }),
      ...(portMappings && { portMappings: portMappings.map(readPort) }),
      ...(driver && { logConfiguration: driver.value }),
      ...(credentials && { repositoryCredentials: credentials }),
    },
    problems: [
      ...variables.problems,
      ...fromSecrets.problems,
      ...(portMappings ?? []).flatMap((mapping, index) => within(`portMappings[${index}]`, hostPortProblems(mapping))),
      ...within("logConfiguration", driver?.problems ?? []),
    ],
    warnings: environment.flatMap((variable, index) =>
      isSet(variable) || isToken(variable.name) ? [] : [leftOut(variable, index)],
    ),
  };
}

function readPort({ hostPort: _host, ...mapping }: RegisterPortMapping): object {
  return mapping;
}

/** Amazon ECS API reference, `PortMapping`: under `awsvpc`, hostPort is blank or the same; 0 is as good as blank. */
function hostPortProblems({ containerPort, hostPort }: RegisterPortMapping): Problem[] {
  const ports = [hostPort, containerPort];
  if (hostPort === undefined || hostPort === 0 || hostPort === containerPort || ports.some(isToken)) return [];
  const rule = `under awsvpc the port of the host is that of the container, ${containerPort ?? "and a range has none"}`;
  return [{ code: "field-not-on-fargate", where: "hostPort", rule, got: hostPort, fix: "leave it out" }];
}

const leftOut = ({ name }: RegisterPair, index: number): Problem => ({
  code: "environment-empty",
  where: `environment[${index}]`,
  rule: "a variable without a value is left out, since AWS and Terraform disagree for ever about it",
  got: name,
  fix: "take it out of the file; the container finds none",
});
