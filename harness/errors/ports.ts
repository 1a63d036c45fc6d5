import { APP, container, containers, type ErrorExamples, unchecked } from "./example";

const PORT = "Amazon ECS API reference, `PortMapping`";

/** Ports. */
export const PORT_ERRORS = {
  "port-number": {
    source: PORT,
    wrong: (stack) => container(stack, { portMappings: [{ containerPort: 0 }] }),
    right: (stack) => container(stack, { portMappings: [{ containerPort: 80 }] }),
  },
  "port-range": {
    source: PORT,
    wrong: (stack) => container(stack, { portMappings: [{ containerPortRange: "8010-8000" }] }),
    right: (stack) => container(stack, { portMappings: [{ containerPortRange: "8000-8010" }] }),
  },
  "port-or-range": {
    source: PORT,
    wrong: (stack) => container(stack, { portMappings: [unchecked({ name: "web" })] }),
    right: (stack) => container(stack, { portMappings: [{ name: "web", containerPort: 80 }] }),
  },
  "port-protocol": {
    source: PORT,
    wrong: (stack) => container(stack, { portMappings: [{ containerPort: 80, protocol: unchecked("TCP") }] }),
    right: (stack) => container(stack, { portMappings: [{ containerPort: 80, protocol: "tcp" }] }),
  },
  "port-app-protocol": {
    source: PORT,
    wrong: (stack) =>
      container(stack, { portMappings: [{ containerPort: 443, name: "web", appProtocol: unchecked("https") }] }),
    right: (stack) => container(stack, { portMappings: [{ containerPort: 443, name: "web", appProtocol: "http" }] }),
  },
  "port-app-protocol-name": {
    source: PORT,
    wrong: (stack) => container(stack, { portMappings: [unchecked({ containerPort: 80, appProtocol: "http" })] }),
    right: (stack) => container(stack, { portMappings: [{ containerPort: 80, name: "web", appProtocol: "http" }] }),
  },
  "port-app-protocol-udp": {
    source: PORT,
    wrong: (stack) =>
      container(stack, {
        portMappings: [{ containerPort: 80, name: "web", appProtocol: "http", protocol: unchecked("udp") }],
      }),
    right: (stack) => container(stack, { portMappings: [{ containerPort: 80, name: "web", appProtocol: "http" }] }),
  },
  "port-range-count": {
    source: PORT,
    wrong: (stack) =>
      container(stack, {
        portMappings: Array.from({ length: 101 }, (_, i) => ({
          containerPortRange: `${9000 + 2 * i}-${9001 + 2 * i}`,
        })),
      }),
    right: (stack) => container(stack, { portMappings: [{ containerPortRange: "9000-9201" }] }),
  },
  "port-duplicate": {
    source: 'Amazon ECS developer guide, "Amazon ECS task networking options for Fargate"',
    wrong: (stack) =>
      containers(
        stack,
        { ...APP, portMappings: [{ containerPort: 80 }] },
        { ...APP, name: "proxy", portMappings: [{ containerPort: 80 }] },
      ),
    right: (stack) =>
      containers(
        stack,
        { ...APP, portMappings: [{ containerPort: 80 }] },
        { ...APP, name: "proxy", portMappings: [{ containerPort: 8080 }] },
      ),
  },
  "port-name-duplicate": {
    source: PORT,
    wrong: (stack) =>
      container(stack, {
        portMappings: [
          { containerPort: 80, name: "web" },
          { containerPort: 81, name: "web" },
        ],
      }),
    right: (stack) =>
      container(stack, {
        portMappings: [
          { containerPort: 80, name: "web" },
          { containerPort: 81, name: "admin" },
        ],
      }),
  },
} satisfies ErrorExamples;
