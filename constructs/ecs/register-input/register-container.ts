/** A name and a value, as lists of the ECS API hold them. */
export interface RegisterPair {
  /** Of an environment variable: letters, digits and `_`, as a rule. */
  readonly name: string;
  /** Its text. @default empty */
  readonly value?: string;
}

/** A secret by its name; the value is what ECS reads it from. */
export interface RegisterSecret {
  /** Of an environment variable, or of an option of the log driver. */
  readonly name: string;
  /** ARN of the secret or parameter; of a parameter in the task's region, its name does too. */
  readonly valueFrom: string;
}

/** Amazon ECS API reference, `PortMapping`. */
export interface RegisterPortMapping {
  /** 1–65535. @default `containerPortRange` says which ports */
  readonly containerPort?: number;
  /** `<first>-<last>`. @default `containerPort` says which port */
  readonly containerPortRange?: string;
  /** Under `awsvpc` that of the container. @default the same as `containerPort` */
  readonly hostPort?: number;
  /** `tcp` or `udp`. @default `tcp` */
  readonly protocol?: string;
  /** What Service Connect calls the port. @default the port has no name */
  readonly name?: string;
  /** `http`, `http2` or `grpc`, for Service Connect. @default plain TCP */
  readonly appProtocol?: string;
}

/** Amazon ECS API reference, `LogConfiguration`. */
export interface RegisterLogConfiguration {
  /** `awslogs`, `awsfirelens` or `splunk`: Fargate has these. */
  readonly logDriver: string;
  /** The driver's own, all as texts. @default the driver's defaults */
  readonly options?: Readonly<Record<string, string>>;
  /** Options whose values are secrets. @default all options are in plain text */
  readonly secretOptions?: readonly RegisterSecret[];
}

/** Amazon ECS API reference, `HealthCheck`. */
export interface RegisterHealthCheck {
  /** `["CMD", program, argument…]`, or `["CMD-SHELL", "command line"]`. */
  readonly command: readonly string[];
  /** Seconds between two checks, 5–300. @default 30 */
  readonly interval?: number;
  /** Seconds until a check counts as failed, 2–60. @default 5 */
  readonly timeout?: number;
  /** Failures in a row until the container is unhealthy, 1–10. @default 3 */
  readonly retries?: number;
  /** Seconds in which failures do not count, 0–300. @default failures count at once */
  readonly startPeriod?: number;
}

/** Amazon ECS API reference, `LinuxParameters`, as far as Fargate has them. */
export interface RegisterLinuxParameters {
  /** Capabilities of Linux. @default Docker's own set */
  readonly capabilities?: {
    /** On Fargate `SYS_PTRACE` alone. @default Docker's own set, and no more */
    readonly add?: readonly string[];
    /** Such as `NET_RAW`, or `ALL`. @default the container keeps Docker's own set */
    readonly drop?: readonly string[];
  };
  /** Whether an init process reaps what the container leaves behind. @default false */
  readonly initProcessEnabled?: boolean;
  /** File systems in memory. @default the container has no such file system */
  readonly tmpfs?: readonly {
    /** Absolute path. */
    readonly containerPath: string;
    /** MiB that it holds at most. */
    readonly size: number;
    /** Such as `noexec`. @default Docker's own */
    readonly mountOptions?: readonly string[];
  }[];
}

/** Amazon ECS API reference, `ContainerRestartPolicy`. */
export interface RegisterRestartPolicy {
  /** Whether ECS restarts the container within its task. @default it does not */
  readonly enabled?: boolean;
  /** Exit codes after which the container stays ended, at most 50. @default it is restarted after each */
  readonly ignoredExitCodes?: readonly number[];
  /** Seconds that it has to run before it may be restarted, 60–1800. @default 300 */
  readonly restartAttemptPeriod?: number;
}

/** Amazon ECS API reference, `ContainerDefinition`, as far as Fargate has its fields. */
export interface RegisterContainer {
  /** Letters, digits, `_` and `-`, at most 255, unique in the task. */
  readonly name: string;
  /** With its registry, and a tag or a digest. */
  readonly image: string;
  /** Whether the task stops when this container stops. @default true */
  readonly essential?: boolean;
  /** Takes the place of the image's `ENTRYPOINT`. @default the image's own */
  readonly entryPoint?: readonly string[];
  /** Takes the place of the image's `CMD`. @default the image's own */
  readonly command?: readonly string[];
  /** Absolute path. @default the image's own */
  readonly workingDirectory?: string;
  /** `user`, `uid`, `user:group`, `uid:gid`. @default the image's own */
  readonly user?: string;
  /** CPU units that are reserved for it, 1024 for a vCPU. @default it shares what is left */
  readonly cpu?: number;
  /** MiB at which it is killed. @default the task's memory */
  readonly memory?: number;
  /** MiB that are reserved for it. @default `memory` */
  readonly memoryReservation?: number;
  /** Ports that it listens on. @default it listens on no port */
  readonly portMappings?: readonly RegisterPortMapping[];
  /** Environment variables in plain text. @default the image's own */
  readonly environment?: readonly RegisterPair[];
  /** Files of environment variables, `NAME=value` a line. @default there are no files */
  readonly environmentFiles?: readonly {
    /** ARN of an S3 object whose name ends in `.env`. */
    readonly value: string;
    /** `s3`. */
    readonly type: string;
  }[];
  /** Environment variables whose values are secrets. @default it gets no secrets */
  readonly secrets?: readonly RegisterSecret[];
  /** Other containers that have to be there first. @default it starts at once */
  readonly dependsOn?: readonly {
    /** Name of the other container. */
    readonly containerName: string;
    /** `START`, `COMPLETE`, `SUCCESS` or `HEALTHY`. */
    readonly condition: string;
  }[];
  /** How ECS finds out whether it works. @default ECS only knows whether it runs */
  readonly healthCheck?: RegisterHealthCheck;
  /** Seconds until a dependency that is not there yet counts as failed, 2–120. @default 180 */
  readonly startTimeout?: number;
  /** Seconds between SIGTERM and SIGKILL, 2–120. @default 30 */
  readonly stopTimeout?: number;
  /** Restarts it without a new task. @default a container that ended stays ended */
  readonly restartPolicy?: RegisterRestartPolicy;
  /** Volumes of the task, seen from the container. @default it mounts no volume */
  readonly mountPoints?: readonly {
    /** Name of the volume. */
    readonly sourceVolume: string;
    /** Absolute path. */
    readonly containerPath: string;
    /** Whether it can only read there. @default false */
    readonly readOnly?: boolean;
  }[];
  /** Containers whose mounts it has too. @default it has its own mounts alone */
  readonly volumesFrom?: readonly {
    /** Name of the other container. */
    readonly sourceContainer: string;
    /** Whether it can only read there. @default false */
    readonly readOnly?: boolean;
  }[];
  /** Limits of the operating system. @default Fargate's own */
  readonly ulimits?: readonly {
    /** Such as `nofile`. */
    readonly name: string;
    /** At most the hard limit; -1 is unlimited. */
    readonly softLimit: number;
    /** -1 is unlimited. */
    readonly hardLimit: number;
  }[];
  /** Not on Windows. @default Docker's own set of capabilities, no init process */
  readonly linuxParameters?: RegisterLinuxParameters;
  /** Kernel parameters. @default Fargate's own */
  readonly systemControls?: readonly {
    /** Such as `net.core.somaxconn`. */
    readonly namespace: string;
    /** A text, also where it is a number. */
    readonly value: string;
  }[];
  /** False on Fargate. @default false */
  readonly privileged?: boolean;
  /** Whether its own file system can't be written. @default false */
  readonly readonlyRootFilesystem?: boolean;
  /** Whether standard input stays open. @default false */
  readonly interactive?: boolean;
  /** Whether it has a terminal. @default false */
  readonly pseudoTerminal?: boolean;
  /** Labels of the container, by their names. @default the image's own */
  readonly dockerLabels?: Readonly<Record<string, string>>;
  /** `credentialspecdomainless:<ARN>`, at most one. @default it has no identity in Active Directory */
  readonly credentialSpecs?: readonly string[];
  /** For a private registry outside ECR. @default the image is public, or in ECR */
  readonly repositoryCredentials?: {
    /** ARN of the secret that holds `{"username": …, "password": …}`. */
    readonly credentialsParameter: string;
  };
  /** `enabled` or `disabled`: whether ECS resolves the tag to a digest. @default `enabled` */
  readonly versionConsistency?: string;
  /** Makes it the task's FireLens router. @default it is an ordinary container */
  readonly firelensConfiguration?: {
    /** `fluentbit` or `fluentd`. */
    readonly type: string;
    /** Such as `enable-ecs-log-metadata`. @default FireLens's own */
    readonly options?: Readonly<Record<string, string>>;
  };
  /** Where its output goes. @default nowhere: the output is lost */
  readonly logConfiguration?: RegisterLogConfiguration;
}
