import type { App } from "cdktf";
import type { Construct } from "constructs";
import type { ServiceTarget } from "cdktf-ecs-logging/ecs";
import { TaskRole } from "cdktf-ecs-logging/iam";
import { ListenerAction, ListenerRule, TargetGroup } from "cdktf-ecs-logging/network";
import { addServiceStacks, type ServiceSpecs, type ServicesStack } from "cdktf-ecs-logging/patterns";

const REGION = "eu-west-3";
const ACCOUNT = "123456789012";
const LISTENER = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:listener/app/school/0123456789abcdef/0123456789abcdef`;

/** What all services get. */
const ENVIRONMENT = { STAGE: "prod", TZ: "Europe/Paris" };

/** A target group for the service, and a rule of a listener that is there already. */
function behindListener(service: Construct, priority: number, path: string): ServiceTarget {
  const targetGroup = new TargetGroup(service, "target", {
    name: `school-${service.node.id}`,
    port: 8080,
    vpcId: "vpc-0123456789abcdef0",
    healthCheck: { path: "/health", matcher: "200" },
  });
  new ListenerRule(service, "rule", {
    listener: { arn: LISTENER },
    priority,
    conditions: { paths: [path] },
    action: ListenerAction.forward(targetGroup),
  });
  return { targetGroup, containerName: service.node.id, containerPort: 8080 };
}

const SERVICES = {
  grades: {
    // The names that it has had before it came here.
    name: "grades-prod",
    logGroupName: "/app/grades",
    logs: { retentionInDays: 365, deletionProtection: "keep" },
    cpu: 512,
    memory: 1024,
    containers: [
      {
        name: "grades",
        image: "999999999999.dkr.ecr.eu-west-3.amazonaws.com/grades:1.0.0",
        environment: { ...ENVIRONMENT, SCALE: "0-20" },
        portMappings: [{ containerPort: 8080 }],
      },
    ],
    desiredCount: 2,
    scaling: { minCapacity: 2, maxCapacity: 8, cpu: 60 },
    circuitBreaker: { rollback: true },
    taskRole: (service: Construct) => {
      const role = new TaskRole(service, "task_role", { name: "grades-task" });
      role.addToPolicy({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::school-grades/*"] });
      return role;
    },
    target: (service: Construct) => behindListener(service, 10, "/grades/*"),
  },
} satisfies ServiceSpecs;

/** Services behind a load balancer that is there already. */
export function addServicesBehindLoadBalancer(app: App): ReadonlyMap<string, ServicesStack> {
  return addServiceStacks(app, {
    prefix: "school",
    region: REGION,
    services: SERVICES,
    tags: { Project: "school" },
    repositoryArns: [`arn:aws:ecr:${REGION}:999999999999:repository/*`],
    backend: { type: "s3", bucket: "school-terraform-state", key: "{stack}.tfstate", region: REGION },
    runIn: () => ({
      cluster: { clusterId: `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/school`, clusterName: "school" },
      subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      securityGroupIds: ["sg-0123456789abcdef0"],
    }),
  });
}
