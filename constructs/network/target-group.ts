import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems } from "../core/problem";
import { targetGroupProblems } from "./target-group-rules";
import { TargetGroupFromArn } from "./existing";

/** Elastic Load Balancing API reference, `CreateTargetGroup`. */
export const TARGET_GROUP_NAME: NameRule = {
  what: "a target group's name",
  max: 32,
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
  says: "letters, digits and -, which is neither first nor last",
};

/** How the load balancer finds out whether a target works. */
export interface TargetHealthCheck {
  /** Path to ask for, such as `/`; at most 1024 characters. */
  readonly path: string;
  /** HTTP status codes from 200 to 499 that count as healthy, such as `200`, `200,302` or `200-299`. */
  readonly matcher: string;
}

/** Settings of a {@link TargetGroup}. */
export interface TargetGroupProps {
  /** At most 32 letters, digits and `-`. */
  readonly name: string;
  /** Port of the targets, 1–65535; the health check asks there too. */
  readonly port: number;
  /** `vpc-…`: the network that the targets are in. */
  readonly vpcId: string;
  /** How the load balancer finds out which targets work. */
  readonly healthCheck: TargetHealthCheck;
}

/** A target group, whoever made it; for one that is there already, `TargetGroup.fromArn`. */
export interface ITargetGroup {
  /** `arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>`. */
  readonly arn: string;
  /** The end of the ARN, which CloudWatch's dimension `TargetGroup` takes: `targetgroup/<name>/<id>`. */
  readonly arnSuffix: string;
  /** `lambda` for a function. @default `ip`: tasks, and whatever else has an address */
  readonly targetType?: "ip" | "lambda";
}

/** A target group whose targets have addresses, as tasks have: a `LambdaTargetGroup` takes no tasks. */
export interface IAddressTargetGroup extends ITargetGroup {
  readonly targetType?: "ip";
}

/** The tasks that a load balancer sends requests to; Fargate tasks register by address (`ip`). */
export class TargetGroup extends AwsConstruct implements ITargetGroup {
  public readonly arn: string;
  public readonly arnSuffix: string;

  public constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id, props);
    const { name, port, vpcId, healthCheck } = props;
    checkName(this, TARGET_GROUP_NAME, name);
    reportProblems(this, () => targetGroupProblems(props));
    const group = new LbTargetGroup(this, "Resource", {
      name,
      targetType: "ip",
      port,
      protocol: "HTTP",
      vpcId,
      healthCheck: { port: String(port), protocol: "HTTP", path: healthCheck.path, matcher: healthCheck.matcher },
    });
    this.arn = group.arn;
    this.arnSuffix = group.arnSuffix;
  }

  /**
   * A target group that is there already, which nobody looks up. Its target type has to be `ip`.
   *
   * @param arn `arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>`; may be known only at plan time
   */
  public static fromArn(scope: Construct, id: string, arn: string): IAddressTargetGroup {
    return new TargetGroupFromArn(scope, id, arn);
  }
}
