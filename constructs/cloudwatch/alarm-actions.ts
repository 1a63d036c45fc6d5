import { Token } from "cdktf";
import type { Problem } from "../core/problem";

/** Something that can be notified of an alarm; `AlarmTopic` is one. */
export interface AlarmTarget {
  /** ARN of an SNS topic, a Lambda function, an EC2 or Auto Scaling action, a Systems Manager action. */
  readonly alarmActionArn: string;
}

/** Who is notified when an alarm changes its state; at most five each (CloudWatch API, `PutMetricAlarm`). */
export interface AlarmActions {
  /** Notified that something is wrong. @default nobody is notified; the dashboard shows it */
  readonly onAlarm?: readonly AlarmTarget[];
  /** Notified that all is well again. @default nobody is notified */
  readonly onOk?: readonly AlarmTarget[];
  /** Notified that there is too little data to judge. @default nobody is notified */
  readonly onInsufficientData?: readonly AlarmTarget[];
}

/** Most actions for each state. */
const MOST_ACTIONS = 5;

/** The rules for an alarm's actions. */
export function actionProblems({ onAlarm = [], onOk = [], onInsufficientData = [] }: AlarmActions): Problem[] {
  return Object.entries({ onAlarm, onOk, onInsufficientData }).flatMap(([name, targets]) => {
    const arns = targets.map(({ alarmActionArn }) => alarmActionArn);
    const problems: Problem[] = arns
      .filter((arn) => !Token.isUnresolved(arn) && !/^arn:[\w-]+:[\w-]+:[\w-]*:\w*:.+$/.test(arn))
      .map((got) => ({ code: "alarm-action", rule: `${name} takes ARNs`, got, fix: "give the target's ARN" }));
    if (arns.length > MOST_ACTIONS) {
      const rule = `${name} has at most ${MOST_ACTIONS} targets`;
      problems.push({ code: "alarm-action-count", rule, got: arns.length, fix: "let a topic notify the others" });
    }
    return problems;
  });
}
