import type { NotOnFargate } from "../../../constructs/ecs/container-definition";
import type { DESCRIBED_ONLY } from "../../../constructs/ecs/register-input/leftovers";
import type {
  RegisterContainer,
  RegisterHealthCheck,
  RegisterLinuxParameters,
  RegisterLogConfiguration,
  RegisterPortMapping,
  RegisterRestartPolicy,
} from "../../../constructs/ecs/register-input/register-container";
import type {
  RegisterFileSystem,
  RegisterInput,
  RegisterInputFile,
  RegisterVolume,
} from "../../../constructs/ecs/register-input/register-input";
import { covers, type Gap, type LinuxNotOnFargate, type WordGap } from "../../../harness/aws-fields";
import type {
  ContainerDefinition,
  ContainerRestartPolicy,
  EFSAuthorizationConfig,
  EFSVolumeConfiguration,
  HealthCheck,
  LinuxParameters,
  LogConfiguration,
  PortMapping,
  RegisterTaskDefinitionRequest,
  TaskDefinition,
  Volume,
} from "../../../harness/ecs-api/types";

// What `fromRegisterInput` reads is the ECS API's, field by field, but for what Fargate or the AWS provider does not have.

type TaskNotOnFargate = "placementConstraints" | "ipcMode" | "inferenceAccelerators" | "proxyConfiguration";
covers<Gap<RegisterTaskDefinitionRequest, RegisterInput, TaskNotOnFargate>>();
covers<Gap<ContainerDefinition, RegisterContainer, NotOnFargate>>();
covers<Gap<PortMapping, RegisterPortMapping>>();
covers<Gap<HealthCheck, RegisterHealthCheck>>();
covers<Gap<ContainerRestartPolicy, RegisterRestartPolicy>>();
covers<Gap<LogConfiguration, RegisterLogConfiguration>>();
covers<Gap<LinuxParameters, RegisterLinuxParameters, LinuxNotOnFargate>>();
type VolumesElsewhere =
  "host" | "dockerVolumeConfiguration" | "fsxWindowsFileServerVolumeConfiguration" | "s3filesVolumeConfiguration";
covers<Gap<Volume, RegisterVolume, VolumesElsewhere>>();
covers<Gap<EFSVolumeConfiguration, RegisterFileSystem>>();
covers<Gap<EFSAuthorizationConfig, NonNullable<RegisterFileSystem["authorizationConfig"]>>>();

// What only `describe-task-definition` answers is left out, and nothing that can be registered.
type Described = Exclude<keyof TaskDefinition, keyof RegisterTaskDefinitionRequest>;
covers<WordGap<Described, (typeof DESCRIBED_ONLY)[number]>>();

// The SDK's own types fit, and a file that says `null`.
declare const request: RegisterTaskDefinitionRequest;
declare const answer: { readonly taskDefinition: TaskDefinition };
export const FITTING: readonly RegisterInputFile[] = [
  request,
  answer,
  { family: "app", cpu: "256", memory: null, containerDefinitions: [{ name: "app", image: "app:1", user: null }] },
];
