import type { Construct } from "constructs";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { TargetGroup } from "../../constructs/network/target-group";
import { LoggedService, type LoggedServiceProps } from "../../constructs/patterns/logged-service";
import type { LoggedServiceSpec } from "../../constructs/patterns/service-spec";
import { addServices, type ServicesProps } from "../../constructs/patterns/add-services";
import { SharedExecutionRole } from "../../constructs/patterns/shared-execution-role";
import { specimen } from "./specimen";
import { ROUTED, TASK } from "./task";

const ACCOUNT = "eu-west-3:123456789012";
const action = [{ alarmActionArn: `arn:aws:sns:${ACCOUNT}:alarms` }];
const judged = { evaluationPeriods: 4, datapointsToAlarm: 3, period: 120 };
const runIn = {
  cluster: { clusterId: `arn:aws:ecs:${ACCOUNT}:cluster/shop`, clusterName: "shop" },
  subnetIds: ["subnet-1"],
  securityGroupIds: ["sg-1"],
};

const sharedRole = (stack: Construct) =>
  new SharedExecutionRole(stack, "shared", { name: "shared", region: "eu-west-1", logGroupPrefix: "/ecs/" });

const size = { cpu: 1024, memory: 8192 } as const;

const spec = (stack: Construct): LoggedServiceSpec => ({
  ...size,
  containers: [{ name: "app", image: "app:1", portMappings: [{ containerPort: 80 }] }],
  logs: {
    retentionInDays: 90,
    kmsKeyArn: `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    delivery: { mode: "non-blocking", maxBufferSize: "10m" },
  },
  alarms: {
    silence: judged,
    errors: { ...judged, pattern: FilterPattern.terms({ any: ["ERROR"] }), threshold: 7, minimumEvents: 20 },
    volume: { ...judged, threshold: 1234 },
    cpu: { ...judged, threshold: 77 },
    memory: { ...judged, threshold: 78 },
    onAlarm: action,
    onOk: action,
    onInsufficientData: action,
  },
  desiredCount: 3,
  scaling: { minCapacity: 2, maxCapacity: 9, cpu: 61, memory: 62 },
  ephemeralStorage: 40,
  tags: { Team: "shop" },
  target: {
    targetGroup: new TargetGroup(stack, "group", {
      name: "app",
      port: 80,
      vpcId: "vpc-1",
      healthCheck: { path: "/", matcher: "200" },
    }),
    containerName: "app",
    containerPort: 80,
  },
});

/** Services that are described as a whole. */
export const SERVICES_SPECIMENS = [
  specimen<LoggedServiceProps>(
    "LoggedService",
    (stack) => ({
      name: "app",
      region: "eu-west-3",
      logGroupName: "group",
      spec: spec(stack),
      sharedRole: sharedRole(stack),
      runIn,
    }),
    (stack, props) => new LoggedService(stack, "service", props),
  ),
  specimen<LoggedServiceProps>(
    "LoggedService",
    (stack) => ({
      ...{ name: "app", region: "eu-west-3", logGroupName: "group" },
      spec: { containers: ROUTED, ...size },
      sharedRole: sharedRole(stack),
    }),
    (stack, props) => new LoggedService(stack, "service", props),
    "with a router",
  ),
  specimen<LoggedServiceProps>(
    "LoggedService",
    (stack) => ({
      ...{ name: "app", region: "eu-west-3", logGroupName: "group" },
      spec: { ...TASK, ...size, runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" } },
      sharedRole: sharedRole(stack),
    }),
    (stack, props) => new LoggedService(stack, "service", props),
    "with all of a task",
  ),
  specimen<ServicesProps>(
    "addServices",
    () => ({
      prefix: "shop",
      region: "eu-west-3",
      executionRoleName: "shared",
      repositoryArns: ["arn:aws:ecr:eu-west-1:123456789012:repository/shop"],
      services: {
        app: { containers: [{ name: "app", image: "app:1" }], alarms: { cpu: {} }, cpu: 256, memory: 512, stack: 1 },
        cart: {
          ...{ name: "cart", logGroupName: "/basket", renamedFrom: "basket" },
          ...{ containers: [{ name: "cart", image: "cart:1" }], cpu: 256, memory: 512 },
        },
      },
      runIn,
    }),
    addServices,
  ),
  specimen(
    "SharedExecutionRole",
    () => ({
      ...{ name: "shared", region: "eu-west-3", logGroupPrefix: "/ecs/" },
      repositoryArns: ["arn:aws:ecr:eu-west-1:123456789012:repository/shop"],
    }),
    (stack, props) => new SharedExecutionRole(stack, "shared", props),
  ),
];
