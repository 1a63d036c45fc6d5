import type { TerraformResource } from "cdktf";
import { fields, optional } from "../../core/shape-fields";
import { FLAG, list, made, map, NUMBER, standInText, TAGS, TEXT, TEXTS, word, type Shape } from "../../core/shape";
import type { ITargetGroup } from "../../network/target-group";
import type { CapacityShare } from "../capacity-provider";
import type { ICluster } from "../cluster";
import type { FargateServiceOptions, FargateServiceProps } from "../fargate-service-props";
import type { FargateTaskDefinition } from "../fargate-task-definition";
import type { ServiceConnect, ServiceConnectService, ServiceConnectTls } from "../service-connect";
import type { CircuitBreaker, DeploymentAlarm, DeploymentAlarms, ServiceDeployment } from "../service-deployment";
import type { ServiceRegistry } from "../service-registry";
import type { ServiceTarget, TargetShift } from "../service-target";
import { LOG_DRIVER } from "./log-driver";

const TARGET_GROUP = made<ITargetGroup>("a TargetGroup, made new or by fromArn", ["arn"], () => ({
  arn: standInText(),
  arnSuffix: standInText(),
}));

const SHIFT = fields<TargetShift>("shift", {
  alternateTargetGroup: TARGET_GROUP,
  productionListenerRule: TEXT,
  testListenerRule: optional(TEXT),
  roleArn: TEXT,
});

/** A target of a service, as it may come past the compiler. */
export const SERVICE_TARGET = fields<ServiceTarget>("a target", {
  containerName: TEXT,
  containerPort: NUMBER,
  targetGroup: TARGET_GROUP,
  shift: optional(SHIFT),
});

const ALARM = made<DeploymentAlarm>("an Alarm, or { alarmName }", ["alarmName"], () => ({ alarmName: standInText() }));

const ALARMS = fields<DeploymentAlarms>("alarms of a deployment", { alarms: list(ALARM), rollback: FLAG });

const DEPLOYMENT = fields<ServiceDeployment>("a deployment", {
  controller: optional(word("ECS", "CODE_DEPLOY")),
  strategy: optional(word("ROLLING", "BLUE_GREEN", "CANARY", "LINEAR")),
  alarms: optional(ALARMS),
  minimumHealthyPercent: optional(NUMBER),
  maximumPercent: optional(NUMBER),
  bakeTimeInMinutes: optional(NUMBER),
  canaryPercent: optional(NUMBER),
  canaryBakeTimeInMinutes: optional(NUMBER),
  stepPercent: optional(NUMBER),
  stepBakeTimeInMinutes: optional(NUMBER),
});

const SHARE = fields<CapacityShare>("a share of the capacity", {
  provider: TEXT,
  base: optional(NUMBER),
  weight: optional(NUMBER),
});

const TLS = fields<ServiceConnectTls>("tls", {
  authorityArn: TEXT,
  kmsKey: optional(TEXT),
  roleArn: optional(TEXT),
});

const CONNECT = fields<ServiceConnect>("serviceConnect", {
  namespace: optional(TEXT),
  services: optional(
    list(
      fields<ServiceConnectService>("a service of serviceConnect", {
        portName: TEXT,
        discoveryName: optional(TEXT),
        port: NUMBER,
        dnsName: optional(TEXT),
        ingressPortOverride: optional(NUMBER),
        idleTimeoutSeconds: optional(NUMBER),
        perRequestTimeoutSeconds: optional(NUMBER),
        tls: optional(TLS),
      }),
    ),
  ),
  logConfiguration: optional(LOG_DRIVER),
});

const REGISTRY = fields<ServiceRegistry>("serviceRegistry", {
  arn: TEXT,
  containerName: optional(TEXT),
  containerPort: optional(NUMBER),
  port: optional(NUMBER),
});

/** What a service may have, each with its shape. */
export const SERVICE_OPTIONS = {
  enableExecuteCommand: optional(FLAG),
  circuitBreaker: optional(fields<CircuitBreaker>("circuitBreaker", { rollback: FLAG })),
  deployment: optional(DEPLOYMENT),
  healthCheckGracePeriodSeconds: optional(NUMBER),
  capacityProviders: optional(list(SHARE)),
  platformVersion: optional(TEXT),
  availabilityZoneRebalancing: optional(FLAG),
  forceNewDeployment: optional(FLAG),
  deploymentTriggers: optional(map(TEXT)),
  waitForSteadyState: optional(FLAG),
  serviceConnect: optional(CONNECT),
  serviceRegistry: optional(REGISTRY),
  tags: optional(TAGS),
  propagateTags: optional(TEXT),
  enableEcsManagedTags: optional(FLAG),
} as const satisfies Readonly<Record<keyof FargateServiceOptions, unknown>>;

/** A stand-in has a container that may be any. */
const TASK_DEFINITION = made<FargateTaskDefinition>("a FargateTaskDefinition", ["arn", "family", "containers"], () => {
  const containers = [{ name: standInText(), image: standInText() }];
  return { arn: standInText(), family: standInText(), containers, volumes: [] } as unknown as FargateTaskDefinition;
});

/** Where a service runs, each field with its shape. */
export const PLACE = {
  cluster: made<ICluster>("a Cluster, or { clusterId, clusterName }", ["clusterId", "clusterName"], () => ({
    clusterId: standInText(),
    clusterName: standInText(),
  })),
  subnetIds: TEXTS,
  securityGroupIds: TEXTS,
  assignPublicIp: optional(FLAG),
};

/** A service, as it may come past the compiler. */
export const SERVICE = fields<FargateServiceProps>("a service", {
  name: TEXT,
  ...PLACE,
  taskDefinition: TASK_DEFINITION,
  desiredCount: NUMBER,
  scaled: optional(FLAG),
  target: optional(SERVICE_TARGET),
  furtherTargets: optional(list(SERVICE_TARGET)),
  dependsOn: optional(list(made<TerraformResource>("a resource of Terraform", ["terraformResourceType"]))),
  ...SERVICE_OPTIONS,
}) satisfies Shape<FargateServiceProps>;
