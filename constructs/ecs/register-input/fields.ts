import { fields, optional, type FieldsOf, type Hints } from "../../core/shape-fields";
import { FLAG, list, NUMBER, TEXT, TEXTS, word, type Shape } from "../../core/shape";
import { CONTAINER_NOT_ON_FARGATE, SHARED_FIELDS, SHARED_PORT_FIELDS, TASK_FIELDS } from "../shapes/container";
import { APP_MESH, SIZE, TASK_NOT_ON_FARGATE } from "../shapes/task";
import { VOLUMES_NOT_ON_FARGATE } from "../shapes/volume";
import { LOG_CONFIGURATION, SECRET } from "./log-fields";
import type { RegisterContainer, RegisterPair, RegisterPortMapping } from "./register-container";
import type { RegisterFileSystem, RegisterInput, RegisterVolume } from "./register-input";

/** What our tables call as the ECS API does; only the compiler tells the one from the other. */
type Shared<T, Names extends keyof FieldsOf<T>> = Pick<FieldsOf<T>, Names>;

const PORT_MAPPING = fields<RegisterPortMapping>("a port mapping", {
  ...SHARED_PORT_FIELDS,
  hostPort: optional(NUMBER),
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
    ...(SHARED_FIELDS as Shared<RegisterContainer, keyof typeof SHARED_FIELDS>),
    portMappings: optional(list(PORT_MAPPING)),
    environment: optional(list(PAIR)),
    secrets: optional(list(SECRET)),
    privileged: optional(FLAG),
    repositoryCredentials: optional(CREDENTIALS),
    logConfiguration: optional(LOG_CONFIGURATION),
  },
  { ...CONTAINER_NOT_ON_FARGATE, ...TASK_FIELDS },
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
    ...(SIZE as Shared<RegisterInput, keyof typeof SIZE>),
    executionRoleArn: optional(TEXT),
    taskRoleArn: optional(TEXT),
    networkMode: optional(TEXT),
    requiresCompatibilities: optional(TEXTS),
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
