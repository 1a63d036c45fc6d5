import { CloudwatchLogAnomalyDetector } from "@cdktf/provider-aws/lib/cloudwatch-log-anomaly-detector";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { known } from "../core/known";
import { reportProblems, type Problem } from "../core/problem";
import { literalText } from "../core/literal-text";
import type { FilterPattern } from "./filter-pattern";
import type { ILogGroup } from "./log-group-base";
import { logGroupProblems } from "./log-group-rules";
import { classProblems } from "./metric-filter-rules";

/** CloudWatch Logs API reference, `CreateLogAnomalyDetector`. */
export const ANOMALY_DETECTOR_NAME: NameRule = {
  what: "an anomaly detector's name",
  max: 512,
  pattern: /^.+$/,
  says: "any text",
};

/** How often a detector looks; as often as events come, or more seldom. */
export type EvaluationFrequency = "ONE_MIN" | "FIVE_MIN" | "TEN_MIN" | "FIFTEEN_MIN" | "THIRTY_MIN" | "ONE_HOUR";

/** Settings of an {@link LogAnomalyDetector}. */
export interface LogAnomalyDetectorProps {
  /** Any text without line breaks: `detector_name`. */
  readonly name: string;
  /** The one group that it watches, of class `STANDARD`. */
  readonly logGroup: ILogGroup;
  /** @default AWS chooses */
  readonly evaluationFrequency?: EvaluationFrequency;
  /** Which events it looks at. @default all */
  readonly pattern?: FilterPattern;
  /** Days for which a found anomaly is shown, 7 to 90; after that it counts as normal. @default AWS chooses: 21 */
  readonly visibilityDays?: number;
  /** ARN of a symmetric KMS key for what it finds. @default a key of CloudWatch Logs' own */
  readonly kmsKeyArn?: string;
  /** @default true */
  readonly enabled?: boolean;
  /** @default the provider's default tags only */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Learns a group's usual lines, for two weeks at first, and shows what is unlike them (same guide, "Log anomaly detection"). */
export class LogAnomalyDetector extends AwsConstruct {
  /** `arn:aws:logs:<region>:<account>:anomaly-detector:<id>`. */
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: LogAnomalyDetectorProps) {
    super(scope, id, props);
    const { name, logGroup, evaluationFrequency, pattern, visibilityDays, kmsKeyArn, enabled = true, tags } = props;
    checkName(this, ANOMALY_DETECTOR_NAME, name);
    reportProblems(this, () => [
      ...classProblems("anomaly detectors", logGroup.logGroupClass),
      ...logGroupProblems({ kmsKeyArn, tags }),
      ...(pattern?.problems ?? []),
      ...visibilityProblems(visibilityDays),
    ]);
    const detector = new CloudwatchLogAnomalyDetector(this, "Resource", {
      detectorName: name,
      logGroupArnList: [logGroup.arn],
      evaluationFrequency,
      filterPattern: pattern && literalText(pattern.text),
      anomalyVisibilityTime: visibilityDays,
      kmsKeyId: kmsKeyArn,
      enabled,
      tags,
    });
    this.arn = detector.arn;
  }
}

/** CloudWatch Logs API reference, `CreateLogAnomalyDetector`, anomalyVisibilityTime. */
function visibilityProblems(visibilityDays: number | undefined): Problem[] {
  const days = known(visibilityDays);
  if (days === undefined || (Number.isInteger(days) && days >= 7 && days <= 90)) return [];
  const rule = "an anomaly is visible for 7 to 90 days";
  return [{ code: "anomaly-visibility", rule, got: days, fix: "choose one of these" }];
}
