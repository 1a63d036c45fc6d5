import { fields, optional, type Hint, type Hints } from "../../core/shape-fields";
import { isToken } from "../../core/token";
import { either, FLAG, list, made, map, NONE, NUMBER, summary, TEXT, TEXTS, word, type Shape } from "../../core/shape";
import type {
  ContainerDefinition,
  ContainerDependency,
  EnvironmentFile,
  FirelensConfiguration,
  HealthCheck,
  LinuxParameters,
  MountPoint,
  NotOnFargate,
  RepositoryCredentials,
  RestartPolicy,
  SystemControl,
  Tmpfs,
  Ulimit,
  VolumeFrom,
} from "../container-definition";
import type { ContainerImage } from "../container-image";
import type { PortMapping } from "../port-mapping";
import { LOG_DRIVER } from "./log-driver";
import { SECRET } from "./secret";

/** A field that only tasks on EC2 have (Amazon ECS developer guide, "Task definition differences for Fargate"). */
export function onlyOnEc2(rule: string): Hint {
  const fix = "leave it out, or run the task on EC2 instances with EcsTaskDefinition of @cdktf/provider-aws";
  return { code: "field-not-on-fargate", rule, fix };
}

/** Why Fargate refuses each field of the ECS API that a container of another launch type can have. */
export const CONTAINER_NOT_ON_FARGATE = {
  links: onlyOnEc2("containers are linked only in network mode bridge, and share one network on Fargate"),
  hostname: onlyOnEc2("under awsvpc a container has no hostname of its own"),
  disableNetworking: onlyOnEc2("a container on Fargate always has a network"),
  dnsServers: onlyOnEc2("under awsvpc a container has the DNS servers of its VPC"),
  dnsSearchDomains: onlyOnEc2("under awsvpc a container has the DNS search domains of its VPC"),
  extraHosts: onlyOnEc2("under awsvpc a container has no hosts of its own"),
  dockerSecurityOptions: onlyOnEc2("Fargate has no Docker security options"),
  resourceRequirements: onlyOnEc2("Fargate has no GPUs and no inference accelerators"),
} as const satisfies Readonly<Record<NotOnFargate, Hint>>;

/** Fargate gives no privileges; a definition may say so. */
const PRIVILEGED = onlyOnEc2("a container on Fargate can't be privileged");

const NOT_PRIVILEGED: Shape<false> = {
  check: (value) =>
    value === false || isToken(value)
      ? NONE
      : [{ code: "field-not-on-fargate", where: "", got: summary(value), ...PRIVILEGED }],
  repair: (value) => (value === false || isToken(value) ? value : undefined),
};

/** Fields of a task definition that are looked for in a container. */
export const TASK_FIELDS = Object.fromEntries(
  ["networkMode", "requiresCompatibilities", "executionRoleArn", "taskRoleArn", "volumes", "family"].map((name) => [
    name,
    { rule: "this is a field of the task definition, not of a container", fix: "leave it out here" },
  ]),
) satisfies Hints;

const HEALTH_CHECK = fields<HealthCheck>("a health check", {
  command: list(TEXT, 2),
  interval: optional(NUMBER),
  timeout: optional(NUMBER),
  retries: optional(NUMBER),
  startPeriod: optional(NUMBER),
});

const DEPENDENCY = fields<ContainerDependency>("a dependency", { containerName: TEXT, condition: TEXT });

const MOUNT_POINT = fields<MountPoint>("a mount point", {
  sourceVolume: TEXT,
  containerPath: TEXT,
  readOnly: optional(FLAG),
});

const VOLUME_FROM = fields<VolumeFrom>("an entry of volumesFrom", {
  sourceContainer: TEXT,
  readOnly: optional(FLAG),
});

const ULIMIT = fields<Ulimit>("a ulimit", { name: TEXT, softLimit: NUMBER, hardLimit: NUMBER });

/** Fields of `linuxParameters` that only tasks on EC2 have. */
export const LINUX_NOT_ON_FARGATE = {
  devices: onlyOnEc2("a container on Fargate has no devices of the host"),
  sharedMemorySize: onlyOnEc2("Fargate decides the size of /dev/shm"),
  maxSwap: onlyOnEc2("Fargate has no swap"),
  swappiness: onlyOnEc2("Fargate has no swap"),
} as const satisfies Hints;

const TMPFS = fields<Tmpfs>("a tmpfs mount", {
  containerPath: TEXT,
  size: NUMBER,
  mountOptions: optional(TEXTS),
});

const LINUX_PARAMETERS = fields<LinuxParameters>(
  "linuxParameters",
  {
    capabilities: optional(
      fields<NonNullable<LinuxParameters["capabilities"]>>("capabilities", {
        add: optional(TEXTS),
        drop: optional(TEXTS),
      }),
    ),
    initProcessEnabled: optional(FLAG),
    tmpfs: optional(list(TMPFS)),
  },
  LINUX_NOT_ON_FARGATE,
);

const RESTART_POLICY = fields<RestartPolicy>("a restart policy", {
  enabled: optional(FLAG),
  ignoredExitCodes: optional(list(NUMBER)),
  restartAttemptPeriod: optional(NUMBER),
});

const ENVIRONMENT_FILE = fields<EnvironmentFile>("an environment file", { value: TEXT, type: word("s3") });

const SYSTEM_CONTROL = fields<SystemControl>("a system control", { namespace: TEXT, value: TEXT });

const CREDENTIALS = fields<RepositoryCredentials>("repositoryCredentials", { credentialsParameter: SECRET });

const FIRELENS = fields<FirelensConfiguration>("firelensConfiguration", {
  type: word("fluentbit", "fluentd"),
  options: optional(map(TEXT)),
});

/** Fields of a port mapping that are the ECS API's too. */
export const SHARED_PORT_FIELDS = {
  containerPort: optional(NUMBER),
  containerPortRange: optional(TEXT),
  protocol: optional(TEXT),
  name: optional(TEXT),
  appProtocol: optional(TEXT),
};

const PORT_MAPPING = fields<PortMapping>("a port mapping", SHARED_PORT_FIELDS, {
  hostPort: { rule: "under awsvpc the port of the host is that of the container", fix: "leave it out" },
});

const IMAGE = either(TEXT, made<ContainerImage>("text, or a ContainerImage", ["imageName", "repositoryArn"]));

/** Fields of a container that are the ECS API's too. */
export const SHARED_FIELDS = {
  essential: optional(FLAG),
  entryPoint: optional(TEXTS),
  command: optional(TEXTS),
  workingDirectory: optional(TEXT),
  user: optional(TEXT),
  cpu: optional(NUMBER),
  memory: optional(NUMBER),
  memoryReservation: optional(NUMBER),
  environmentFiles: optional(list(ENVIRONMENT_FILE)),
  dependsOn: optional(list(DEPENDENCY)),
  healthCheck: optional(HEALTH_CHECK),
  startTimeout: optional(NUMBER),
  stopTimeout: optional(NUMBER),
  restartPolicy: optional(RESTART_POLICY),
  mountPoints: optional(list(MOUNT_POINT)),
  volumesFrom: optional(list(VOLUME_FROM)),
  ulimits: optional(list(ULIMIT)),
  linuxParameters: optional(LINUX_PARAMETERS),
  systemControls: optional(list(SYSTEM_CONTROL)),
  readonlyRootFilesystem: optional(FLAG),
  interactive: optional(FLAG),
  pseudoTerminal: optional(FLAG),
  dockerLabels: optional(map(TEXT)),
  credentialSpecs: optional(TEXTS),
  versionConsistency: optional(TEXT),
  firelensConfiguration: optional(FIRELENS),
};

/** A container, as it may come past the compiler. */
export const CONTAINER = fields<ContainerDefinition>(
  "a container",
  {
    name: TEXT,
    image: IMAGE,
    ...SHARED_FIELDS,
    portMappings: optional(list(PORT_MAPPING)),
    environment: optional(map(TEXT)),
    secrets: optional(map(SECRET)),
    privileged: optional(NOT_PRIVILEGED),
    repositoryCredentials: optional(CREDENTIALS),
    logConfiguration: optional(LOG_DRIVER),
  },
  { ...CONTAINER_NOT_ON_FARGATE, privileged: PRIVILEGED, ...TASK_FIELDS },
);
