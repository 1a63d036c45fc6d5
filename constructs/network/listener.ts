import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems, warnOf } from "../core/problem";
import { waitFor } from "../core/wait-for";
import { certificateHostProblems } from "./certificate-names";
import { noteDefaultAction } from "./default-actions";
import { renderAction, type ListenerAction } from "./listener-action";
import { actionProblems, redirectLoopProblems } from "./listener-action-rules";
import { listenerProblems, listenerWarnings, RECOMMENDED_SSL_POLICY } from "./listener-rules";
import type { ILoadBalancer } from "./load-balancer";
import { noteRoutes } from "./routes";
import { noteSession } from "./session-cookies";
import type { TerminalAction } from "./terminal-action";

/** A listener, whoever made it: for one that is there already, an object with its ARN does. */
export interface IListener {
  /** ARN. */
  readonly arn: string;
  /** Whether it speaks HTTPS. @default unknown */
  readonly isHttps?: boolean;
}

/** What every {@link Listener} has. */
export interface BaseListenerProps {
  /** The load balancer that listens. */
  readonly loadBalancer: ILoadBalancer;
  /** Port that it listens on, 1–65535. */
  readonly port: number;
  /**
   * With a certificate: the TLS versions and ciphers that it speaks (Elastic Load Balancing user guide, "Security
   * policies").
   *
   * @default `ELBSecurityPolicy-TLS13-1-2-2021-06`: TLS 1.2 and 1.3, the one that AWS recommends
   */
  readonly sslPolicy?: string;
  /**
   * What Terraform makes before the listener, beside what it refers to: `issued` of a {@link Certificate} that is requested, for one
   * that redirects to HTTPS.
   *
   * @default nothing
   */
  readonly dependsOn?: readonly TerraformResource[];
}

/** A listener that lets everybody in. */
export interface PlainListenerProps extends BaseListenerProps {
  /** What happens to a request that no rule takes: `ListenerAction.forward(targetGroup)`, for example. */
  readonly defaultAction: TerminalAction;
  /** ARN of the certificate (ACM, or IAM) with which it speaks HTTPS. @default it speaks HTTP */
  readonly certificateArn?: string;
}

/** A listener that signs people in, for which it speaks HTTPS. */
export interface AuthenticatingListenerProps extends BaseListenerProps {
  /** What happens to a request that no rule takes: `ListenerAction.authenticateCognito({ … })`, for example. */
  readonly defaultAction: ListenerAction;
  /** ARN of the certificate (ACM, or IAM) with which it speaks HTTPS. */
  readonly certificateArn: string;
}

/** Settings of a {@link Listener}: only with a certificate it can sign people in. */
export type ListenerProps = PlainListenerProps | AuthenticatingListenerProps;

/** A listener of an application load balancer; {@link ListenerRule}s take requests before its default action does. */
export class Listener extends AwsConstruct implements IListener {
  public readonly arn: string;
  public readonly isHttps: boolean;

  public constructor(scope: Construct, id: string, props: ListenerProps) {
    super(scope, id, props);
    const { loadBalancer, port, defaultAction, certificateArn, sslPolicy = RECOMMENDED_SSL_POLICY } = props;
    this.isHttps = certificateArn !== undefined;
    const { isHttps } = this;
    for (const warning of listenerWarnings(props)) warnOf(this, warning);
    reportProblems(this, () => [
      ...listenerProblems(props),
      ...actionProblems(defaultAction, isHttps),
      ...redirectLoopProblems(defaultAction, { port, isHttps }),
      ...("next" in defaultAction ? certificateHostProblems(this, certificateArn, defaultAction) : []),
    ]);
    const listener = new LbListener(this, "Resource", {
      loadBalancerArn: loadBalancer.arn,
      port,
      ...(certificateArn === undefined ? { protocol: "HTTP" } : { protocol: "HTTPS", certificateArn, sslPolicy }),
      defaultAction: renderAction(defaultAction),
    });
    if (props.dependsOn) waitFor(listener, () => props.dependsOn ?? []);
    noteRoutes(listener, defaultAction);
    this.arn = listener.arn;
    noteDefaultAction(this, this.arn, defaultAction);
    for (const warning of noteSession(this, this.arn, defaultAction)) warnOf(this, warning);
  }
}
