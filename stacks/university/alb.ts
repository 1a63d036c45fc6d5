import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { Account } from "../../constructs/iam/account";
import { AccessLogsBucket } from "../../constructs/network/access-logs-bucket";
import { Listener } from "../../constructs/network/listener";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import { ListenerAction } from "../../constructs/network/listener-action";
import { SecurityGroup, type EgressRule, type IngressRule } from "../../constructs/network/security-group";
import { TargetGroup } from "../../constructs/network/target-group";
import type { Hardening } from "../hardening/hardening";
import { APP_PORT } from "./task-definitions";
import type { Vpc } from "./vpc";

/** What the way in is made of. */
export interface AlbInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly vpc: Vpc;
  readonly hardening: Hardening;
  /** Only where a measure needs it. */
  readonly account?: Account;
  /** @default no HTTPS */
  readonly certificateArn?: string;
}

/** The way in from the internet. */
export interface Alb {
  readonly securityGroup: SecurityGroup;
  readonly targetGroup: TargetGroup;
  readonly loadBalancer: LoadBalancer;
}

/**
 * `aws_security_group.alb_sg`, `aws_lb.alb`, `aws_lb_listener.app_listener`, `aws_lb_target_group.app_tg` and the output
 * `alb_url`.
 */
export function addAlb(scope: Construct, inputs: AlbInputs): Alb {
  const { prefix, vpc, hardening, account } = inputs;
  const certificateArn = hardening.has("tls-listener") ? inputs.certificateArn : undefined;
  const securityGroup = new SecurityGroup(scope, "alb_sg", {
    name: `${prefix}-lb-sg`,
    description: "Allow incoming traffic",
    vpcId: vpc.vpcId,
    ...securityGroupRules(vpc, hardening, certificateArn !== undefined),
  });
  const loadBalancer = new LoadBalancer(scope, "alb", {
    name: `${prefix}-alb`,
    subnetIds: vpc.publicSubnetIds,
    securityGroupIds: [securityGroup.securityGroupId],
    ...(hardening.has("drop-invalid-headers") && { dropInvalidHeaders: true }),
    ...(hardening.has("deletion-protection") && { deletionProtection: true }),
    ...(hardening.has("access-logs") && account && { accessLogs: addAccessLogs(scope, prefix, account) }),
  });
  const targetGroup = new TargetGroup(scope, "app_tg", {
    name: `${prefix}-tg-wp`,
    port: APP_PORT,
    vpcId: vpc.vpcId,
    healthCheck: { path: "/", matcher: "200" },
  });
  const toTasks = ListenerAction.forward(targetGroup);
  const https = certificateArn !== undefined;
  const defaultAction = https ? ListenerAction.redirectToHttps() : toTasks;
  new Listener(scope, "app_listener", { loadBalancer, port: 80, defaultAction });
  if (https) {
    new Listener(scope, "app_https_listener", { loadBalancer, port: 443, defaultAction: toTasks, certificateArn });
  }
  new TerraformOutput(scope, "alb_url", { value: loadBalancer.dnsName });
  return { securityGroup, targetGroup, loadBalancer };
}

/** The tasks are named by the addresses of their subnets: by their security group, each group would need the other. */
function securityGroupRules(
  vpc: Vpc,
  hardening: Hardening,
  https: boolean,
): { ingress: IngressRule[]; egress?: EgressRule[] } {
  const described = hardening.has("closed-egress");
  const fromAnywhere = (port: number, description: string): IngressRule => ({
    protocol: "tcp",
    port,
    cidrBlocks: ["0.0.0.0/0"],
    ...(described && { description }),
  });
  const ingress = [
    fromAnywhere(80, https ? "HTTP, redirected to HTTPS" : "HTTP"),
    ...(https ? [fromAnywhere(443, "HTTPS")] : []),
  ];
  if (!described) return { ingress };
  const toTasks = { port: APP_PORT, cidrBlocks: vpc.privateSubnetCidrs, description: "Tasks of the application" };
  return { ingress, egress: [{ protocol: "tcp", ...toTasks }] };
}

/** Bucket names are unique in all of AWS and of lower case: the account's number makes it so. */
function addAccessLogs(scope: Construct, prefix: string, account: Account): AccessLogsBucket {
  const name = `${Fn.lower(prefix)}-alb-logs-${account.accountId}`;
  return new AccessLogsBucket(scope, "alb_logs", { name, account });
}
