import type { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../cloudwatch/alarm";
import type { AlarmActions } from "../cloudwatch/alarm-actions";
import { AnomalyAlarm, type AnomalyAlarmProps } from "../cloudwatch/anomaly-alarm";
import type { ShownAlarm } from "../cloudwatch/widget";

/** What all alarms of a service have in common. */
export interface CommonAlarmProps extends AlarmActions {
  /** What their names begin with. */
  readonly name: string;
}

/** Settings of a ready alarm, once it has a name and actions; absent where there is nothing to watch. */
export type ReadyAlarmMaker = ((common: CommonAlarmProps) => AlarmProps | AnomalyAlarmProps) | undefined;

/**
 * Adds ready alarms: each `aws_cloudwatch_metric_alarm.<scope>_<id>` with the name `<name>-<id>`, written with `-` for `_`.
 *
 * @param makers settings by the construct's id
 * @returns those that are there, in the order of their ids
 */
export function addReadyAlarms(
  scope: Construct,
  { name, ...actions }: CommonAlarmProps,
  makers: Readonly<Record<string, ReadyAlarmMaker>>,
): ShownAlarm[] {
  return Object.entries(makers).flatMap(([id, make]) => {
    if (make === undefined) return [];
    const props = make({ ...actions, name: `${name}-${id.replaceAll("_", "-")}` });
    return ["threshold" in props ? new Alarm(scope, id, props) : new AnomalyAlarm(scope, id, props)];
  });
}
