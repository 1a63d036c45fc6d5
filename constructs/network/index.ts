/**
 * Load balancers and their listeners, security groups, flow logs.
 *
 * @packageDocumentation
 */
export { AccessLogsBucket, type AccessLogsBucketProps } from "./access-logs-bucket";
export { Certificate, type CertificateProps } from "./certificate";
export { FlowLog, type FlowLogProps } from "./flow-log";
export { AliasRecord, type AliasRecordProps, type AliasTarget } from "./alias-record";
export { AuthenticatedPaths, type AuthenticatedPathsProps } from "./authenticated-paths";
export type {
  AuthenticateAction,
  AuthenticateCognitoAction,
  AuthenticateCognitoOptions,
  AuthenticateOidcAction,
  AuthenticateOidcOptions,
  AuthenticateOptions,
} from "./authenticate-action";
export { LambdaTargetGroup, type LambdaTargetGroupProps } from "./lambda-target-group";
export { Listener, type IListener, type ListenerProps } from "./listener";
export type { AuthenticatingListenerProps, BaseListenerProps, PlainListenerProps } from "./listener";
export { ListenerAction } from "./listener-action";
export type {
  FixedResponseAction,
  FixedResponseOptions,
  ForwardAction,
  RedirectAction,
  RedirectOptions,
  TerminalAction,
  WeightedTargetGroup,
} from "./terminal-action";
export type { ListenerConditions } from "./listener-conditions";
export { ListenerRule, type ListenerRuleProps } from "./listener-rule";
export { LoadBalancer, type ILoadBalancer, type LoadBalancerProps } from "./load-balancer";
export { SecurityGroup } from "./security-group";
export type { EgressRule, IngressRule, SecurityGroupProps, SecurityGroupRule } from "./security-group";
export { TargetGroup } from "./target-group";
export type { IAddressTargetGroup, ITargetGroup, TargetGroupProps, TargetHealthCheck } from "./target-group";
