import fc from "fast-check";
import { DROPPABLE_CAPABILITIES, TMPFS_MOUNT_OPTIONS, ULIMIT_NAMES } from "../../constructs/ecs/linux-names";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import { FAST, secret, text, textOf, variableName } from "./values";

/** A record of which any field may be missing. */
const some = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields, { ...FAST, requiredKeys: [] });

const image = fc.constantFrom("nginx", "example.com:5000/team/app_1:v1.2", `busybox@sha256:${"0a".repeat(32)}`);
const words = fc.array(text, { maxLength: 2 });
const seconds = (min: number, max: number) => fc.integer({ min, max });

const healthCheck = fc
  .record({
    command: fc.oneof(
      fc.tuple(fc.constant("CMD-SHELL" as const), text),
      fc.tuple(fc.constant("CMD" as const), text, text),
    ),
    times: some({
      interval: seconds(5, 300),
      timeout: seconds(2, 60),
      retries: seconds(1, 10),
      startPeriod: seconds(0, 300),
    }),
  })
  .map(({ command, times }) => ({ command, ...times }));

const restartPolicy = some({
  ignoredExitCodes: fc.array(seconds(0, 255), { maxLength: 3 }),
  restartAttemptPeriod: seconds(60, 1800),
});

/** No variable is in both. */
const environmentAndSecrets = fc
  .tuple(
    fc.dictionary(variableName, text, { ...FAST, maxKeys: 2 }),
    fc.dictionary(variableName, secret, { ...FAST, maxKeys: 2 }),
  )
  .map(([environment, secrets]) => ({
    environment: Object.fromEntries(Object.entries(environment).filter(([key]) => !Object.hasOwn(secrets, key))),
    secrets,
  }));

const environmentFiles = fc.array(
  textOf("abc/.", 1, 8).map((path) => ({ type: "s3" as const, value: `arn:aws:s3:::bucket/${path}.env` })),
  { maxLength: 2 },
);

const own = some<Partial<ContainerDefinition>>({
  essential: fc.boolean(),
  entryPoint: words,
  command: words,
  workingDirectory: fc.constantFrom("/app", "C:\\app"),
  environmentFiles,
  healthCheck,
  startTimeout: seconds(2, 120),
  stopTimeout: seconds(2, 120),
  restartPolicy,
  interactive: fc.boolean(),
  pseudoTerminal: fc.boolean(),
  dockerLabels: fc.dictionary(text, text, { ...FAST, maxKeys: 2 }),
  credentialSpecs: fc.constantFrom([], ["credentialspecdomainless:arn:aws:ssm:eu-west-3:123456789012:parameter/spec"]),
  repositoryCredentials: secret.map((credentialsParameter) => ({ credentialsParameter })),
  versionConsistency: fc.constantFrom("enabled", "disabled"),
});

const limit = seconds(-1, 2_147_483_647);
const ulimits = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...ULIMIT_NAMES), limit, limit).map(([ulimit, a, b]) => {
    const soft = a === -1 || (b !== -1 && b < a) ? b : a;
    return { name: ulimit, softLimit: soft, hardLimit: soft === a ? b : a };
  }),
  { selector: ({ name }) => name, maxLength: 2 },
);

const linuxParameters = some({
  capabilities: some({
    add: fc.uniqueArray(fc.constant("SYS_PTRACE" as const)),
    drop: fc.uniqueArray(fc.constantFrom(...DROPPABLE_CAPABILITIES), { maxLength: 3 }),
  }),
  initProcessEnabled: fc.boolean(),
  tmpfs: fc.uniqueArray(
    fc.record(
      {
        containerPath: textOf("abc", 1, 3).map((path) => `/memory/${path}`),
        size: fc.integer({ min: 1, max: 1024 }),
        mountOptions: fc.uniqueArray(fc.constantFrom(...TMPFS_MOUNT_OPTIONS, "mode=1777" as const), { maxLength: 2 }),
      },
      { ...FAST, requiredKeys: ["containerPath", "size"] },
    ),
    { selector: ({ containerPath }) => containerPath, maxLength: 2 },
  ),
});

const systemControls = fc.uniqueArray(
  fc.record({ namespace: fc.constantFrom("net.core.somaxconn", "fs.mqueue.msg_max", "kernel.sem"), value: text }),
  { selector: ({ namespace }) => namespace },
);

const linuxOnly = some<Partial<ContainerDefinition>>({
  user: fc.constantFrom("0", "app", "1000:1000"),
  ulimits,
  linuxParameters,
  systemControls,
  privileged: fc.constant(false as const),
  readonlyRootFilesystem: fc.boolean(),
});

/** What a container says of itself alone, on any operating system. */
export const ownFields: fc.Arbitrary<Partial<ContainerDefinition> & Pick<ContainerDefinition, "image">> = fc
  .tuple(image, own, fc.option(environmentAndSecrets, { nil: {} }))
  .map(([ref, fields, environment]) => ({ image: ref, ...fields, ...environment }));

/** What a container on Linux may say besides. */
export const linuxFields: fc.Arbitrary<Partial<ContainerDefinition>> = linuxOnly;
