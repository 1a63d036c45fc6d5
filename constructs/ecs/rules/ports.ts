import { nameProblems, type NameRule } from "../../core/name";
import type { Problem } from "../../core/problem";
import { known } from "../../core/known";
import type { PlanTime } from "../../terraform/plan-time";
import type { ContainerDefinition } from "../container-definition";
import type { PortMapping } from "../port-mapping";
import { oneOf, repeated, wholeNumber } from "../../core/values";
import { inContainer } from "./in-container";

/** Amazon ECS API reference, `PortMapping`. */
const PORT_NAME: NameRule = {
  what: "a port's name",
  max: 64,
  pattern: /^[a-z0-9_][a-z0-9_-]*$/,
  says: "lower-case letters, digits, _ and -, and does not start with -",
};

/** Amazon ECS API reference, `PortMapping`: "a maximum of 100 port ranges per container". */
const MOST_RANGES = 100;

/** A mapping that the compiler has not judged, such as one read from a file. */
interface AnyMapping {
  readonly containerPort?: number;
  readonly containerPortRange?: string | PlanTime;
  readonly protocol?: string | PlanTime;
  readonly name?: string;
  readonly appProtocol?: string | PlanTime;
}

/** Ports that one mapping takes. */
interface Taken {
  readonly container: ContainerDefinition;
  readonly mapping: PortMapping;
  readonly first: number;
  readonly last: number;
}

/** The rules of a task's ports (Amazon ECS API reference, `PortMapping`); the containers share one network interface. */
export function portProblems(containers: readonly ContainerDefinition[]): Problem[] {
  return [
    ...containers.flatMap((container) => inContainer(container, ownProblems(container.portMappings ?? []))),
    ...overlapProblems(containers.flatMap(takenBy)),
    ...nameDuplicates(containers.flatMap(({ portMappings = [] }) => portMappings)),
  ];
}

function ownProblems(mappings: readonly PortMapping[]): Problem[] {
  return [...mappings.flatMap(mappingProblems), ...rangeCountProblems(mappings)];
}

function mappingProblems(mapping: AnyMapping): Problem[] {
  const { containerPort, containerPortRange, protocol, appProtocol } = mapping;
  const name = known(mapping.name);
  const range = known(containerPortRange);
  return [
    ...wholeNumber(containerPort, { code: "port-number", what: "a port", min: 1, max: 65535 }),
    ...(range !== undefined && parseRange(range) === undefined ? [badRange(range)] : []),
    ...(containerPort === undefined && containerPortRange === undefined ? [noPort(mapping)] : []),
    ...(containerPort !== undefined && containerPortRange !== undefined ? [noPort(mapping)] : []),
    ...oneOf(protocol, ["tcp", "udp"], { code: "port-protocol", what: "a port's protocol" }),
    ...oneOf(appProtocol, ["http", "http2", "grpc"], { code: "port-app-protocol", what: "an app protocol" }),
    ...(name === undefined ? [] : nameProblems(PORT_NAME, name)),
    ...(appProtocol !== undefined && mapping.name === undefined ? [unnamed(mapping)] : []),
    ...(appProtocol !== undefined && known(protocol) === "udp" ? [overUdp(mapping)] : []),
  ];
}

function parseRange(text: string): readonly [number, number] | undefined {
  const match = /^(\d+)-(\d+)$/.exec(text);
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  return first >= 1 && first < last && last <= 65535 ? [first, last] : undefined;
}

const badRange = (got: string): Problem => ({
  code: "port-range",
  rule: "a range of ports is first-last within 1 to 65535, the first below the last",
  got,
  fix: "write it as '8000-8010'",
});

const noPort = (got: AnyMapping): Problem => ({
  code: "port-or-range",
  rule: "a port mapping has either containerPort or containerPortRange",
  got,
  fix: "give one of the two",
});

const unnamed = (got: AnyMapping): Problem => ({
  code: "port-app-protocol-name",
  rule: "an app protocol is for Service Connect, which knows a port by its name",
  got,
  fix: "give the port a name, or leave out appProtocol",
});

const overUdp = (got: AnyMapping): Problem => ({
  code: "port-app-protocol-udp",
  rule: "http, http2 and grpc run over tcp",
  got,
  fix: "leave out protocol or appProtocol",
});

function rangeCountProblems(mappings: readonly PortMapping[]): Problem[] {
  const ranges = mappings.filter(({ containerPortRange }) => containerPortRange !== undefined);
  if (ranges.length <= MOST_RANGES) return [];
  return [
    {
      code: "port-range-count",
      rule: `a container has at most ${MOST_RANGES} ranges of ports`,
      got: ranges.length,
      fix: "join ranges that touch",
    },
  ];
}

function takenBy(container: ContainerDefinition): Taken[] {
  return (container.portMappings ?? []).flatMap((mapping) => {
    const port = known(mapping.containerPort);
    if (port !== undefined) return [{ container, mapping, first: port, last: port }];
    const range = parseRange(known(mapping.containerPortRange) ?? "");
    return range ? [{ container, mapping, first: range[0], last: range[1] }] : [];
  });
}

function overlapProblems(taken: readonly Taken[]): Problem[] {
  return taken.flatMap((later, index) => {
    const earlier = taken.slice(0, index).find((other) => collide(other, later));
    if (!earlier) return [];
    return [
      {
        code: "port-duplicate",
        where: `container "${later.container.name}"`,
        rule: `a port is mapped once in a task, and container "${earlier.container.name}" has it`,
        got: later.mapping,
        fix: "let one of them listen on another port",
      },
    ];
  });
}

/** Tcp and udp are two ports of one number, in one container too; a protocol that is not known yet may be the other one. */
function collide(a: Taken, b: Taken): boolean {
  if (a.last < b.first || b.last < a.first) return false;
  const protocols = [a, b].map(({ mapping: { protocol = "tcp" } }) => known(protocol));
  return protocols[0] !== undefined && protocols[0] === protocols[1];
}

function nameDuplicates(mappings: readonly PortMapping[]): Problem[] {
  const names = mappings.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return repeated(names).map((name) => ({
    code: "port-name-duplicate",
    rule: "each port name is unique in a task",
    got: name,
    fix: "rename one of the ports",
  }));
}
