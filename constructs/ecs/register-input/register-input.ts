import type { RegisterContainer } from "./register-container";

/** Amazon ECS API reference, `EFSVolumeConfiguration`. */
export interface RegisterFileSystem {
  /** `fs-…`. */
  readonly fileSystemId: string;
  /** Absolute path in the file system. @default its root, or what the access point fixes */
  readonly rootDirectory?: string;
  /** `ENABLED` or `DISABLED`. @default `DISABLED` */
  readonly transitEncryption?: string;
  /** 1–65535. @default the mount helper chooses */
  readonly transitEncryptionPort?: number;
  /** Who mounts it. @default whoever reaches it */
  readonly authorizationConfig?: {
    /** `fsap-…`. @default it is mounted without an access point */
    readonly accessPointId?: string;
    /** `ENABLED` or `DISABLED`: whether the task role must be allowed to mount. @default `DISABLED` */
    readonly iam?: string;
  };
}

/** Amazon ECS API reference, `Volume`, as far as Fargate has its fields. */
export interface RegisterVolume {
  /** Letters, digits, `_` and `-`, at most 255, unique in the task. */
  readonly name: string;
  /** Whether the service or `RunTask` describes it, when the task starts. @default false */
  readonly configuredAtLaunch?: boolean;
  /** A file system of Amazon EFS. @default an empty directory on the task's ephemeral storage */
  readonly efsVolumeConfiguration?: RegisterFileSystem;
}

/**
 * What `aws ecs register-task-definition` takes (Amazon ECS API reference, `RegisterTaskDefinition`), as far as Fargate has
 * its fields.
 */
export interface RegisterInput {
  /** Name of all its revisions: letters, digits, `_` and `-`, at most 255. */
  readonly family: string;
  /** 1 to 10; one of them is essential. */
  readonly containerDefinitions: readonly RegisterContainer[];
  /** CPU units or vCPUs: `1024`, `"1 vCPU"`. */
  readonly cpu: string | number;
  /** MiB or GB: `2048`, `"2 GB"`. */
  readonly memory: string | number;
  /** ARN, or the name of a role without a path: with it ECS starts the tasks. @default ECS has no role for that */
  readonly executionRoleArn?: string;
  /** ARN, or the name of a role without a path. @default the containers have no AWS credentials */
  readonly taskRoleArn?: string;
  /** `awsvpc`, the one that Fargate has. @default `awsvpc` is written */
  readonly networkMode?: string;
  /** `FARGATE`, and perhaps `EC2`. @default `FARGATE` is written */
  readonly requiresCompatibilities?: readonly string[];
  /** What the task runs on. @default Linux on x86_64 */
  readonly runtimePlatform?: {
    /** `LINUX`, or a version of Windows Server such as `WINDOWS_SERVER_2022_CORE`. */
    readonly operatingSystemFamily: string;
    /** `X86_64` or `ARM64`. @default `X86_64` */
    readonly cpuArchitecture?: string;
  };
  /** What the containers can mount. @default there is nothing to mount */
  readonly volumes?: readonly RegisterVolume[];
  /** @default 20 GiB, which come with every task */
  readonly ephemeralStorage?: {
    /** 21–200. */
    readonly sizeInGiB: number;
  };
  /** `task`: the containers see each other's processes. @default each sees its own */
  readonly pidMode?: string;
  /** Whether AWS Fault Injection Service may act on the task. @default false */
  readonly enableFaultInjection?: boolean;
  /** Tags of the task definition. @default the provider's default tags only */
  readonly tags?: readonly {
    /** The tag's name, 1–128 characters. */
    readonly key: string;
    /** At most 256 characters. @default empty */
    readonly value?: string;
  }[];
}

/** With `null` wherever a file may say so, and nothing that has to be there: what is missing is reported. */
type Pasted<T> = T extends readonly (infer Item)[]
  ? readonly Pasted<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Pasted<T[Name]> | null }
    : T;

/** The input of `RegisterTaskDefinition` as it is in a file, also inside what `describe-task-definition` answers. */
export type RegisterInputFile =
  | Pasted<RegisterInput>
  | {
      /** What `describe-task-definition` wraps it in. */
      readonly taskDefinition: Pasted<RegisterInput>;
    };
