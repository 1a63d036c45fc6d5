import { fields, optional, type Hints } from "../../core/shape-fields";
import { FLAG, NUMBER, TEXT } from "../../core/shape";
import type { EfsFileSystem, Volume } from "../volume";
import { onlyOnEc2 } from "./container";

/** Why a volume can't show a directory of the host. */
const HOST = onlyOnEc2(
  "a task on Fargate sees no directory of the host; a volume with a name alone is an empty directory",
);

/** Kinds of volumes that Fargate or the AWS provider does not have (Amazon ECS developer guide, "Storage options for Amazon ECS tasks"). */
export const VOLUMES_NOT_ON_FARGATE = {
  dockerVolumeConfiguration: onlyOnEc2("Docker volumes are on EC2 instances"),
  fsxWindowsFileServerVolumeConfiguration: onlyOnEc2("FSx for Windows File Server is mounted on EC2 instances"),
  host: HOST,
  s3filesVolumeConfiguration: {
    rule: "version 5.100 of the AWS provider, which this library supports, has no S3 Files",
    fix: "mount EFS, or write the task definition in Terraform with a newer provider",
  },
} as const satisfies Hints;

/** What the ECS API calls otherwise. */
const API_FIELDS: Hints = {
  efsVolumeConfiguration: { rule: "a file system of EFS is in the field efs", fix: "write efs: { fileSystemId: … }" },
};

const FILE_SYSTEM = fields<EfsFileSystem>("efs", {
  fileSystemId: TEXT,
  accessPointId: optional(TEXT),
  rootDirectory: optional(TEXT),
  transitEncryption: optional(FLAG),
  transitEncryptionPort: optional(NUMBER),
  iamAuthorization: optional(FLAG),
});

/** A volume, as it may come past the compiler. */
export const VOLUME = fields<Volume>(
  "a volume",
  { name: TEXT, efs: optional(FILE_SYSTEM), configuredAtLaunch: optional(FLAG) },
  { ...VOLUMES_NOT_ON_FARGATE, ...API_FIELDS },
);
