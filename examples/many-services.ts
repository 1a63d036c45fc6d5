import type { App } from "cdktf";
import { awsLogs, Secret } from "cdktf-ecs-logging/ecs";
import { FilterPattern } from "cdktf-ecs-logging/logs";
import { addServiceStacks, type ServiceSpecs, type ServicesStack } from "cdktf-ecs-logging/patterns";

const REGION = "eu-west-3";
const ACCOUNT = "123456789012";
const image = (name: string) => `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${name}:1.0.0`;

/** Each service is what its team wrote down. */
export const SERVICES = {
  enrolment: {
    cpu: 256,
    memory: "1 GB",
    containers: [{ name: "enrolment", image: image("enrolment"), portMappings: [{ containerPort: 8080 }] }],
    desiredCount: 2,
    alarms: { silence: {}, errors: { pattern: FilterPattern.allTerms("ERROR"), threshold: 2 }, cpu: {} },
  },
  grades: {
    cpu: "0.5 vCPU",
    memory: 2048,
    logs: { retentionInDays: 365 },
    containers: [
      {
        name: "grades",
        image: image("grades"),
        secrets: {
          DB_PASSWORD: Secret.fromSecretArn(`arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:grades-a1b2c3`),
        },
      },
    ],
  },
  timetable: {
    cpu: 256,
    memory: 512,
    containers: [
      { name: "timetable", image: image("timetable") },
      {
        name: "metrics",
        image: image("metrics"),
        essential: false,
        // Its output goes elsewhere than the service's own group.
        logConfiguration: awsLogs({
          logGroup: {
            ownership: "existing",
            name: "/school/metrics",
            arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/school/metrics`,
          },
          region: REGION,
          streamPrefix: "timetable",
          delivery: { mode: "blocking" },
        }),
      },
    ],
  },
} satisfies ServiceSpecs;

/** All services of the school, over two stacks. */
export function addSchoolServices(app: App, services: ServiceSpecs = SERVICES): ReadonlyMap<string, ServicesStack> {
  return addServiceStacks(app, {
    prefix: "school",
    region: REGION,
    stacks: 2,
    services,
    runIn: () => ({
      cluster: { clusterId: `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/school`, clusterName: "school" },
      subnetIds: ["subnet-0123456789abcdef0"],
      securityGroupIds: ["sg-0123456789abcdef0"],
    }),
  });
}
