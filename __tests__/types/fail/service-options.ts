import { FargateService } from "../../../constructs/ecs/fargate-service";
import type { CapacityShare } from "../../../constructs/ecs/capacity-provider";
import type { FargateServiceOptions } from "../../../constructs/ecs/fargate-service-props";
import type { ServiceDeployment } from "../../../constructs/ecs/service-deployment";
import type { ServiceRegistry } from "../../../constructs/ecs/service-registry";
import { accept, cluster, stack, targetGroup, taskDefinition } from "../../../harness/type-case-givens";

const service = { name: "app", cluster, taskDefinition, desiredCount: 1, subnetIds: ["s"], securityGroupIds: ["g"] };

// A launch type, or shares of capacity: there is no word for the first.

// error: 'launchType' does not exist in type 'FargateServiceProps'
new FargateService(stack, "a", { ...service, launchType: "FARGATE" });
// error: '"FARGATE_SPOTS"' is not assignable to type 'FargateCapacity'
accept<CapacityShare>({ provider: "FARGATE_SPOTS", weight: 1 });

// What only one kind of deployment has.

// error: Types of property 'alarms' are incompatible…is not assignable to type 'undefined'
accept<ServiceDeployment>({ controller: "CODE_DEPLOY", alarms: { alarms: [{ alarmName: "a" }], rollback: true } });
// error: Type 'number' is not assignable to type 'undefined'
accept<ServiceDeployment>({ controller: "CODE_DEPLOY", minimumHealthyPercent: 50 });
// error: Type '"EXTERNAL"' is not assignable to type '…"CODE_DEPLOY"…'
accept<ServiceDeployment>({ controller: "EXTERNAL" });
// error: Property 'bakeTimeInMinutes' is missing in type
accept<ServiceDeployment>({ strategy: "BLUE_GREEN" });
// error: 'canaryPercent' does not exist in type
accept<ServiceDeployment>({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 5, canaryPercent: 10 });
// error: 'bakeTimeInMinutes' does not exist in type
accept<ServiceDeployment>({ minimumHealthyPercent: 50, bakeTimeInMinutes: 5 });
// error: Type 'number' is not assignable to type 'undefined'
accept<ServiceDeployment>({ strategy: "LINEAR", bakeTimeInMinutes: 5, maximumPercent: 150 });

// Values.

// error: Type '"1.5.0"' is not assignable to type
accept<FargateServiceOptions>({ platformVersion: "1.5.0" });
// error: Type '"NONE"' is not assignable to type
accept<FargateServiceOptions>({ propagateTags: "NONE" });
// error: Type 'string' is not assignable to type 'number'
accept<FargateServiceOptions>({ healthCheckGracePeriodSeconds: "60" });
// error: Type 'string' is not assignable to type 'DeploymentAlarm'
accept<FargateServiceOptions>({ deployment: { alarms: { alarms: ["errors"], rollback: true } } });
// error: Property 'port' is missing in type
accept<FargateServiceOptions>({ serviceConnect: { services: [{ portName: "web" }] } });
// error: is not assignable to type
accept<ServiceRegistry>({ arn: "arn", port: 80, containerName: "app", containerPort: 80 });
// error: Type 'TargetGroup' is not assignable to type 'string'
new FargateService(stack, "b", { ...service, target: { targetGroup, containerName: targetGroup, containerPort: 80 } });
