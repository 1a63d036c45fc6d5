import type { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../../constructs/cloudwatch/alarm";
import { ApiAlarm } from "../../constructs/cloudwatch/api-alarms";
import { AnomalyAlarm } from "../../constructs/cloudwatch/anomaly-alarm";
import { FunctionAlarm } from "../../constructs/cloudwatch/function-alarms";
import { LoadBalancerAlarm } from "../../constructs/cloudwatch/load-balancer-alarms";
import { LogRouterAlarm } from "../../constructs/cloudwatch/log-router-alarms";
import { LogAlarm } from "../../constructs/cloudwatch/log-alarms";
import { SearchAlarm } from "../../constructs/cloudwatch/search-alarms";
import { ServiceAlarm } from "../../constructs/cloudwatch/service-alarms";
import { specimen, type Specimen } from "./specimen";

const action = [{ alarmActionArn: "arn:aws:sns:eu-west-3:123456789012:alarms" }];
const base = {
  name: "app",
  period: 120,
  evaluationPeriods: 4,
  datapointsToAlarm: 3,
  onAlarm: action,
  onOk: action,
  onInsufficientData: action,
};
const logGroup = { name: "group" };
const service = { serviceName: "service", cluster: { clusterName: "cluster" } };
const api = { apiId: "a1b2c3d4e5" };
const measured = { functionName: "tidy" };
const loadBalancer = { arnSuffix: "app/web/50dc6c495c0c9188" };
const domain = { domainName: "app-logs", accountId: "123456789012" };
const targetGroup = { arnSuffix: "targetgroup/web/50dc6c495c0c9189" };
const errors = {
  namespace: "App",
  metricName: "errors",
  dimensions: { Service: "app" },
  statistic: "Average",
  period: 60,
  unit: "Count",
};

const alarm = <Props>(owner: string, ready: (props: Props) => AlarmProps, props: Props): Specimen =>
  specimen(
    owner,
    () => props,
    (stack: Construct, changed) => new Alarm(stack, "alarm", ready(changed)),
  );

/** The functions that say what an alarm is. */
export const READY_ALARM_SPECIMENS = [
  alarm("LogAlarm.errorRate", LogAlarm.errorRate, { ...base, logGroup, errors, threshold: 7, minimumEvents: 20 }),
  alarm("LogAlarm.silence", LogAlarm.silence, { ...base, logGroup }),
  alarm("LogAlarm.volumeSpike", LogAlarm.volumeSpike, { ...base, logGroup, threshold: 1234 }),
  specimen(
    "LogAlarm.volumeAnomaly",
    () => ({ ...base, logGroup, bandWidth: 4 }),
    (stack, props) => new AnomalyAlarm(stack, "alarm", LogAlarm.volumeAnomaly(props)),
  ),
  alarm("ServiceAlarm.cpu", ServiceAlarm.cpu, { ...base, service, threshold: 77 }),
  alarm("ServiceAlarm.memory", ServiceAlarm.memory, { ...base, service, threshold: 77 }),
  alarm("ServiceAlarm.runningTasksBelowDesired", ServiceAlarm.runningTasksBelowDesired, { ...base, service }),
  alarm("SearchAlarm.red", SearchAlarm.red, { ...base, domain }),
  alarm("SearchAlarm.yellow", SearchAlarm.yellow, { ...base, domain }),
  alarm("SearchAlarm.freeStorage", SearchAlarm.freeStorage, { ...base, domain, threshold: 2_560 }),
  alarm("SearchAlarm.memoryPressure", SearchAlarm.memoryPressure, { ...base, domain, threshold: 90 }),
  alarm("SearchAlarm.writesBlocked", SearchAlarm.writesBlocked, { ...base, domain }),
  alarm("ApiAlarm.serverErrors", ApiAlarm.serverErrors, { ...base, api, threshold: 7 }),
  alarm("ApiAlarm.clientErrors", ApiAlarm.clientErrors, { ...base, api, threshold: 70 }),
  alarm("ApiAlarm.latency", ApiAlarm.latency, { ...base, api, threshold: 700, statistic: "p90" }),
  alarm("FunctionAlarm.errors", FunctionAlarm.errors, { ...base, function: measured, threshold: 7 }),
  alarm("FunctionAlarm.throttles", FunctionAlarm.throttles, { ...base, function: measured }),
  alarm("FunctionAlarm.duration", FunctionAlarm.duration, {
    ...{ ...base, function: measured, timeout: 29, threshold: 70, statistic: "p90" },
  }),
  alarm("FunctionAlarm.concurrency", FunctionAlarm.concurrency, {
    ...{ ...base, function: measured, concurrency: 20, threshold: 70 },
  }),
  alarm("FunctionAlarm.deadLetters", FunctionAlarm.deadLetters, { ...base, function: measured }),
  alarm("FunctionAlarm.deadLetterErrors", FunctionAlarm.deadLetterErrors, { ...base, function: measured }),
  alarm("LogRouterAlarm.restarts", LogRouterAlarm.restarts, { ...base, starts: errors, threshold: 7 }),
  alarm("LogRouterAlarm.losses", LogRouterAlarm.losses, { ...base, losses: errors }),
  alarm("LoadBalancerAlarm.serverErrors", LoadBalancerAlarm.serverErrors, { ...base, loadBalancer, threshold: 7 }),
  alarm("LoadBalancerAlarm.unhealthyHosts", LoadBalancerAlarm.unhealthyHosts, { ...base, loadBalancer, targetGroup }),
  alarm("LoadBalancerAlarm.latency", LoadBalancerAlarm.latency, {
    ...base,
    loadBalancer,
    targetGroup,
    threshold: 2,
    statistic: "p90",
  }),
  alarm("LoadBalancerAlarm.signInErrors", LoadBalancerAlarm.signInErrors, { ...base, loadBalancer }),
  alarm("LoadBalancerAlarm.signInFailures", LoadBalancerAlarm.signInFailures, { ...base, loadBalancer, threshold: 7 }),
  alarm("LoadBalancerAlarm.signInLatency", LoadBalancerAlarm.signInLatency, { ...base, loadBalancer, threshold: 7 }),
];
