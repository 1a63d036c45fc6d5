import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { problem, reportProblems, type ProblemCode } from "../core/problem";
import { standInText } from "../core/shape";
import { isToken } from "../core/token";

/** What may be there already, as Elastic Load Balancing has it. */
interface Kind {
  readonly code: ProblemCode;
  readonly what: string;
  /** What its ARN has after the account; the group is how metrics call it. */
  readonly resource: RegExp;
  /** The same in words. */
  readonly form: string;
  /** How metrics call one whose ARN is known only at plan time. */
  readonly suffix: (arn: string) => string;
  /** The command of `aws elbv2` that lists them. */
  readonly command: string;
}

const TARGET_GROUP: Kind = {
  code: "target-group-arn",
  what: "a target group",
  resource: /^(targetgroup\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+)$/,
  form: "targetgroup/<name>/<id>",
  suffix: (arn) => Token.asString(Fn.element(Fn.split(":", arn), 5)),
  command: "describe-target-groups",
};

const LOAD_BALANCER: Kind = {
  code: "load-balancer-arn",
  what: "an application load balancer",
  resource: /^loadbalancer\/(app\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+)$/,
  form: "loadbalancer/app/<name>/<id>",
  suffix: (arn) => Token.asString(Fn.element(Fn.split(":loadbalancer/", arn), 1)),
  command: "describe-load-balancers",
};

/** What is known by its ARN alone. */
abstract class FromArn extends AwsConstruct {
  public readonly arn: string;
  /** How metrics call it. */
  public readonly arnSuffix: string;

  protected constructor(scope: Construct, id: string, arn: string, kind: Kind) {
    super(scope, id);
    const { code, what, form, command } = kind;
    const suffix = isToken(arn) ? kind.suffix(arn) : suffixIn(arn, kind);
    if (suffix === undefined) {
      const rule = `${what}'s ARN is arn:aws:elasticloadbalancing:<region>:<account>:${form}`;
      const fix = `copy it from the console or from aws elbv2 ${command}`;
      reportProblems(this, () => [problem(code, rule, arn, fix)]);
    }
    // No rule judges a stand-in: what is wrong is reported here alone.
    this.arn = suffix === undefined ? standInText() : arn;
    this.arnSuffix = suffix ?? standInText();
  }
}

function suffixIn(arn: string, kind: Kind): string | undefined {
  const [, resource = ""] = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:(.+)$/.exec(arn) ?? [];
  return kind.resource.exec(resource)?.[1];
}

/** A target group that is known by its ARN; see `TargetGroup.fromArn`. */
export class TargetGroupFromArn extends FromArn {
  public constructor(scope: Construct, id: string, arn: string) {
    super(scope, id, arn, TARGET_GROUP);
  }
}

/** An application load balancer that is known by its ARN; see `LoadBalancer.fromArn`. */
export class LoadBalancerFromArn extends FromArn {
  public constructor(scope: Construct, id: string, arn: string) {
    super(scope, id, arn, LOAD_BALANCER);
  }
}
