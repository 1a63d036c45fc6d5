/** Text that Terraform fills in: `${var.image}`. */
export type TerraformText = `\${${string}`;

/** A part of a value, at any depth; where Terraform fills in a number or a flag, its expression is written as text. */
export type PartOf<T> = T extends readonly (infer Item)[]
  ? readonly PartOf<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: PartOf<T[Key]> }
    : T extends number | boolean
      ? T | TerraformText
      : T;

interface Named {
  readonly name: string;
  readonly value: string;
}

interface NamedSecret {
  readonly name: string;
  /** ARN of the secret or parameter. */
  readonly valueFrom: string;
}

/** `LogConfiguration` of the ECS API reference. */
export interface LogConfigurationShape {
  /** `awslogs`, `awsfirelens` or `splunk` on Fargate. */
  readonly logDriver: string;
  /** All values are texts. */
  readonly options: Readonly<Record<string, string>>;
  /** Options that ECS reads from a secret when it starts the task. */
  readonly secretOptions: readonly NamedSecret[];
}

/** `ContainerDefinition` of the ECS API reference, as it is in a task definition's JSON. */
export interface ContainerShape {
  /** Unique in the task. */
  readonly name: string;
  /** With its registry, and a tag or a digest. */
  readonly image: string;
  /** For a private registry outside ECR. */
  readonly repositoryCredentials: {
    /** ARN of the secret with the user's name and password. */
    readonly credentialsParameter: string;
  };
  /** CPU units that are reserved for it, 1024 for a vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  /** MiB. */
  readonly memoryReservation: number;
  /** Not on Fargate. */
  readonly links: readonly string[];
  /** Ports that it listens on. */
  readonly portMappings: readonly {
    /** 1–65535. */
    readonly containerPort: number;
    /** Under `awsvpc` that of the container. */
    readonly hostPort: number;
    /** `tcp` or `udp`. */
    readonly protocol: string;
    /** What Service Connect calls the port. */
    readonly name: string;
    /** `http`, `http2` or `grpc`. */
    readonly appProtocol: string;
    /** `<first>-<last>`. */
    readonly containerPortRange: string;
  }[];
  /** Whether the task stops when this container stops. */
  readonly essential: boolean;
  /** Restarts it without a new task. */
  readonly restartPolicy: {
    /** Whether ECS restarts it. */
    readonly enabled: boolean;
    /** Exit codes after which it stays ended. */
    readonly ignoredExitCodes: readonly number[];
    /** Seconds that it has to run before it may be restarted. */
    readonly restartAttemptPeriod: number;
  };
  /** Takes the place of the image's `ENTRYPOINT`. */
  readonly entryPoint: readonly string[];
  /** Takes the place of the image's `CMD`. */
  readonly command: readonly string[];
  /** Environment variables in plain text, each with `name` and `value`. */
  readonly environment: readonly Named[];
  /** Files of environment variables. */
  readonly environmentFiles: readonly {
    /** ARN of an S3 object. */
    readonly value: string;
    /** `s3`. */
    readonly type: string;
  }[];
  /** Volumes of the task, seen from the container. */
  readonly mountPoints: readonly {
    /** Name of the volume. */
    readonly sourceVolume: string;
    /** Absolute path. */
    readonly containerPath: string;
    /** Whether it can only read there. */
    readonly readOnly: boolean;
  }[];
  /** Containers whose mounts it has too. */
  readonly volumesFrom: readonly {
    /** Name of the other container. */
    readonly sourceContainer: string;
    /** Whether it can only read there. */
    readonly readOnly: boolean;
  }[];
  /** What it may ask of the Linux kernel. */
  readonly linuxParameters: {
    /** What differs from Docker's own set. */
    readonly capabilities: {
      /** On Fargate `SYS_PTRACE` alone. */
      readonly add: readonly string[];
      /** Such as `NET_RAW`, or `ALL`. */
      readonly drop: readonly string[];
    };
    /** Not on Fargate. */
    readonly devices: readonly {
      /** Path on the host. */
      readonly hostPath: string;
      /** Path in the container. */
      readonly containerPath: string;
      /** `read`, `write`, `mknod`. */
      readonly permissions: readonly string[];
    }[];
    /** Whether an init process reaps what it leaves behind. */
    readonly initProcessEnabled: boolean;
    /** MiB of `/dev/shm`; not on Fargate. */
    readonly sharedMemorySize: number;
    /** File systems in memory. */
    readonly tmpfs: readonly {
      /** Absolute path. */
      readonly containerPath: string;
      /** MiB that it holds at most. */
      readonly size: number;
      /** Such as `noexec`. */
      readonly mountOptions: readonly string[];
    }[];
    /** MiB; not on Fargate. */
    readonly maxSwap: number;
    /** 0–100; not on Fargate. */
    readonly swappiness: number;
  };
  /** Environment variables that ECS reads from a secret, each with `name` and `valueFrom`. */
  readonly secrets: readonly NamedSecret[];
  /** Other containers that have to be there first. */
  readonly dependsOn: readonly {
    /** Name of the other container. */
    readonly containerName: string;
    /** `START`, `COMPLETE`, `SUCCESS` or `HEALTHY`. */
    readonly condition: string;
  }[];
  /** Seconds. */
  readonly startTimeout: number;
  /** Seconds. */
  readonly stopTimeout: number;
  /** `enabled` or `disabled`: whether ECS resolves the tag to a digest. */
  readonly versionConsistency: string;
  /** Not on Fargate. */
  readonly hostname: string;
  /** `user`, `uid`, `user:group`, `uid:gid`. */
  readonly user: string;
  /** Absolute path. */
  readonly workingDirectory: string;
  /** Not on Fargate. */
  readonly disableNetworking: boolean;
  /** False on Fargate. */
  readonly privileged: boolean;
  /** Whether its own file system can't be written. */
  readonly readonlyRootFilesystem: boolean;
  /** Not on Fargate. */
  readonly dnsServers: readonly string[];
  /** Not on Fargate. */
  readonly dnsSearchDomains: readonly string[];
  /** Not on Fargate. */
  readonly extraHosts: readonly {
    /** What the address is called in `/etc/hosts`. */
    readonly hostname: string;
    /** The address. */
    readonly ipAddress: string;
  }[];
  /** Not on Fargate. */
  readonly dockerSecurityOptions: readonly string[];
  /** Whether standard input stays open. */
  readonly interactive: boolean;
  /** Whether it has a terminal. */
  readonly pseudoTerminal: boolean;
  /** Labels of the container, by their names. */
  readonly dockerLabels: Readonly<Record<string, string>>;
  /** Limits of the operating system. */
  readonly ulimits: readonly {
    /** Such as `nofile`. */
    readonly name: string;
    /** -1 is unlimited. */
    readonly softLimit: number;
    /** -1 is unlimited. */
    readonly hardLimit: number;
  }[];
  /** Where its output goes. */
  readonly logConfiguration: LogConfigurationShape;
  /** How ECS finds out whether it works. */
  readonly healthCheck: {
    /** `["CMD", program, argument…]`, or `["CMD-SHELL", "command line"]`. */
    readonly command: readonly string[];
    /** Seconds between two checks. */
    readonly interval: number;
    /** Seconds until a check counts as failed. */
    readonly timeout: number;
    /** Failures in a row until it is unhealthy. */
    readonly retries: number;
    /** Seconds in which failures do not count. */
    readonly startPeriod: number;
  };
  /** Kernel parameters. */
  readonly systemControls: readonly {
    /** Such as `net.core.somaxconn`. */
    readonly namespace: string;
    /** A text, also where it is a number. */
    readonly value: string;
  }[];
  /** Not on Fargate. */
  readonly resourceRequirements: readonly {
    /** How many, or which. */
    readonly value: string;
    /** Such as `GPU`. */
    readonly type: string;
  }[];
  /** Makes it the task's FireLens router. */
  readonly firelensConfiguration: {
    /** `fluentbit` or `fluentd`. */
    readonly type: string;
    /** Such as `enable-ecs-log-metadata`. */
    readonly options: Readonly<Record<string, string>>;
  };
  /** `credentialspecdomainless:<ARN>`. */
  readonly credentialSpecs: readonly string[];
}
