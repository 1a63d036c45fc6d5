import type { PlanTime } from "../terraform/plan-time";
import type { ContainerImage } from "./container-image";
import type { DroppableCapability, TmpfsMountOption, UlimitName } from "./linux-names";
import type { LogDriver } from "./log-drivers/log-driver";
import type { PortMapping } from "./port-mapping";
import type { Secret } from "./secret";

/** An absolute path, on Windows with the drive that its containers have. */
type ProgramPath = `/${string}` | `${"C" | "c"}:${"/" | "\\"}${string}`;

/** How ECS finds out whether the container works. */
export interface HealthCheck {
  /**
   * `["CMD", program, argument…]`, `["CMD-SHELL", "command line"]`, or the path of a program with its arguments, as AWS's
   * collector for OpenTelemetry has it: `["/healthcheck"]` (aws-observability/aws-otel-collector issue 2034).
   */
  readonly command:
    readonly ["CMD", string, ...string[]] | readonly ["CMD-SHELL", string] | readonly [ProgramPath, ...string[]];
  /** Seconds between two checks, 5–300. @default 30 */
  readonly interval?: number;
  /** Seconds until a check counts as failed, 2–60. @default 5 */
  readonly timeout?: number;
  /** Failures in a row until the container is unhealthy, 1–10. @default 3 */
  readonly retries?: number;
  /** Seconds after the start in which failures do not count, 0–300. @default failures count at once */
  readonly startPeriod?: number;
}

/** Another container that has to be there first. */
export interface ContainerDependency {
  /** Name of the other container. */
  readonly containerName: string;
  /**
   * `START`: it runs. `COMPLETE`: it has ended. `SUCCESS`: it has ended with 0. `HEALTHY`: its health check passed.
   * `COMPLETE` and `SUCCESS` need a container that is not essential, `HEALTHY` one with a health check.
   */
  readonly condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY" | PlanTime;
}

/** A volume of the task, seen from the container. */
export interface MountPoint {
  /** Name of the volume. */
  readonly sourceVolume: string;
  /** Absolute path. */
  readonly containerPath: string;
  /** @default false */
  readonly readOnly?: boolean | PlanTime;
}

/** All mounts of another container. */
export interface VolumeFrom {
  /** Name of the other container. */
  readonly sourceContainer: string;
  /** @default false */
  readonly readOnly?: boolean | PlanTime;
}

/** A limit of the operating system. */
export interface Ulimit {
  /** Without Linux's `RLIMIT_`, in lower case: `nofile` is the number of open files. */
  readonly name: UlimitName | PlanTime;
  /** At most the hard limit; -1 is unlimited. */
  readonly softLimit: number;
  /** What a process in the container can raise its soft limit to; -1 is unlimited. */
  readonly hardLimit: number;
}

/** A file system in memory, which ends with the container. */
export interface Tmpfs {
  /** Absolute path. */
  readonly containerPath: string;
  /** MiB that it holds at most. */
  readonly size: number;
  /** @default Docker's own */
  readonly mountOptions?: readonly (TmpfsMountOption | PlanTime)[];
}

/** What the container may ask of the Linux kernel. */
export interface LinuxParameters {
  /** @default Docker's own set */
  readonly capabilities?: {
    /** Fargate gives only this one. @default none */
    readonly add?: readonly ("SYS_PTRACE" | PlanTime)[];
    /** @default none */
    readonly drop?: readonly (DroppableCapability | PlanTime)[];
  };
  /** Whether an init process reaps what the container leaves behind. @default false */
  readonly initProcessEnabled?: boolean | PlanTime;
  /** On Fargate since January 2026 (AWS, "Amazon ECS now supports tmpfs mounts on AWS Fargate"). @default none */
  readonly tmpfs?: readonly Tmpfs[];
}

/** Restarts a container that ended, without a new task. */
export interface RestartPolicy {
  /** `false` where a definition says so, which is as good as no policy. @default true */
  readonly enabled?: boolean | PlanTime;
  /** Exit codes after which it stays ended, at most 50. @default none */
  readonly ignoredExitCodes?: readonly number[];
  /** Seconds that it has to run before it may be restarted, 60–1800. @default 300 */
  readonly restartAttemptPeriod?: number;
}

/** A file of environment variables. */
export interface EnvironmentFile {
  /** ARN of an S3 object whose name ends in `.env`. */
  readonly value: string;
  /** ECS reads such files from S3 alone. */
  readonly type: "s3";
}

/** A kernel parameter of the task's network namespace or IPC namespace, such as `net.core.somaxconn`. */
export interface SystemControl {
  /** Its name, as `sysctl` has it. */
  readonly namespace: string;
  /** A text, also where it is a number: `"1024"`. */
  readonly value: string;
}

/** A private registry outside ECR. */
export interface RepositoryCredentials {
  /** The secret that holds `{"username": …, "password": …}`; the execution role is allowed to read it. */
  readonly credentialsParameter: Secret;
}

/** Makes the container the FireLens router of the task. */
export interface FirelensConfiguration {
  /** Fluent Bit or Fluentd, whichever is in the container's image. */
  readonly type: "fluentbit" | "fluentd";
  /** Such as `enable-ecs-log-metadata`, `config-file-type`, `config-file-value`. @default none */
  readonly options?: Readonly<Record<string, string>>;
}

/**
 * One container of a Fargate task: every field of the ECS API that Fargate knows (Amazon ECS API reference,
 * `ContainerDefinition`; developer guide, "Task definition differences for Fargate"). A compile-time test fails when AWS
 * adds a field that is neither here nor listed as not for Fargate.
 */
export interface ContainerDefinition {
  /** Letters, digits, `_` and `-`, at most 255, unique in the task. */
  readonly name: string;
  /** Image with tag or digest; {@link ContainerImage} also says which repository it is pulled from. */
  readonly image: string | ContainerImage;
  /** Whether the task stops when this container stops. @default true */
  readonly essential?: boolean | PlanTime;
  /** @default the image's own */
  readonly entryPoint?: readonly string[];
  /** @default the image's own */
  readonly command?: readonly string[];
  /** Absolute path. @default the image's own */
  readonly workingDirectory?: string;
  /** `user`, `uid`, `user:group`, `uid:gid`. @default the image's own */
  readonly user?: string;
  /** CPU units that are reserved for this container. @default it shares what is left */
  readonly cpu?: number;
  /** MiB at which the container is killed. @default the task's memory */
  readonly memory?: number;
  /** MiB that are reserved for this container, at most `memory`. @default none */
  readonly memoryReservation?: number;
  /** @default none */
  readonly portMappings?: readonly PortMapping[];
  /** Plain environment variables; an empty value would show as a difference for ever. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default none */
  readonly environmentFiles?: readonly EnvironmentFile[];
  /** Environment variables that ECS reads from a secret when it starts the task. @default none */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** @default it starts at once */
  readonly dependsOn?: readonly ContainerDependency[];
  /** @default ECS only knows whether it runs */
  readonly healthCheck?: HealthCheck;
  /** Seconds until a dependency that is not there yet counts as failed, 2–120. @default 180 */
  readonly startTimeout?: number;
  /** Seconds between SIGTERM and SIGKILL, 2–120. @default 30 */
  readonly stopTimeout?: number;
  /** @default a container that ended stays ended */
  readonly restartPolicy?: RestartPolicy;
  /** @default none */
  readonly mountPoints?: readonly MountPoint[];
  /** @default none */
  readonly volumesFrom?: readonly VolumeFrom[];
  /** @default Fargate's own */
  readonly ulimits?: readonly Ulimit[];
  /** Not on Windows. @default Docker's own set of capabilities, no init process */
  readonly linuxParameters?: LinuxParameters;
  /** @default Fargate's own */
  readonly systemControls?: readonly SystemControl[];
  /**
   * Fargate gives no privileges. A definition that is there already may say so, and leaving it out is a new revision then.
   *
   * @default left out, which means false
   */
  readonly privileged?: false;
  /** @default false */
  readonly readonlyRootFilesystem?: boolean | PlanTime;
  /** Keeps standard input open. @default false */
  readonly interactive?: boolean | PlanTime;
  /** @default false */
  readonly pseudoTerminal?: boolean | PlanTime;
  /** @default none */
  readonly dockerLabels?: Readonly<Record<string, string>>;
  /** `credentialspecdomainless:<ARN>`, at most one. @default none */
  readonly credentialSpecs?: readonly string[];
  /** @default the image is public, or the execution role pulls it from ECR */
  readonly repositoryCredentials?: RepositoryCredentials;
  /** Whether ECS resolves the tag to a digest for all tasks of a deployment. @default AWS's own, `enabled` */
  readonly versionConsistency?: "enabled" | "disabled" | PlanTime;
  /** Makes this container the task's FireLens router. @default it is not */
  readonly firelensConfiguration?: FirelensConfiguration;
  /** Where the output goes. @default nowhere: the output is lost */
  readonly logConfiguration?: LogDriver;
}

/** Fields of the ECS API that Fargate refuses (developer guide, "Task definition differences for Fargate"). */
export type NotOnFargate =
  | "links"
  | "hostname"
  | "disableNetworking"
  | "dnsServers"
  | "dnsSearchDomains"
  | "extraHosts"
  | "dockerSecurityOptions"
  | "resourceRequirements";
