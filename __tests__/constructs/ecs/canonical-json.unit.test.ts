import { Token } from "cdktf";
import { encodeJson } from "../../../constructs/core/jsonencode";
import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import { renderContainer } from "../../../constructs/ecs/render-container";
import { Secret } from "../../../constructs/ecs/secret";
import { renderVolume, type Volume } from "../../../constructs/ecs/volume";

// Each difference without a meaning, and the report of somebody who met it.

const SECRET = Secret.fromSecretArn("arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3");
const later = Token.asAny({ resolve: () => "x" });
const render = (fields: { readonly [K in keyof ContainerDefinition]?: unknown }) =>
  JSON.parse(encodeJson(renderContainer({ name: "app", image: "nginx", ...fields } as ContainerDefinition))) as object;
const unresolved = (fields: Partial<ContainerDefinition>) =>
  renderContainer({ name: "app", image: "nginx", ...fields }) as Readonly<Record<string, unknown>>;
const PLAIN = { name: "app", image: "nginx", essential: true };

test("a container of nothing but its image says what AWS fills in", () => {
  expect(render({})).toEqual(PLAIN);
  expect(Object.entries(unresolved({})).filter(([, value]) => value !== undefined)).toEqual(Object.entries(PLAIN));
});

describe("hashicorp/terraform-provider-aws pull request 46132: empty lists, and configure_at_launch", () => {
  test("what is empty is left out", () => {
    const lists = [
      ...["entryPoint", "command", "environmentFiles", "portMappings", "dependsOn", "mountPoints", "volumesFrom"],
      ...["ulimits", "systemControls", "credentialSpecs"],
    ];
    const empty = {
      ...Object.fromEntries(lists.map((list) => [list, []])),
      ...{ environment: {}, secrets: {}, dockerLabels: {} },
    };
    expect(render(empty)).toEqual(PLAIN);
    expect(render({ logConfiguration: firelens({ secretOptions: {} }) })).toEqual({
      ...PLAIN,
      logConfiguration: { logDriver: "awsfirelens" },
    });
    expect(
      render({ firelensConfiguration: { type: "fluentd", options: {} }, restartPolicy: { ignoredExitCodes: [] } }),
    ).toEqual({
      ...PLAIN,
      user: "0",
      firelensConfiguration: { type: "fluentd" },
      restartPolicy: { enabled: true, restartAttemptPeriod: 300 },
    });
  });

  test.each<[Volume, object]>([
    [{ name: "a" }, { name: "a", configureAtLaunch: false }],
    [
      { name: "a", configuredAtLaunch: true },
      { name: "a", configureAtLaunch: true },
    ],
  ])("%j is rendered as %j", (volume, rendered) => expect(renderVolume(volume)).toEqual(rendered));
});

// Issue 3035: the order of the environment; pull request 36029: the order of the containers. The provider has sorted both
// since, and secrets too (pull request 35792). Of all else AWS keeps the order: another one would be a new revision of a
// definition that is there already.
test("every list stays in the order in which it is given", () => {
  const limit = { softLimit: 1, hardLimit: 2 };
  expect(
    render({
      environment: { B: "1", A: "2" },
      secrets: { D: SECRET, C: SECRET },
      dependsOn: ["z", "y"].map((containerName) => ({ containerName, condition: "START" })),
      mountPoints: ["/b", "/a"].map((containerPath) => ({ sourceVolume: "v", containerPath, readOnly: true })),
      volumesFrom: ["z", "y"].map((sourceContainer) => ({ sourceContainer, readOnly: true })),
      ulimits: ["nproc", "core", "nofile"].map((name) => ({ name, ...limit })),
      systemControls: ["net.b", "net.a"].map((namespace) => ({ namespace, value: "1" })),
      linuxParameters: { capabilities: { add: ["SYS_PTRACE"], drop: ["SYSLOG", "CHOWN", "CHOWN"] } },
      logConfiguration: firelens({ secretOptions: { b: SECRET, a: SECRET } }),
    }),
  ).toEqual({
    ...PLAIN,
    environment: [
      { name: "B", value: "1" },
      { name: "A", value: "2" },
    ],
    secrets: ["D", "C"].map((name) => ({ name, valueFrom: SECRET.valueFrom })),
    dependsOn: ["z", "y"].map((containerName) => ({ containerName, condition: "START" })),
    mountPoints: ["/b", "/a"].map((containerPath) => ({ sourceVolume: "v", containerPath, readOnly: true })),
    volumesFrom: ["z", "y"].map((sourceContainer) => ({ sourceContainer, readOnly: true })),
    ulimits: ["nproc", "core", "nofile"].map((name) => ({ name, ...limit })),
    systemControls: ["net.b", "net.a"].map((namespace) => ({ namespace, value: "1" })),
    linuxParameters: { capabilities: { add: ["SYS_PTRACE"], drop: ["SYSLOG", "CHOWN", "CHOWN"] } },
    logConfiguration: {
      logDriver: "awsfirelens",
      secretOptions: ["b", "a"].map((name) => ({ name, valueFrom: SECRET.valueFrom })),
    },
  });
});

test("what is written out stays, though it says what holds without it", () => {
  expect(render({ privileged: false })).toEqual({ ...PLAIN, privileged: false });
});

test("hashicorp/terraform-provider-aws pull request 41394: a FireLens router runs as user 0", () => {
  const router = { firelensConfiguration: { type: "fluentbit", options: { "config-file-type": "file" } } };
  expect(render(router)).toEqual({ ...PLAIN, ...router, user: "0" });
  expect(render({ ...router, user: "0:0" })).toEqual({ ...PLAIN, ...router, user: "0:0" });
});

describe("capabilities", () => {
  const both = (add: string[], drop: string[]) => ({ ...PLAIN, linuxParameters: { capabilities: { add, drop } } });

  test("braintrustdata/terraform-aws-braintrust-data-plane pull request 335: one list brings the other", () => {
    expect(render({ linuxParameters: { capabilities: { drop: ["ALL"] } } })).toEqual(both([], ["ALL"]));
    expect(render({ linuxParameters: { capabilities: { add: ["SYS_PTRACE"] } } })).toEqual(both(["SYS_PTRACE"], []));
  });

  test("TerraConstructs/base pull request 158: none are left out", () => {
    expect(render({ linuxParameters: {} })).toEqual(PLAIN);
    expect(render({ linuxParameters: { capabilities: {} } })).toEqual(PLAIN);
    expect(render({ linuxParameters: { capabilities: { add: [], drop: [] }, initProcessEnabled: false } })).toEqual({
      ...PLAIN,
      linuxParameters: { initProcessEnabled: false },
    });
  });
});

test("hashicorp/terraform issue 23780: a mount says whether it is read-only", () => {
  expect(
    render({
      mountPoints: [{ sourceVolume: "v", containerPath: "/v" }],
      volumesFrom: [{ sourceContainer: "b" }],
    }),
  ).toEqual({
    ...PLAIN,
    mountPoints: [{ sourceVolume: "v", containerPath: "/v", readOnly: false }],
    volumesFrom: [{ sourceContainer: "b", readOnly: false }],
  });
});

test("terraform-aws-modules/terraform-aws-ecs issue 356: versionConsistency is there only where it was given", () => {
  expect(render({})).not.toHaveProperty("versionConsistency");
  expect(render({ versionConsistency: "enabled" })).toEqual({ ...PLAIN, versionConsistency: "enabled" });
});

test("hashicorp/terraform issue 17737: defaults are written out as AWS stores them", () => {
  const command = ["CMD", "true"];
  expect(
    render({
      healthCheck: { command },
      restartPolicy: { ignoredExitCodes: [1] },
      portMappings: [{ containerPort: 80 }, { containerPortRange: "90-91", protocol: "udp" }],
    }),
  ).toEqual({
    ...PLAIN,
    healthCheck: { command, interval: 30, timeout: 5, retries: 3 },
    restartPolicy: { enabled: true, ignoredExitCodes: [1], restartAttemptPeriod: 300 },
    portMappings: [
      { containerPort: 80, hostPort: 80 },
      { containerPortRange: "90-91", protocol: "udp" },
    ],
  });
});

test("every field is passed on", () => {
  const given = {
    ...{ essential: false, entryPoint: ["a"], command: ["b"], workingDirectory: "/c", user: "d" },
    ...{ cpu: 1, memory: 8, memoryReservation: 7, startTimeout: 2, stopTimeout: 3 },
    ...{ readonlyRootFilesystem: true, interactive: true, pseudoTerminal: false, versionConsistency: "disabled" },
    ...{ dockerLabels: { e: "f" }, credentialSpecs: ["g"], linuxParameters: { initProcessEnabled: true } },
    environmentFiles: [{ type: "s3", value: "arn:aws:s3:::b/a.env" }],
    healthCheck: { command: ["CMD", "h"], interval: 6, timeout: 7, retries: 8, startPeriod: 9 },
    portMappings: [{ containerPort: 1, hostPort: 1, name: "i", appProtocol: "http", protocol: "tcp" }],
    firelensConfiguration: { type: "fluentd", options: { j: "k" } },
  };
  expect(render({ ...given, restartPolicy: { restartAttemptPeriod: 60 } })).toEqual({
    ...{ name: "app", image: "nginx", ...given },
    restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
  });
  const { valueFrom } = SECRET;
  expect(
    render({
      repositoryCredentials: { credentialsParameter: SECRET },
      environment: { A: "b" },
      secrets: { C: SECRET },
    }),
  ).toEqual({
    ...PLAIN,
    repositoryCredentials: { credentialsParameter: valueFrom },
    environment: [{ name: "A", value: "b" }],
    secrets: [{ name: "C", valueFrom }],
  });
});

test("a value known only at plan time becomes a reference", () => {
  expect(unresolved({ essential: later, interactive: later })).toMatchObject({
    essential: Token.asString(later),
    interactive: Token.asString(later),
  });
});

describe("a file system", () => {
  const FILE_SYSTEM = { fileSystemId: "fs-01234567" };
  const DEFAULTS = { ...FILE_SYSTEM, rootDirectory: "/", transitEncryption: "ENABLED" };

  test.each<[fields: object, rendered: object]>([
    [{}, DEFAULTS],
    [{ rootDirectory: "/a" }, { ...DEFAULTS, rootDirectory: "/a" }],
    [
      { transitEncryption: true, transitEncryptionPort: 9 },
      { ...DEFAULTS, transitEncryptionPort: 9 },
    ],
    [{ transitEncryption: false }, { ...DEFAULTS, transitEncryption: "DISABLED" }],
    [{ iamAuthorization: false }, DEFAULTS],
    [{ iamAuthorization: true }, { ...DEFAULTS, authorizationConfig: { iam: "ENABLED" } }],
    [{ accessPointId: "fsap-1" }, { ...DEFAULTS, authorizationConfig: { accessPointId: "fsap-1", iam: "DISABLED" } }],
    [
      { accessPointId: "fsap-1", iamAuthorization: true },
      { ...DEFAULTS, authorizationConfig: { accessPointId: "fsap-1", iam: "ENABLED" } },
    ],
  ])("%j is rendered as AWS stores it", (fields, rendered) => {
    expect(renderVolume({ name: "a", efs: { ...FILE_SYSTEM, ...fields } })).toEqual({
      name: "a",
      configureAtLaunch: false,
      efsVolumeConfiguration: rendered,
    });
  });
});
