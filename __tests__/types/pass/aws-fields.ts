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
} from "../../../constructs/ecs/container-definition";
import type { LinuxFamily, RuntimePlatform, WindowsFamily } from "../../../constructs/ecs/fargate-size";
import type { FargateTaskDefinitionProps } from "../../../constructs/ecs/fargate-task-definition-props";
import type { RenderedLogDriver } from "../../../constructs/ecs/render-log-driver";
import type { LogDriver } from "../../../constructs/ecs/log-drivers/log-driver";
import type { AppProtocol, PortMapping } from "../../../constructs/ecs/port-mapping";
import type { EfsFileSystem, Volume } from "../../../constructs/ecs/volume";
import { covers, type Gap, type Keys, type LinuxNotOnFargate, type WordGap } from "../../../harness/aws-fields";
import type * as aws from "../../../harness/ecs-api/types";

// Every field of the ECS API that a container of a Fargate task can have is in our types, or is listed as excluded: this
// file does not compile any more when `npm run ecs-api` brings one of a newer SDK.

covers<Gap<aws.ContainerDefinition, ContainerDefinition, NotOnFargate>>();
// Under `awsvpc` the host's port is the container's.
covers<Gap<aws.PortMapping, PortMapping, "hostPort">>();
covers<Gap<aws.HealthCheck, HealthCheck>>();
covers<Gap<aws.ContainerDependency, ContainerDependency>>();
covers<Gap<aws.MountPoint, MountPoint>>();
covers<Gap<aws.VolumeFrom, VolumeFrom>>();
covers<Gap<aws.Ulimit, Ulimit>>();
covers<Gap<aws.EnvironmentFile, EnvironmentFile>>();
covers<Gap<aws.SystemControl, SystemControl>>();
covers<Gap<aws.RepositoryCredentials, RepositoryCredentials>>();
covers<Gap<aws.FirelensConfiguration, FirelensConfiguration>>();
covers<Gap<aws.ContainerRestartPolicy, RestartPolicy>>();
covers<Gap<aws.LinuxParameters, LinuxParameters, LinuxNotOnFargate>>();
covers<Gap<aws.Tmpfs, Tmpfs>>();
covers<Gap<aws.KernelCapabilities, NonNullable<LinuxParameters["capabilities"]>>>();
covers<Gap<aws.LogConfiguration, RenderedLogDriver>>();

// Not on Fargate: `host` with a path, Docker volumes, FSx. Not in the AWS provider: S3 Files. `efs` is EFS.
type VolumeExcluded = "host" | "dockerVolumeConfiguration" | "fsxWindowsFileServerVolumeConfiguration";
type VolumeRenamed = "efsVolumeConfiguration";
covers<Gap<aws.Volume, Omit<Volume, "efs">, VolumeExcluded | VolumeRenamed | "s3filesVolumeConfiguration">>();
// We have the fields of `authorizationConfig` beside the others.
type EfsAuthorization = "accessPointId" | "iamAuthorization";
type EfsFields = Record<Exclude<Keys<EfsFileSystem>, EfsAuthorization>, unknown>;
covers<Gap<aws.EFSVolumeConfiguration, EfsFields, "authorizationConfig">>();
covers<Gap<aws.EFSAuthorizationConfig, Record<"accessPointId" | "iam", unknown>>>();
covers<Gap<aws.RuntimePlatform, RuntimePlatform>>();

// The task: what we call otherwise, what is always the same on Fargate, and what Fargate does not have.
type TaskRenamed = "executionRoleArn" | "taskRoleArn" | "containerDefinitions";
type TaskFixed = "networkMode" | "requiresCompatibilities";
type TaskNotOnFargate = "placementConstraints" | "ipcMode" | "inferenceAccelerators";
// App Mesh, whose end AWS has announced for 30 September 2026 (AWS App Mesh user guide).
type TaskRetired = "proxyConfiguration";
type TaskExcluded = TaskRenamed | TaskFixed | TaskNotOnFargate | TaskRetired;
type OurTask = Omit<
  FargateTaskDefinitionProps,
  "executionRole" | "taskRole" | "containers" | "grantStart" | "skipDestroy" | "ec2Compatible"
>;
covers<Gap<aws.RegisterTaskDefinitionRequest, OurTask, TaskExcluded>>();

// The words that fields take.

covers<WordGap<aws.UlimitName, Ulimit["name"]>>();
covers<WordGap<aws.TransportProtocol, NonNullable<PortMapping["protocol"]>>>();
covers<WordGap<aws.ApplicationProtocol, AppProtocol>>();
covers<WordGap<aws.ContainerCondition, ContainerDependency["condition"]>>();
covers<WordGap<aws.VersionConsistency, NonNullable<ContainerDefinition["versionConsistency"]>>>();
covers<WordGap<aws.EnvironmentFileType, EnvironmentFile["type"]>>();
covers<WordGap<aws.FirelensConfigurationType, FirelensConfiguration["type"]>>();
covers<WordGap<aws.CPUArchitecture, NonNullable<RuntimePlatform["cpuArchitecture"]>>>();
// Retired by Microsoft, and not on Fargate (Amazon ECS developer guide, "Platform versions for Windows").
type RetiredWindows = "WINDOWS_SERVER_2004_CORE" | "WINDOWS_SERVER_20H2_CORE" | "WINDOWS_SERVER_2016_FULL";
covers<WordGap<aws.OSFamily, LinuxFamily | WindowsFamily, RetiredWindows>>();
// Only for EC2 (Amazon ECS API reference, `LogConfiguration`).
type DriversOfEc2 = "fluentd" | "gelf" | "journald" | "json-file" | "syslog";
covers<WordGap<aws.LogDriver, LogDriver["logDriver"], DriversOfEc2>>();
