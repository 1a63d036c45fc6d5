/**
 * CloudWatch alarms, ready ones among them, and dashboards.
 *
 * @packageDocumentation
 */
export { Alarm } from "./alarm";
export type { AlarmBaseProps, AlarmProps, Comparison, MissingData } from "./alarm";
export type { AlarmActions, AlarmTarget } from "./alarm-actions";
export type { Evaluation } from "./alarm-evaluation";
export { AlarmSubscription } from "./alarm-subscription";
export { alarmKeyStatement, AlarmTopic, type AlarmTopicProps } from "./alarm-topic";
export { ApiAlarm, apiServerErrorShare } from "./api-alarms";
export type { ApiClientErrorsProps, ApiLatencyProps, ApiServerErrorsProps } from "./api-alarms";
export { apiRows, type ApiRowInputs } from "./api-row";
export { AnomalyAlarm, anomalyBand, type AnomalyAlarmProps, type BandComparison } from "./anomaly-alarm";
export {
  containerInsightsMetric,
  httpApiMetric,
  loadBalancerMetric,
  logGroupMetric,
  searchDomainMetric,
  serviceMetric,
  targetGroupMetric,
} from "./aws-metrics";
export type {
  LoadBalancerMetric,
  MeasuredByArnSuffix,
  MeasuredHttpApi,
  MeasuredLogGroup,
  MeasuredSearchDomain,
  MeasuredService,
  Sampling,
} from "./aws-metrics";
export { Dashboard, type DashboardProps } from "./dashboard";
export type { DashboardOptions } from "./dashboard-body";
export type { PlacedWidget } from "./dashboard-layout";
export { FunctionAlarm } from "./function-alarms";
export type {
  FunctionAlarmProps,
  FunctionConcurrencyProps,
  FunctionDurationProps,
  FunctionErrorsProps,
} from "./function-alarms";
export { functionMetric, type FunctionMetric, type MeasuredFunction } from "./function-metrics";
export { functionRows, type FunctionRowInputs } from "./function-rows";
export { LoadBalancerAlarm, serverErrorShare } from "./load-balancer-alarms";
export type {
  LatencyProps,
  ServerErrorsProps,
  SignInErrorsProps,
  SignInFailuresProps,
  SignInLatencyProps,
  UnhealthyHostsProps,
} from "./load-balancer-alarms";
export { errorShare, LogAlarm } from "./log-alarms";
export type {
  ErrorRateProps,
  ErrorShareInputs,
  SilenceProps,
  VolumeAnomalyProps,
  VolumeSpikeProps,
} from "./log-alarms";
export { LogRouterAlarm, type RouterLossesProps, type RouterRestartsProps } from "./log-router-alarms";
export { logRouterRows, type LogRouterRowInputs } from "./log-router-row";
export type { AnyMetric, MathExpression } from "./math-expression";
export type { Metric } from "./metric";
export type { ReadyAlarmProps } from "./ready-alarm-props";
export { SearchAlarm } from "./search-alarms";
export type { FreeStorageProps, MemoryPressureProps, SearchAlarmProps } from "./search-alarms";
export { searchRows, type SearchRowInputs } from "./search-row";
export { ServiceAlarm, type RunningTasksProps, type ServiceUtilizationProps } from "./service-alarms";
export type {
  AlarmWidget,
  DashboardRow,
  GraphAxis,
  GraphThreshold,
  GraphWidget,
  LogQueryWidget,
  NumberWidget,
  ShownAlarm,
  ShownMetric,
  TextWidget,
  Widget,
  WidgetColumn,
  WidgetSize,
} from "./widget";
