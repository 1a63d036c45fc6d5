import type { ContainerDefinition, DroppableCapability } from "../../constructs/ecs/container-definition";
import type { BindVolume } from "../../constructs/ecs/volume";
import type { Hardening } from "./hardening";

/** What a hardened container has besides its own settings, and the volumes of its task. */
export interface HardenedContainer {
  readonly container: Pick<ContainerDefinition, "readonlyRootFilesystem" | "mountPoints" | "linuxParameters">;
  readonly volumes: readonly BindVolume[];
}

/**
 * What Docker gives a container and a web server does not need: making devices, changing its root, raw packets, and
 * handing capabilities on. What starts as root to open port 80 and then becomes another user goes on working. Fargate
 * never runs a container as privileged (Amazon ECS developer guide, "Fargate security considerations").
 */
const DROPPED: readonly DroppableCapability[] = ["AUDIT_WRITE", "MKNOD", "NET_RAW", "SETFCAP", "SETPCAP", "SYS_CHROOT"];

/** What the measures make of the application's container. */
export function hardenedContainer(hardening: Hardening): HardenedContainer {
  const writable = hardening.has("read-only-root") ? hardening.writablePaths : undefined;
  const drop = hardening.has("no-privilege-escalation") ? DROPPED : undefined;
  return {
    container: {
      ...(writable && {
        readonlyRootFilesystem: true,
        mountPoints: writable.map((path) => ({ sourceVolume: volumeName(path), containerPath: path })),
      }),
      ...(drop && { linuxParameters: { capabilities: { drop } } }),
    },
    volumes: (writable ?? []).map((path) => ({ name: volumeName(path) })),
  };
}

/** `/var/cache/nginx` becomes `var-cache-nginx`. */
function volumeName(path: string): string {
  return path.replace(/^\/+|\/+$/g, "").replace(/[^A-Za-z0-9_-]+/g, "-");
}
