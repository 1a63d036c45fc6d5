import { Token } from "cdktf";
import { nameProblems } from "../../core/name";
import { ecsName } from "../ecs-name";
import type { Problem } from "../../core/problem";
import { known } from "../../core/known";
import type { ContainerDefinition } from "../container-definition";
import type { Volume } from "../volume";
import { repeated, wholeNumber } from "../../core/values";
import { isAbsolute } from "./absolute-path";
import { inContainer } from "./in-container";

const VOLUME_NAME = ecsName("a volume's name");

/** The rules of a task's volumes and of how its containers mount them (Amazon ECS API reference, `Volume`). */
export function volumeProblems(volumes: readonly Volume[], containers: readonly ContainerDefinition[]): Problem[] {
  return [
    ...volumes.flatMap(oneVolume),
    ...repeated(volumes.map(({ name }) => name)).map(volumeTwice),
    ...launchProblems(volumes),
    ...containers.flatMap((container) =>
      inContainer(container, [...mountProblems(volumes, container), ...volumesFromProblems(containers, container)]),
    ),
  ];
}

function oneVolume({ name, efs }: Volume): Problem[] {
  const text = known(name);
  return [...(text === undefined ? [] : nameProblems(VOLUME_NAME, text)), ...(efs ? efsProblems(efs) : [])];
}

/** A file system that the compiler has not judged. */
interface AnyFileSystem {
  readonly fileSystemId: string;
  readonly accessPointId?: string;
  readonly rootDirectory?: string;
  readonly transitEncryption?: boolean;
  readonly transitEncryptionPort?: number;
  readonly iamAuthorization?: boolean;
}

/** Amazon ECS API reference, `EFSVolumeConfiguration`. */
function efsProblems(efs: AnyFileSystem): Problem[] {
  const { fileSystemId, accessPointId, rootDirectory, transitEncryption, transitEncryptionPort, iamAuthorization } =
    efs;
  const needsEncryption = accessPointId !== undefined || iamAuthorization === true;
  const id = known(fileSystemId);
  const root = known(rootDirectory);
  return [
    ...(id !== undefined && !/^fs-[0-9a-f]{8,40}$/.test(id) ? [notAnId("fs-0123456789abcdef0", id)] : []),
    ...accessPointProblems(accessPointId),
    ...(root !== undefined && !root.startsWith("/") ? [notAbsolute("an EFS root directory", root)] : []),
    ...(accessPointId !== undefined && rootDirectory !== undefined ? [twoDirectories(rootDirectory)] : []),
    ...(needsEncryption && transitEncryption === false ? [notEncrypted()] : []),
    ...wholeNumber(transitEncryptionPort, { code: "efs-port", what: "a transit encryption port", min: 1, max: 65535 }),
  ];
}

/** Amazon ECS API reference, `EFSAuthorizationConfig`, iam: "whether to use the Amazon ECS task IAM role". */
export function mountRoleProblems(volumes: readonly Volume[]): Problem[] {
  return volumes.flatMap(({ name, efs }) => {
    if (efs?.iamAuthorization !== true) return [];
    const rule = "a file system with iamAuthorization is mounted with the task role's permissions";
    return [{ code: "efs-task-role", rule, got: name, fix: "give the task definition a taskRole, or leave it out" }];
  });
}

function accessPointProblems(accessPointId: string | undefined): Problem[] {
  const id = known(accessPointId);
  return id === undefined || /^fsap-[0-9a-f]{8,40}$/.test(id) ? [] : [notAnId("fsap-0123456789abcdef0", id)];
}

const notAnId = (example: string, got: string): Problem => ({
  code: "efs-id",
  rule: `an EFS id looks like ${example}`,
  got,
  fix: "take the id, not the ARN or the name",
});

const notAbsolute = (what: string, got: string): Problem => ({
  code: "volume-path",
  rule: `${what} is an absolute path`,
  got,
  fix: "let it start at the root",
});

const twoDirectories = (got: string): Problem => ({
  code: "efs-access-point-directory",
  rule: "an access point fixes the directory",
  got,
  fix: "leave rootDirectory out",
});

const notEncrypted = (): Problem => ({
  code: "efs-transit-encryption",
  rule: "an access point and IAM authorization need transit encryption",
  got: false,
  fix: "leave transitEncryption out",
});

const volumeTwice = (got: string): Problem => ({
  code: "volume-duplicate",
  rule: "each volume of a task has a name of its own",
  got,
  fix: "rename one of them",
});

function launchProblems(volumes: readonly Volume[]): Problem[] {
  const names = volumes.filter(({ configuredAtLaunch }) => known(configuredAtLaunch)).map(({ name }) => name);
  if (names.length <= 1) return [];
  const rule = "a task has at most one volume that is configured at launch";
  return [{ code: "volume-at-launch", rule, got: names, fix: "keep one of them" }];
}

function mountProblems(volumes: readonly Volume[], container: ContainerDefinition): Problem[] {
  const { mountPoints = [], linuxParameters } = container;
  const paths = [...mountPoints, ...(linuxParameters?.tmpfs ?? [])].map(({ containerPath }) => containerPath);
  return [
    ...mountPoints.flatMap(({ sourceVolume }) => unknownVolume(volumes, sourceVolume)),
    ...paths.flatMap(pathProblems),
    ...repeated(paths).map(pathTwice),
  ];
}

function unknownVolume(volumes: readonly Volume[], got: string): Problem[] {
  const names = volumes.map(({ name }) => name);
  if (names.includes(got) || [got, ...names].some((name) => Token.isUnresolved(name))) return [];
  return [
    {
      code: "mount-unknown-volume",
      rule: `a mount point names a volume of the task (${names.join(", ") || "it has none"})`,
      got,
      fix: "correct the name, or add the volume",
    },
  ];
}

function pathProblems(containerPath: string): Problem[] {
  const path = known(containerPath);
  return path === undefined || isAbsolute(path) ? [] : [notAbsolute("a mount's containerPath", path)];
}

const pathTwice = (got: string): Problem => ({
  code: "mount-path-duplicate",
  rule: "a container mounts one volume at a path",
  got,
  fix: "mount one of them elsewhere",
});

function volumesFromProblems(containers: readonly ContainerDefinition[], container: ContainerDefinition): Problem[] {
  const names = containers.map(({ name }) => name);
  return (container.volumesFrom ?? []).flatMap(({ sourceContainer }) => {
    const elsewhere = names.includes(sourceContainer) && sourceContainer !== container.name;
    const unsure = !names.includes(sourceContainer) && [sourceContainer, ...names].some((n) => Token.isUnresolved(n));
    if (elsewhere || unsure) return [];
    const rule = "volumesFrom names another container of the task";
    return [{ code: "volumes-from", rule, got: sourceContainer, fix: "correct the name, or add the container" }];
  });
}
