import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { Construct } from "constructs";
import { Cluster } from "../../../constructs/ecs/cluster";
import { FargateService } from "../../../constructs/ecs/fargate-service";
import { addService, serviceOf, serviceProps } from "../../../harness/fargate-service";
import { synth } from "../../../harness/synthesized-stack";

describe("capacity providers", () => {
  const shares = [{ provider: "FARGATE", base: 1 } as const, { provider: "FARGATE_SPOT", weight: 1 } as const];

  test("take the place of the launch type, and their changes are deployments", () => {
    const service = serviceOf(() => ({ capacityProviders: shares }));
    expect(service).toMatchObject({
      capacity_provider_strategy: [
        { capacity_provider: "FARGATE", base: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 1 },
      ],
      force_new_deployment: true,
    });
    expect(service).not.toHaveProperty("launch_type");
    expect(serviceOf(() => ({ capacityProviders: shares, forceNewDeployment: false }))).toMatchObject({
      force_new_deployment: false,
    });
  });

  test("are the cluster's, and there before the service", () => {
    const { json } = synth((stack) => {
      const cluster = new Cluster(stack, "cluster", { name: "app", capacityProviders: ["FARGATE", "FARGATE_SPOT"] });
      addService(stack, { cluster, capacityProviders: shares });
    });
    expect(json.resource?.["aws_ecs_cluster_capacity_providers"]).toMatchObject({
      cluster_capacity_providers: {
        cluster_name: "${aws_ecs_cluster.cluster.name}",
        capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      },
    });
    expect(json.resource?.["aws_ecs_service"]?.["service"]).toMatchObject({
      depends_on: ["aws_ecs_cluster_capacity_providers.cluster_capacity_providers"],
    });
  });

  test("that the cluster lacks are a problem, unless the program gives it some otherwise", () => {
    const without = (more: (stack: Construct) => unknown = () => undefined) =>
      synth((stack) => {
        addService(stack, { cluster: new Cluster(stack, "cluster", { name: "app" }), capacityProviders: shares });
        more(stack);
      });
    expect(() => without()).toThrow("[stack/service] service-capacity-cluster: a service uses capacity providers that");
    expect(() =>
      without((stack) => new EcsClusterCapacityProviders(stack, "providers", { clusterName: "app" })),
    ).not.toThrow();
  });

  test("that the cluster lacks are reported for each service, with one look at the program", () => {
    const names = ["web", "api", "jobs"];
    const program = (stack: Construct) => {
      const cluster = new Cluster(stack, "cluster", { name: "app" });
      const props = { ...serviceProps(stack), cluster, capacityProviders: shares };
      for (const name of names) new FargateService(stack, name, { ...props, name });
      const look = jest.spyOn(stack.node.root.node, "findAll");
      for (const name of names) {
        expect(stack.node.findChild(name).node.validate().join()).toContain("service-capacity-cluster");
      }
      expect(look).toHaveBeenCalledTimes(1);
    };
    expect(() => synth(program)).toThrow("[stack/api] service-capacity-cluster: ");
  });

  test("a cluster may name none, and a namespace", () => {
    const { json } = synth(
      (stack) =>
        new Cluster(stack, "cluster", { name: "app", capacityProviders: [], serviceConnectNamespaceArn: "arn" }),
    );
    expect(json.resource?.["aws_ecs_cluster_capacity_providers"]).toMatchObject({
      cluster_capacity_providers: { capacity_providers: [] },
    });
    expect(json.resource?.["aws_ecs_cluster"]).toMatchObject({
      cluster: { service_connect_defaults: { namespace: "arn" } },
    });
  });
});
