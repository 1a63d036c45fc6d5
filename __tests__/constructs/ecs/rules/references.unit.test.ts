import { firelens } from "../../../../constructs/ecs/log-drivers/firelens";
import { Token } from "cdktf";
import type { ContainerDefinition } from "../../../../constructs/ecs/container-definition";
import { taskVerdict, type TaskShape } from "../../../../constructs/ecs/rules/task";
import { problemCodes } from "../../../../harness/problem-codes";

// How the containers of a task refer to each other and share the task.

type Fields = { readonly [K in keyof ContainerDefinition]?: unknown };
type Containers = Readonly<Record<string, Fields>>;

const CHECK = { command: ["CMD", "true"] };
const later = Token.asAny({ resolve: () => "x" });
const laterName = Token.asString(later);

const task = (containers: Containers, fields: Partial<TaskShape> = {}): TaskShape => ({
  cpu: 1024,
  memory: 2048,
  containers: Object.entries(containers).map(
    ([name, own]) => ({ name, image: "nginx", ...own }) as ContainerDefinition,
  ),
  ...fields,
});
const problems = (containers: Containers, fields?: Partial<TaskShape>) =>
  taskVerdict(task(containers, fields)).problems;
const codes = (containers: Containers, fields?: Partial<TaskShape>) => problemCodes(problems(containers, fields));
const waitFor = (...names: string[]) => ({
  dependsOn: names.map((containerName) => ({ containerName, condition: "START" })),
});
const waitUntil = (containerName: string, condition: unknown) => ({ dependsOn: [{ containerName, condition }] });

describe("dependencies", () => {
  test.each<[what: string, containers: Containers]>([
    ["a chain", { a: waitFor("b"), b: waitFor("c"), c: {} }],
    ["two ways to one container", { a: waitFor("b", "c"), b: waitFor("d"), c: waitFor("d"), d: {} }],
    ["the health of a container with a check", { a: waitUntil("b", "HEALTHY"), b: { healthCheck: CHECK } }],
    ["the end of one that is not essential", { a: waitUntil("b", "COMPLETE"), b: { essential: false } }],
    ["the success of one that is not essential", { a: waitUntil("b", "SUCCESS"), b: { essential: false } }],
    ["the end of one that may not be essential", { a: waitUntil("b", "COMPLETE"), b: { essential: later } }],
    ["a condition known only at plan time", { a: waitUntil("b", later), b: {} }],
    ["a name known only at plan time", { a: waitUntil(laterName, "COMPLETE") }],
    ["a container whose name is known only at plan time", { a: waitFor("b"), other: { name: laterName } }],
  ])("may be %s", (_, containers) => expect(codes(containers)).toEqual([]));

  test("are judged also where the other container does not exist", () => {
    expect(codes({ a: waitUntil("b", "READY") })).toEqual(["dependency-condition", "dependency-unknown"]);
    expect(codes({ a: waitUntil(laterName, "READY") })).toEqual(["dependency-condition"]);
  });

  test("of an essential container say its condition and all names", () => {
    expect(problems({ a: waitFor("c"), b: {} })).toMatchObject([
      { rule: "dependsOn names a container of the task (a, b)", got: "c", where: 'container "a"' },
    ]);
  });

  test("in cycles are reported once each", () => {
    const cycles = {
      ...{ a: waitFor("b"), b: waitFor("a", "c"), c: waitFor("d"), d: waitFor("b") },
      ...{ x: waitFor("y"), y: waitFor("x"), z: waitFor("x", "a") },
    };
    expect(problems(cycles)).toEqual(
      ["a → b → a", "b → c → d → b", "x → y → x"].map((got) => ({
        code: "dependency-cycle",
        rule: "containers can't depend on each other in a cycle",
        got,
        fix: "take one of these dependencies out",
      })),
    );
  });

  test("on itself and on nobody are no cycles", () => {
    expect(codes({ a: waitFor("a") })).toEqual(["dependency-self"]);
    expect(codes({ a: waitFor("nobody"), b: waitFor("nobody") })).toEqual(["dependency-unknown", "dependency-unknown"]);
  });
});

describe("containers", () => {
  const many = (length: number) => Object.fromEntries(Array.from({ length }, (_, i) => [`c${i}`, {}]));

  test.each([1, 10])("may be %d", (length) => expect(codes(many(length))).toEqual([]));

  test("may be essential by default, or as far as known", () => {
    expect(codes({ a: { essential: false }, b: {} })).toEqual([]);
    expect(codes({ a: { essential: false }, b: { essential: later } })).toEqual([]);
    expect(codes({ a: { essential: false }, b: { essential: true } })).toEqual([]);
  });

  test("have names that are reported once, however often they are repeated", () => {
    const same = { name: "a" };
    expect(codes({ a: {}, b: same, c: same, d: { name: laterName } })).toEqual(["container-name-duplicate"]);
  });

  test("mount the volumes of others whose names are known only at plan time", () => {
    expect(codes({ a: { volumesFrom: [{ sourceContainer: laterName }] } })).toEqual([]);
    const from = (sourceContainer: string) => ({ volumesFrom: [{ sourceContainer }] });
    expect(codes({ a: from("b"), other: { name: laterName } })).toEqual([]);
    expect(codes({ a: from("a"), other: { name: laterName } })).toEqual(["volumes-from"]);
  });

  test("mount volumes of the task, which the message names", () => {
    const mountPoints = [{ sourceVolume: "c", containerPath: "/c" }];
    expect(problems({ a: { mountPoints } }, { volumes: [{ name: "a" }, { name: "b" }] })).toMatchObject([
      { code: "mount-unknown-volume", rule: "a mount point names a volume of the task (a, b)", got: "c" },
    ]);
  });

  test("have port names of their own, all over the task", () => {
    const port = (containerPort: number, name?: string) => ({ portMappings: [{ containerPort, name }] });
    expect(codes({ a: port(1), b: port(2), c: port(3, "x"), d: port(4, "y"), e: port(5, laterName) })).toEqual([]);
    expect(codes({ a: port(1, "x"), b: port(2, "x"), c: port(3, "x") })).toEqual(["port-name-duplicate"]);
  });

  test("collide with the first that has the port", () => {
    const port = { portMappings: [{ containerPort: 80 }] };
    expect(problems({ a: port, b: port, c: port })).toMatchObject([
      { where: 'container "b"', rule: 'a port is mapped once in a task, and container "a" has it' },
      { where: 'container "c"', rule: 'a port is mapped once in a task, and container "a" has it' },
    ]);
  });

  test("share the task to the last unit", () => {
    expect(codes({ a: { cpu: 1000, memory: 2000 }, b: { cpu: 24, memory: 48 }, c: {} })).toEqual([]);
    expect(
      codes({ a: { memory: 2048, memoryReservation: 1024 }, b: { memory: 2048, memoryReservation: 1024 } }),
    ).toEqual([]);
    expect(codes({ a: { memory: 7, memoryReservation: 6 }, b: { memory: 6, memoryReservation: 6 } })).toEqual([]);
  });

  test("share a task of a size known only at plan time, or of none", () => {
    const large = { a: { cpu: 30000, memory: 200_000 } };
    expect(codes(large, { cpu: later, memory: later })).toEqual([]);
    expect(codes(large, { cpu: "many", memory: later })).toEqual(["fargate-cpu"]);
  });

  test("are each reported when they are too large", () => {
    expect(
      problems({ a: { memory: 3000 }, b: { memory: 4000 }, c: { memory: 1 + 2047 } }).map(({ got }) => got),
    ).toEqual([3000, 4000]);
  });
});

test("texts known only at plan time pass", () => {
  const fields = {
    ...{ image: laterName, workingDirectory: laterName, user: laterName, versionConsistency: later },
    environment: { A: laterName },
    environmentFiles: [{ type: "s3", value: laterName }],
    healthCheck: { command: [laterName, laterName] },
    systemControls: [{ namespace: laterName, value: laterName }],
    ulimits: [
      { name: later, softLimit: 2, hardLimit: 3 },
      { name: later, softLimit: 2, hardLimit: Token.asNumber(later) },
      { name: later, softLimit: Token.asNumber(later), hardLimit: 2 },
    ],
    linuxParameters: { capabilities: { add: [later], drop: [later] } },
    portMappings: [{ containerPortRange: later, protocol: later, appProtocol: later, name: laterName }],
  };
  const volumes = [{ name: laterName, efs: { fileSystemId: laterName, rootDirectory: laterName } }];
  expect(codes({ a: { ...fields, name: laterName } }, { volumes })).toEqual([]);
  const efs = { fileSystemId: laterName, accessPointId: laterName, transitEncryptionPort: Token.asNumber(later) };
  expect(codes({ a: {} }, { volumes: [{ name: laterName, efs }] })).toEqual([]);
});

describe("a FireLens router", () => {
  const router = { firelensConfiguration: { type: "fluentbit" } };
  const routed = { logConfiguration: firelens() };

  test("serves several containers", () => expect(codes({ a: routed, b: routed, r: router })).toEqual([]));

  test("is named with all that lack it", () => {
    expect(problems({ a: routed, b: routed })).toMatchObject([{ code: "firelens-router-missing", got: ["a", "b"] }]);
  });

  test("is reported once as unused, and once as one of two", () => {
    expect(problems({ a: router, b: router })).toMatchObject([
      { code: "firelens-router-count", got: ["a", "b"] },
      { code: "firelens-router-unused", got: ["a", "b"] },
    ]);
  });
});

describe("a Windows task", () => {
  const windows = { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2025_FULL" } } as const;

  test("has what Windows has, and may say that its root is writable", () => {
    const fields = { cpu: 1, memory: 512, command: ["x"], readonlyRootFilesystem: false, workingDirectory: "C:\\app" };
    expect(codes({ a: fields }, { ...windows, volumes: [{ name: "data" }], ephemeralStorage: 30 })).toEqual([]);
  });

  test("is reported for every container and volume", () => {
    const volumes = [
      { name: "x", efs: { fileSystemId: "fs-01234567" } },
      { name: "y", configuredAtLaunch: true },
    ] as const;
    expect(
      problems({ a: { user: "x", ulimits: [] }, b: { systemControls: [] } }, { ...windows, volumes }).map(
        ({ where, got }) => [where, got],
      ),
    ).toEqual([
      ['container "a"', "ulimits"],
      ['container "a"', "user"],
      ['container "b"', "systemControls"],
      [undefined, "x"],
      [undefined, "y"],
    ]);
  });

  test.each([
    [true, "WINDOWS_SERVER_2022_CORE", ["windows-read-only-root"]],
    [false, "WINDOWS_SERVER_2022_CORE", []],
    [true, "LINUX", []],
  ] as const)("read-only root %s on %s: a warning, since AWS seems to take it", (isReadOnly, family, expected) => {
    const containers = [{ name: "a", image: "nginx", readonlyRootFilesystem: isReadOnly }];
    const task = { cpu: 1024, memory: 2048, containers, runtimePlatform: { operatingSystemFamily: family } };
    expect(taskVerdict(task).problems).toEqual([]);
    expect(problemCodes(taskVerdict(task).warnings)).toEqual(expected);
  });

  test("is no Linux task", () => {
    const fields = { user: "x", ulimits: [], readonlyRootFilesystem: true, linuxParameters: {}, systemControls: [] };
    expect(codes({ a: fields }, { runtimePlatform: { operatingSystemFamily: "LINUX" }, pidMode: "task" })).toEqual([]);
  });
});
