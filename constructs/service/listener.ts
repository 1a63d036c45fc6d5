import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import type { LoadBalancer } from "./load-balancer";
import type { TargetGroup } from "./target-group";

/** Settings of a {@link Listener}. */
export interface ListenerProps {
  readonly loadBalancer: LoadBalancer;
  /** Port that it listens on, 1–65535. */
  readonly port: number;
  /** Where requests go. */
  readonly targetGroup: TargetGroup;
}

/** An HTTP listener that forwards every request to one target group. */
export class Listener extends Construct {
  public readonly arn: string;

  public constructor(scope: Construct, id: string, { loadBalancer, port, targetGroup }: ListenerProps) {
    super(scope, id);
    const listener = new LbListener(this, "Resource", {
      loadBalancerArn: loadBalancer.arn,
      port,
      protocol: "HTTP",
      defaultAction: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    });
    this.arn = listener.arn;
  }
}
