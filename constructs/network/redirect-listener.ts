import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import type { LoadBalancer } from "./load-balancer";

/** Settings of a {@link RedirectListener}. */
export interface RedirectListenerProps {
  readonly loadBalancer: LoadBalancer;
  /** Port that it listens on, 1–65535. */
  readonly port: number;
  /** Port of the HTTPS listener that it sends to. @default 443 */
  readonly httpsPort?: number;
}

/** An HTTP listener that serves nothing: it sends every request to the same address by HTTPS, for good (301). */
export class RedirectListener extends Construct {
  public readonly arn: string;

  public constructor(scope: Construct, id: string, { loadBalancer, port, httpsPort = 443 }: RedirectListenerProps) {
    super(scope, id);
    const listener = new LbListener(this, "Resource", {
      loadBalancerArn: loadBalancer.arn,
      port,
      protocol: "HTTP",
      defaultAction: [
        { type: "redirect", redirect: { protocol: "HTTPS", port: String(httpsPort), statusCode: "HTTP_301" } },
      ],
    });
    this.arn = listener.arn;
  }
}
