import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { ecsName } from "./ecs-name";
import { reportProblems } from "../core/problem";
import { checked } from "../core/shape";
import { reportVerdict } from "../core/verdict";
import { waitFor } from "../core/wait-for";
import { routesTo } from "../network/routes";
import { requiresProvider } from "../terraform/requires-provider";
import type { ICluster } from "./cluster";
import { associationsOf, capacityOf, lacksNamespace } from "./cluster-capacity";
import type { FargateServiceProps } from "./fargate-service-props";
import type { FargateTaskDefinition } from "./fargate-task-definition";
import { grantProxyLog } from "./grant-proxy-log";
import { onOff } from "./on-off";
import * as render from "./render-service";
import { routerPortWarnings } from "./router-port";
import { EXECUTE_COMMAND_STATEMENT, executeCommandProblems } from "./rules/service/execute-command";
import { serviceRules, serviceWarnings } from "./rules/service/all";
import { namespaceWarnings } from "./rules/service/connect";
import { SERVICE } from "./shapes/service";
import { shiftsTraffic } from "./service-deployment";
import type { ServiceTarget } from "./service-target";

export const SERVICE_NAME = ecsName("an ECS service's name");

/** Tasks kept running on Fargate. */
export class FargateService extends AwsConstruct {
  /** As given: CloudWatch's dimension `ServiceName`. */
  public readonly serviceName: string;
  /** Where the tasks run. */
  public readonly cluster: ICluster;
  /** The target groups in front. */
  public readonly targets: readonly ServiceTarget[];
  /** How many tasks run, before autoscaling. */
  public readonly desiredCount: number;
  /** Whether plans leave the number of tasks as autoscaling has set it. */
  public readonly scaled: boolean;
  /** What it was made of. */
  public readonly deployment: FargateServiceProps["deployment"];

  public constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id, props);
    const { value: valid, problems } = checked(SERVICE, props);
    const { name, cluster, taskDefinition, desiredCount, subnetIds, securityGroupIds, assignPublicIp = false } = valid;
    const { deployment, capacityProviders, deploymentTriggers, serviceConnect, serviceRegistry, tags } = valid;
    const targets = [...(valid.target ? [valid.target] : []), ...(valid.furtherTargets ?? [])];
    checkName(this, SERVICE_NAME, name);
    reportVerdict(this, () => {
      const ofCluster = capacityProviders && capacityOf(cluster, this.node.root);
      const ofRouter = routerPortWarnings(this, taskDefinition.containers, securityGroupIds);
      return {
        problems: [...problems, ...serviceRules(valid, targets, ofCluster)],
        warnings: [
          ...serviceWarnings(valid),
          ...namespaceWarnings(serviceConnect, lacksNamespace(cluster)),
          ...ofRouter,
        ],
      };
    });
    if (valid.enableExecuteCommand) this.allowExecuteCommand(taskDefinition);
    if (serviceConnect?.logConfiguration) grantProxyLog(this, name, taskDefinition, serviceConnect.logConfiguration);
    const unchanged = render.unchangedArguments(deployment, valid.scaled);
    const service = new EcsService(this, "Resource", {
      name,
      cluster: cluster.clusterId,
      taskDefinition: taskDefinition.arn,
      ...render.renderCapacity(capacityProviders),
      desiredCount,
      enableExecuteCommand: valid.enableExecuteCommand,
      networkConfiguration: { subnets: subnetIds, securityGroups: [...securityGroupIds], assignPublicIp },
      // cdktf adds what an override says to a list that is there already.
      loadBalancer: shiftsTraffic(deployment) ? undefined : render.renderTargets(targets),
      lifecycle: unchanged.length > 0 ? { ignoreChanges: unchanged } : undefined,
      ...render.renderDeployment(deployment, valid.circuitBreaker),
      healthCheckGracePeriodSeconds: valid.healthCheckGracePeriodSeconds,
      platformVersion: valid.platformVersion as string | undefined,
      availabilityZoneRebalancing: onOff(valid.availabilityZoneRebalancing),
      // Else a change of the shares would replace the service.
      forceNewDeployment: valid.forceNewDeployment ?? ((capacityProviders ?? deploymentTriggers) ? true : undefined),
      triggers: deploymentTriggers && { ...deploymentTriggers },
      waitForSteadyState: valid.waitForSteadyState,
      serviceConnectConfiguration: serviceConnect && render.renderServiceConnect(serviceConnect),
      serviceRegistries: serviceRegistry && render.renderRegistry(serviceRegistry),
      tags: tags && { ...tags },
      propagateTags: valid.propagateTags,
      enableEcsManagedTags: valid.enableEcsManagedTags,
    });
    if (shiftsTraffic(deployment)) {
      const version = deployment.strategy === "BLUE_GREEN" ? "6.4.0" : "6.21.0";
      requiresProvider(this, version, `deployment strategy ${deployment.strategy}`);
    }
    for (const [argument, value] of Object.entries(render.renderShift(deployment, targets))) {
      service.addOverride(argument, value);
    }
    waitFor(service, () => [...neededBefore(cluster, targets), ...(valid.dependsOn ?? [])]);
    this.serviceName = service.name;
    this.cluster = cluster;
    this.targets = targets;
    this.desiredCount = desiredCount;
    this.scaled = valid.scaled ?? false;
    this.deployment = deployment;
  }

  private allowExecuteCommand(taskDefinition: FargateTaskDefinition): void {
    reportProblems(this, () => executeCommandProblems(taskDefinition));
    const { taskRole } = taskDefinition;
    if (taskRole?.ownership === "managed") taskRole.addToPolicy(EXECUTE_COMMAND_STATEMENT);
  }
}

/**
 * ECS refuses a service whose target group "does not have an associated load balancer" yet, or whose capacity providers the
 * cluster does not have yet; neither is a reference of the service.
 */
function neededBefore(cluster: ICluster, targets: readonly ServiceTarget[]): TerraformResource[] {
  return [
    ...targets.flatMap(({ targetGroup, shift }) => [
      ...routesTo(targetGroup),
      ...(shift ? routesTo(shift.alternateTargetGroup) : []),
    ]),
    ...associationsOf(cluster),
  ];
}
