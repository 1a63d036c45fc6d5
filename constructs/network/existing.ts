import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { problem, reportProblems } from "../core/problem";
import { isToken } from "../core/token";

const TARGET_GROUP =
  /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:(targetgroup\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+)$/;
const LOAD_BALANCER =
  /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer\/(app\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+)$/;

/** A target group that is known by its ARN; see `TargetGroup.fromArn`. */
export class TargetGroupFromArn extends AwsConstruct {
  public readonly arn: string;
  public readonly arnSuffix: string;

  public constructor(scope: Construct, id: string, arn: string) {
    super(scope, id);
    this.arn = arn;
    this.arnSuffix = isToken(arn)
      ? Token.asString(Fn.element(Fn.split(":", arn), 5))
      : (TARGET_GROUP.exec(arn)?.[1] ?? arn);
    const rule = "a target group's ARN is arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>";
    const fix = "copy it from the console or from aws elbv2 describe-target-groups";
    reportProblems(this, () =>
      isToken(arn) || TARGET_GROUP.test(arn) ? [] : [problem("target-group-arn", rule, arn, fix)],
    );
  }
}

/** An application load balancer that is known by its ARN; see `LoadBalancer.fromArn`. */
export class LoadBalancerFromArn extends AwsConstruct {
  public readonly arn: string;
  public readonly arnSuffix: string;

  public constructor(scope: Construct, id: string, arn: string) {
    super(scope, id);
    this.arn = arn;
    this.arnSuffix = isToken(arn)
      ? Token.asString(Fn.element(Fn.split(":loadbalancer/", arn), 1))
      : (LOAD_BALANCER.exec(arn)?.[1] ?? arn);
    const rule =
      "an application load balancer's ARN is arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/app/<name>/<id>";
    const fix = "copy it from the console or from aws elbv2 describe-load-balancers";
    reportProblems(this, () =>
      isToken(arn) || LOAD_BALANCER.test(arn) ? [] : [problem("load-balancer-arn", rule, arn, fix)],
    );
  }
}
