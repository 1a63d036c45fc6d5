import type { Problem } from "../../core/problem";
import { isToken } from "../../core/token";
import { known } from "../../core/known";
import { DROPPABLE_CAPABILITIES, TMPFS_MOUNT_OPTIONS, ULIMIT_NAMES } from "../linux-names";
import type { ContainerDefinition, HealthCheck, Tmpfs, Ulimit } from "../container-definition";
import { oneOf, repeated, wholeNumber, type Bounds } from "../../core/values";
import { MOST_MEMORY } from "../fargate-memory";
import { imageName } from "../container-image";
import { isAbsolute } from "./absolute-path";
import { imageProblems } from "./image";

/** Amazon ECS API reference, `ContainerRestartPolicy`: "a maximum of 50 container exit codes". */
const MOST_EXIT_CODES = 50;

const TIMEOUT = { code: "container-timeout", min: 2, max: 120, unit: "seconds" } as const;
const START_TIMEOUT: Bounds = { ...TIMEOUT, what: "startTimeout" };
const STOP_TIMEOUT: Bounds = { ...TIMEOUT, what: "stopTimeout" };

/** The rules of a container's own numbers and paths: health check, timeouts, restarts, limits, kernel. */
export function limitProblems(container: ContainerDefinition): Problem[] {
  const { healthCheck, restartPolicy, ulimits = [], startTimeout, stopTimeout, workingDirectory, user } = container;
  return [
    ...imageProblems(imageName(container.image)),
    ...(healthCheck ? healthCheckProblems(healthCheck) : []),
    ...wholeNumber(startTimeout, START_TIMEOUT),
    ...wholeNumber(stopTimeout, STOP_TIMEOUT),
    ...(restartPolicy ? restartProblems(restartPolicy) : []),
    ...ulimits.flatMap(ulimitProblems),
    ...repeated(ulimits.flatMap(({ name }) => known(name) ?? [])).map(ulimitTwice),
    ...kernelProblems(container),
    ...oneOf(container.versionConsistency, ["enabled", "disabled"], {
      code: "version-consistency",
      what: "versionConsistency",
    }),
    ...directoryProblems(workingDirectory),
    ...(known(user) === "" ? [noUser()] : []),
  ];
}

/** Amazon ECS API reference, `HealthCheck`. */
function healthCheckProblems({ command, interval, timeout, retries, startPeriod }: HealthCheck): Problem[] {
  const code = "health-check-range";
  const unit = "seconds";
  return [
    ...commandProblems(command),
    ...wholeNumber(interval, { code, what: "a health check's interval", min: 5, max: 300, unit }),
    ...wholeNumber(timeout, { code, what: "a health check's timeout", min: 2, max: 60, unit }),
    ...wholeNumber(retries, { code, what: "a health check's retries", min: 1, max: 10 }),
    ...wholeNumber(startPeriod, { code, what: "a health check's startPeriod", min: 0, max: 300, unit }),
  ];
}

/** The API reference knows the first two; AWS's own images are checked with the path of a program alone. */
function commandProblems(command: readonly string[]): Problem[] {
  const [first = ""] = command;
  if (isToken(first) || isAbsolute(first)) return [];
  const what = "a health check's first word, unless it is the path of a program,";
  const problems = oneOf(first, ["CMD", "CMD-SHELL"], { code: "health-check-command", what });
  return command.length < 2 ? [...problems, nothingToRun(command)] : problems;
}

const nothingToRun = (got: readonly string[]): Problem => ({
  code: "health-check-command",
  rule: "a health check has something to run after its first word",
  got,
  fix: "write it as ['CMD-SHELL', 'curl -f http://localhost/ || exit 1']",
});

function restartProblems({ ignoredExitCodes = [], restartAttemptPeriod }: RestartPolicy): Problem[] {
  return [
    ...wholeNumber(restartAttemptPeriod, {
      code: "restart-period",
      what: "restartAttemptPeriod",
      min: 60,
      max: 1800,
      unit: "seconds",
    }),
    ...ignoredExitCodes.flatMap((exitCode) =>
      wholeNumber(exitCode, { code: "restart-exit-code", what: "an exit code", min: 0, max: 255 }),
    ),
    ...(ignoredExitCodes.length > MOST_EXIT_CODES ? [tooManyExitCodes(ignoredExitCodes.length)] : []),
  ];
}

type RestartPolicy = NonNullable<ContainerDefinition["restartPolicy"]>;

const tooManyExitCodes = (got: number): Problem => ({
  code: "restart-exit-code",
  rule: `a restart policy ignores at most ${MOST_EXIT_CODES} exit codes`,
  got,
  fix: "list fewer",
});

/** -1 means unlimited (getrlimit(2)). */
function ulimitProblems({ name, softLimit, hardLimit }: Ulimit): Problem[] {
  const bounds = { code: "ulimit-range", min: -1, max: 2_147_483_647 } as const;
  const [soft, hard] = [softLimit, hardLimit].map((limit) => (known(limit) === -1 ? Infinity : known(limit)));
  return [
    ...oneOf(name, ULIMIT_NAMES, { code: "ulimit-name", what: "a ulimit's name" }),
    ...wholeNumber(softLimit, { ...bounds, what: "a ulimit's softLimit" }),
    ...wholeNumber(hardLimit, { ...bounds, what: "a ulimit's hardLimit" }),
    ...((soft ?? -Infinity) > (hard ?? Infinity) ? [softAboveHard(softLimit, hardLimit)] : []),
  ];
}

const softAboveHard = (soft: number, hard: number): Problem => ({
  code: "ulimit-soft-above-hard",
  rule: `a ulimit's softLimit is at most its hardLimit of ${hard}`,
  got: soft,
  fix: "lower the one or raise the other",
});

const ulimitTwice = (got: string): Problem => ({
  code: "ulimit-duplicate",
  rule: "a container sets each ulimit once",
  got,
  fix: "keep one of them",
});

function kernelProblems({ linuxParameters, systemControls = [] }: ContainerDefinition): Problem[] {
  const { add = [], drop = [] } = linuxParameters?.capabilities ?? {};
  const { tmpfs = [] } = linuxParameters ?? {};
  const code = "linux-capability";
  return [
    ...add.flatMap((name) => oneOf(name, ["SYS_PTRACE"], { code, what: "a capability that Fargate gives" })),
    ...drop.flatMap((name) => oneOf(name, DROPPABLE_CAPABILITIES, { code, what: "a capability to drop" })),
    ...tmpfs.flatMap(tmpfsProblems),
    ...systemControls.flatMap(({ namespace }) => namespaceProblems(namespace)),
    ...repeated(systemControls.map(({ namespace }) => namespace)).map(controlTwice),
  ];
}

/** Amazon ECS API reference, `Tmpfs`; no task has more memory than the largest. */
function tmpfsProblems({ size, mountOptions = [] }: Tmpfs): Problem[] {
  const bounds = { code: "tmpfs-size", what: "a tmpfs mount's size", min: 1, max: MOST_MEMORY, unit: "MiB" } as const;
  const names = mountOptions.map((option) => known<string>(option)?.replace(/=.+/, ""));
  const what = "an option of a tmpfs mount";
  return [
    ...wholeNumber(size, bounds),
    ...names.flatMap((name) => oneOf(name, TMPFS_MOUNT_OPTIONS, { code: "tmpfs-option", what })),
  ];
}

/** Amazon ECS API reference, `SystemControl`. */
function namespaceProblems(namespace: string): Problem[] {
  const name = known(namespace);
  const pattern = /^(?:net\.|fs\.mqueue\.|kernel\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)$)/;
  if (name === undefined || pattern.test(name)) return [];
  const rule = "a system control is one of net.*, fs.mqueue.* or the kernel's message and shared memory settings";
  return [{ code: "system-control", rule, got: name, fix: "leave it out: Fargate does not have it" }];
}

const controlTwice = (got: string): Problem => ({
  code: "system-control-duplicate",
  rule: "a container sets each system control once",
  got,
  fix: "keep one of them",
});

/** Docker refuses to start the container otherwise: "it needs to be an absolute path" (moby, `daemon/container.go`). */
function directoryProblems(workingDirectory: string | undefined): Problem[] {
  const path = known(workingDirectory);
  if (path === undefined || isAbsolute(path)) return [];
  const rule = "workingDirectory is an absolute path";
  return [{ code: "container-working-directory", rule, got: path, fix: "leave it out to take the image's own" }];
}

const noUser = (): Problem => ({
  code: "container-user",
  rule: "user is a name or a number",
  got: "",
  fix: "leave it out to take the image's own",
});
