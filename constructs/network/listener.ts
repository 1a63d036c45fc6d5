import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import type { LoadBalancer } from "./load-balancer";
import type { TargetGroup } from "./target-group";

const RECOMMENDED_SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** Settings of a {@link Listener}. */
export interface ListenerProps {
  readonly loadBalancer: LoadBalancer;
  /** Port that it listens on, 1–65535. */
  readonly port: number;
  /** Where requests go. */
  readonly targetGroup: TargetGroup;
  /** ARN of the certificate (ACM, or IAM) with which it speaks HTTPS. @default it speaks HTTP */
  readonly certificateArn?: string;
  /**
   * With a certificate: the TLS versions and ciphers that it speaks (Elastic Load Balancing user guide, "Security
   * policies").
   *
   * @default `ELBSecurityPolicy-TLS13-1-2-2021-06`: TLS 1.2 and 1.3, the one that AWS recommends
   */
  readonly sslPolicy?: string;
}

/** A listener that forwards every request to one target group. */
export class Listener extends Construct {
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: ListenerProps) {
    super(scope, id);
    const { loadBalancer, port, targetGroup, certificateArn, sslPolicy = RECOMMENDED_SSL_POLICY } = props;
    const listener = new LbListener(this, "Resource", {
      loadBalancerArn: loadBalancer.arn,
      port,
      ...(certificateArn === undefined ? { protocol: "HTTP" } : { protocol: "HTTPS", certificateArn, sslPolicy }),
      defaultAction: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    });
    this.arn = listener.arn;
  }
}
