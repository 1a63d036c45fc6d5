import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { arnProblems } from "../core/arn";
import { ARN_KINDS } from "../core/arn-kinds";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems } from "../core/problem";
import { isToken } from "../core/token";

/** A function that is known by its ARN; see `LambdaFunction.fromArn`. */
export class FunctionFromArn extends AwsConstruct {
  public readonly arn: string;
  public readonly functionName: string;
  public readonly qualifier?: string;

  public constructor(scope: Construct, id: string, arn: string) {
    super(scope, id);
    reportProblems(this, () => arnProblems(arn, { what: "a Lambda function", kinds: [ARN_KINDS.lambda] }));
    this.arn = arn;
    // arn:aws:lambda:<region>:<account>:function:<name>:<alias or version>
    const [name, qualifier] = isToken(arn)
      ? [Token.asString(Fn.element(Fn.split(":", arn), 6))]
      : arn.split(":").slice(6);
    this.functionName = name ?? arn;
    this.qualifier = qualifier;
  }
}
