import { Token } from "cdktf";
import type { Json } from "../core/json";
import type { PlanTime } from "../terraform/plan-time";
import type { ContainerDefinition, HealthCheck, LinuxParameters, RestartPolicy } from "./container-definition";
import { imageName } from "./container-image";
import type { LogDriver } from "./log-drivers/log-driver";
import type { PortMapping } from "./port-mapping";
import { renderLogDriver } from "./render-log-driver";
import type { Secret } from "./secret";
import { withTexts } from "./text-fields";

/**
 * The container as the ECS API wants it, canonical for the provider's comparison: what AWS drops is left out, what AWS
 * fills in is written out.
 *
 * Lists stay in the order in which they are given. The provider sorts containers, `environment` and `secrets` before it
 * compares; of all others AWS keeps the order, and another one is a new revision of a definition that is there already.
 */
export function renderContainer(container: ContainerDefinition): Json {
  return withTexts(renderFields(container));
}

function renderFields(container: ContainerDefinition): Json {
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
    dependsOn: filled(
      container.dependsOn?.map(({ containerName, condition }) => ({ containerName, condition: json(condition) })),
    ),
    healthCheck: healthCheck && renderHealthCheck(healthCheck),
    startTimeout: container.startTimeout,
    stopTimeout: container.stopTimeout,
    restartPolicy: restartPolicy && renderRestartPolicy(restartPolicy),
    mountPoints: filled(
      container.mountPoints?.map(({ sourceVolume, containerPath, readOnly = false }) => ({
        sourceVolume,
        containerPath,
        readOnly: json(readOnly),
      })),
    ),
    volumesFrom: filled(
      container.volumesFrom?.map(({ sourceContainer, readOnly = false }) => ({
        sourceContainer,
        readOnly: json(readOnly),
      })),
    ),
    ulimits: filled(container.ulimits?.map(({ name, ...limits }) => ({ name: Token.asString(name), ...limits }))),
    linuxParameters: linuxParameters && renderLinuxParameters(linuxParameters),
    systemControls: filled(container.systemControls?.map(({ namespace, value }) => ({ namespace, value }))),
    privileged: container.privileged,
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

/** With the defaults that AWS answers with. */
function renderHealthCheck({ command, interval = 30, timeout = 5, retries = 3, startPeriod }: HealthCheck): Json {
  return { command, interval, timeout, retries, startPeriod };
}

/** With the defaults that AWS answers with. */
function renderRestartPolicy(policy: RestartPolicy): Json {
  const { enabled = true, ignoredExitCodes, restartAttemptPeriod = 300 } = policy;
  return { enabled: json(enabled), ignoredExitCodes: filled(ignoredExitCodes), restartAttemptPeriod };
}

/**
 * AWS answers with both lists of capabilities where one is given (braintrustdata/terraform-aws-braintrust-data-plane pull
 * request 335), and with none where both are empty (TerraConstructs/base pull request 158).
 */
function renderLinuxParameters({ capabilities, initProcessEnabled, tmpfs }: LinuxParameters): Json {
  const { add = [], drop = [] } = capabilities ?? {};
  const given = add.length + drop.length > 0;
  const parameters = {
    capabilities: given ? { add: add.map(json), drop: drop.map(json) } : undefined,
    initProcessEnabled: json(initProcessEnabled),
    tmpfs: filled(
      tmpfs?.map(({ containerPath, size, mountOptions }) => ({
        containerPath,
        size,
        mountOptions: filled(mountOptions?.map(json)),
      })),
    ),
  };
  return Object.values(parameters).some((value) => value !== undefined) ? parameters : undefined;
}

function renderLogging(driver: LogDriver): Json {
  const { logDriver, options, secretOptions } = renderLogDriver(driver);
  return {
    logDriver,
    options: filledMap(options),
    secretOptions: filled(secretPairs(secretOptions)),
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

/** A plan-time value as JSON can hold it. */
function json(value: string | boolean | PlanTime | undefined): Json {
  return typeof value === "object" ? Token.asString(value) : value;
}
