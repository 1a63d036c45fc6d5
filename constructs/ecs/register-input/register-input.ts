/** A name and a value, as lists of the ECS API hold them. */
export interface RegisterPair {
  readonly name: string;
  readonly value?: string;
}

/** A secret by its name; the value is what ECS reads it from. */
export interface RegisterSecret {
  readonly name: string;
  readonly valueFrom: string;
}

/** Amazon ECS API reference, `PortMapping`. */
export interface RegisterPortMapping {
  readonly containerPort?: number;
  readonly containerPortRange?: string;
  /** Under `awsvpc` that of the container. */
  readonly hostPort?: number;
  readonly protocol?: string;
  readonly name?: string;
  readonly appProtocol?: string;
}

/** Amazon ECS API reference, `LogConfiguration`. */
export interface RegisterLogConfiguration {
  readonly logDriver: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly secretOptions?: readonly RegisterSecret[];
}

/** Amazon ECS API reference, `HealthCheck`. */
export interface RegisterHealthCheck {
  readonly command: readonly string[];
  readonly interval?: number;
  readonly timeout?: number;
  readonly retries?: number;
  readonly startPeriod?: number;
}

/** Amazon ECS API reference, `LinuxParameters`, as far as Fargate has them. */
export interface RegisterLinuxParameters {
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly initProcessEnabled?: boolean;
  readonly tmpfs?: readonly {
    readonly containerPath: string;
    readonly size: number;
    readonly mountOptions?: readonly string[];
  }[];
}

/** Amazon ECS API reference, `ContainerRestartPolicy`. */
export interface RegisterRestartPolicy {
  readonly enabled?: boolean;
  readonly ignoredExitCodes?: readonly number[];
  readonly restartAttemptPeriod?: number;
}

/** Amazon ECS API reference, `ContainerDefinition`, as far as Fargate has its fields. */
export interface RegisterContainer {
  readonly name: string;
  readonly image: string;
  readonly essential?: boolean;
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  readonly workingDirectory?: string;
  readonly user?: string;
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
  readonly portMappings?: readonly RegisterPortMapping[];
  readonly environment?: readonly RegisterPair[];
  readonly environmentFiles?: readonly { readonly value: string; readonly type: string }[];
  readonly secrets?: readonly RegisterSecret[];
  readonly dependsOn?: readonly { readonly containerName: string; readonly condition: string }[];
  readonly healthCheck?: RegisterHealthCheck;
  readonly startTimeout?: number;
  readonly stopTimeout?: number;
  readonly restartPolicy?: RegisterRestartPolicy;
  readonly mountPoints?: readonly {
    readonly sourceVolume: string;
    readonly containerPath: string;
    readonly readOnly?: boolean;
  }[];
  readonly volumesFrom?: readonly { readonly sourceContainer: string; readonly readOnly?: boolean }[];
  readonly ulimits?: readonly { readonly name: string; readonly softLimit: number; readonly hardLimit: number }[];
  readonly linuxParameters?: RegisterLinuxParameters;
  readonly systemControls?: readonly { readonly namespace: string; readonly value: string }[];
  readonly privileged?: boolean;
  readonly readonlyRootFilesystem?: boolean;
  readonly interactive?: boolean;
  readonly pseudoTerminal?: boolean;
  readonly dockerLabels?: Readonly<Record<string, string>>;
  readonly credentialSpecs?: readonly string[];
  readonly repositoryCredentials?: { readonly credentialsParameter: string };
  readonly versionConsistency?: string;
  readonly firelensConfiguration?: { readonly type: string; readonly options?: Readonly<Record<string, string>> };
  readonly logConfiguration?: RegisterLogConfiguration;
}

/** Amazon ECS API reference, `EFSVolumeConfiguration`. */
export interface RegisterFileSystem {
  readonly fileSystemId: string;
  readonly rootDirectory?: string;
  readonly transitEncryption?: string;
  readonly transitEncryptionPort?: number;
  readonly authorizationConfig?: { readonly accessPointId?: string; readonly iam?: string };
}

/** Amazon ECS API reference, `Volume`, as far as Fargate has its fields. */
export interface RegisterVolume {
  readonly name: string;
  readonly configuredAtLaunch?: boolean;
  readonly efsVolumeConfiguration?: RegisterFileSystem;
}

/**
 * What `aws ecs register-task-definition` takes (Amazon ECS API reference, `RegisterTaskDefinition`), as far as Fargate has
 * its fields.
 */
export interface RegisterInput {
  readonly family: string;
  readonly containerDefinitions: readonly RegisterContainer[];
  readonly cpu: string | number;
  readonly memory: string | number;
  /** ARN, or the name of a role without a path. */
  readonly executionRoleArn?: string;
  /** ARN, or the name of a role without a path. */
  readonly taskRoleArn?: string;
  readonly networkMode?: string;
  readonly requiresCompatibilities?: readonly string[];
  readonly runtimePlatform?: { readonly operatingSystemFamily: string; readonly cpuArchitecture?: string };
  readonly volumes?: readonly RegisterVolume[];
  readonly ephemeralStorage?: { readonly sizeInGiB: number };
  readonly pidMode?: string;
  readonly enableFaultInjection?: boolean;
  readonly tags?: readonly { readonly key: string; readonly value?: string }[];
}

/** With `null` wherever a file may say so, and nothing that has to be there: what is missing is reported. */
type Pasted<T> = T extends readonly (infer Item)[]
  ? readonly Pasted<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Pasted<T[Name]> | null }
    : T;

/** The input of `RegisterTaskDefinition` as it is in a file, also inside what `describe-task-definition` answers. */
export type RegisterInputFile = Pasted<RegisterInput> | { readonly taskDefinition: Pasted<RegisterInput> };
