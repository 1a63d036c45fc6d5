import { TaskRole } from "../../constructs/iam/task-role";
import { APP, container, containers, type ErrorExamples, task, unchecked } from "./example";

const EFS = "Amazon ECS API reference, `EFSVolumeConfiguration`";
const MOUNT = "Amazon ECS API reference, `MountPoint`";

/** Volumes, and how containers mount them. */
export const VOLUME_ERRORS = {
  "volume-duplicate": {
    source: "Amazon ECS API reference, `Volume`",
    wrong: (stack) => task(stack, { volumes: [{ name: "data" }, { name: "data" }] }),
    right: (stack) => task(stack, { volumes: [{ name: "data" }, { name: "cache" }] }),
  },
  "volume-at-launch": {
    source: 'Amazon ECS developer guide, "Use Amazon EBS volumes with Amazon ECS"',
    wrong: (stack) =>
      task(stack, {
        volumes: [
          { name: "data", configuredAtLaunch: true },
          { name: "cache", configuredAtLaunch: true },
        ],
      }),
    right: (stack) => task(stack, { volumes: [{ name: "data", configuredAtLaunch: true }, { name: "cache" }] }),
  },
  "volume-path": {
    source: MOUNT,
    wrong: (stack) =>
      task(stack, {
        volumes: [{ name: "data" }],
        containers: [{ ...APP, mountPoints: [{ sourceVolume: "data", containerPath: "data" }] }],
      }),
    right: (stack) =>
      task(stack, {
        volumes: [{ name: "data" }],
        containers: [{ ...APP, mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }],
      }),
  },
  "mount-unknown-volume": {
    source: MOUNT,
    wrong: (stack) => container(stack, { mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }),
    right: (stack) =>
      task(stack, {
        volumes: [{ name: "data" }],
        containers: [{ ...APP, mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }],
      }),
  },
  "mount-path-duplicate": {
    source: MOUNT,
    wrong: (stack) =>
      task(stack, {
        volumes: [{ name: "data" }, { name: "cache" }],
        containers: [
          {
            ...APP,
            mountPoints: [
              { sourceVolume: "data", containerPath: "/data" },
              { sourceVolume: "cache", containerPath: "/data" },
            ],
          },
        ],
      }),
    right: (stack) =>
      task(stack, {
        volumes: [{ name: "data" }, { name: "cache" }],
        containers: [
          {
            ...APP,
            mountPoints: [
              { sourceVolume: "data", containerPath: "/data" },
              { sourceVolume: "cache", containerPath: "/cache" },
            ],
          },
        ],
      }),
  },
  "volumes-from": {
    source: "Amazon ECS API reference, `VolumeFrom`",
    wrong: (stack) => container(stack, { volumesFrom: [{ sourceContainer: "app" }] }),
    right: (stack) =>
      containers(stack, { ...APP, volumesFrom: [{ sourceContainer: "data" }] }, { ...APP, name: "data" }),
  },
  "efs-id": {
    source: EFS,
    wrong: (stack) => task(stack, { volumes: [{ name: "data", efs: { fileSystemId: "my-files" } }] }),
    right: (stack) => task(stack, { volumes: [{ name: "data", efs: { fileSystemId: "fs-0123456789abcdef0" } }] }),
  },
  "efs-port": {
    source: EFS,
    wrong: (stack) =>
      task(stack, {
        volumes: [{ name: "data", efs: { fileSystemId: "fs-0123456789abcdef0", transitEncryptionPort: 0 } }],
      }),
    right: (stack) =>
      task(stack, {
        volumes: [{ name: "data", efs: { fileSystemId: "fs-0123456789abcdef0", transitEncryptionPort: 2999 } }],
      }),
  },
  "efs-access-point-directory": {
    source: EFS,
    wrong: (stack) => {
      const accessPoint = { fileSystemId: "fs-0123456789abcdef0", accessPointId: "fsap-0123456789abcdef0" };
      task(stack, { volumes: [{ name: "data", efs: unchecked({ ...accessPoint, rootDirectory: "/data" }) }] });
    },
    right: (stack) => {
      const accessPoint = { fileSystemId: "fs-0123456789abcdef0", accessPointId: "fsap-0123456789abcdef0" };
      task(stack, { volumes: [{ name: "data", efs: accessPoint }] });
    },
  },
  "efs-transit-encryption": {
    source: EFS,
    wrong: (stack) => {
      const authorized = { fileSystemId: "fs-0123456789abcdef0", iamAuthorization: true };
      const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
      const volumes = [{ name: "data", efs: unchecked({ ...authorized, transitEncryption: false }) }];
      task(stack, { taskRole, volumes });
    },
    right: (stack) => {
      const authorized = { fileSystemId: "fs-0123456789abcdef0", iamAuthorization: true };
      const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
      task(stack, { taskRole, volumes: [{ name: "data", efs: authorized }] });
    },
  },
  "efs-task-role": {
    source: "Amazon ECS API reference, `EFSAuthorizationConfig`",
    wrong: (stack) => {
      const authorized = { fileSystemId: "fs-0123456789abcdef0", iamAuthorization: true };
      task(stack, { volumes: [{ name: "data", efs: authorized }] });
    },
    right: (stack) => {
      const authorized = { fileSystemId: "fs-0123456789abcdef0", iamAuthorization: true };
      const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
      task(stack, { taskRole, volumes: [{ name: "data", efs: authorized }] });
    },
  },
} satisfies ErrorExamples;
