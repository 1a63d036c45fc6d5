import type { EcsTaskDefinitionVolume } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { onOff } from "./on-off";

/** An empty directory on the task's ephemeral storage, shared by the containers that mount it. */
export interface BindVolume {
  /** Letters, digits, `_` and `-`, at most 255, unique in the task. */
  readonly name: string;
  /** Only with an `EfsVolume`. */
  readonly efs?: undefined;
  /** Only with a `LaunchVolume`. */
  readonly configuredAtLaunch?: undefined;
}

/** A volume that the service or `RunTask` describes when the task starts: an EBS volume. At most one in a task. */
export interface LaunchVolume {
  /** Letters, digits, `_` and `-`, at most 255, unique in the task. */
  readonly name: string;
  /** The task definition says no more: the service or `RunTask` does. */
  readonly configuredAtLaunch: true;
  /** Only with an `EfsVolume`. */
  readonly efs?: undefined;
}

/** A file system of Amazon EFS. */
export interface EfsVolume {
  /** Letters, digits, `_` and `-`, at most 255, unique in the task. */
  readonly name: string;
  /** Which file system, and which part of it. */
  readonly efs: EfsFileSystem;
  /** Only with a `LaunchVolume`. */
  readonly configuredAtLaunch?: undefined;
}

/** A volume of a Fargate task (Amazon ECS developer guide, "Storage options for Amazon ECS tasks"). */
export type Volume = BindVolume | LaunchVolume | EfsVolume;

/** The file system, and which part of it: an access point, which fixes the directory, or a directory. */
export type EfsFileSystem = {
  /** Such as `fs-0123456789abcdef0`. */
  readonly fileSystemId: string;
} & (EfsAccessPoint | EfsDirectory);

/** An access point of a file system, which fixes the directory. */
export interface EfsAccessPoint {
  /** Such as `fsap-0123456789abcdef0`; transit encryption is then on, since EFS requires it. */
  readonly accessPointId: string;
  /** Whether the task role must be allowed to mount. @default false */
  readonly iamAuthorization?: boolean;
  /** 1–65535. @default the mount helper chooses */
  readonly transitEncryptionPort?: number;
  /** EFS requires it. @default true */
  readonly transitEncryption?: true;
  /** The access point fixes it. */
  readonly rootDirectory?: undefined;
}

/** A directory of a file system. */
export type EfsDirectory = {
  /** Absolute path in the file system. @default its root */
  readonly rootDirectory?: string;
  /** Not with a directory: an access point fixes its own. */
  readonly accessPointId?: undefined;
} & (
  | {
      /** Whether data is encrypted on its way. @default true */
      readonly transitEncryption?: true;
      /** Whether the task role must be allowed to mount. @default false */
      readonly iamAuthorization?: boolean;
      /** 1–65535. @default the mount helper chooses */
      readonly transitEncryptionPort?: number;
    }
  | {
      /** Data travels in plain text. */
      readonly transitEncryption: false;
      /** Only with `transitEncryption`. */
      readonly iamAuthorization?: undefined;
      /** Only with `transitEncryption`. */
      readonly transitEncryptionPort?: undefined;
    }
);

/**
 * The `volume` block. `configure_at_launch` is written out, since AWS answers with it (hashicorp/terraform-provider-aws
 * pull request 46132); a root directory of `/` is what AWS stores where none is given.
 */
export function renderVolume({ name, configuredAtLaunch, efs }: Volume): EcsTaskDefinitionVolume {
  return {
    name,
    configureAtLaunch: configuredAtLaunch ?? false,
    efsVolumeConfiguration: efs && renderFileSystem(efs),
  };
}

function renderFileSystem(efs: EfsFileSystem): NonNullable<EcsTaskDefinitionVolume["efsVolumeConfiguration"]> {
  const { fileSystemId, rootDirectory, accessPointId, transitEncryptionPort } = efs;
  const authorized = accessPointId !== undefined || Boolean(efs.iamAuthorization);
  return {
    fileSystemId,
    rootDirectory: rootDirectory ?? "/",
    transitEncryption: onOff(efs.transitEncryption ?? true),
    transitEncryptionPort,
    authorizationConfig: authorized ? { accessPointId, iam: onOff(efs.iamAuthorization ?? false) } : undefined,
  };
}
