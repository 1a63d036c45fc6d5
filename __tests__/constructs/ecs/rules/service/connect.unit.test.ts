import { Token } from "cdktf";
import { explain } from "../../../../../constructs/core/problem";
import type { ContainerDefinition } from "../../../../../constructs/ecs/container-definition";
import { serviceConnectProblems } from "../../../../../constructs/ecs/rules/service/connect";
import type { ServiceConnectService } from "../../../../../constructs/ecs/service-connect";
import { problemCodes } from "../../../../../harness/problem-codes";

const later = Token.asNumber({ resolve: () => 1 });
const text = Token.asString({ resolve: () => "x" });

describe("Service Connect", () => {
  const containers: ContainerDefinition[] = [
    { name: "app", image: "app:1", portMappings: [{ containerPort: 80, name: "web", appProtocol: "http" }] },
    { name: "db", image: "db:1", portMappings: [{ containerPort: 5432, name: "db" }, { containerPort: 9000 }] },
  ];
  const judge = (...services: ServiceConnectService[]) =>
    problemCodes(serviceConnectProblems(containers, { services }));

  test.each<[string, ServiceConnectService[]]>([
    ["nothing", []],
    ["a port", [{ portName: "web", port: 80 }]],
    [
      "all of it",
      [{ portName: "web", port: 80, discoveryName: "a-b_1", dnsName: "a.b-c_1", ingressPortOverride: 65535 }],
    ],
    ["times", [{ portName: "web", port: 1, idleTimeoutSeconds: 0, perRequestTimeoutSeconds: 0 }]],
    ["an idle time of TCP", [{ portName: "db", port: 5432, idleTimeoutSeconds: 3600 }]],
    ["a name of plan time", [{ portName: text, port: 80, discoveryName: text, dnsName: text }]],
    [
      "two ports",
      [
        { portName: "web", port: 80 },
        { portName: "db", port: 80 },
      ],
    ],
    [
      "a name at two ports",
      [
        { portName: "web", port: 80, dnsName: "x" },
        { portName: "db", port: 81, dnsName: "x" },
      ],
    ],
    ["numbers of plan time", [{ portName: "web", port: later, perRequestTimeoutSeconds: later }]],
  ])("%s", (_what, services) => expect(judge(...services)).toEqual([]));

  test.each<[string, ServiceConnectService[], string]>([
    ["an unknown port", [{ portName: "http", port: 80 }], "service-connect-port-name"],
    ["port 0", [{ portName: "web", port: 0 }], "service-connect-port"],
    ["a port too large", [{ portName: "web", port: 65536 }], "service-connect-port"],
    ["an ingress port of 0", [{ portName: "web", port: 80, ingressPortOverride: 0 }], "service-connect-port"],
    ["capitals", [{ portName: "web", port: 80, discoveryName: "Grades" }], "name-pattern"],
    ["a name that begins with -", [{ portName: "web", port: 80, dnsName: "-grades" }], "name-pattern"],
    ["a dot in Cloud Map", [{ portName: "web", port: 80, discoveryName: "a.b" }], "name-pattern"],
    ["a name too long", [{ portName: "web", port: 80, discoveryName: "a".repeat(65) }], "name-length"],
    ["an alias too long", [{ portName: "web", port: 80, dnsName: "a".repeat(128) }], "name-length"],
    ["requests of TCP", [{ portName: "db", port: 80, perRequestTimeoutSeconds: 5 }], "service-connect-timeout"],
    ["times below 0", [{ portName: "web", port: 80, idleTimeoutSeconds: -1 }], "service-connect-timeout"],
    ["half a second", [{ portName: "web", port: 80, perRequestTimeoutSeconds: 0.5 }], "service-connect-timeout"],
    [
      "one name for two",
      [
        { portName: "web", port: 80, discoveryName: "x" },
        { portName: "db", port: 81, discoveryName: "x" },
      ],
      "service-connect-duplicate",
    ],
    [
      "one place for two",
      [
        { portName: "web", port: 80, dnsName: "x" },
        { portName: "db", port: 80, dnsName: "x" },
      ],
      "service-connect-duplicate",
    ],
  ])("not %s", (_what, services, code) => expect(judge(...services)).toEqual([code]));

  test.each<[string, Partial<ServiceConnectService>, string]>([
    [
      "a name in Cloud Map",
      { discoveryName: "a.b" },
      'name-pattern: a name in Cloud Map consists of lower-case letters, digits, _ and -, and does not start with -, got: "a.b"; rename it',
    ],
    [
      "a name that callers use",
      { dnsName: "A" },
      'name-pattern: a name that callers use consists of lower-case letters, digits, _, - and ., and does not start with -, got: "A"; rename it',
    ],
    [
      "a port that callers use",
      { port: 0 },
      "service-connect-port: the port that callers use is 1 to 65535, whole, got: 0; choose a value in between",
    ],
    [
      "ingressPortOverride",
      { ingressPortOverride: 65536 },
      "service-connect-port: ingressPortOverride is 1 to 65535, whole, got: 65536; choose a value in between",
    ],
    [
      "idleTimeoutSeconds",
      { idleTimeoutSeconds: 2147483648 },
      "service-connect-timeout: idleTimeoutSeconds is 0 to 2147483647 seconds, whole, got: 2147483648; choose a value in between",
    ],
    [
      "perRequestTimeoutSeconds",
      { perRequestTimeoutSeconds: -1 },
      "service-connect-timeout: perRequestTimeoutSeconds is 0 to 2147483647 seconds, whole, got: -1; choose a value in between",
    ],
  ])("reports %s", (_what, given, says) =>
    expect(
      serviceConnectProblems(containers, { services: [{ portName: "web", port: 80, ...given }] }).map(explain),
    ).toEqual([says.replace(": ", `: Service Connect's "web": `)]),
  );

  test("reports a place that two have", () => {
    const services = ["web", "db"].map((portName) => ({ portName, port: 80, dnsName: "x" }));
    expect(serviceConnectProblems(containers, { services }).map(explain)).toEqual([
      'service-connect-duplicate: callers find one service at a name and port, got: "x:80"; give one of them another name',
    ]);
    expect(
      serviceConnectProblems(containers, { services: services.map(({ portName }) => ({ portName, port: 80 })) }),
    ).toEqual([]);
  });

  test("says which ports have names, and where", () => {
    expect(serviceConnectProblems(containers, { services: [{ portName: "http", port: 80 }] })).toMatchObject([
      { where: `Service Connect's "http"`, rule: "Service Connect takes a named port of the task (web, db)" },
    ]);
    const plain = [{ name: "app", image: "app:1" }];
    expect(serviceConnectProblems(plain, { services: [{ portName: "http", port: 80 }] })).toMatchObject([
      { rule: "Service Connect takes a named port of the task (it has none)" },
    ]);
    expect(serviceConnectProblems(plain, {})).toEqual([]);
  });

  test("does not judge where the task's names are known only at plan time", () => {
    const unsure = [{ name: "app", image: "app:1", portMappings: [{ containerPort: 80, name: text }] }];
    expect(serviceConnectProblems(unsure, { services: [{ portName: "http", port: 80 }] })).toEqual([]);
  });
});
