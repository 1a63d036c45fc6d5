import { Token } from "cdktf";
import { parseArn, type Arn } from "../core/arn";
import { KMS_KEY_ARN } from "../core/kms-key-arn";
import { known } from "../core/known";
import type { NameRule } from "../core/name";
import { problem, type Problem } from "../core/problem";
import { tagProblems } from "../core/tags";
import type { PlanTime } from "../terraform/plan-time";

/** CloudWatch Logs API reference, `CreateLogGroup`. */
export const LOG_GROUP_NAME: NameRule = {
  what: "a log group's name",
  max: 512,
  pattern: /^[0-9A-Za-z_./#-]+$/,
  says: "letters, digits and _./#-",
};

/** As {@link LOG_GROUP_NAME}, of a group that is not there yet: "Log group names can't start with the string `aws/`" (same page). */
export const NEW_LOG_GROUP_NAME: NameRule = {
  ...LOG_GROUP_NAME,
  pattern: /^(?!aws\/)[0-9A-Za-z_./#-]+$/,
  says: "letters, digits and _./#-, and does not start with aws/, which AWS keeps for itself",
};

/**
 * What a group costs and can do (CloudWatch Logs user guide, "Log classes"). Terraform replaces a group whose class
 * changes, and its events are gone then.
 */
export type LogGroupClass = "STANDARD" | "INFREQUENT_ACCESS" | "DELIVERY";

/** Days that AWS accepts (CloudWatch Logs API reference, `PutRetentionPolicy`); 0 is Terraform's word for "for ever". */
export const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Days after which an event is deleted; 0 keeps it for ever. */
export type RetentionDays = (typeof RETENTION_DAYS)[number];

/** What is checked of a group, beside its name. */
export interface LogGroupSettings {
  readonly retentionInDays?: number | PlanTime;
  readonly kmsKeyArn?: string;
  readonly logGroupClass?: LogGroupClass;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Whether AWS accepts the settings of a group. */
export function logGroupProblems({ retentionInDays, kmsKeyArn, logGroupClass, tags }: LogGroupSettings): Problem[] {
  const problems = tagProblems(tags);
  const days = known(retentionInDays);
  if (days !== undefined && !RETENTION_DAYS.some((accepted) => accepted === days)) {
    problems.push({
      code: "log-group-retention",
      rule: `retentionInDays is one of ${RETENTION_DAYS.join(", ")}`,
      got: days,
      fix: `take ${RETENTION_DAYS.find((accepted) => accepted > days) ?? 0} (0: for ever)`,
    });
  }
  // AWS provider documentation, "aws_cloudwatch_log_group": the argument is ignored then, and 2 days are set.
  if (days !== undefined && logGroupClass === "DELIVERY") {
    problems.push({
      code: "log-group-delivery-retention",
      rule: "a group of class DELIVERY keeps its events for 2 days, whatever is asked for",
      got: days,
      fix: "leave out retentionInDays, or choose another class",
    });
  }
  // CloudWatch Logs API reference, `CreateLogGroup`, kmsKeyId: the ARN of a symmetric key; no id, no alias.
  if (kmsKeyArn !== undefined && !Token.isUnresolved(kmsKeyArn) && !KMS_KEY_ARN.test(kmsKeyArn)) {
    problems.push({
      code: "log-group-key",
      rule: "a log group takes the ARN of a KMS key, neither its id nor an alias",
      got: kmsKeyArn,
      fix: "give the key's arn attribute: arn:aws:kms:<region>:<account>:key/<id>",
    });
  }
  return problems;
}

/**
 * The name in a log group's ARN.
 *
 * @param arn with or without a trailing `:*`
 * @returns `undefined` where it is not a log group's ARN
 */
export function nameInLogGroupArn(arn: string): string | undefined {
  return /^arn:[^:]+:logs:[^:]+:\d{12}:/.test(arn) ? namedGroup(parseArn(arn)) : undefined;
}

/** The name, or its pattern, in an ARN that may be a pattern as policies have it: of any account, for example. */
export function namedGroup(arn: Arn | undefined): string | undefined {
  if (arn?.service !== "logs") return undefined;
  return /^log-group:([^:]+)(?::\*)?$/.exec(arn.resource)?.[1];
}

/** What is said of a text that is not a log group's ARN. */
export function wrongGroupArn(arn: string): Problem {
  const rule = "a log group's ARN is arn:aws:logs:<region>:<account>:log-group:<name>";
  return problem("log-group-arn", rule, arn, "copy it from the console or from aws logs describe-log-groups");
}
