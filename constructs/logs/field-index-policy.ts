import { CloudwatchLogIndexPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-index-policy";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { problem, reportProblems, type Problem } from "../core/problem";
import { encodeJson } from "../core/jsonencode";
import { repeated } from "../core/values";
import { groupLimitProblems, noteOnLogGroup } from "./log-group-limits";
import type { ILogGroup } from "./log-group-base";
import { classProblems } from "./metric-filter-rules";

/** Settings of a {@link FieldIndexPolicy}. */
export interface FieldIndexPolicyProps {
  /** Its group, of class `STANDARD`, which has one policy. */
  readonly logGroup: ILogGroup;
  /** 1 to 20 names of fields of the events, 1 to 100 characters; case counts. */
  readonly fields: readonly [string, ...string[]];
}

/** Makes queries for a field's value read less of a group, from now on (same guide, "Create field indexes …"). */
export class FieldIndexPolicy extends AwsConstruct {
  /** The group whose fields are indexed. */
  public readonly logGroup: ILogGroup;

  public constructor(scope: Construct, id: string, { logGroup, fields }: FieldIndexPolicyProps) {
    super(scope, id);
    this.logGroup = logGroup;
    noteOnLogGroup(this, "field index policy");
    reportProblems(this, () => [
      ...classProblems("field indexes", logGroup.logGroupClass),
      ...groupLimitProblems(this, 1, "field index policy"),
      ...indexFieldProblems(fields),
    ]);
    new CloudwatchLogIndexPolicy(this, "Resource", {
      logGroupName: logGroup.name,
      policyDocument: encodeJson({ Fields: fields }),
    });
  }
}

/** Whether a policy may name these fields (CloudWatch Logs user guide, "Field index syntax and quotas"). */
export function indexFieldProblems(fields: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const twice = repeated(fields);
  if (fields.length === 0 || fields.length > 20) {
    problems.push(
      problem("field-index", "a policy indexes 1 to 20 fields", fields.length, "index what queries ask for most"),
    );
  }
  if (twice.length > 0) problems.push(problem("field-index", "a field is indexed once", twice, "drop the others"));
  for (const name of fields.filter((name) => !Token.isUnresolved(name) && (name.length === 0 || name.length > 100))) {
    problems.push(problem("field-index", "an indexed field's name has 1 to 100 characters", name, "index another"));
  }
  return problems;
}
