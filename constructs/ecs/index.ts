/**
 * Clusters, task definitions and services on Fargate, and their log drivers.
 *
 * @packageDocumentation
 */
export { Cluster, type ClusterProps, type ICluster } from "./cluster";
export type { DroppableCapability, TmpfsMountOption, UlimitName } from "./linux-names";
export type {
  ContainerDefinition,
  ContainerDependency,
  EnvironmentFile,
  FirelensConfiguration,
  HealthCheck,
  LinuxParameters,
  MountPoint,
  RepositoryCredentials,
  RestartPolicy,
  SystemControl,
  Tmpfs,
  Ulimit,
  VolumeFrom,
} from "./container-definition";
export { ContainerImage, type IEcrRepository } from "./container-image";
export type { CapacityShare, FargateCapacity } from "./capacity-provider";
export { FargateService } from "./fargate-service";
export type { FargateServiceOptions, FargateServiceProps } from "./fargate-service-props";
export { DROPPABLE_CAPABILITIES, TMPFS_MOUNT_OPTIONS, ULIMIT_NAMES } from "./linux-names";
export { FARGATE_MEMORY } from "./fargate-memory";
export type {
  Cpu,
  CpuUnits,
  FargateSize,
  FargateSizeProps,
  KnownSize,
  LinuxFamily,
  LinuxPlatform,
  Memory,
  PlanTimeSize,
  RuntimePlatform,
  WindowsFamily,
  WindowsPlatform,
} from "./fargate-size";
export { FargateTaskDefinition } from "./fargate-task-definition";
export type { FargateTaskDefinitionBase, FargateTaskDefinitionProps } from "./fargate-task-definition-props";
export { awsLogs, type AwsLogsDriver, type AwsLogsOptions, type LogEventFormat } from "./log-drivers/aws-logs";
export type {
  AccountDefaultDelivery,
  BlockingDelivery,
  BufferSize,
  Delivery,
  NonBlockingDelivery,
} from "./log-drivers/delivery";
export type * from "./firelens";
export {
  cloudWatchOutput,
  ConfigurationBucket,
  customOutput,
  datadogOutput,
  elasticsearchOutput,
  firehoseOutput,
  FirelensRouter,
  lokiOutput,
  newRelicOutput,
  opensearchOutput,
  s3Output,
  splunkHecOutput,
} from "./firelens";
export { firelens, type FirelensDriver, type FirelensOptions } from "./log-drivers/firelens";
export type { LogDriver } from "./log-drivers/log-driver";
export { splunk, type SplunkDriver, type SplunkOptions } from "./log-drivers/splunk";
export type { AppProtocol, NamedPort, PlainPort, PortMapping, PortRange, SinglePort } from "./port-mapping";
export type { ServiceTargetPort } from "./rules/service/target";
export type * from "./register-input/register-container";
export type * from "./register-input/register-input";
export type { RegisterInputOptions } from "./register-input/registered-roles";
export type { ServiceConnect, ServiceConnectService, ServiceConnectTls } from "./service-connect";
export type {
  BlueGreenDeployment,
  CanaryDeployment,
  CircuitBreaker,
  CodeDeployDeployment,
  DeploymentAlarm,
  DeploymentAlarms,
  LinearDeployment,
  RollingDeployment,
  ServiceDeployment,
} from "./service-deployment";
export type { AddressRegistry, ContainerRegistry, PortRegistry, ServiceRegistry } from "./service-registry";
export type { ServiceTarget, TargetShift } from "./service-target";
export { RequestTrackingPolicy, type RequestTrackingPolicyProps } from "./request-tracking-policy";
export { ScalingTarget, type ScalingTargetProps } from "./scaling-target";
export { ScheduledScaling } from "./scheduled-scaling";
export type { Schedule, ScheduledBounds, ScheduledScalingProps } from "./scheduled-scaling";
export { Secret, type ParameterOptions, type SecretSelection, type SecretVersion } from "./secret";
export { TargetTrackingPolicy, type ServiceMetric, type TargetTrackingPolicyProps } from "./target-tracking-policy";
export type {
  BindVolume,
  EfsAccessPoint,
  EfsDirectory,
  EfsFileSystem,
  EfsVolume,
  LaunchVolume,
  Volume,
} from "./volume";
