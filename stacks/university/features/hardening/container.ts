import type { DroppableCapability } from "../../../../constructs/ecs";
import type { System } from "../../system";
import type { Measure } from "../measure";

/**
 * What Docker gives a container and a web server does not need: making devices, changing its root, raw packets, and
 * handing capabilities on. What starts as root to open port 80 and then becomes another user goes on working. Fargate
 * never runs a container as privileged (Amazon ECS developer guide, "Fargate security considerations").
 */
const DROPPED: readonly DroppableCapability[] = ["AUDIT_WRITE", "MKNOD", "NET_RAW", "SETFCAP", "SETPCAP", "SYS_CHROOT"];

/** What the application's container may do. */
export const CONTAINER_MEASURES = {
  "read-only-root": {
    does:
      "The container can't write to its image. It writes to empty volumes at `/tmp` and `/run`, or where " +
      "`writablePaths` says.",
    source: "Amazon ECS developer guide, `Task and container security`; Security Hub ECS.5",
    plan: "makes a new revision of the task definition",
    task: (system) => ({ volumes: writablePaths(system).map((path) => ({ name: volumeName(path) })) }),
    container: (system) => ({
      readonlyRootFilesystem: true,
      // Another order would be another revision.
      mountPoints: [...writablePaths(system)]
        .sort()
        .map((path) => ({ sourceVolume: volumeName(path), containerPath: path })),
    }),
  },
  "no-privilege-escalation": {
    does:
      "Takes from the container the Linux capabilities that a web server does not need; Fargate gives no privileged " +
      "containers anyway.",
    source: "Amazon ECS API reference, `KernelCapabilities`; Security Hub ECS.4",
    plan: "makes a new revision of the task definition",
    container: () => ({ linuxParameters: { capabilities: { drop: DROPPED } } }),
  },
} as const satisfies Readonly<Record<string, Measure>>;

function writablePaths({ settings }: System): readonly string[] {
  return settings.hardening?.writablePaths ?? ["/tmp", "/run"];
}

/** `/var/cache/nginx` becomes `var-cache-nginx`. */
function volumeName(path: string): string {
  return path.replace(/^\/+|\/+$/g, "").replace(/[^A-Za-z0-9_-]+/g, "-");
}
