import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, warnOf } from "../core/problem";
import type { AccessLogsBucket } from "./access-logs-bucket";
import { loadBalancerProblems, loadBalancerWarnings } from "./load-balancer-rules";
import { LoadBalancerFromArn } from "./existing";

/** Elastic Load Balancing API reference, `CreateLoadBalancer`. */
export const LOAD_BALANCER_NAME: NameRule = {
  what: "a load balancer's name",
  max: 32,
  pattern: /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
  says: "letters, digits and -, which is neither first nor last, and does not start with internal-",
};

/** Settings of a {@link LoadBalancer}. */
export interface LoadBalancerProps {
  /** At most 32 letters, digits and `-`. */
  readonly name: string;
  /** Whether it has private addresses only. @default false: it faces the internet */
  readonly internal?: boolean;
  /** Ids of its subnets, in at least two availability zones; may be a list known only at plan time. */
  readonly subnetIds: string[];
  /** Ids of its security groups, `sg-…`: they let its clients in, and let it reach its targets. */
  readonly securityGroupIds: readonly string[];
  /** Whether invalid HTTP headers are dropped. @default AWS's own: they go through */
  readonly dropInvalidHeaders?: boolean;
  /** Whether AWS refuses to delete it. @default AWS's own: it can be deleted */
  readonly deletionProtection?: boolean;
  /** Where it writes a line for each request. @default nowhere */
  readonly accessLogs?: AccessLogsBucket;
}

/** An application load balancer, whoever made it; for one that is there already, `LoadBalancer.fromArn`. */
export interface ILoadBalancer {
  /** `arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/app/<name>/<id>`. */
  readonly arn: string;
  /** The end of the ARN, which CloudWatch's dimension `LoadBalancer` takes: `app/<name>/<id>`. */
  readonly arnSuffix: string;
}

/** An application load balancer. */
export class LoadBalancer extends AwsConstruct implements ILoadBalancer {
  public readonly arn: string;
  public readonly arnSuffix: string;
  /** AWS's name for it: `<name>-<number>.<region>.elb.amazonaws.com`, with `internal-` in front if it is `internal`. */
  public readonly dnsName: string;
  /** Id of the zone of AWS that holds `dnsName`, as an {@link AliasRecord} takes it. */
  public readonly hostedZoneId: string;

  public constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id, props);
    const { name, internal = false, subnetIds, securityGroupIds } = props;
    const { dropInvalidHeaders, deletionProtection, accessLogs } = props;
    checkName(this, LOAD_BALANCER_NAME, name);
    reportProblems(this, () => loadBalancerProblems(props));
    for (const warning of loadBalancerWarnings(props)) warnOf(this, warning);
    const lb = new Lb(this, "Resource", {
      name,
      internal,
      loadBalancerType: "application",
      securityGroups: [...securityGroupIds],
      subnets: subnetIds,
      dropInvalidHeaderFields: dropInvalidHeaders,
      enableDeletionProtection: deletionProtection,
      accessLogs: accessLogs && { bucket: accessLogs.writableBucketName, enabled: true },
    });
    this.arn = lb.arn;
    this.arnSuffix = lb.arnSuffix;
    this.dnsName = lb.dnsName;
    this.hostedZoneId = lb.zoneId;
  }

  /**
   * An application load balancer that is there already, which nobody looks up.
   *
   * @param arn `arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/app/<name>/<id>`; may be known only at plan
   * time
   */
  public static fromArn(scope: Construct, id: string, arn: string): ILoadBalancer {
    return new LoadBalancerFromArn(scope, id, arn);
  }
}
