import type { AlarmActions } from "./alarm-actions";
import type { AlarmBaseProps } from "./alarm";
import type { Evaluation } from "./alarm-evaluation";

/**
 * What every ready alarm takes. A ready alarm is a function that returns the settings of an `Alarm` or an `AnomalyAlarm`:
 * `new Alarm(this, "silence", LogAlarm.silence({ … }))`. To change more, spread them:
 * `{ ...LogAlarm.silence({ … }), treatMissingData: … }`.
 */
export interface ReadyAlarmProps extends Partial<Evaluation>, AlarmActions {
  /** 1 to 255 characters, unique in the account and region. */
  readonly name: string;
  /** Seconds that one data point covers. @default what the alarm's description says */
  readonly period?: number;
}

/** What stays the same in the settings of a ready alarm. */
export function readyAlarm(
  props: ReadyAlarmProps,
  evaluation: Evaluation,
): Pick<AlarmBaseProps, "name" | keyof Evaluation | keyof AlarmActions> {
  const { name, onAlarm, onOk, onInsufficientData } = props;
  const own = props.evaluationPeriods !== undefined || props.datapointsToAlarm !== undefined;
  const { evaluationPeriods = evaluation.evaluationPeriods, datapointsToAlarm } = own ? props : evaluation;
  return { name, onAlarm, onOk, onInsufficientData, evaluationPeriods, datapointsToAlarm };
}
