import { Token } from "cdktf";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import type { PortMapping } from "../../../constructs/ecs/port-mapping";
import { encodeJson } from "../../../constructs/core/jsonencode";
import { renderContainer } from "../../../constructs/ecs/render-container";
import { taskVerdict, type TaskShape } from "../../../constructs/ecs/rules/task";
import { Secret } from "../../../constructs/ecs/secret";
import type { Volume } from "../../../constructs/ecs/volume";

// What is just within the bounds of a rule, and what just beyond; the sentences are in rules.unit.test.ts.

type Fields = { readonly [K in keyof ContainerDefinition]?: unknown };

const container = (fields: Fields = {}) => ({ name: "app", image: "nginx:1", ...fields }) as ContainerDefinition;
const task = (fields: Partial<TaskShape> = {}): TaskShape => ({
  cpu: "1 vCPU",
  memory: "2 GB",
  containers: [container()],
  ...fields,
});
const codes = (shape: TaskShape) => taskVerdict(shape).problems.map(({ code }) => code);
const inContainer = (fields: Fields) => codes(task({ containers: [container(fields)] }));

const CHECK = { command: ["CMD", "true"] };
const exitCodes = (length: number, code = 0) => ({ ignoredExitCodes: Array.from({ length }, () => code) });
const files = (length: number) => Array.from({ length }, (_, i) => ({ type: "s3", value: `arn:aws:s3:::b/${i}.env` }));
const ranges = (length: number) =>
  Array.from({ length }, (_, i) => ({ containerPortRange: `${2 * i + 1}-${2 * i + 2}` }));
const ulimit = (softLimit: number, hardLimit: number) => ({ ulimits: [{ name: "nofile", softLimit, hardLimit }] });

describe.each<[field: string, fields: (value: number) => Fields, low: number, high: number, code: string]>([
  ["startTimeout", (startTimeout) => ({ startTimeout }), 2, 120, "container-timeout"],
  ["stopTimeout", (stopTimeout) => ({ stopTimeout }), 2, 120, "container-timeout"],
  ["a check's interval", (interval) => ({ healthCheck: { ...CHECK, interval } }), 5, 300, "health-check-range"],
  ["a check's timeout", (timeout) => ({ healthCheck: { ...CHECK, timeout } }), 2, 60, "health-check-range"],
  ["a check's retries", (retries) => ({ healthCheck: { ...CHECK, retries } }), 1, 10, "health-check-range"],
  [
    "a check's startPeriod",
    (startPeriod) => ({ healthCheck: { ...CHECK, startPeriod } }),
    0,
    300,
    "health-check-range",
  ],
  [
    "a restart period",
    (restartAttemptPeriod) => ({ restartPolicy: { restartAttemptPeriod } }),
    60,
    1800,
    "restart-period",
  ],
  ["an exit code", (code) => ({ restartPolicy: exitCodes(1, code) }), 0, 255, "restart-exit-code"],
  ["a soft limit", (softLimit) => ulimit(softLimit, -1), -1, 2_147_483_647, "ulimit-range"],
  ["a port", (containerPort) => ({ portMappings: [{ containerPort }] }), 1, 65535, "port-number"],
  ["a container's cpu", (cpu) => ({ cpu }), 0, 1024, "container-cpu,task-cpu-exceeded"],
  ["a container's memory", (memory) => ({ memory }), 6, 2048, "container-memory,task-memory-exceeded"],
  [
    "a container's reservation",
    (memoryReservation) => ({ memoryReservation }),
    6,
    2048,
    "container-memory,task-memory-exceeded",
  ],
])("%s", (_, fields, low, high, code) => {
  const [below, above = below] = code.split(",");

  test.each([low, low + 1, high - 1, high])("may be %d", (value) => expect(inContainer(fields(value))).toEqual([]));
  test("may be known only at plan time", () =>
    expect(inContainer(fields(Token.asNumber({ resolve: () => 0 })))).toEqual([]));
  test("may not be one less", () => expect(inContainer(fields(low - 1))).toEqual([below]));
  test("may not be one more", () => expect(inContainer(fields(high + 1))).toEqual([above]));
  test("may not be a fraction", () => expect(inContainer(fields(low + 0.5))).toEqual([below]));
});

test.each<[what: string, fields: Fields]>([
  ["50 exit codes", { restartPolicy: exitCodes(50) }],
  ["a restart policy of defaults", { restartPolicy: {} }],
  ["10 environment files", { environmentFiles: files(10) }],
  ["100 ranges of ports, and single ones", { portMappings: [...ranges(100), { containerPort: 60000 }] }],
  ["the widest range", { portMappings: [{ containerPortRange: "1-65535" }] }],
  ["the highest range", { portMappings: [{ containerPortRange: "65534-65535" }] }],
  [
    "ports side by side",
    { portMappings: [{ containerPort: 79 }, { containerPortRange: "80-82" }, { containerPort: 83 }] },
  ],
  [
    "an app protocol over tcp",
    { portMappings: [{ containerPort: 1, name: "a", appProtocol: "grpc", protocol: "tcp" }] },
  ],
  ["a soft limit that is the hard one", ulimit(5, 5)],
  ["a soft limit below no limit", ulimit(5, -1)],
  ["no limit at all", ulimit(-1, -1)],
  ["an image with a digest", { image: `example.com:5000/a/b_c@sha256:${"0".repeat(64)}` }],
  ["an image of 255 characters", { image: "a".repeat(255) }],
  ["a health check by a shell", { healthCheck: { command: ["CMD-SHELL", "true"] } }],
  ["the capability that Fargate gives", { linuxParameters: { capabilities: { add: ["SYS_PTRACE"] } } }],
  ["dropped capabilities", { linuxParameters: { capabilities: { drop: ["ALL", "NET_RAW"] } } }],
  ["a message queue control", { systemControls: [{ namespace: "fs.mqueue.msg_max", value: "1" }] }],
  ["a shared memory control", { systemControls: [{ namespace: "kernel.shmmax", value: "1" }] }],
  ["different controls", { systemControls: ["net.a", "net.b"].map((namespace) => ({ namespace, value: "1" })) }],
  ["different ulimits", { ulimits: ["core", "cpu"].map((name) => ({ name, softLimit: 1, hardLimit: 1 })) }],
  ["a version consistency", { versionConsistency: "disabled" }],
  ["names that every object has", { environment: { toString: "x" }, secrets: { A: Secret.fromSecretArn(arnOf("a")) } }],
  ["an environment file in a folder", { environmentFiles: [{ type: "s3", value: "arn:aws-cn:s3:::b/c/d.env" }] }],
  ["mounts of another container", { name: "b", volumesFrom: [{ sourceContainer: "app" }] }],
])("%s is legal", (_, fields) => {
  expect(codes(task({ containers: [container(), container({ name: "b", ...fields })] }))).toEqual([]);
});

test.each<[what: string, fields: Fields, code: string]>([
  ["a range of one port", { portMappings: [{ containerPortRange: "80-80" }] }, "port-range"],
  ["a range from 0", { portMappings: [{ containerPortRange: "0-80" }] }, "port-range"],
  ["a range beyond the last port", { portMappings: [{ containerPortRange: "80-65536" }] }, "port-range"],
  ["a range with more around it", { portMappings: [{ containerPortRange: "x80-81" }] }, "port-range"],
  ["a range with more behind it", { portMappings: [{ containerPortRange: "80-81x" }] }, "port-range"],
  [
    "ranges that share a port",
    { portMappings: [{ containerPortRange: "80-82" }, { containerPortRange: "82-84" }] },
    "port-duplicate",
  ],
  [
    "a range around a port",
    { portMappings: [{ containerPort: 81 }, { containerPortRange: "80-82" }] },
    "port-duplicate",
  ],
  ["an image of 256 characters", { image: "a".repeat(256) }, "container-image"],
  ["an image with more around it", { image: " nginx" }, "container-image"],
  [
    "a control with more behind it",
    { systemControls: [{ namespace: "kernel.shmmaxx", value: "1" }] },
    "system-control",
  ],
  ["a control with more before it", { systemControls: [{ namespace: "xnet.core", value: "1" }] }, "system-control"],
  [
    "an environment file in no bucket",
    { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::/a.env" }] },
    "environment-file",
  ],
  [
    "an environment file without a name",
    { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::b/.env" }] },
    "environment-file",
  ],
  [
    "an environment file of two types",
    { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::b/a.env.txt" }] },
    "environment-file",
  ],
  [
    "a file's address before an ARN",
    { environmentFiles: [{ type: "s3", value: "xarn:aws:s3:::b/a.env" }] },
    "environment-file",
  ],
  ["a variable with a zero byte", { environment: { "A\0": "x" } }, "environment-name"],
  ["a variable that ends with =", { environment: { "A=": "x" } }, "environment-name"],
  ["a variable that starts with =", { environment: { "=A": "x" } }, "environment-name"],
])("%s is illegal", (_, fields, code) => {
  expect(inContainer(fields)).toEqual([code]);
});

describe("ports of one container", () => {
  const own = (...portMappings: PortMapping[]) => inContainer({ portMappings });
  const later = Token.asAny({ resolve: () => "tcp" });

  test.each<PortMapping[]>([
    [{ containerPort: 53 }, { containerPort: 53, protocol: "udp" }],
    [{ containerPort: 53 }, { containerPort: 53, protocol: later }],
  ])("may be tcp and udp of one number: %j, %j", (a, b) => expect(own(a, b)).toEqual([]));

  test("may not be one twice", () => {
    const udp = { containerPort: 53, protocol: "udp" } as const;
    expect(own({ containerPort: 53 }, { containerPort: 53, protocol: "tcp" })).toEqual(["port-duplicate"]);
    expect(own(udp, udp)).toEqual(["port-duplicate"]);
  });
});

test.each<[readonly string[], string[]]>([
  [["/healthcheck"], []],
  [["/bin/check", "--port", "80"], []],
  [["C:\\check.exe"], []],
  [["c:/check.exe", "--port", "80"], []],
  [[Token.asString({ resolve: () => "/healthcheck" })], []],
  [[`${Token.asString({ resolve: () => "/opt" })}/healthcheck`], []],
  [["CMD", "true"], []],
  [["CMD-SHELL", "true"], []],
  [[Token.asString({ resolve: () => "CMD" }), "true"], []],
  [["curl", "-f", "http://localhost/"], ["health-check-command"]],
  [["healthcheck"], ["health-check-command", "health-check-command"]],
  [["CMD"], ["health-check-command"]],
  [[], ["health-check-command", "health-check-command"]],
])("a health check of %j", (command, expected) => {
  expect(inContainer({ healthCheck: { command } })).toEqual(expected);
});

describe("tmpfs", () => {
  const mount = (fields: object) =>
    inContainer({ linuxParameters: { tmpfs: [{ containerPath: "/tmp", size: 64, ...fields }] } });

  test.each([
    {},
    { size: 1 },
    { size: 249_856 },
    { size: Token.asNumber({ resolve: () => 1 }) },
    { mountOptions: ["noexec", "mode=1777", "uid"] },
    { mountOptions: [Token.asAny({ resolve: () => "ro" })] },
    { mountOptions: [] },
  ])("may have %j", (fields) => expect(mount(fields)).toEqual([]));

  test.each([
    [{ size: 0 }, "tmpfs-size"],
    [{ size: 1.5 }, "tmpfs-size"],
    [{ size: 249_857 }, "tmpfs-size"],
    [{ mountOptions: ["executable"] }, "tmpfs-option"],
    [{ mountOptions: ["mode="] }, "tmpfs-option"],
    [{ containerPath: "tmp" }, "volume-path"],
  ])("may not have %j", (fields, code) => expect(mount(fields)).toEqual([code]));

  test("is where no other mount is", () => {
    const tmpfs = [{ containerPath: "/tmp", size: 64 }];
    expect(inContainer({ linuxParameters: { tmpfs: [...tmpfs, ...tmpfs] } })).toEqual(["mount-path-duplicate"]);
  });

  test("is written as AWS has it", () => {
    const tmpfs = [
      { containerPath: "/b", size: 64, mountOptions: ["noexec", "mode=1777"] },
      { containerPath: "/a", size: 1, mountOptions: [] },
    ];
    expect(JSON.parse(encodeJson(renderContainer(container({ linuxParameters: { tmpfs } }))))).toMatchObject({
      linuxParameters: { tmpfs: [tmpfs[0], { containerPath: "/a", size: 1 }] },
    });
  });
});

describe("ports of two containers", () => {
  const both = (a: PortMapping, b: PortMapping) =>
    codes(task({ containers: [container({ portMappings: [a] }), container({ name: "b", portMappings: [b] })] }));
  const later = Token.asAny({ resolve: () => "tcp" });

  test.each<[what: string, PortMapping, PortMapping]>([
    ["of two protocols", { containerPort: 53 }, { containerPort: 53, protocol: "udp" }],
    ["of a protocol known only at plan time", { containerPort: 53, protocol: later }, { containerPort: 53 }],
    [
      "of protocols known only at plan time",
      { containerPort: 53, protocol: later },
      { containerPort: 53, protocol: later },
    ],
    ["of which one is known only at plan time", { containerPort: Token.asNumber(later) }, { containerPort: 53 }],
  ])("%s may be the same", (_, a, b) => expect(both(a, b)).toEqual([]));

  test("may be below and above each other", () => {
    expect(both({ containerPortRange: "80-90" }, { containerPort: 79 })).toEqual([]);
    expect(both({ containerPortRange: "80-90" }, { containerPort: 91 })).toEqual([]);
  });

  test("of one protocol may not be the same, written or not", () =>
    expect(both({ containerPort: 53 }, { containerPort: 53, protocol: "tcp" })).toEqual(["port-duplicate"]));
});

describe("volumes", () => {
  const withVolume = (volume: Volume, mount = "/data") =>
    codes(
      task({
        volumes: [volume],
        taskRole: "its permissions",
        containers: [container({ mountPoints: [{ sourceVolume: volume.name, containerPath: mount }] })],
      }),
    );
  const efs = (fields: object) => ({ name: "data", efs: { fileSystemId: "fs-01234567", ...fields } }) as Volume;

  test.each([
    { name: "data" },
    { name: "data", configuredAtLaunch: true } as const,
    efs({}),
    efs({ rootDirectory: "/" }),
    efs({ rootDirectory: "/data" }),
    efs({ transitEncryption: false }),
    efs({ transitEncryption: false, iamAuthorization: false }),
    efs({ transitEncryptionPort: 1 }),
    efs({ transitEncryptionPort: 65535, iamAuthorization: true }),
    efs({ accessPointId: "fsap-01234567" }),
    efs({ accessPointId: `fsap-${"0123456789".repeat(4)}`, transitEncryption: true }),
    efs({ fileSystemId: `fs-${"0123456789".repeat(4)}` }),
  ])("may be %j", (volume) => expect(withVolume(volume)).toEqual([]));

  test.each(["/data", "C:\\data", "c:/data"])("may be mounted at %s", (path) =>
    expect(withVolume({ name: "data" }, path)).toEqual([]),
  );

  test.each(["data/", "", "1:/data", "C:data", "x/C:/data"])("may not be mounted at %j", (path) =>
    expect(withVolume({ name: "data" }, path)).toEqual(["volume-path"]),
  );

  test("have no root directory beside the root", () => {
    expect(withVolume(efs({ rootDirectory: "data/" }))).toEqual(["volume-path"]);
  });

  test.each(["fs-0123456", `fs-${"0123456789".repeat(4)}a`, "fs-0123456g", "xfs-01234567", "fs-01234567:"])(
    "have no file system %s",
    (fileSystemId) => expect(withVolume(efs({ fileSystemId }))).toEqual(["efs-id"]),
  );

  test.each(["fsap-0123456", `fsap-${"0123456789".repeat(4)}a`, "xfsap-01234567", "fsap-01234567:"])(
    "have no access point %s",
    (accessPointId) => expect(withVolume(efs({ accessPointId }))).toEqual(["efs-id"]),
  );

  test("may be mounted twice by one container, and once by two", () => {
    const mounts = ["/a", "/b"].map((containerPath) => ({ sourceVolume: "data", containerPath }));
    const containers = ["a", "b"].map((name) => container({ name, mountPoints: mounts }));
    expect(
      codes(task({ volumes: [{ name: "data" }, { name: "other", configuredAtLaunch: true }], containers })),
    ).toEqual([]);
  });

  test("may be mounted where one is known only at plan time", () => {
    const name = Token.asString({ resolve: () => "x" });
    const mount = container({ mountPoints: [{ sourceVolume: "x", containerPath: "/x" }] });
    expect(codes(task({ volumes: [{ name }], containers: [mount] }))).toEqual([]);
    expect(
      codes(task({ containers: [container({ mountPoints: [{ sourceVolume: name, containerPath: name }] })] })),
    ).toEqual([]);
  });
});

function arnOf(name: string): string {
  return `arn:aws:secretsmanager:eu-west-3:123456789012:secret:${name}`;
}
