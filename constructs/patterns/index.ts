/**
 * Whole services: many of them, described once; and everything that watches one.
 *
 * @packageDocumentation
 */
export { addServices, type ServicesProps } from "./add-services";
export { applicationWidgets } from "./application-widgets";
export { LoggedService, type LoggedServiceProps, type RunIn } from "./logged-service";
export type { LoggedServiceAlarms } from "./logged-service-alarms";
export type { MonitoringLimits } from "./monitoring-limits";
export { serviceDashboard, type ServiceDashboardInputs, type ServiceQuery } from "./service-dashboard";
export { ServiceMonitoring, type MonitoredFunction, type ServiceMonitoringProps } from "./service-monitoring";
export { LoadBalancedService, type LoadBalancedServiceProps } from "./load-balanced-service";
export type { LoadBalancerRoute } from "./load-balancer-route";
export type { ScalingByRequests, ServiceScaling } from "./service-scaling";
export type {
  LoggedServiceSettings,
  LoggedServiceSpec,
  NamedService,
  RenamedService,
  ServiceIdentity,
  ServiceLogs,
  ServiceSpec,
  ServiceSpecs,
} from "./service-spec";
export { addServiceStacks, ServicesStack, type ServiceStacksProps } from "./service-stacks";
export { SharedExecutionRole, type SharedExecutionRoleProps } from "./shared-execution-role";
export { splitServices } from "./split-services";
