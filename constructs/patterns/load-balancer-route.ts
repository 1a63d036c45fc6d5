import type { Construct } from "constructs";
import type { ServiceTarget } from "../ecs/service-target";
import type { IListener } from "../network/listener";
import { ListenerAction } from "../network/listener-action";
import type { ListenerConditions } from "../network/listener-conditions";
import { ListenerRule } from "../network/listener-rule";
import { SecurityGroup } from "../network/security-group";
import { TargetGroup, type TargetHealthCheck } from "../network/target-group";

/** Which requests of a load balancer that is there already come to a service. */
export interface LoadBalancerRoute {
  /** Its listener: an object with the ARN does. */
  readonly listener: IListener;
  /** Id of its security group: the tasks let nobody else in. */
  readonly loadBalancerSecurityGroupId: string;
  /** `vpc-…`: the network of the load balancer and the tasks. */
  readonly vpcId: string;
  /** 1–50000, unique in the listener; the lowest that fits takes the request. */
  readonly priority: number;
  /** Hosts, paths and so on: at least one. */
  readonly conditions: ListenerConditions;
  /** Name of the container that answers. */
  readonly containerName: string;
  /** Its port, 1–65535. */
  readonly containerPort: number;
  /** @default path `/`, which answers 200 */
  readonly healthCheck?: TargetHealthCheck;
  /** Name of the target group, at most 32 letters, digits and `-`. @default the service's name */
  readonly targetGroupName?: string;
}

/** Whose requests they are. */
interface Routed {
  /** The service's name, which its target group and security group have too. */
  readonly name: string;
  readonly route: LoadBalancerRoute;
  /** Ids of security groups that the tasks are in besides. */
  readonly more: readonly string[];
}

/**
 * Adds `aws_lb_target_group.<service>_target`, `aws_lb_listener_rule.<service>_rule` and
 * `aws_security_group.<service>_security_group`.
 */
export function addRoute(
  scope: Construct,
  { name, route, more }: Routed,
): { readonly target: ServiceTarget; readonly securityGroupIds: readonly string[] } {
  const { listener, loadBalancerSecurityGroupId, vpcId, priority, conditions, containerName, containerPort } = route;
  const { healthCheck = { path: "/", matcher: "200" }, targetGroupName = name } = route;
  const targetGroup = new TargetGroup(scope, "target", {
    name: targetGroupName,
    port: containerPort,
    vpcId,
    healthCheck,
  });
  new ListenerRule(scope, "rule", { listener, priority, conditions, action: ListenerAction.forward(targetGroup) });
  const ingress = [{ protocol: "tcp", port: containerPort, securityGroupIds: [loadBalancerSecurityGroupId] }] as const;
  const { securityGroupId } = new SecurityGroup(scope, "security_group", { name, vpcId, ingress });
  return { target: { targetGroup, containerName, containerPort }, securityGroupIds: [securityGroupId, ...more] };
}
