/**
 * CloudWatch Logs: groups, and what is attached to them.
 *
 * @packageDocumentation
 */
export { accessLogQueries } from "./access-log-queries";
export { userQueries, type UserLogFormat, type UserQuery } from "./user-queries";
export type { AccessLogOptions, AccessLogQuery, AccessLogText } from "./access-log-queries";
export { applicationErrors } from "./application-errors";
export { applicationQueries, type ApplicationLogFormat, type ApplicationQuery } from "./application-queries";
export { columnIdentifiers } from "./column-identifiers";
export { KEY_IDENTIFIERS, type CustomDataIdentifier } from "./data-identifier";
export { DataProtectionPolicy } from "./data-protection-policy";
export type { DataProtectionPolicyProps, FindingsDestination } from "./data-protection-policy";
export type { DriverLogGroup } from "./driver-log-group";
export type { ExistingLogGroupOptions } from "./existing-log-group";
export { FieldIndexPolicy, type FieldIndexPolicyProps } from "./field-index-policy";
export { FilterCondition } from "./filter-condition";
export type { Combination, FieldState, FieldTest, NumberOperator, StringOperator } from "./filter-condition";
export { FilterPattern, type FilterPatternKind } from "./filter-pattern";
export { QueryExpression, QueryFilter, type BinPeriod, type Operand, type QueryOperator } from "./insights-expression";
export { InsightsQuery, type QueryCommand } from "./insights-query";
export { LogAnomalyDetector } from "./log-anomaly-detector";
export type { EvaluationFrequency, LogAnomalyDetectorProps } from "./log-anomaly-detector";
export { LogDestination, type LogDestinationProps } from "./log-destination";
export { LogEncryptionKey, type LogEncryptionKeyProps } from "./log-encryption-key";
export { LogGroup, type LogGroupProps } from "./log-group";
export { LogGroupBase, type ILogGroup } from "./log-group-base";
export { CREATE_GROUP, CREATE_NO_GROUP } from "./log-group-ownership";
export type {
  CreateGroup,
  CreateNoGroup,
  DriverCreatedLogGroup,
  ExistingLogGroup,
  LogGroupOwnership,
  ManagedLogGroup,
} from "./log-group-ownership";
export { RETENTION_DAYS, type LogGroupClass, type RetentionDays } from "./log-group-rules";
export { accountKeyStatement, logsKeyStatements, type LogsKeyScope } from "./logs-key-statements";
export { logRouterPatterns, type LogRouterEvent } from "./log-router-patterns";
export { MANAGED_DATA_IDENTIFIERS, type ManagedDataIdentifier } from "./managed-data-identifier";
export { MetricFilter, type MetricFilterProps, type MetricOptions, type MetricUnit } from "./metric-filter";
export { QueryDefinition, type QueryDefinitionProps } from "./query-definition";
export { SubscriptionFilter, type SubscriptionFilterProps } from "./subscription-filter";
export { SubscriptionTarget } from "./subscription-target";
export type { AccountTarget, FunctionTarget, StreamTarget } from "./subscription-target";
export type { Terms } from "./filter-pattern-terms";
