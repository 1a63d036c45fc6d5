import { fields, optional, type Hints } from "../../core/shape-fields";
import { AMOUNT, FLAG, list, map, NUMBER, TEXT, word, type Shape } from "../../core/shape";
import * as ours from "../shapes/container";
import { APP_MESH, RUNTIME_PLATFORM, TASK_NOT_ON_FARGATE } from "../shapes/task";
import { VOLUMES_NOT_ON_FARGATE } from "../shapes/volume";
import { LOG_CONFIGURATION, SECRET } from "./log-fields";
import type {
  RegisterContainer,
  RegisterFileSystem,
  RegisterInput,
  RegisterPair,
  RegisterPortMapping,
  RegisterVolume,
} from "./register-input";

/** What our containers call as the ECS API does; only the compiler tells the one from the other. */
function same<T>(shape: Shape<never>): Shape<T> {
  return shape as Shape<T>;
}

const PORT_MAPPING = fields<RegisterPortMapping>("a port mapping", {
  containerPort: optional(NUMBER),
  containerPortRange: optional(TEXT),
  hostPort: optional(NUMBER),
  protocol: optional(TEXT),
  name: optional(TEXT),
  appProtocol: optional(TEXT),
});

const PAIR = fields<RegisterPair>("an environment variable", { name: TEXT, value: optional(TEXT) });

const CREDENTIALS = fields<NonNullable<RegisterContainer["repositoryCredentials"]>>("repositoryCredentials", {
  credentialsParameter: TEXT,
});

const CONTAINER = fields<RegisterContainer>(
  "a container",
  {
    name: TEXT,
    image: TEXT,
    essential: optional(FLAG),
    entryPoint: optional(list(TEXT)),
    command: optional(list(TEXT)),
    workingDirectory: optional(TEXT),
    user: optional(TEXT),
    cpu: optional(NUMBER),
    memory: optional(NUMBER),
    memoryReservation: optional(NUMBER),
    portMappings: optional(list(PORT_MAPPING)),
    environment: optional(list(PAIR)),
    environmentFiles: optional(list(same(ours.ENVIRONMENT_FILE))),
    secrets: optional(list(SECRET)),
    dependsOn: optional(list(same(ours.DEPENDENCY))),
    healthCheck: optional(same(ours.HEALTH_CHECK)),
    startTimeout: optional(NUMBER),
    stopTimeout: optional(NUMBER),
    restartPolicy: optional(same(ours.RESTART_POLICY)),
    mountPoints: optional(list(same(ours.MOUNT_POINT))),
    volumesFrom: optional(list(same(ours.VOLUME_FROM))),
    ulimits: optional(list(same(ours.ULIMIT))),
    linuxParameters: optional(same(ours.LINUX_PARAMETERS)),
    systemControls: optional(list(same(ours.SYSTEM_CONTROL))),
    privileged: optional(FLAG),
    readonlyRootFilesystem: optional(FLAG),
    interactive: optional(FLAG),
    pseudoTerminal: optional(FLAG),
    dockerLabels: optional(map(TEXT)),
    credentialSpecs: optional(list(TEXT)),
    repositoryCredentials: optional(CREDENTIALS),
    versionConsistency: optional(TEXT),
    firelensConfiguration: optional(same(ours.FIRELENS)),
    logConfiguration: optional(LOG_CONFIGURATION),
  },
  { ...ours.CONTAINER_NOT_ON_FARGATE, ...ours.TASK_FIELDS },
);

const FILE_SYSTEM = fields<RegisterFileSystem>("efsVolumeConfiguration", {
  fileSystemId: TEXT,
  rootDirectory: optional(TEXT),
  transitEncryption: optional(word("ENABLED", "DISABLED")) as { readonly optional: Shape<string> },
  transitEncryptionPort: optional(NUMBER),
  authorizationConfig: optional(
    fields<NonNullable<RegisterFileSystem["authorizationConfig"]>>("authorizationConfig", {
      accessPointId: optional(TEXT),
      iam: optional(word("ENABLED", "DISABLED")) as { readonly optional: Shape<string> },
    }),
  ),
});

const VOLUME = fields<RegisterVolume>(
  "a volume",
  { name: TEXT, configuredAtLaunch: optional(FLAG), efsVolumeConfiguration: optional(FILE_SYSTEM) },
  VOLUMES_NOT_ON_FARGATE,
);

const HINTS: Hints = {
  ...TASK_NOT_ON_FARGATE,
  proxyConfiguration: APP_MESH,
  containers: { rule: "the containers are in the field containerDefinitions", fix: "write containerDefinitions" },
};

/** The input of `RegisterTaskDefinition`, after {@link withoutEmpty}. */
export const REGISTER_INPUT = fields<RegisterInput>(
  "a task definition",
  {
    family: TEXT,
    containerDefinitions: list(CONTAINER),
    cpu: AMOUNT,
    memory: AMOUNT,
    executionRoleArn: optional(TEXT),
    taskRoleArn: optional(TEXT),
    networkMode: optional(TEXT),
    requiresCompatibilities: optional(list(TEXT)),
    runtimePlatform: optional(same(RUNTIME_PLATFORM)),
    volumes: optional(list(VOLUME)),
    ephemeralStorage: optional(
      fields<NonNullable<RegisterInput["ephemeralStorage"]>>("ephemeralStorage", { sizeInGiB: NUMBER }),
    ),
    pidMode: optional(TEXT),
    enableFaultInjection: optional(FLAG),
    tags: optional(
      list(fields<NonNullable<RegisterInput["tags"]>[number]>("a tag", { key: TEXT, value: optional(TEXT) })),
    ),
  },
  HINTS,
);
