import { inAdded, withContainers, type Breaker } from "./breaker";

// Ports and names that no random legal task holds (`legal-task.ts`).
const [PORT, NEXT, FURTHER] = [60001, 60002, 60003];
const NAME = "broken-web";

const inMapping = (code: string, what: string, mapping: object, says: string): Breaker =>
  inAdded(code, what, { portMappings: [mapping] }, says);

/** Breaks port mappings: `rules/ports.ts`. */
export const PORT_BREAKERS: readonly Breaker[] = [
  inMapping(
    "port-number",
    "a port",
    { containerPort: 65536 },
    "a port is 1 to 65535, whole, got: 65536; choose a value in between",
  ),
  inMapping(
    "port-range",
    "a range of ports",
    { containerPortRange: "60002-60001" },
    'a range of ports is first-last within 1 to 65535, the first below the last, got: "60002-60001"; ' +
      "write it as '8000-8010'",
  ),
  inMapping(
    "port-or-range",
    "neither port nor range",
    { name: NAME },
    'a port mapping has either containerPort or containerPortRange, got: {"name":"broken-web"}; give one of the two',
  ),
  inMapping(
    "port-or-range",
    "both port and range",
    { containerPort: PORT, containerPortRange: "60002-60003" },
    "a port mapping has either containerPort or containerPortRange, got: " +
      '{"containerPort":60001,"containerPortRange":"60002-60003"}; give one of the two',
  ),
  inMapping(
    "port-protocol",
    "a protocol",
    { containerPort: PORT, protocol: "icmp" },
    'a port\'s protocol is tcp, udp, got: "icmp"; choose one of them',
  ),
  inMapping(
    "port-app-protocol",
    "an app protocol",
    { containerPort: PORT, name: NAME, appProtocol: "ftp" },
    'an app protocol is http, http2, grpc, got: "ftp"; choose one of them',
  ),
  inMapping(
    "port-app-protocol-name",
    "an app protocol without a name",
    { containerPort: PORT, appProtocol: "http" },
    "an app protocol is for Service Connect, which knows a port by its name, got: " +
      '{"containerPort":60001,"appProtocol":"http"}; give the port a name, or leave out appProtocol',
  ),
  inMapping(
    "port-app-protocol-udp",
    "an app protocol over udp",
    { containerPort: PORT, name: NAME, appProtocol: "grpc", protocol: "udp" },
    "http, http2 and grpc run over tcp, got: " +
      '{"containerPort":60001,"name":"broken-web","appProtocol":"grpc","protocol":"udp"}; ' +
      "leave out protocol or appProtocol",
  ),
  inMapping(
    "name-pattern",
    "a port's name",
    { containerPort: PORT, name: "Web" },
    'a port\'s name consists of lower-case letters, digits, _ and -, and does not start with -, got: "Web"; rename it',
  ),
  inAdded(
    "port-range-count",
    "more ranges than AWS takes",
    {
      portMappings: Array.from({ length: 101 }, (_, i) => ({
        containerPortRange: `${PORT + 2 * i}-${NEXT + 2 * i}`,
      })),
    },
    "a container has at most 100 ranges of ports, got: 101; join ranges that touch",
  ),
  inAdded(
    "port-duplicate",
    "a port twice",
    { portMappings: [{ containerPort: PORT }, { containerPort: PORT, protocol: "tcp" }] },
    'a port is mapped once in a task, and container "added" has it, got: {"containerPort":60001,"protocol":"tcp"}; ' +
      "let one of them listen on another port",
  ),
  {
    code: "port-duplicate",
    what: "a port of another container",
    change: (task) =>
      withContainers(
        task,
        { portMappings: [{ containerPort: NEXT }] },
        { name: "other", portMappings: [{ containerPortRange: `${PORT}-${FURTHER}`, protocol: "tcp" }] },
      ),
    says:
      'container "other": a port is mapped once in a task, and container "added" has it, got: ' +
      '{"containerPortRange":"60001-60003","protocol":"tcp"}; let one of them listen on another port',
  },
  {
    code: "port-name-duplicate",
    what: "one port name twice",
    change: (task) =>
      withContainers(
        task,
        { portMappings: [{ containerPort: PORT, name: NAME }] },
        { name: "other", portMappings: [{ containerPort: NEXT, name: NAME }] },
      ),
    says: 'each port name is unique in a task, got: "broken-web"; rename one of the ports',
  },
];
