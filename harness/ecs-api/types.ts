// Written by npm run ecs-api, after @aws-sdk/client-ecs 3.1164.0 (Apache-2.0).
export type ApplicationProtocol = "grpc" | "http" | "http2";
export interface Attribute { name: string | undefined; value?: string | undefined; targetType?: TargetType | undefined; targetId?: string | undefined; }
export type CPUArchitecture = "ARM64" | "X86_64";
export type Compatibility = "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
export type ContainerCondition = "COMPLETE" | "HEALTHY" | "START" | "SUCCESS";
export interface ContainerDefinition { name?: string | undefined; image?: string | undefined; repositoryCredentials?: RepositoryCredentials | undefined; cpu?: number | undefined; memory?: number | undefined; memoryReservation?: number | undefined; links?: string[] | undefined; portMappings?: PortMapping[] | undefined; essential?: boolean | undefined; restartPolicy?: ContainerRestartPolicy | undefined; entryPoint?: string[] | undefined; command?: string[] | undefined; environment?: KeyValuePair[] | undefined; environmentFiles?: EnvironmentFile[] | undefined; mountPoints?: MountPoint[] | undefined; volumesFrom?: VolumeFrom[] | undefined; linuxParameters?: LinuxParameters | undefined; secrets?: Secret[] | undefined; dependsOn?: ContainerDependency[] | undefined; startTimeout?: number | undefined; stopTimeout?: number | undefined; versionConsistency?: VersionConsistency | undefined; hostname?: string | undefined; user?: string | undefined; workingDirectory?: string | undefined; disableNetworking?: boolean | undefined; privileged?: boolean | undefined; readonlyRootFilesystem?: boolean | undefined; dnsServers?: string[] | undefined; dnsSearchDomains?: string[] | undefined; extraHosts?: HostEntry[] | undefined; dockerSecurityOptions?: string[] | undefined; interactive?: boolean | undefined; pseudoTerminal?: boolean | undefined; dockerLabels?: Record<string, string> | undefined; ulimits?: Ulimit[] | undefined; logConfiguration?: LogConfiguration | undefined; healthCheck?: HealthCheck | undefined; systemControls?: SystemControl[] | undefined; resourceRequirements?: ResourceRequirement[] | undefined; firelensConfiguration?: FirelensConfiguration | undefined; credentialSpecs?: string[] | undefined; }
export interface ContainerDependency { containerName: string | undefined; condition: ContainerCondition | undefined; }
export interface ContainerRestartPolicy { enabled: boolean | undefined; ignoredExitCodes?: number[] | undefined; restartAttemptPeriod?: number | undefined; }
export interface Device { hostPath: string | undefined; containerPath?: string | undefined; permissions?: DeviceCgroupPermission[] | undefined; }
export type DeviceCgroupPermission = "mknod" | "read" | "write";
export interface DockerVolumeConfiguration { scope?: Scope | undefined; autoprovision?: boolean | undefined; driver?: string | undefined; driverOpts?: Record<string, string> | undefined; labels?: Record<string, string> | undefined; }
export interface EFSAuthorizationConfig { accessPointId?: string | undefined; iam?: EFSAuthorizationConfigIAM | undefined; }
export type EFSAuthorizationConfigIAM = "DISABLED" | "ENABLED";
export type EFSTransitEncryption = "DISABLED" | "ENABLED";
export interface EFSVolumeConfiguration { fileSystemId: string | undefined; rootDirectory?: string | undefined; transitEncryption?: EFSTransitEncryption | undefined; transitEncryptionPort?: number | undefined; authorizationConfig?: EFSAuthorizationConfig | undefined; }
export interface EnvironmentFile { value: string | undefined; type: EnvironmentFileType | undefined; }
export type EnvironmentFileType = "s3";
export interface EphemeralStorage { sizeInGiB: number | undefined; }
export interface FSxWindowsFileServerAuthorizationConfig { credentialsParameter: string | undefined; domain: string | undefined; }
export interface FSxWindowsFileServerVolumeConfiguration { fileSystemId: string | undefined; rootDirectory: string | undefined; authorizationConfig: FSxWindowsFileServerAuthorizationConfig | undefined; }
export interface FirelensConfiguration { type: FirelensConfigurationType | undefined; options?: Record<string, string> | undefined; }
export type FirelensConfigurationType = "fluentbit" | "fluentd";
export interface HealthCheck { command: string[] | undefined; interval?: number | undefined; timeout?: number | undefined; retries?: number | undefined; startPeriod?: number | undefined; }
export interface HostEntry { hostname: string | undefined; ipAddress: string | undefined; }
export interface HostVolumeProperties { sourcePath?: string | undefined; }
export interface InferenceAccelerator { deviceName: string | undefined; deviceType: string | undefined; }
export type IpcMode = "host" | "none" | "task";
export interface KernelCapabilities { add?: string[] | undefined; drop?: string[] | undefined; }
export interface KeyValuePair { name?: string | undefined; value?: string | undefined; }
export interface LinuxParameters { capabilities?: KernelCapabilities | undefined; devices?: Device[] | undefined; initProcessEnabled?: boolean | undefined; sharedMemorySize?: number | undefined; tmpfs?: Tmpfs[] | undefined; maxSwap?: number | undefined; swappiness?: number | undefined; }
export interface LogConfiguration { logDriver: LogDriver | undefined; options?: Record<string, string> | undefined; secretOptions?: Secret[] | undefined; }
export type LogDriver = "awsfirelens" | "awslogs" | "fluentd" | "gelf" | "journald" | "json-file" | "splunk" | "syslog";
export interface MountPoint { sourceVolume?: string | undefined; containerPath?: string | undefined; readOnly?: boolean | undefined; }
export type NetworkMode = "awsvpc" | "bridge" | "host" | "none";
export type OSFamily = "LINUX" | "WINDOWS_SERVER_2004_CORE" | "WINDOWS_SERVER_2016_FULL" | "WINDOWS_SERVER_2019_CORE" | "WINDOWS_SERVER_2019_FULL" | "WINDOWS_SERVER_2022_CORE" | "WINDOWS_SERVER_2022_FULL" | "WINDOWS_SERVER_2025_CORE" | "WINDOWS_SERVER_2025_FULL" | "WINDOWS_SERVER_20H2_CORE";
export type PidMode = "host" | "task";
export interface PortMapping { containerPort?: number | undefined; hostPort?: number | undefined; protocol?: TransportProtocol | undefined; name?: string | undefined; appProtocol?: ApplicationProtocol | undefined; containerPortRange?: string | undefined; }
export interface ProxyConfiguration { type?: ProxyConfigurationType | undefined; containerName: string | undefined; properties?: KeyValuePair[] | undefined; }
export type ProxyConfigurationType = "APPMESH";
export interface RegisterTaskDefinitionRequest { family: string | undefined; taskRoleArn?: string | undefined; executionRoleArn?: string | undefined; networkMode?: NetworkMode | undefined; containerDefinitions: ContainerDefinition[] | undefined; volumes?: Volume[] | undefined; placementConstraints?: TaskDefinitionPlacementConstraint[] | undefined; requiresCompatibilities?: Compatibility[] | undefined; cpu?: string | undefined; memory?: string | undefined; tags?: Tag[] | undefined; pidMode?: PidMode | undefined; ipcMode?: IpcMode | undefined; proxyConfiguration?: ProxyConfiguration | undefined; inferenceAccelerators?: InferenceAccelerator[] | undefined; ephemeralStorage?: EphemeralStorage | undefined; runtimePlatform?: RuntimePlatform | undefined; enableFaultInjection?: boolean | undefined; }
export interface RepositoryCredentials { credentialsParameter: string | undefined; }
export interface ResourceRequirement { value?: string | undefined; type: ResourceType | undefined; sharingStrategy?: SharingStrategy | undefined; }
export type ResourceType = "GPU" | "InferenceAccelerator" | "NeuronDevice";
export interface RuntimePlatform { cpuArchitecture?: CPUArchitecture | undefined; operatingSystemFamily?: OSFamily | undefined; }
export interface S3FilesVolumeConfiguration { fileSystemArn: string | undefined; rootDirectory?: string | undefined; transitEncryptionPort?: number | undefined; accessPointArn?: string | undefined; }
export type Scope = "shared" | "task";
export interface Secret { name: string | undefined; valueFrom: string | undefined; }
export type SharingStrategy = object;
export interface SystemControl { namespace?: string | undefined; value?: string | undefined; }
export interface Tag { key?: string | undefined; value?: string | undefined; }
export type TargetType = "container-instance";
export interface TaskDefinition { taskDefinitionArn?: string | undefined; containerDefinitions?: ContainerDefinition[] | undefined; family?: string | undefined; taskRoleArn?: string | undefined; executionRoleArn?: string | undefined; networkMode?: NetworkMode | undefined; revision?: number | undefined; volumes?: Volume[] | undefined; status?: TaskDefinitionStatus | undefined; requiresAttributes?: Attribute[] | undefined; placementConstraints?: TaskDefinitionPlacementConstraint[] | undefined; compatibilities?: Compatibility[] | undefined; runtimePlatform?: RuntimePlatform | undefined; requiresCompatibilities?: Compatibility[] | undefined; cpu?: string | undefined; memory?: string | undefined; inferenceAccelerators?: InferenceAccelerator[] | undefined; pidMode?: PidMode | undefined; ipcMode?: IpcMode | undefined; proxyConfiguration?: ProxyConfiguration | undefined; registeredAt?: Date | undefined; deregisteredAt?: Date | undefined; deleteRequestedAt?: Date | undefined; registeredBy?: string | undefined; ephemeralStorage?: EphemeralStorage | undefined; enableFaultInjection?: boolean | undefined; }
export interface TaskDefinitionPlacementConstraint { type?: TaskDefinitionPlacementConstraintType | undefined; expression?: string | undefined; }
export type TaskDefinitionPlacementConstraintType = "memberOf";
export type TaskDefinitionStatus = "ACTIVE" | "DELETE_IN_PROGRESS" | "INACTIVE";
export interface Tmpfs { containerPath: string | undefined; size: number | undefined; mountOptions?: string[] | undefined; }
export type TransportProtocol = "tcp" | "udp";
export interface Ulimit { name: UlimitName | undefined; softLimit: number | undefined; hardLimit: number | undefined; }
export type UlimitName = "core" | "cpu" | "data" | "fsize" | "locks" | "memlock" | "msgqueue" | "nice" | "nofile" | "nproc" | "rss" | "rtprio" | "rttime" | "sigpending" | "stack";
export type VersionConsistency = "disabled" | "enabled";
export interface Volume { name?: string | undefined; host?: HostVolumeProperties | undefined; dockerVolumeConfiguration?: DockerVolumeConfiguration | undefined; efsVolumeConfiguration?: EFSVolumeConfiguration | undefined; s3filesVolumeConfiguration?: S3FilesVolumeConfiguration | undefined; fsxWindowsFileServerVolumeConfiguration?: FSxWindowsFileServerVolumeConfiguration | undefined; configuredAtLaunch?: boolean | undefined; }
export interface VolumeFrom { sourceContainer?: string | undefined; readOnly?: boolean | undefined; }
