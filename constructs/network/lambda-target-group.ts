import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { problem, reportProblems } from "../core/problem";
import { FunctionPermission } from "../lambda/function-permission";
import type { ILambdaFunction } from "../lambda/lambda-function";
import { TARGET_GROUP_NAME, type ITargetGroup } from "./target-group";

/** Settings of a {@link LambdaTargetGroup}. */
export interface LambdaTargetGroupProps {
  /** At most 32 letters, digits and `-`. */
  readonly name: string;
  /**
   * Whether a header or a parameter may have several values, which then come and go as `multiValueHeaders` and
   * `multiValueQueryStringParameters`. Without, the last one alone is left: the second cookie of an answer ends the first.
   *
   * @default true
   */
  readonly multiValueHeaders?: boolean;
}

/**
 * A function that a load balancer sends requests to (Elastic Load Balancing user guide, "Use Lambda functions as targets of an
 * Application Load Balancer"). Bodies of requests, and answers as JSON, have at most 1 MB; there are no WebSockets. It counts as
 * healthy unasked: each health check would be an invocation.
 *
 * It is `create_before_destroy`, so that a listener has changed before its group goes: AWS keeps a group that is in use.
 */
export class LambdaTargetGroup extends AwsConstruct implements ITargetGroup {
  /** `arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>`. */
  public readonly arn: string;
  public readonly arnSuffix: string;
  public readonly targetType = "lambda";
  private hasTarget = false;

  public constructor(scope: Construct, id: string, props: LambdaTargetGroupProps) {
    super(scope, id);
    const { name, multiValueHeaders = true } = props;
    checkName(this, TARGET_GROUP_NAME, name);
    const group = new LbTargetGroup(this, "Resource", {
      name,
      targetType: "lambda",
      lambdaMultiValueHeadersEnabled: multiValueHeaders,
      lifecycle: { createBeforeDestroy: true },
    });
    this.arn = group.arn;
    this.arnSuffix = group.arnSuffix;
  }

  /**
   * Lets the load balancer invoke the function, `<id>_permission`, and sends requests there, `<id>_target`. The function has to be
   * of the same account and region.
   *
   * @param target a function, or an alias, which keeps to a version
   */
  public addTarget(target: ILambdaFunction): void {
    if (this.hasTarget) {
      const rule = "a target group has one function";
      const fix = "make another group, and forward to both by weight";
      reportProblems(this, () => [problem("target-group-function", rule, target.functionName, fix)]);
      return;
    }
    this.hasTarget = true;
    const permission = new FunctionPermission(this, "permission", {
      ...{ function: target, principal: "elasticloadbalancing.amazonaws.com", sourceArn: this.arn },
    });
    // AWS tries the invocation when the function is registered.
    new LbTargetGroupAttachment(this, "target", {
      targetGroupArn: this.arn,
      targetId: target.arn,
      dependsOn: [permission.resource],
    });
  }
}
