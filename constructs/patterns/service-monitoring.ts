import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { warnOf } from "../core/problem";
import { AlarmTopic } from "../cloudwatch/alarm-topic";
import { LoadBalancerAlarm } from "../cloudwatch/load-balancer-alarms";
import { FunctionAlarm } from "../cloudwatch/function-alarms";
import type { FunctionRowInputs } from "../cloudwatch/function-rows";
import { LogAlarm } from "../cloudwatch/log-alarms";
import { LogRouterAlarm } from "../cloudwatch/log-router-alarms";
import type { LogRouterRowInputs } from "../cloudwatch/log-router-row";
import { SearchAlarm } from "../cloudwatch/search-alarms";
import type { SearchRowInputs } from "../cloudwatch/search-row";
import { ServiceAlarm } from "../cloudwatch/service-alarms";
import type { Metric } from "../cloudwatch/metric";
import type { AlarmSubscription } from "../cloudwatch/alarm-subscription";
import { percentWarnings } from "../cloudwatch/alarm-percent";
import type { MeasuredByArnSuffix, MeasuredLogGroup } from "../cloudwatch/aws-metrics";
import { Dashboard } from "../cloudwatch/dashboard";
import type { ShownAlarm } from "../cloudwatch/widget";
import { percentLimits, withDefaults, type MonitoringLimits } from "./monitoring-limits";
import { addReadyAlarms, type ReadyAlarmMaker } from "./add-ready-alarms";
import { serviceDashboard, type ServiceDashboardInputs } from "./service-dashboard";

/** A function that takes a share of a service's requests. */
export interface MonitoredFunction extends FunctionRowInputs {
  /** Its log group, and the metric of a filter that counts its errors there. @default no alarm on its lines */
  readonly logs?: {
    /** Where the function writes. */
    readonly logGroup: MeasuredLogGroup;
    /** Counts the group's events that are errors: the metric of a metric filter. */
    readonly errors: Metric;
  };
}

/** Settings of a {@link ServiceMonitoring}. */
export interface ServiceMonitoringProps extends Omit<ServiceDashboardInputs, "title" | "alarms" | "function"> {
  /** A function that takes a share of the requests. @default none */
  readonly function?: MonitoredFunction;
  /** Name of the dashboard and the topic, and start of the alarms' names: letters, digits, `_` and `-`. */
  readonly name: string;
  /** Region of the metrics and the logs. */
  readonly region: string;
  /** Who hears of the alarms, by an id that becomes part of the Terraform address. @default nobody */
  readonly subscriptions?: Readonly<Record<string, AlarmSubscription>>;
  /**
   * The group whose silence is an alarm, where another one gets most of the lines: a function's that takes most requests.
   *
   * @default `logGroup`
   */
  readonly awaitedLogGroup?: MeasuredLogGroup;
  /** Id, ARN or alias of the topic's KMS key; see `AlarmTopicProps`. @default no key */
  readonly kmsKeyId?: string;
}

/**
 * Everything that watches a service: a topic, the ready alarms for what is given (the log group; the service; the load
 * balancer with its target group; a function; the log routers; the search domain), and a dashboard with all of it.
 */
export class ServiceMonitoring extends AwsConstruct {
  /** Where all alarms go. */
  public readonly topic: AlarmTopic;
  /** In the order in which the dashboard shows them. */
  public readonly alarms: readonly ShownAlarm[];
  /** Shows the service, and the states of all alarms. */
  public readonly dashboard: Dashboard;

  public constructor(scope: Construct, id: string, props: ServiceMonitoringProps) {
    super(scope, id, props);
    const { name, region, subscriptions, kmsKeyId } = props;
    for (const warning of percentWarnings(percentLimits(props.limits))) warnOf(this, warning);
    this.topic = new AlarmTopic(this, "topic", { name: `${name}-alarms`, subscriptions, kmsKeyId });
    const actions = { onAlarm: [this.topic], onOk: [this.topic] };
    this.alarms = addReadyAlarms(this, { name, ...actions }, readyAlarms(props));
    const rows = serviceDashboard({ ...props, title: name, alarms: this.alarms });
    this.dashboard = new Dashboard(this, "dashboard", {
      name,
      region,
      rows,
      start: "-PT12H",
      periodOverride: "inherit",
    });
  }
}

/** The ready alarms for what is given, in the order of the dashboard. */
function readyAlarms(props: ServiceMonitoringProps): Readonly<Record<string, ReadyAlarmMaker>> {
  const { logGroup, errors, service, containerInsights, loadBalancer, targetGroup, signsIn, logRouter, search } = props;
  const limits = withDefaults(props.limits ?? {});
  const { logEvents } = limits;
  const { awaitedLogGroup = logGroup } = props;
  const targets = loadBalancer && targetGroup && { loadBalancer, targetGroup };
  return {
    error_rate: (common) => LogAlarm.errorRate({ ...common, logGroup, errors, threshold: limits.errorPercent }),
    silence: (common) => LogAlarm.silence({ ...common, logGroup: awaitedLogGroup }),
    volume_anomaly: (common) => LogAlarm.volumeAnomaly({ ...common, logGroup }),
    volume_spike:
      logEvents === undefined
        ? undefined
        : (common) => LogAlarm.volumeSpike({ ...common, logGroup, threshold: logEvents }),
    cpu: service && ((common) => ServiceAlarm.cpu({ ...common, service, threshold: limits.cpuPercent })),
    memory: service && ((common) => ServiceAlarm.memory({ ...common, service, threshold: limits.memoryPercent })),
    tasks:
      service && containerInsights
        ? (common) => ServiceAlarm.runningTasksBelowDesired({ ...common, service })
        : undefined,
    server_errors:
      loadBalancer &&
      ((common) => {
        return LoadBalancerAlarm.serverErrors({ ...common, loadBalancer, threshold: limits.serverErrorPercent });
      }),
    unhealthy_hosts: targets && ((common) => LoadBalancerAlarm.unhealthyHosts({ ...common, ...targets })),
    latency:
      targets && ((common) => LoadBalancerAlarm.latency({ ...common, ...targets, threshold: limits.latencySeconds })),
    ...(loadBalancer && signsIn ? signInAlarms(loadBalancer, limits) : {}),
    ...(props.function ? functionAlarms(props.function, limits.errorPercent) : {}),
    ...(logRouter ? routerAlarms(logRouter) : {}),
    ...(search ? searchAlarms(search) : {}),
  };
}

/** The ready alarms of a load balancer that signs people in. */
function signInAlarms(
  loadBalancer: MeasuredByArnSuffix,
  { signInFailures, signInMilliseconds }: Required<Pick<MonitoringLimits, "signInFailures" | "signInMilliseconds">>,
): Readonly<Record<string, ReadyAlarmMaker>> {
  return {
    sign_in_errors: (common) => LoadBalancerAlarm.signInErrors({ ...common, loadBalancer }),
    sign_in_failures: (common) =>
      LoadBalancerAlarm.signInFailures({ ...common, loadBalancer, threshold: signInFailures }),
    sign_in_latency: (common) =>
      LoadBalancerAlarm.signInLatency({ ...common, loadBalancer, threshold: signInMilliseconds }),
  };
}

/** The ready alarms of a function that takes a share of the requests. */
function functionAlarms(
  { function: measured, timeout, concurrency, deadLetters, logs }: MonitoredFunction,
  errorPercent: number,
): Readonly<Record<string, ReadyAlarmMaker>> {
  const of = { function: measured };
  return {
    function_error_rate: logs && ((common) => LogAlarm.errorRate({ ...common, ...logs, threshold: errorPercent })),
    function_errors: (common) => FunctionAlarm.errors({ ...common, ...of }),
    function_throttles: (common) => FunctionAlarm.throttles({ ...common, ...of }),
    function_duration: (common) => FunctionAlarm.duration({ ...common, ...of, timeout }),
    function_concurrency:
      concurrency === undefined ? undefined : (common) => FunctionAlarm.concurrency({ ...common, ...of, concurrency }),
    function_dead_letters: deadLetters ? (common) => FunctionAlarm.deadLetters({ ...common, ...of }) : undefined,
    function_dead_letter_errors: deadLetters
      ? (common) => FunctionAlarm.deadLetterErrors({ ...common, ...of })
      : undefined,
  };
}

/** The ready alarms of a service's log routers. */
function routerAlarms({ starts, losses, maxStarts }: LogRouterRowInputs): Readonly<Record<string, ReadyAlarmMaker>> {
  return {
    router_restarts: (common) => LogRouterAlarm.restarts({ ...common, starts, threshold: maxStarts }),
    router_losses: (common) => LogRouterAlarm.losses({ ...common, losses }),
  };
}

/** The ready alarms of the search domain that records go to. */
function searchAlarms(search: SearchRowInputs): Readonly<Record<string, ReadyAlarmMaker>> {
  const { domain, freeStorage, memoryPressure } = search;
  return {
    search_red: (common) => SearchAlarm.red({ ...common, domain }),
    search_yellow: (common) => SearchAlarm.yellow({ ...common, domain }),
    search_storage:
      freeStorage === undefined
        ? undefined
        : (common) => SearchAlarm.freeStorage({ ...common, domain, threshold: freeStorage }),
    search_memory: (common) => SearchAlarm.memoryPressure({ ...common, domain, threshold: memoryPressure }),
    search_writes: (common) => SearchAlarm.writesBlocked({ ...common, domain }),
  };
}
