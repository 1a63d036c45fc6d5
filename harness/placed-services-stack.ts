import { ServiceDiscoveryPrivateDnsNamespace } from "@cdktf/provider-aws/lib/service-discovery-private-dns-namespace";
import { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { Cluster, FargateService, FargateTaskDefinition } from "../constructs/ecs";
import { ExecutionRole } from "../constructs/iam";
import { ListenerAction, ListenerRule, LoadBalancer, TargetGroup } from "../constructs/network";
import { LoadBalancedService } from "../constructs/patterns";
import { ReadableStack } from "../constructs/terraform";

/** What is there already. */
export interface ServicesPlace {
  readonly region: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  readonly listenerArn: string;
  readonly loadBalancerArn: string;
}

/** Three services with, together, every option that the lowest provider has. */
export class PlacedServicesStack extends ReadableStack {
  public constructor(scope: Construct, id: string, place: ServicesPlace, spotWeight = 3) {
    super(scope, id);
    const { region, vpcId, subnetIds, securityGroupId } = place;
    new AwsProvider(this, "aws", { region });
    const listener = { arn: place.listenerArn };
    const cluster = new Cluster(this, "cluster", { name: "school", capacityProviders: ["FARGATE", "FARGATE_SPOT"] });
    const taskDefinition = new FargateTaskDefinition(this, "task", {
      family: "web",
      cpu: 256,
      memory: 512,
      executionRole: new ExecutionRole(this, "execution", { name: "web-execution" }),
      containers: [
        {
          name: "web",
          image: "web:1",
          portMappings: [{ containerPort: 8080, name: "web", appProtocol: "http" }, { containerPort: 8081 }],
        },
      ],
    });
    const common = { cluster, taskDefinition, subnetIds };
    const placed = { ...common, securityGroupIds: [securityGroupId] };
    const health = { path: "/", matcher: "200" };
    const routed = (name: string, priority: number) => {
      const targetGroup = new TargetGroup(this, name, { name, port: 8081, vpcId, healthCheck: health });
      const conditions = { paths: [`/${name}/*`] };
      const action = ListenerAction.forward(targetGroup);
      new ListenerRule(this, `${name}_rule`, { listener, priority, conditions, action });
      return targetGroup;
    };

    new LoadBalancedService(this, "grades", {
      ...common,
      name: "grades",
      desiredCount: 2,
      listener,
      loadBalancerSecurityGroupId: securityGroupId,
      vpcId,
      priority: 10,
      conditions: { hosts: ["school.example.org"], paths: ["/grades/*"] },
      containerName: "web",
      containerPort: 8080,
      furtherTargets: [{ targetGroup: routed("admin", 20), containerName: "web", containerPort: 8081 }],
      deployment: {
        minimumHealthyPercent: 50,
        maximumPercent: 150,
        alarms: { alarms: [{ alarmName: "grades-errors" }], rollback: true },
      },
      circuitBreaker: { rollback: true },
      healthCheckGracePeriodSeconds: 60,
      capacityProviders: [
        { provider: "FARGATE", base: 1, weight: 1 },
        { provider: "FARGATE_SPOT", weight: spotWeight },
      ],
      availabilityZoneRebalancing: true,
      tags: { Team: "school" },
      propagateTags: "SERVICE",
      enableEcsManagedTags: true,
      scaling: {
        minCapacity: 2,
        maxCapacity: 8,
        cpu: 60,
        requests: { perTask: 900, loadBalancer: LoadBalancer.fromArn(this, "alb", place.loadBalancerArn) },
        schedules: {
          night: { schedule: "cron(0 22 * * ? *)", timezone: "Europe/Paris", minCapacity: 1, maxCapacity: 2 },
        },
      },
    });

    const namespace = new ServiceDiscoveryPrivateDnsNamespace(this, "namespace", {
      name: "school.internal",
      vpc: vpcId,
    });
    const registry = new ServiceDiscoveryService(this, "registry", {
      name: "timetable",
      dnsConfig: { namespaceId: namespace.id, dnsRecords: [{ type: "A", ttl: 10 }] },
    });
    new FargateService(this, "timetable", {
      ...placed,
      name: "timetable",
      desiredCount: 0,
      platformVersion: "1.4.0",
      waitForSteadyState: true,
      deploymentTriggers: { image: "1" },
      serviceRegistry: { arn: registry.arn },
      serviceConnect: {
        namespace: namespace.arn,
        services: [{ portName: "web", port: 80, dnsName: "timetable", perRequestTimeoutSeconds: 30 }],
      },
    });

    new FargateService(this, "enrolment", {
      ...placed,
      name: "enrolment",
      desiredCount: 1,
      deployment: { controller: "CODE_DEPLOY" },
      target: {
        targetGroup: routed("enrolment-blue", 30),
        containerName: "web",
        containerPort: 8081,
      },
    });
  }
}
