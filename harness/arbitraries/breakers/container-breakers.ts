import { DROPPABLE_CAPABILITIES, TMPFS_MOUNT_OPTIONS, ULIMIT_NAMES } from "../../../constructs/ecs/linux-names";
import { inAdded, inFirst, type Breaker } from "./breaker";

const CHECK = { command: ["CMD-SHELL", "true"] };
const BETWEEN = "choose a value in between";
const ONE_OF_THEM = "choose one of them";
const NOTHING_TO_RUN = "write it as ['CMD-SHELL', 'curl -f http://localhost/ || exit 1']";

/** Breaks what a container says of itself: `rules/limits.ts`, `rules/containers.ts`. */
export const CONTAINER_BREAKERS: readonly Breaker[] = [
  inFirst(
    "container-image",
    "an image",
    { image: "my image" },
    'an image has 1 to 255 letters, digits and _ - : . / # @, got: "my image"; write it as registry/repository:tag',
  ),
  inFirst(
    "container-working-directory",
    "an empty working directory",
    { workingDirectory: "" },
    'workingDirectory is an absolute path, got: ""; leave it out to take the image\'s own',
  ),
  inAdded(
    "container-user",
    "an empty user",
    { user: "" },
    'user is a name or a number, got: ""; leave it out to take the image\'s own',
  ),
  inAdded(
    "tmpfs-size",
    "a tmpfs mount without a size",
    { linuxParameters: { tmpfs: [{ containerPath: "/in-memory", size: 0 }] } },
    `a tmpfs mount's size is 1 to 249856 MiB, whole, got: 0; ${BETWEEN}`,
  ),
  inAdded(
    "tmpfs-option",
    "an option that no mount has",
    { linuxParameters: { tmpfs: [{ containerPath: "/in-memory", size: 1, mountOptions: ["noexec", "exe=1"] }] } },
    `an option of a tmpfs mount is ${TMPFS_MOUNT_OPTIONS.join(", ")}, got: "exe"; ${ONE_OF_THEM}`,
  ),
  inFirst(
    "container-timeout",
    "a start that must not take long",
    { startTimeout: 1 },
    `startTimeout is 2 to 120 seconds, whole, got: 1; ${BETWEEN}`,
  ),
  inFirst(
    "container-timeout",
    "an end that may take long",
    { stopTimeout: 121 },
    `stopTimeout is 2 to 120 seconds, whole, got: 121; ${BETWEEN}`,
  ),
  inFirst(
    "health-check-command",
    "a health check's first word",
    { healthCheck: { command: ["curl", "localhost"] } },
    `a health check's first word, unless it is the path of a program, is CMD, CMD-SHELL, got: "curl"; ${ONE_OF_THEM}`,
  ),
  inFirst(
    "health-check-command",
    "a health check that runs nothing",
    { healthCheck: { command: ["CMD"] } },
    `a health check has something to run after its first word, got: ["CMD"]; ${NOTHING_TO_RUN}`,
  ),
  inFirst(
    "health-check-range",
    "a health check's interval",
    { healthCheck: { ...CHECK, interval: 301 } },
    `a health check's interval is 5 to 300 seconds, whole, got: 301; ${BETWEEN}`,
  ),
  inFirst(
    "health-check-range",
    "a health check's timeout",
    { healthCheck: { ...CHECK, timeout: 1 } },
    `a health check's timeout is 2 to 60 seconds, whole, got: 1; ${BETWEEN}`,
  ),
  inFirst(
    "health-check-range",
    "a health check's retries",
    { healthCheck: { ...CHECK, retries: 2.5 } },
    `a health check's retries is 1 to 10, whole, got: 2.5; ${BETWEEN}`,
  ),
  inFirst(
    "health-check-range",
    "a health check's start period",
    { healthCheck: { ...CHECK, startPeriod: -1 } },
    `a health check's startPeriod is 0 to 300 seconds, whole, got: -1; ${BETWEEN}`,
  ),
  inFirst(
    "restart-period",
    "a restart period",
    { restartPolicy: { restartAttemptPeriod: 59 } },
    `restartAttemptPeriod is 60 to 1800 seconds, whole, got: 59; ${BETWEEN}`,
  ),
  inFirst(
    "restart-exit-code",
    "an exit code",
    { restartPolicy: { ignoredExitCodes: [256] } },
    `an exit code is 0 to 255, whole, got: 256; ${BETWEEN}`,
  ),
  inFirst(
    "restart-exit-code",
    "more exit codes than AWS takes",
    { restartPolicy: { ignoredExitCodes: Array.from({ length: 51 }, (_, code) => code) } },
    "a restart policy ignores at most 50 exit codes, got: 51; list fewer",
  ),
  inFirst(
    "ulimit-name",
    "a ulimit's name",
    { ulimits: [{ name: "files", softLimit: 1, hardLimit: 2 }] },
    `a ulimit's name is ${ULIMIT_NAMES.join(", ")}, got: "files"; ${ONE_OF_THEM}`,
  ),
  inFirst(
    "ulimit-range",
    "a ulimit's soft limit",
    { ulimits: [{ name: "core", softLimit: -2, hardLimit: 2 }] },
    `a ulimit's softLimit is -1 to 2147483647, whole, got: -2; ${BETWEEN}`,
  ),
  inFirst(
    "ulimit-range",
    "a ulimit's hard limit",
    { ulimits: [{ name: "core", softLimit: 1, hardLimit: 1.5 }] },
    `a ulimit's hardLimit is -1 to 2147483647, whole, got: 1.5; ${BETWEEN}`,
  ),
  inFirst(
    "ulimit-soft-above-hard",
    "a soft limit above the hard one",
    { ulimits: [{ name: "core", softLimit: 3, hardLimit: 2 }] },
    "a ulimit's softLimit is at most its hardLimit of 2, got: 3; lower the one or raise the other",
  ),
  inFirst(
    "ulimit-soft-above-hard",
    "no soft limit, but a hard one",
    { ulimits: [{ name: "core", softLimit: -1, hardLimit: 2 }] },
    "a ulimit's softLimit is at most its hardLimit of 2, got: -1; lower the one or raise the other",
  ),
  inFirst(
    "ulimit-duplicate",
    "one ulimit twice",
    { ulimits: [1, 2].map((limit) => ({ name: "core", softLimit: limit, hardLimit: limit })) },
    'a container sets each ulimit once, got: "core"; keep one of them',
  ),
  inFirst(
    "linux-capability",
    "a capability that Fargate does not give",
    { linuxParameters: { capabilities: { add: ["NET_ADMIN"] } } },
    `a capability that Fargate gives is SYS_PTRACE, got: "NET_ADMIN"; ${ONE_OF_THEM}`,
  ),
  inFirst(
    "linux-capability",
    "a capability that does not exist",
    { linuxParameters: { capabilities: { drop: ["FLY"] } } },
    `a capability to drop is ${DROPPABLE_CAPABILITIES.join(", ")}, got: "FLY"; ${ONE_OF_THEM}`,
  ),
  inFirst(
    "system-control",
    "a system control that Fargate lacks",
    { systemControls: [{ namespace: "vm.swappiness", value: "1" }] },
    "a system control is one of net.*, fs.mqueue.* or the kernel's message and shared memory settings, got: " +
      '"vm.swappiness"; leave it out: Fargate does not have it',
  ),
  inFirst(
    "system-control-duplicate",
    "one system control twice",
    { systemControls: ["1", "2"].map((value) => ({ namespace: "net.core.somaxconn", value })) },
    'a container sets each system control once, got: "net.core.somaxconn"; keep one of them',
  ),
  inFirst(
    "version-consistency",
    "a version consistency",
    { versionConsistency: "on" },
    `versionConsistency is enabled, disabled, got: "on"; ${ONE_OF_THEM}`,
  ),
];
