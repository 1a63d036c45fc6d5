import { Token } from "cdktf";
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
});
