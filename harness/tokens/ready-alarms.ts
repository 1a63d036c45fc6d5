import type { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../../constructs/cloudwatch/alarm";
import { AnomalyAlarm } from "../../constructs/cloudwatch/anomaly-alarm";
import { latency, serverErrors, unhealthyHosts } from "../../constructs/cloudwatch/load-balancer-alarms";
import { errorRate, silence, volumeAnomaly, volumeSpike } from "../../constructs/cloudwatch/log-alarms";
import { runningTasksBelowDesired, serviceCpu, serviceMemory } from "../../constructs/cloudwatch/service-alarms";
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
const loadBalancer = { arnSuffix: "app/web/50dc6c495c0c9188" };
const targetGroup = { arnSuffix: "targetgroup/web/50dc6c495c0c9189" };
const errors = {
  namespace: "App",
  metricName: "errors",
  dimensions: { Service: "app" },
  statistic: "Average",
  period: 60,
  unit: "Count",
};

const alarm = <Props>(ready: (props: Props) => AlarmProps, props: Props): Specimen =>
  specimen(
    ready.name,
    () => props,
    (stack: Construct, changed) => new Alarm(stack, "alarm", ready(changed)),
  );

/** The functions that say what an alarm is. */
export const READY_ALARM_SPECIMENS = [
  alarm(errorRate, { ...base, logGroup, errors, threshold: 7, minimumEvents: 20 }),
  alarm(silence, { ...base, logGroup }),
  alarm(volumeSpike, { ...base, logGroup, threshold: 1234 }),
  specimen(
    "volumeAnomaly",
    () => ({ ...base, logGroup, bandWidth: 4 }),
    (stack, props) => new AnomalyAlarm(stack, "alarm", volumeAnomaly(props)),
  ),
  alarm(serviceCpu, { ...base, service, threshold: 77 }),
  alarm(serviceMemory, { ...base, service, threshold: 77 }),
  alarm(runningTasksBelowDesired, { ...base, service }),
  alarm(serverErrors, { ...base, loadBalancer, threshold: 7 }),
  alarm(unhealthyHosts, { ...base, loadBalancer, targetGroup }),
  alarm(latency, { ...base, loadBalancer, targetGroup, threshold: 2, statistic: "p90" }),
];
