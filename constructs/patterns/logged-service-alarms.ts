import type { Construct } from "constructs";
import type { AlarmActions } from "../cloudwatch/alarm-actions";
import { percentWarnings } from "../cloudwatch/alarm-percent";
import { LogAlarm } from "../cloudwatch/log-alarms";
import type { ErrorRateProps, SilenceProps, VolumeSpikeProps } from "../cloudwatch/log-alarms";
import { ServiceAlarm, type ServiceUtilizationProps } from "../cloudwatch/service-alarms";
import type { FilterPattern } from "../logs/filter-pattern";
import type { LogGroup } from "../logs/log-group";
import { MetricFilter } from "../logs/metric-filter";
import type { Metric } from "../cloudwatch/metric";
import { reportProblems, warnOf } from "../core/problem";
import { addReadyAlarms } from "./add-ready-alarms";
import type { FargateService } from "../ecs/fargate-service";

/** What of a ready alarm is left to say when the service is known. */
type Tuning<Props> = Omit<Props, "name" | "logGroup" | "service" | "errors" | keyof AlarmActions>;

/** What is watched of a service; an alarm is made only for what is set here. `{}` takes the alarm's own defaults. */
export interface LoggedServiceAlarms extends AlarmActions {
  /** Its log group receives nothing. @default no alarm */
  readonly silence?: Tuning<SilenceProps>;
  /** Too many of its log events are errors: those that the pattern takes. @default no alarm */
  readonly errors?: Tuning<ErrorRateProps> & {
    /** Which log events are errors. */
    readonly pattern: FilterPattern;
  };
  /** It logs far too much. @default no alarm */
  readonly volume?: Tuning<VolumeSpikeProps>;
  /** Its CPU is nearly used up; only with `runIn`. @default no alarm */
  readonly cpu?: Tuning<ServiceUtilizationProps>;
  /** Its memory is nearly used up; only with `runIn`. @default no alarm */
  readonly memory?: Tuning<ServiceUtilizationProps>;
}

/** What the alarms of a service watch. */
export interface WatchedService {
  /** In front of the alarms' names. */
  readonly name: string;
  readonly logGroup: LogGroup;
  /** Absent where something else runs the task definition. */
  readonly service?: FargateService;
}

/** Adds the alarms `aws_cloudwatch_metric_alarm.<service>_silence` and so on, and the metric filter of the errors. */
export function addLoggedServiceAlarms(scope: Construct, watched: WatchedService, alarms: LoggedServiceAlarms): void {
  const { name, logGroup, service } = watched;
  const { onAlarm, onOk, onInsufficientData, silence, errors, volume, cpu, memory } = alarms;
  const percents = { "errors.threshold": errors, "cpu.threshold": cpu, "memory.threshold": memory };
  const thresholds = Object.entries(percents).map(([what, tuning]) => [what, tuning?.threshold] as const);
  for (const warning of percentWarnings(Object.fromEntries(thresholds))) warnOf(scope, warning);
  const metric = errors && errorMetric(scope, watched, errors.pattern);
  addReadyAlarms(
    scope,
    { name, onAlarm, onOk, onInsufficientData },
    {
      silence: silence && ((common) => LogAlarm.silence({ ...common, ...silence, logGroup })),
      errors: metric && ((common) => LogAlarm.errorRate({ ...common, ...errors, logGroup, errors: metric })),
      volume: volume && ((common) => LogAlarm.volumeSpike({ ...common, ...volume, logGroup })),
      cpu: cpu && service && ((common) => ServiceAlarm.cpu({ ...common, ...cpu, service })),
      memory: memory && service && ((common) => ServiceAlarm.memory({ ...common, ...memory, service })),
    },
  );
  if (service !== undefined || (cpu ?? memory) === undefined) return;
  reportProblems(scope, () => [
    {
      code: "service-alarm-no-service",
      rule: "alarms on CPU and memory need the service, which addServices makes only with runIn",
      got: Object.keys(alarms),
      fix: "give addServices runIn, or watch logs only",
    },
  ]);
}

/** Counts the events that are errors, with `aws_cloudwatch_log_metric_filter.<service>_error_events`. */
function errorMetric(scope: Construct, { name, logGroup }: WatchedService, pattern: FilterPattern): Metric {
  const metricName = `${name}-errors`;
  const settings = { name: metricName, logGroup, pattern, metricNamespace: "Services", metricName };
  return new MetricFilter(scope, "error_events", settings).metric();
}
