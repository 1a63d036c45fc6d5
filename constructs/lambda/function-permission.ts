import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { accountIdProblems } from "../core/account-id";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems } from "../core/problem";
import type { ILambdaFunction } from "./lambda-function";

/** Settings of a {@link FunctionPermission}. */
export interface FunctionPermissionProps {
  /** A function, or an alias of one: each has permissions of its own. */
  readonly function: ILambdaFunction;
  /** The service that invokes it, such as `elasticloadbalancing.amazonaws.com`. */
  readonly principal: `${string}.amazonaws.com`;
  /** ARN of what invokes it there, such as a target group; `*` is for any part. */
  readonly sourceArn: string;
  /** 12 digits: the account of a source whose ARN has none, such as a bucket. @default the ARN says it */
  readonly sourceAccount?: string;
}

/**
 * Lets something of one AWS service invoke a function (AWS Lambda developer guide, "Granting Lambda function access to AWS
 * services"). Without the source's ARN, anybody's could, through the service: so it is no option. Roles are allowed by
 * `LambdaFunction.grantInvoke`.
 */
export class FunctionPermission extends AwsConstruct {
  /** What has to be there before the service is connected: some try the function then (`dependsOn`). */
  public readonly resource: TerraformResource;

  public constructor(scope: Construct, id: string, props: FunctionPermissionProps) {
    super(scope, id);
    const { principal, sourceArn, sourceAccount } = props;
    reportProblems(this, () => accountIdProblems(sourceAccount));
    this.resource = new LambdaPermission(this, "Resource", {
      action: "lambda:InvokeFunction",
      functionName: props.function.functionName,
      qualifier: props.function.qualifier,
      principal,
      sourceArn,
      sourceAccount,
    });
  }
}
