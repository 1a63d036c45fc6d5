import fc from "fast-check";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import type { PortMapping } from "../../constructs/ecs/port-mapping";
import { FARGATE_MEMORY } from "../../constructs/ecs/fargate-memory";
import type { LinuxFamily, WindowsFamily } from "../../constructs/ecs/fargate-size";
import type { TaskShape } from "../../constructs/ecs/rules/task";
import type { Volume } from "../../constructs/ecs/volume";
import { linuxFields, ownFields } from "./containers";
import { toElsewhere, toRouter } from "./log-drivers";
import { efsId, FAST, name, textOf } from "./values";

/** Operating systems, as far as they differ in their rules. */
export type System = "linux" | "windows";

/** A share of what the task has: so many parts of a hundred. */
const share = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });

const size = (system: System) =>
  fc.constantFrom(
    ...Object.entries(FARGATE_MEMORY).flatMap(([cpu, offered]) =>
      system === "windows" && (Number(cpu) < 1024 || Number(cpu) > 4096)
        ? []
        : offered.map((memory) => ({ units: Number(cpu), mib: memory })),
    ),
  );

const spelling = fc.constantFrom<(amount: number, unit: string) => number | string>(
  (amount) => amount,
  (amount) => String(amount),
  (amount, unit) => `${amount / 1024} ${unit}`,
  (amount, unit) => `${amount / 1024}${unit}`,
  (amount, unit) => `${amount / 1024}${unit.toLowerCase()}`,
);

const platform = (system: System) =>
  system === "windows"
    ? fc
        .constantFrom<WindowsFamily>("WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2022_CORE")
        .map((operatingSystemFamily) => ({ operatingSystemFamily }) as const)
    : fc.option(
        fc.record(
          {
            operatingSystemFamily: fc.constant<LinuxFamily>("LINUX"),
            cpuArchitecture: fc.constantFrom("X86_64" as const, "ARM64" as const),
          },
          { ...FAST, requiredKeys: ["operatingSystemFamily"] },
        ),
        { nil: undefined },
      );

const efs = fc.oneof(
  fc.record(
    {
      accessPointId: efsId("fsap"),
      iamAuthorization: fc.boolean(),
      transitEncryptionPort: fc.integer({ min: 1, max: 65535 }),
    },
    { ...FAST, requiredKeys: ["accessPointId"] },
  ),
  fc.record(
    { rootDirectory: fc.constantFrom("/", "/data"), iamAuthorization: fc.boolean() },
    { ...FAST, requiredKeys: [] },
  ),
  fc.constant({ transitEncryption: false } as const),
);

const volumeKind = (system: System): fc.Arbitrary<object> =>
  system === "windows"
    ? fc.constant({})
    : fc.oneof(
        fc.constant({}),
        fc.constant({ configuredAtLaunch: true }),
        fc.tuple(efsId("fs"), efs).map(([fileSystemId, rest]) => ({ efs: { fileSystemId, ...rest } })),
      );

/** What is chosen for a container before it is known which others there are. */
const part = (system: System) =>
  fc.record({
    own: ownFields,
    linux: system === "linux" ? linuxFields : fc.constant({}),
    log: fc.option(toElsewhere, { nil: undefined }),
    route: toRouter,
    routed: fc.boolean(),
    shares: fc.record({ cpu: share, memory: share, reservation: share }),
    ports: fc.array(
      fc.record({
        range: fc.boolean(),
        protocol: fc.constantFrom("tcp", "udp", undefined),
        named: fc.boolean(),
        app: fc.constantFrom("http", "http2", "grpc", undefined),
      }),
      { maxLength: 3 },
    ),
    waits: fc.array(fc.tuple(fc.nat(9), fc.nat(3)), { maxLength: 2 }),
    mounts: fc.array(fc.record({ of: fc.nat(9), readOnly: fc.option(fc.boolean(), { nil: undefined }) }), {
      maxLength: 3,
    }),
    shared: fc.option(fc.nat(9), { nil: undefined }),
  });
type Part = ReturnType<typeof part> extends fc.Arbitrary<infer T> ? T : never;

interface Surroundings {
  readonly names: readonly string[];
  readonly parts: readonly Part[];
  readonly volumes: readonly Volume[];
  /** The container that routes. */
  readonly router: number | undefined;
  readonly units: number;
  readonly mib: number;
}

const taskOn = (system: System): fc.Arbitrary<TaskShape> =>
  fc
    .record({
      size: size(system),
      spelling: fc.tuple(spelling, spelling),
      runtimePlatform: platform(system),
      ephemeralStorage: fc.option(fc.integer({ min: 21, max: 200 }), { nil: undefined }),
      pidMode: system === "linux" ? fc.constantFrom("task", undefined) : fc.constant(undefined),
      names: fc.uniqueArray(name, { minLength: 4, maxLength: 4 }),
      parts: fc.array(part(system), { minLength: 1, maxLength: 4 }),
      // Not on Windows, where a router's user could not be set.
      router: system === "linux" ? fc.option(fc.nat(3), { nil: undefined }) : fc.constant(undefined),
      volumes: fc.uniqueArray(fc.tuple(textOf("vwxyz", 1, 5), volumeKind(system)), {
        selector: ([volume]) => volume,
        maxLength: 3,
      }),
      order: fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }),
    })
    .map(({ size: { units, mib }, spelling: [spellCpu, spellMemory], parts, router, names, order, ...rest }) => {
      const volumes = atMostOneAtLaunch(rest.volumes.map(([volume, kind]) => ({ name: volume, ...kind })));
      const routing = router === undefined || parts.length < 2 ? undefined : router % parts.length;
      const surroundings = { names, parts, volumes, router: routing, units, mib };
      const containers = parts.map((_, index) => containerAt(index, surroundings));
      return {
        cpu: spellCpu(units, "vCPU"),
        memory: spellMemory(mib, "GB"),
        containers: shuffled(containers, order),
        ...given({
          runtimePlatform: rest.runtimePlatform,
          ephemeralStorage: rest.ephemeralStorage,
          pidMode: rest.pidMode,
        }),
        ...(volumes.length > 0 && { volumes }),
        ...(volumes.some(({ efs: mounted }) => mounted?.iamAuthorization) && { taskRole: "its permissions" }),
      };
    });

/** Tasks that break no rule: 1 to 4 containers, which refer to each other and share the task's size. */
export const LEGAL_TASK: Readonly<Record<System, fc.Arbitrary<TaskShape>>> = {
  linux: taskOn("linux"),
  windows: taskOn("windows"),
};

function containerAt(index: number, { names, parts, volumes, router, units, mib }: Surroundings): ContainerDefinition {
  const { own, linux, log, route, routed, shares, ports, waits, mounts, shared } = at(parts, index);
  const routes = index === router;
  const isRouted = router !== undefined && !routes && (routed || index === (router + 1) % parts.length);
  const logConfiguration = isRouted ? route : log;
  return {
    name: at(names, index),
    ...own,
    ...linux,
    // The first is essential, so that one is.
    ...(index === 0 && { essential: true }),
    ...(routes && { user: undefined, firelensConfiguration: { type: "fluentbit" } as const }),
    ...given({ logConfiguration }),
    ...sharesOf(shares, Math.floor(units / parts.length), Math.floor((mib * 0.75) / parts.length)),
    portMappings: ports.map((port, number) => mapping(port, index * 1000 + number * 20 + 1)),
    dependsOn: dependenciesOf(
      waits.filter(() => index > 0),
      index,
      names,
      parts,
    ),
    mountPoints:
      volumes.length === 0
        ? []
        : mounts.map(({ of, readOnly }, number) => ({
            sourceVolume: at(
              volumes.map((volume) => volume.name),
              of % volumes.length,
            ),
            containerPath: `/mnt/${number}`,
            ...given({ readOnly }),
          })),
    volumesFrom:
      shared === undefined || parts.length < 2
        ? []
        : [{ sourceContainer: at(names, (index + 1 + (shared % (parts.length - 1))) % parts.length) }],
  };
}

/** The container waits for earlier ones only, so that there is no cycle, and for what they can give. */
function dependenciesOf(waits: Part["waits"], index: number, names: readonly string[], parts: readonly Part[]) {
  const others = new Map(waits.map(([other, condition]) => [other % index, condition]));
  return [...others].map(([other, condition]) => {
    const { own } = at(parts, other);
    const ends = other !== 0 && own.essential === false ? (["COMPLETE", "SUCCESS"] as const) : [];
    const offered = ["START" as const, ...ends, ...(own.healthCheck ? ["HEALTHY" as const] : [])];
    return { containerName: at(names, other), condition: offered[condition % offered.length] ?? "START" };
  });
}

function sharesOf(
  { cpu, memory, reservation }: Part["shares"],
  units: number,
  mib: number,
): Partial<ContainerDefinition> {
  const of = (percent: number, most: number, least: number) => Math.max(least, Math.floor((most * percent) / 100));
  const limit = memory === undefined ? undefined : of(memory, mib, 7);
  return given({
    cpu: cpu === undefined ? undefined : of(cpu, units, 0),
    memory: limit,
    memoryReservation: reservation === undefined ? undefined : of(reservation, (limit ?? mib) - 1, 6),
  });
}

function mapping({ range, protocol, named, app }: Part["ports"][number], first: number): PortMapping {
  const port = range ? { containerPortRange: `${first}-${first + 19}` } : { containerPort: first };
  const names = named ? { name: `port-${first}` } : {};
  return {
    ...port,
    ...names,
    ...given({ protocol, appProtocol: named && protocol !== "udp" ? app : undefined }),
  } as PortMapping;
}

function atMostOneAtLaunch(volumes: readonly Volume[]): Volume[] {
  const first = volumes.findIndex(({ configuredAtLaunch }) => configuredAtLaunch);
  return volumes.filter(({ configuredAtLaunch }, index) => !configuredAtLaunch || index === first);
}

/** Without the fields that are not there. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}

function shuffled<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((item, index) => ({ item, key: keys[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
