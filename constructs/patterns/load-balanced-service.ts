import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { FargateService } from "../ecs/fargate-service";
import type { FargateServiceProps } from "../ecs/fargate-service-props";
import type { ITargetGroup } from "../network/target-group";
import { addRoute, type LoadBalancerRoute } from "./load-balancer-route";
import { addServiceScaling, type ServiceScaling } from "./service-scaling";

/** Settings of a {@link LoadBalancedService}: those of a service, and which requests come to it. */
export interface LoadBalancedServiceProps
  extends LoadBalancerRoute, Omit<FargateServiceProps, "target" | "securityGroupIds" | "scaled"> {
  /** Security groups that the tasks are in besides their own, at most 4. @default none */
  readonly securityGroupIds?: readonly string[];
  /** Who changes the number of tasks later. @default nobody */
  readonly scaling?: ServiceScaling;
}

/**
 * A service behind a load balancer that is there already: its target group, the listener's rule that sends it the requests
 * of some hosts or paths, a security group that lets in the load balancer alone, and the service, which waits for the rule.
 */
export class LoadBalancedService extends AwsConstruct {
  /** The service, which is made after the rule that leads to it. */
  public readonly service: FargateService;
  /** The group that ECS registers its tasks in. */
  public readonly targetGroup: ITargetGroup;

  public constructor(scope: Construct, id: string, props: LoadBalancedServiceProps) {
    super(scope, id, props);
    const { securityGroupIds: more = [], scaling, name, ...rest } = props;
    const { listener, loadBalancerSecurityGroupId, vpcId, priority, conditions, ...other } = rest;
    const { containerName, containerPort, healthCheck, targetGroupName, ...service } = other;
    const route = {
      ...{ listener, loadBalancerSecurityGroupId, vpcId, priority, conditions },
      ...{ containerName, containerPort, healthCheck, targetGroupName },
    };
    const placed = addRoute(this, { name, route, more });
    this.service = new FargateService(this, "Resource", { ...service, name, ...placed, scaled: scaling !== undefined });
    this.targetGroup = placed.target.targetGroup;
    if (scaling) addServiceScaling(this, { name, service: this.service }, scaling);
  }
}
