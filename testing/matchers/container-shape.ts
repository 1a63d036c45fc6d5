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
  readonly logDriver: string;
  /** All values are texts. */
  readonly options: Readonly<Record<string, string>>;
  readonly secretOptions: readonly NamedSecret[];
}

/** `ContainerDefinition` of the ECS API reference, as it is in a task definition's JSON. */
export interface ContainerShape {
  readonly name: string;
  readonly image: string;
  readonly repositoryCredentials: { readonly credentialsParameter: string };
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  /** MiB. */
  readonly memoryReservation: number;
  readonly links: readonly string[];
  readonly portMappings: readonly {
    readonly containerPort: number;
    readonly hostPort: number;
    readonly protocol: string;
    readonly name: string;
    readonly appProtocol: string;
    readonly containerPortRange: string;
  }[];
  readonly essential: boolean;
  readonly restartPolicy: {
    readonly enabled: boolean;
    readonly ignoredExitCodes: readonly number[];
    readonly restartAttemptPeriod: number;
  };
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: readonly Named[];
  readonly environmentFiles: readonly { readonly value: string; readonly type: string }[];
  readonly mountPoints: readonly {
    readonly sourceVolume: string;
    readonly containerPath: string;
    readonly readOnly: boolean;
  }[];
  readonly volumesFrom: readonly { readonly sourceContainer: string; readonly readOnly: boolean }[];
  readonly linuxParameters: {
    readonly capabilities: { readonly add: readonly string[]; readonly drop: readonly string[] };
    readonly devices: readonly {
      readonly hostPath: string;
      readonly containerPath: string;
      readonly permissions: readonly string[];
    }[];
    readonly initProcessEnabled: boolean;
    readonly sharedMemorySize: number;
    readonly tmpfs: readonly {
      readonly containerPath: string;
      readonly size: number;
      readonly mountOptions: readonly string[];
    }[];
    readonly maxSwap: number;
    readonly swappiness: number;
  };
  readonly secrets: readonly NamedSecret[];
  readonly dependsOn: readonly { readonly containerName: string; readonly condition: string }[];
  /** Seconds. */
  readonly startTimeout: number;
  /** Seconds. */
  readonly stopTimeout: number;
  readonly versionConsistency: string;
  readonly hostname: string;
  readonly user: string;
  readonly workingDirectory: string;
  readonly disableNetworking: boolean;
  readonly privileged: boolean;
  readonly readonlyRootFilesystem: boolean;
  readonly dnsServers: readonly string[];
  readonly dnsSearchDomains: readonly string[];
  readonly extraHosts: readonly { readonly hostname: string; readonly ipAddress: string }[];
  readonly dockerSecurityOptions: readonly string[];
  readonly interactive: boolean;
  readonly pseudoTerminal: boolean;
  readonly dockerLabels: Readonly<Record<string, string>>;
  readonly ulimits: readonly { readonly name: string; readonly softLimit: number; readonly hardLimit: number }[];
  readonly logConfiguration: LogConfigurationShape;
  readonly healthCheck: {
    readonly command: readonly string[];
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly startPeriod: number;
  };
  readonly systemControls: readonly { readonly namespace: string; readonly value: string }[];
  readonly resourceRequirements: readonly { readonly value: string; readonly type: string }[];
  readonly firelensConfiguration: { readonly type: string; readonly options: Readonly<Record<string, string>> };
  readonly credentialSpecs: readonly string[];
}
