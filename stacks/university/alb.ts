import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { Listener } from "../../constructs/service/listener";
import { LoadBalancer } from "../../constructs/service/load-balancer";
import { SecurityGroup } from "../../constructs/service/security-group";
import { TargetGroup } from "../../constructs/service/target-group";
import { APP_PORT } from "./task-definitions";
import type { Vpc } from "./vpc";

/** The way in from the internet. */
export interface Alb {
  readonly securityGroup: SecurityGroup;
  readonly targetGroup: TargetGroup;
}

/**
 * `aws_security_group.alb_sg`, `aws_lb.alb`, `aws_lb_listener.app_listener`, `aws_lb_target_group.app_tg` and the output
 * `alb_url`.
 */
export function defineAlb(scope: Construct, prefix: string, vpc: Vpc): Alb {
  const securityGroup = new SecurityGroup(scope, "alb_sg", {
    name: `${prefix}-lb-sg`,
    description: "Allow incoming traffic",
    vpcId: vpc.vpcId,
    ingress: [{ protocol: "tcp", port: 80, cidrBlocks: ["0.0.0.0/0"] }],
  });
  const loadBalancer = new LoadBalancer(scope, "alb", {
    name: `${prefix}-alb`,
    subnetIds: vpc.publicSubnetIds,
    securityGroupIds: [securityGroup.securityGroupId],
  });
  const targetGroup = new TargetGroup(scope, "app_tg", {
    name: `${prefix}-tg-wp`,
    port: APP_PORT,
    vpcId: vpc.vpcId,
    healthCheck: { path: "/", matcher: "200" },
  });
  new Listener(scope, "app_listener", { loadBalancer, port: 80, targetGroup });
  new TerraformOutput(scope, "alb_url", { value: loadBalancer.dnsName });
  return { securityGroup, targetGroup };
}
