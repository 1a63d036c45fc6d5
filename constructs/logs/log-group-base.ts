import { AwsConstruct } from "../core/aws-construct";
import type { IGrantable } from "../iam/grantable";
import { logStatements, readLogStatements } from "./log-group-ownership";
import type { LogGroupClass } from "./log-group-rules";

/** A log group, whoever made it: what filters, queries, alarms and log drivers need to know of it. */
export interface ILogGroup {
  /** `managed`: this program makes it. `existing`: it is there already. */
  readonly ownership: "managed" | "existing";
  /** Such as `/ecs/web`: CloudWatch's dimension `LogGroupName`. */
  readonly name: string;
  /** ARN without the trailing `:*`. */
  readonly arn: string;
  /** @default known only to AWS: what the class decides is not checked */
  readonly logGroupClass?: LogGroupClass;
  /** Allows creating streams and putting events, on this group alone. */
  grantWrite(grantee: IGrantable): void;
  /** Allows listing streams, getting and filtering events, on this group alone. */
  grantRead(grantee: IGrantable): void;
}

/** What all log groups have in common: the grants. */
export abstract class LogGroupBase extends AwsConstruct implements ILogGroup {
  public abstract readonly ownership: ILogGroup["ownership"];
  /** Such as `/ecs/web`: CloudWatch's dimension `LogGroupName`. */
  public abstract readonly name: string;
  public abstract readonly arn: string;
  public abstract readonly logGroupClass?: LogGroupClass;

  public grantWrite(grantee: IGrantable): void {
    grantee.addToPolicy(...logStatements(this));
  }

  public grantRead(grantee: IGrantable): void {
    grantee.addToPolicy(...readLogStatements(this));
  }
}
