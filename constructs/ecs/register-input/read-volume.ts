import type { RegisterFileSystem, RegisterVolume } from "./register-input";

/** The volume as `FargateTaskDefinition` takes it. */
export function readVolume({ name, configuredAtLaunch, efsVolumeConfiguration }: RegisterVolume): object {
  return {
    name,
    ...(configuredAtLaunch === true && { configuredAtLaunch }),
    ...(efsVolumeConfiguration && { efs: readFileSystem(efsVolumeConfiguration) }),
  };
}

/** Amazon ECS API reference, `EFSVolumeConfiguration`: without a word on it, transit encryption is off. */
function readFileSystem(file: RegisterFileSystem): object {
  const { fileSystemId, rootDirectory, transitEncryption, transitEncryptionPort, authorizationConfig } = file;
  const { accessPointId, iam } = authorizationConfig ?? {};
  return {
    fileSystemId,
    // An access point fixes the directory; the root is what AWS stores where none is given.
    ...(rootDirectory !== undefined && !(accessPointId !== undefined && rootDirectory === "/") && { rootDirectory }),
    transitEncryption: transitEncryption === "ENABLED",
    ...(transitEncryptionPort !== undefined && { transitEncryptionPort }),
    ...(accessPointId !== undefined && { accessPointId }),
    ...(iam !== undefined && { iamAuthorization: iam === "ENABLED" }),
  };
}
