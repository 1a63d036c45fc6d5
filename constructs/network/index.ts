/**
 * Load balancers and their listeners, security groups, flow logs.
 *
 * @packageDocumentation
 */
export { AccessLogsBucket, type AccessLogsBucketProps } from "./access-logs-bucket";
export { FlowLog, type FlowLogProps } from "./flow-log";
export { Listener, type IListener, type ListenerProps } from "./listener";
export { ListenerAction } from "./listener-action";
export type {
  FixedResponseAction,
  FixedResponseOptions,
  ForwardAction,
  RedirectAction,
  RedirectOptions,
  WeightedTargetGroup,
} from "./listener-action";
export type { ListenerConditions } from "./listener-conditions";
export { ListenerRule, type ListenerRuleProps } from "./listener-rule";
export { LoadBalancer, type ILoadBalancer, type LoadBalancerProps } from "./load-balancer";
export { SecurityGroup } from "./security-group";
export type { EgressRule, IngressRule, SecurityGroupProps, SecurityGroupRule } from "./security-group";
export { TargetGroup, type ITargetGroup, type TargetGroupProps, type TargetHealthCheck } from "./target-group";
