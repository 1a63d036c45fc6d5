import { DataAwsCloudwatchLogGroup } from "@cdktf/provider-aws/lib/data-aws-cloudwatch-log-group";
import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { checkName } from "../core/name";
import { reportProblems } from "../core/problem";
import { standInText } from "../core/shape";
import { LogGroupBase } from "./log-group-base";
import { LOG_GROUP_NAME, nameInLogGroupArn, wrongGroupArn, type LogGroupClass } from "./log-group-rules";

/** What is known of a group that is there already. */
export interface ExistingLogGroupOptions {
  /** @default known only to AWS: what the class decides is not checked */
  readonly logGroupClass?: LogGroupClass;
}

/** A log group that Terraform looks up by its name; see `LogGroup.fromName`. */
export class LogGroupFromName extends LogGroupBase {
  public readonly ownership = "existing";
  public readonly name: string;
  public readonly arn: string;
  public readonly logGroupClass?: LogGroupClass;

  public constructor(scope: Construct, id: string, name: string, options: ExistingLogGroupOptions = {}) {
    super(scope, id);
    checkName(this, LOG_GROUP_NAME, name);
    const group = new DataAwsCloudwatchLogGroup(this, "Resource", { name });
    this.name = group.name;
    this.arn = group.arn;
    this.logGroupClass = options.logGroupClass;
  }
}

/** A log group that is known by its ARN; see `LogGroup.fromArn`. */
export class LogGroupFromArn extends LogGroupBase {
  public readonly ownership = "existing";
  public readonly name: string;
  public readonly arn: string;
  public readonly logGroupClass?: LogGroupClass;

  public constructor(scope: Construct, id: string, arn: string, options: ExistingLogGroupOptions = {}) {
    super(scope, id);
    this.logGroupClass = options.logGroupClass;
    if (Token.isUnresolved(arn)) {
      this.arn = Fn.trimsuffix(arn, ":*");
      this.name = Token.asString(Fn.element(Fn.split(":", arn), 6));
      return;
    }
    const name = nameInLogGroupArn(arn);
    if (name === undefined) reportProblems(this, () => [wrongGroupArn(arn)]);
    else checkName(this, LOG_GROUP_NAME, name);
    // No rule judges a stand-in: what is wrong is reported here alone.
    this.arn = name === undefined ? standInText() : arn.replace(/:\*$/, "");
    this.name = name ?? standInText();
  }
}
