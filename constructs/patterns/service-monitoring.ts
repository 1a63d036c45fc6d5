import { Construct } from "constructs";
import { Alarm } from "../cloudwatch/alarm";
import { AlarmTopic } from "../cloudwatch/alarm-topic";
import { AnomalyAlarm } from "../cloudwatch/anomaly-alarm";
import { LoadBalancerAlarm } from "../cloudwatch/load-balancer-alarms";
import { LogAlarm } from "../cloudwatch/log-alarms";
import { ServiceAlarm } from "../cloudwatch/service-alarms";
import type { AlarmSubscription } from "../cloudwatch/alarm-subscription";
import { Dashboard } from "../cloudwatch/dashboard";
import type { ShownAlarm } from "../cloudwatch/widget";
import { withDefaults } from "./monitoring-limits";
import { serviceDashboard, type ServiceDashboardInputs } from "./service-dashboard";

/** Settings of a {@link ServiceMonitoring}. */
export interface ServiceMonitoringProps extends Omit<ServiceDashboardInputs, "title" | "alarms"> {
  /** Name of the dashboard and the topic, and start of the alarms' names: letters, digits, `_` and `-`. */
  readonly name: string;
  /** Region of the metrics and the logs. */
  readonly region: string;
  /** Who hears of the alarms, by an id that becomes part of the Terraform address. @default nobody */
  readonly subscriptions?: Readonly<Record<string, AlarmSubscription>>;
  /** Id, ARN or alias of the topic's KMS key; see `AlarmTopicProps`. @default no key */
  readonly kmsKeyId?: string;
}

/**
 * Everything that watches a service: a topic, the ready alarms for what is given (the log group; the service; the load
 * balancer with its target group), and a dashboard with all of it.
 */
export class ServiceMonitoring extends Construct {
  public readonly topic: AlarmTopic;
  /** In the order in which the dashboard shows them. */
  public readonly alarms: readonly ShownAlarm[];
  public readonly dashboard: Dashboard;

  public constructor(scope: Construct, id: string, props: ServiceMonitoringProps) {
    super(scope, id);
    const { name, region, subscriptions, kmsKeyId } = props;
    this.topic = new AlarmTopic(this, "topic", { name: `${name}-alarms`, subscriptions, kmsKeyId });
    this.alarms = [...this.logAlarms(props), ...this.serviceAlarms(props), ...this.loadBalancerAlarms(props)];
    const rows = serviceDashboard({ ...props, title: name, alarms: this.alarms });
    this.dashboard = new Dashboard(this, "dashboard", {
      name,
      region,
      rows,
      start: "-PT12H",
      periodOverride: "inherit",
    });
  }

  private logAlarms({ name, logGroup, errors, limits = {} }: ServiceMonitoringProps): ShownAlarm[] {
    const { errorPercent, logEvents } = withDefaults(limits);
    const common = (suffix: string) => ({ ...this.common(name, suffix), logGroup });
    return [
      new Alarm(this, "error_rate", LogAlarm.errorRate({ ...common("error-rate"), errors, threshold: errorPercent })),
      new Alarm(this, "silence", LogAlarm.silence(common("silence"))),
      new AnomalyAlarm(this, "volume_anomaly", LogAlarm.volumeAnomaly(common("volume-anomaly"))),
      ...(logEvents === undefined
        ? []
        : [new Alarm(this, "volume_spike", LogAlarm.volumeSpike({ ...common("volume-spike"), threshold: logEvents }))]),
    ];
  }

  private serviceAlarms({ name, service, containerInsights, limits = {} }: ServiceMonitoringProps): ShownAlarm[] {
    if (service === undefined) return [];
    const { cpuPercent, memoryPercent } = withDefaults(limits);
    const common = (suffix: string) => ({ ...this.common(name, suffix), service });
    return [
      new Alarm(this, "cpu", ServiceAlarm.cpu({ ...common("cpu"), threshold: cpuPercent })),
      new Alarm(this, "memory", ServiceAlarm.memory({ ...common("memory"), threshold: memoryPercent })),
      ...(containerInsights === true
        ? [new Alarm(this, "tasks", ServiceAlarm.runningTasksBelowDesired(common("tasks")))]
        : []),
    ];
  }

  private loadBalancerAlarms({ name, loadBalancer, targetGroup, limits = {} }: ServiceMonitoringProps): ShownAlarm[] {
    if (loadBalancer === undefined) return [];
    const { serverErrorPercent, latencySeconds } = withDefaults(limits);
    const errors = { ...this.common(name, "server-errors"), loadBalancer, threshold: serverErrorPercent };
    const common = (suffix: string, group: typeof targetGroup & object) => {
      return { ...this.common(name, suffix), loadBalancer, targetGroup: group };
    };
    return [
      new Alarm(this, "server_errors", LoadBalancerAlarm.serverErrors(errors)),
      ...(targetGroup === undefined
        ? []
        : [
            new Alarm(
              this,
              "unhealthy_hosts",
              LoadBalancerAlarm.unhealthyHosts(common("unhealthy-hosts", targetGroup)),
            ),
            new Alarm(
              this,
              "latency",
              LoadBalancerAlarm.latency({ ...common("latency", targetGroup), threshold: latencySeconds }),
            ),
          ]),
    ];
  }

  private common(name: string, suffix: string) {
    return { name: `${name}-${suffix}`, onAlarm: [this.topic], onOk: [this.topic] };
  }
}
