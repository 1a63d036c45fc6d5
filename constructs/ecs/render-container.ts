import { Token } from "cdktf";
import type { Json } from "../core/json";
import type { PlanTime } from "../terraform/plan-time";
import type { ContainerDefinition, HealthCheck, LinuxParameters, RestartPolicy } from "./container-definition";
import { imageName } from "./container-image";
import type { LogDriver } from "./log-drivers/log-driver";
import type { PortMapping } from "./port-mapping";
import { renderLogDriver } from "./render-log-driver";
import type { Secret } from "./secret";

/**
 * The container as the ECS API wants it, canonical for the provider's comparison: what AWS drops is left out, what AWS
 * fills in is written out, and lists that mean the same in any order have one.
 *
 * The provider itself sorts containers, `environment` and `secrets`, so these stay as they were given.
 */
export function renderContainer(container: ContainerDefinition): Json {
  const { firelensConfiguration, healthCheck, linuxParameters, logConfiguration, restartPolicy } = container;
  return {
    name: container.name,
    image: imageName(container.image),
    essential: json(container.essential ?? true),
    entryPoint: filled(container.entryPoint),
    command: filled(container.command),
    workingDirectory: container.workingDirectory,
    // AWS answers with user 0 for a router (hashicorp/terraform-provider-aws pull request 41394).
    user: container.user ?? (firelensConfiguration === undefined ? undefined : "0"),
    cpu: container.cpu,
    memory: container.memory,
    memoryReservation: container.memoryReservation,
    environment: filled(pairs(container.environment, (name, value) => ({ name, value }))),
    environmentFiles: filled(container.environmentFiles?.map(({ value, type }) => ({ value, type }))),
    secrets: filled(secretPairs(container.secrets)),
    portMappings: filled(container.portMappings?.map(renderPort)),
    dependsOn: sorted(
      container.dependsOn?.map(({ containerName, condition }) => ({ containerName, condition: json(condition) })),
      ({ containerName }) => containerName,
    ),
    healthCheck: healthCheck && renderHealthCheck(healthCheck),
    startTimeout: container.startTimeout,
    stopTimeout: container.stopTimeout,
    restartPolicy: restartPolicy && renderRestartPolicy(restartPolicy),
    mountPoints: sorted(
      container.mountPoints?.map(({ sourceVolume, containerPath, readOnly = false }) => ({
        sourceVolume,
        containerPath,
        readOnly: json(readOnly),
      })),
      ({ containerPath }) => containerPath,
    ),
    volumesFrom: sorted(
      container.volumesFrom?.map(({ sourceContainer, readOnly = false }) => ({
        sourceContainer,
        readOnly: json(readOnly),
      })),
      ({ sourceContainer }) => sourceContainer,
    ),
    ulimits: sorted(
      container.ulimits?.map(({ name, ...limits }) => ({ name: Token.asString(name), ...limits })),
      ({ name }) => name,
    ),
    linuxParameters: linuxParameters && renderLinuxParameters(linuxParameters),
    systemControls: sorted(
      container.systemControls?.map(({ namespace, value }) => ({ namespace, value })),
      ({ namespace }) => namespace,
    ),
    readonlyRootFilesystem: json(container.readonlyRootFilesystem),
    interactive: json(container.interactive),
    pseudoTerminal: json(container.pseudoTerminal),
    dockerLabels: filledMap(container.dockerLabels),
    credentialSpecs: filled(container.credentialSpecs),
    repositoryCredentials: container.repositoryCredentials && {
      credentialsParameter: container.repositoryCredentials.credentialsParameter.valueFrom,
    },
    versionConsistency: json(container.versionConsistency),
    firelensConfiguration: firelensConfiguration && {
      type: firelensConfiguration.type,
      options: filledMap(firelensConfiguration.options),
    },
    logConfiguration: logConfiguration && renderLogging(logConfiguration),
  };
}

function renderPort({ containerPort, containerPortRange, protocol, name, appProtocol }: PortMapping): Json {
  return {
    containerPort,
    // Under `awsvpc` AWS answers with the container's port.
    hostPort: containerPort,
    containerPortRange: json(containerPortRange),
    protocol: json(protocol),
    name,
    appProtocol: json(appProtocol),
  };
}

/** With what AWS fills in. */
function renderHealthCheck({ command, interval = 30, timeout = 5, retries = 3, startPeriod }: HealthCheck): Json {
  return { command, interval, timeout, retries, startPeriod };
}

/** With what AWS fills in. */
function renderRestartPolicy({ ignoredExitCodes, restartAttemptPeriod = 300 }: RestartPolicy): Json {
  return { enabled: true, ignoredExitCodes: filled(ignoredExitCodes), restartAttemptPeriod };
}

/**
 * AWS answers with both lists of capabilities where one is given (braintrustdata/terraform-aws-braintrust-data-plane pull
 * request 335), and with none where both are empty (TerraConstructs/base pull request 158).
 */
function renderLinuxParameters({ capabilities, initProcessEnabled }: LinuxParameters): Json {
  const { add = [], drop = [] } = capabilities ?? {};
  const given = add.length + drop.length > 0;
  const parameters = {
    capabilities: given ? { add: inOrder(add.map(json), String), drop: inOrder(drop.map(json), String) } : undefined,
    initProcessEnabled: json(initProcessEnabled),
  };
  return Object.values(parameters).some((value) => value !== undefined) ? parameters : undefined;
}

function renderLogging(driver: LogDriver): Json {
  const { logDriver, options, secretOptions } = renderLogDriver(driver);
  return {
    logDriver,
    options: filledMap(options),
    // The provider sorts a container's secrets, but not a driver's.
    secretOptions: sorted(secretPairs(secretOptions), ({ name }) => name),
  };
}

function secretPairs(secrets: Readonly<Record<string, Secret>> | undefined): { name: string; valueFrom: string }[] {
  return pairs(secrets, (name, { valueFrom }) => ({ name, valueFrom }));
}

function pairs<V, T>(map: Readonly<Record<string, V>> | undefined, pair: (name: string, value: V) => T): T[] {
  return Object.entries(map ?? {}).map(([name, value]) => pair(name, value));
}

/** Left out when empty: AWS drops empty lists, so an empty one would show as a difference for ever. */
function filled<T extends Json>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

function filledMap(map: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> | undefined {
  return map === undefined || Object.keys(map).length === 0 ? undefined : map;
}

function sorted<T extends Json>(list: readonly T[] | undefined, key: (item: T) => string): readonly T[] | undefined {
  return filled(list && inOrder(list, key));
}

/** What is known only at plan time can't be sorted: then the given order stays. */
function inOrder<T>(list: readonly T[], key: (item: T) => string): readonly T[] {
  if (list.some((item) => Token.isUnresolved(key(item)))) return list;
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A plan-time value as JSON can hold it. */
function json(value: string | boolean | PlanTime | undefined): Json {
  return typeof value === "object" ? Token.asString(value) : value;
}
