import type { Construct } from "constructs";
import type { AlarmActions } from "../cloudwatch/alarm-actions";
import { Alarm } from "../cloudwatch/alarm";
import { errorRate, silence, volumeSpike } from "../cloudwatch/log-alarms";
import type { ErrorRateProps, SilenceProps, VolumeSpikeProps } from "../cloudwatch/log-alarms";
import { serviceCpu, serviceMemory, type ServiceUtilizationProps } from "../cloudwatch/service-alarms";
import type { FilterPattern } from "../logs/filter-pattern";
import type { LogGroup } from "../logs/log-group";
import { MetricFilter } from "../logs/metric-filter";
import { reportProblems } from "../core/problem";
import type { FargateService } from "../ecs/fargate-service";

/** What of a ready alarm is left to say when the service is known. */
type Tuning<Props> = Omit<Props, "name" | "logGroup" | "service" | "errors" | keyof AlarmActions>;

/** What is watched of a service; an alarm is made only for what stands here. `{}` takes the alarm's own defaults. */
export interface ServiceAlarms extends AlarmActions {
  /** Its log group receives nothing. */
  readonly silence?: Tuning<SilenceProps>;
  /** Too many of its log events are errors: those that the pattern takes. */
  readonly errors?: Tuning<ErrorRateProps> & { readonly pattern: FilterPattern };
  /** It logs far too much. */
  readonly volume?: Tuning<VolumeSpikeProps>;
  /** Its CPU is nearly used up; only for a service that is placed. */
  readonly cpu?: Tuning<ServiceUtilizationProps>;
  /** Its memory is nearly used up; only for a service that is placed. */
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
export function addServiceAlarms(scope: Construct, watched: WatchedService, alarms: ServiceAlarms): void {
  const { name, logGroup, service } = watched;
  const { onAlarm, onOk, onInsufficientData, errors, volume, cpu, memory } = alarms;
  const common = (what: string) => ({ onAlarm, onOk, onInsufficientData, name: `${name}-${what}` });

  if (alarms.silence) new Alarm(scope, "silence", silence({ ...common("silence"), ...alarms.silence, logGroup }));
  if (errors) {
    const { pattern, ...tuning } = errors;
    const metricName = `${name}-errors`;
    const filter = new MetricFilter(scope, "error_events", {
      name: metricName,
      logGroup,
      pattern,
      metricNamespace: "Services",
      metricName,
    });
    new Alarm(scope, "errors", errorRate({ ...common("errors"), ...tuning, logGroup, errors: filter.metric() }));
  }
  if (volume) new Alarm(scope, "volume", volumeSpike({ ...common("volume"), ...volume, logGroup }));
  if (service) {
    if (cpu) new Alarm(scope, "cpu", serviceCpu({ ...common("cpu"), ...cpu, service }));
    if (memory) new Alarm(scope, "memory", serviceMemory({ ...common("memory"), ...memory, service }));
  } else if (cpu ?? memory) {
    reportProblems(scope, () => [
      {
        code: "service-alarm-placement",
        rule: "alarms on CPU and memory need the service, which nobody places",
        got: Object.keys(alarms),
        fix: "give addServices a placement, or watch logs only",
      },
    ]);
  }
}
