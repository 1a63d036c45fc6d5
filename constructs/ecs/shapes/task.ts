import { fields, optional, type Hints } from "../../core/shape-fields";
import { AMOUNT, FLAG, list, NUMBER, TAGS, TEXT, word, type Shape } from "../../core/shape";
import type { FargateSize, RuntimePlatform } from "../fargate-size";
import type { FargateTaskDefinitionBase, FargateTaskDefinitionProps } from "../fargate-task-definition-props";
import { CONTAINER, onlyOnEc2 } from "./container";
import { EXECUTION_ROLE, TASK_ROLE } from "./role";
import { VOLUME } from "./volume";

const RUNTIME_PLATFORM = fields<RuntimePlatform>("runtimePlatform", {
  operatingSystemFamily: word(
    "LINUX",
    "WINDOWS_SERVER_2019_FULL",
    "WINDOWS_SERVER_2019_CORE",
    "WINDOWS_SERVER_2022_FULL",
    "WINDOWS_SERVER_2022_CORE",
    "WINDOWS_SERVER_2025_FULL",
    "WINDOWS_SERVER_2025_CORE",
  ),
  cpuArchitecture: optional(word("X86_64", "ARM64")),
});

/** Fields of a task definition that only tasks on EC2 have. */
export const TASK_NOT_ON_FARGATE = {
  ipcMode: onlyOnEc2("containers on Fargate don't share an IPC namespace"),
  placementConstraints: onlyOnEc2("Fargate has no instances to place a task on"),
  inferenceAccelerators: onlyOnEc2("Fargate has no inference accelerators"),
} as const satisfies Hints;

/** AWS App Mesh user guide: "On September 30, 2026, AWS will discontinue support for AWS App Mesh". */
export const APP_MESH = {
  rule: "proxyConfiguration is App Mesh's, which AWS discontinued on 30 September 2026",
  fix: "leave it out, and use Service Connect",
} as const;

/** What the ECS API calls otherwise, or what is always the same on Fargate. */
const API_FIELDS: Hints = {
  containerDefinitions: {
    rule: "the containers are in the field containers",
    fix: "write containers, or use fromRegisterInput",
  },
  executionRoleArn: { rule: "the role is in the field executionRole", fix: "write executionRole" },
  taskRoleArn: { rule: "the role is in the field taskRole", fix: "write taskRole" },
  networkMode: { rule: "the network mode is always awsvpc on Fargate", fix: "leave it out" },
  requiresCompatibilities: { rule: "the launch type is always FARGATE", fix: "leave it out; ec2Compatible adds EC2" },
  proxyConfiguration: APP_MESH,
};

/** The size of a task, each field with its shape. */
export const SIZE = {
  cpu: AMOUNT,
  memory: AMOUNT,
  runtimePlatform: optional(RUNTIME_PLATFORM),
} as const satisfies Readonly<Record<keyof FargateSize, unknown>>;

/** What a task may have, each field with its shape. */
export const TASK_OPTIONS = {
  volumes: optional(list(VOLUME)),
  ephemeralStorage: optional(NUMBER),
  tags: optional(TAGS),
};

const FIELDS = fields<FargateTaskDefinitionBase & FargateSize>(
  "a task definition",
  {
    ...SIZE,
    ...TASK_OPTIONS,
    family: TEXT,
    executionRole: optional(EXECUTION_ROLE),
    taskRole: optional(TASK_ROLE),
    containers: list(CONTAINER),
    pidMode: optional(word("task")),
    ec2Compatible: optional(FLAG),
    enableFaultInjection: optional(FLAG),
    skipDestroy: optional(FLAG),
    grantStart: optional(FLAG),
  },
  { ...TASK_NOT_ON_FARGATE, ...API_FIELDS },
);

/** A task definition, as it may come past the compiler. */
export const TASK = FIELDS as Shape<FargateTaskDefinitionProps>;
