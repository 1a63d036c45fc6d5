import { Token } from "cdktf";
import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";

/** How CloudWatch judges the data points of an alarm (CloudWatch user guide, "Evaluating an alarm"). */
export interface Evaluation {
  /** How many of the latest periods are looked at. */
  readonly evaluationPeriods: number;
  /** How many of these must be bad. @default all of them */
  readonly datapointsToAlarm?: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * The rules for an alarm's evaluation (CloudWatch API, `PutMetricAlarm`): what it looks at lies within one day, or within
 * seven days where a period is an hour or longer.
 *
 * @param evaluation how the alarm judges
 * @param period seconds
 */
export function evaluationProblems({ evaluationPeriods, datapointsToAlarm }: Evaluation, period: number): Problem[] {
  const problems: Problem[] = [];
  if (!isCount(evaluationPeriods)) {
    problems.push(
      problem(
        "alarm-evaluation-periods",
        "an alarm looks at 1 or more whole periods",
        evaluationPeriods,
        "correct the number",
      ),
    );
  } else if (!Token.isUnresolved(evaluationPeriods) && !Token.isUnresolved(period)) {
    const most = period < HOUR ? DAY : 7 * DAY;
    if (evaluationPeriods * period > most) {
      const rule = `an alarm with a period ${period < HOUR ? "below an hour looks back one day" : "of an hour or more looks back seven days"} at most (${most} seconds)`;
      problems.push(
        problem(
          "alarm-evaluation-range",
          rule,
          evaluationPeriods * period,
          `look at ${Math.floor(most / period)} periods at most`,
        ),
      );
    }
  }
  if (datapointsToAlarm === undefined) return problems;
  if (!isCount(datapointsToAlarm)) {
    problems.push(
      problem("alarm-datapoints", "1 or more data points make an alarm", datapointsToAlarm, "correct the number"),
    );
  } else if (!Token.isUnresolved(datapointsToAlarm) && !Token.isUnresolved(evaluationPeriods)) {
    if (isCount(evaluationPeriods) && datapointsToAlarm > evaluationPeriods) {
      const rule = `of ${evaluationPeriods} data points no more than ${evaluationPeriods} can be bad`;
      problems.push(
        problem("alarm-datapoints", rule, datapointsToAlarm, "look at more periods, or ask for fewer bad ones"),
      );
    }
  }
  return problems;
}

function isCount(value: number): boolean {
  const count = known(value);
  return count === undefined || (Number.isInteger(count) && count >= 1);
}
