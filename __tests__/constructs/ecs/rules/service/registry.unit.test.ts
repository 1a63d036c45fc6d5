import { Token } from "cdktf";
import { explain } from "../../../../../constructs/core/problem";
import type { ContainerDefinition } from "../../../../../constructs/ecs/container-definition";
import { registryProblems } from "../../../../../constructs/ecs/rules/service/registry";
import type { ServiceRegistry } from "../../../../../constructs/ecs/service-registry";
import { problemCodes } from "../../../../../harness/problem-codes";

const text = Token.asString({ resolve: () => "x" });

describe("registry", () => {
  const arn = "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-0123456789abcdef";
  const containers: ContainerDefinition[] = [{ name: "app", image: "app:1", portMappings: [{ containerPort: 80 }] }];
  const judge = (registry: ServiceRegistry) => problemCodes(registryProblems(containers, registry));

  test.each<[string, ServiceRegistry]>([
    ["addresses", { arn }],
    ["an ARN of plan time", { arn: text }],
    ["a container's port", { arn, containerName: "app", containerPort: 80 }],
    ["a port", { arn, port: 65535 }],
    ["another partition", { arn: "arn:aws-cn:servicediscovery:cn-north-1:123456789012:service/srv-1" }],
  ])("%s", (_what, registry) => expect(judge(registry)).toEqual([]));

  test.each<[string, ServiceRegistry, string]>([
    ["a namespace", { arn: arn.replace("service/srv", "namespace/ns") }, "service-registry"],
    ["an id", { arn: "srv-0123456789abcdef" }, "service-registry"],
    ["a task's port", { arn, containerName: "app", containerPort: 81 }, "target-port"],
    ["another container", { arn, containerName: "web", containerPort: 80 }, "target-container"],
    ["port 0", { arn, port: 0 }, "service-registry"],
    ["both", { arn, port: 80, containerName: "app", containerPort: 80 } as never, "service-registry"],
    ["a name alone", { arn, containerName: "app" } as never, "service-registry"],
    ["a container's port alone", { arn, containerPort: 80 } as never, "service-registry"],
  ])("not %s", (_what, registry, code) => expect(judge(registry)).toEqual([code]));

  test.each<[ServiceRegistry, string]>([
    [{ arn, port: 65536 }, "a registry's port is 1 to 65535, whole, got: 65536; choose a value in between"],
    [
      { arn: "srv-0123456789abcdef" },
      'a registry is a service of Cloud Map: arn:aws:servicediscovery:<region>:<account>:service/srv-<id>, got: "srv-0123456789abcdef"; take the service\'s ARN, not that of its namespace',
    ],
    [
      { arn, containerName: "app" } as never,
      'a registry has a container\'s name and port, or a port of its own, or neither, got: {"containerName":"app"}; choose one',
    ],
  ])("%j is reported", (registry, says) =>
    expect(registryProblems(containers, registry).map(explain)).toEqual([`service-registry: ${says}`]),
  );
});
