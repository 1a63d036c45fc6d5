import { Token } from "cdktf";
import type { PortMapping } from "../../../../constructs/ecs/port-mapping";
import { codesOf, codesOfContainer, container, task } from "../../../../harness/task-codes";

describe("ports of one container", () => {
  const own = (...portMappings: PortMapping[]) => codesOfContainer({ portMappings });
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

describe("ports of two containers", () => {
  const both = (a: PortMapping, b: PortMapping) =>
    codesOf(task({ containers: [container({ portMappings: [a] }), container({ name: "b", portMappings: [b] })] }));
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
