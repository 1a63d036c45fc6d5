import { inAdded, inVolumes, withContainers, type Breaker } from "./breaker";

const FILE_SYSTEM = { fileSystemId: "fs-0123456789abcdef0" };
const ACCESS_POINT = { ...FILE_SYSTEM, accessPointId: "fsap-0123456789abcdef0" };
const NEEDS_ENCRYPTION =
  "an access point and IAM authorization need transit encryption, got: false; leave transitEncryption out";

const inFileSystem = (code: string, what: string, efs: object, says: string): Breaker =>
  inVolumes(code, what, [{ name: "broken", efs }], says);

function withTaskRole(breaker: Breaker, taskRole: unknown): Breaker {
  return { ...breaker, change: (task) => ({ ...breaker.change(task), taskRole }) };
}

/** Breaks volumes and mounts: `rules/volumes.ts`. */
export const VOLUME_BREAKERS: readonly Breaker[] = [
  inVolumes(
    "name-pattern",
    "a volume's name",
    [{ name: "my data" }],
    'a volume\'s name consists of letters, digits, _ and -, got: "my data"; rename it',
  ),
  inFileSystem(
    "efs-id",
    "a file system's id",
    { fileSystemId: "data" },
    'an EFS id looks like fs-0123456789abcdef0, got: "data"; take the id, not the ARN or the name',
  ),
  inFileSystem(
    "efs-id",
    "an access point's id",
    { ...FILE_SYSTEM, accessPointId: "data" },
    'an EFS id looks like fsap-0123456789abcdef0, got: "data"; take the id, not the ARN or the name',
  ),
  inFileSystem(
    "volume-path",
    "a root directory",
    { ...FILE_SYSTEM, rootDirectory: "data" },
    'an EFS root directory is an absolute path, got: "data"; let it start at the root',
  ),
  inFileSystem(
    "efs-access-point-directory",
    "a directory beside an access point",
    { ...ACCESS_POINT, rootDirectory: "/" },
    'an access point fixes the directory, got: "/"; leave rootDirectory out',
  ),
  inFileSystem(
    "efs-transit-encryption",
    "an access point without encryption",
    { ...ACCESS_POINT, transitEncryption: false },
    NEEDS_ENCRYPTION,
  ),
  withTaskRole(
    inFileSystem(
      "efs-transit-encryption",
      "IAM without encryption",
      { ...FILE_SYSTEM, iamAuthorization: true, transitEncryption: false },
      NEEDS_ENCRYPTION,
    ),
    "its permissions",
  ),
  withTaskRole(
    inFileSystem(
      "efs-task-role",
      "IAM without a role",
      { ...FILE_SYSTEM, iamAuthorization: true },
      'a file system with iamAuthorization is mounted with the task role\'s permissions, got: "broken"; ' +
        "give the task definition a taskRole, or leave it out",
    ),
    undefined,
  ),
  inFileSystem(
    "efs-port",
    "a port of the encryption",
    { ...FILE_SYSTEM, transitEncryptionPort: 65536 },
    "a transit encryption port is 1 to 65535, whole, got: 65536; choose a value in between",
  ),
  inVolumes(
    "volume-duplicate",
    "two volumes of one name",
    [{ name: "broken" }, { name: "broken" }],
    'each volume of a task has a name of its own, got: "broken"; rename one of them',
  ),
  inVolumes(
    "volume-at-launch",
    "two volumes that are configured at launch",
    ["broken", "also-broken"].map((name) => ({ name, configuredAtLaunch: true })),
    'a task has at most one volume that is configured at launch, got: ["broken","also-broken"]; keep one of them',
  ),
  inAdded(
    "mount-unknown-volume",
    "a mount of no volume",
    { mountPoints: [{ sourceVolume: "nowhere", containerPath: "/data" }] },
    'a mount point names a volume of the task (it has none), got: "nowhere"; correct the name, or add the volume',
  ),
  {
    code: "volume-path",
    what: "a mount's path",
    change: (task) => mounting(task, "data"),
    says: 'container "added": a mount\'s containerPath is an absolute path, got: "data"; let it start at the root',
  },
  {
    code: "mount-path-duplicate",
    what: "two mounts at one path",
    change: (task) => mounting(task, "/data", "/data"),
    says: 'container "added": a container mounts one volume at a path, got: "/data"; mount one of them elsewhere',
  },
  inAdded(
    "volumes-from",
    "mounts of nobody",
    { volumesFrom: [{ sourceContainer: "nobody" }] },
    'volumesFrom names another container of the task, got: "nobody"; correct the name, or add the container',
  ),
  inAdded(
    "volumes-from",
    "mounts of itself",
    { volumesFrom: [{ sourceContainer: "added" }] },
    'volumesFrom names another container of the task, got: "added"; correct the name, or add the container',
  ),
];

/** The task with a volume, and a container that mounts it at the paths. */
function mounting(task: Parameters<Breaker["change"]>[0], ...paths: string[]): ReturnType<Breaker["change"]> {
  const volumes = [...(task.volumes ?? []), { name: "broken" }];
  const mountPoints = paths.map((containerPath) => ({ sourceVolume: "broken", containerPath }));
  return withContainers({ ...task, volumes }, { mountPoints });
}
