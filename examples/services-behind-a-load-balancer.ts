import type { App } from "cdktf";
import type { Construct } from "constructs";
import { TaskRole } from "cdktf-ecs-logging/iam";
import { addServiceStacks, type ServiceSpecs, type ServicesStack } from "cdktf-ecs-logging/patterns";

const REGION = "eu-west-3";
const ACCOUNT = "123456789012";
const LISTENER = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:listener/app/school/0123456789abcdef/0123456789abcdef`;

/** What all services get. */
const ENVIRONMENT = { STAGE: "prod", TZ: "Europe/Paris" };

/** The load balancer, and what its services have in common. */
const LOAD_BALANCER = {
  listener: { arn: LISTENER },
  loadBalancerSecurityGroupId: "sg-0123456789abcdef1",
  vpcId: "vpc-0123456789abcdef0",
  healthCheck: { path: "/health", matcher: "200" },
};

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
    scaling: {
      minCapacity: 2,
      maxCapacity: 8,
      cpu: 60,
      schedules: { night: { schedule: "cron(0 22 * * ? *)", timezone: "Europe/Paris", minCapacity: 1 } },
    },
    circuitBreaker: { rollback: true },
    deployment: { minimumHealthyPercent: 100, maximumPercent: 200 },
    healthCheckGracePeriodSeconds: 60,
    capacityProviders: [
      { provider: "FARGATE", base: 1, weight: 1 },
      { provider: "FARGATE_SPOT", weight: 3 },
    ],
    propagateTags: "SERVICE",
    taskRole: (service: Construct) => {
      const role = new TaskRole(service, "task_role", { name: "grades-task" });
      role.addToPolicy({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::school-grades/*"] });
      return role;
    },
    behind: {
      ...LOAD_BALANCER,
      priority: 10,
      conditions: { hosts: ["school.example.org"], paths: ["/grades/*"] },
      containerName: "grades",
      containerPort: 8080,
    },
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
