import { isToken } from "../../core/token";
import type { RegisterFileSystem, RegisterVolume } from "./register-input";

/** The volume as `FargateTaskDefinition` takes it. */
export function readVolume({ name, configuredAtLaunch, efsVolumeConfiguration }: RegisterVolume): object {
  return {
    name,
    ...(configuredAtLaunch && { configuredAtLaunch }),
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
    transitEncryption: isOn(transitEncryption),
    ...(transitEncryptionPort !== undefined && { transitEncryptionPort }),
    ...(accessPointId !== undefined && { accessPointId }),
    ...(iam !== undefined && { iamAuthorization: isOn(iam) }),
  };
}

/** What only Terraform knows stays as it is, and is written so. */
function isOn(text: string | undefined): unknown {
  return isToken(text) ? text : text === "ENABLED";
}
