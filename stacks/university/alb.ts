import { TerraformOutput } from "cdktf";
import { Listener, ListenerAction, LoadBalancer, SecurityGroup, TargetGroup } from "../../constructs/network";
import type { Alb, Vpc } from "./parts";
import type { System } from "./system";
import { APP_PORT } from "./task-definitions";

/**
 * `aws_security_group.alb_sg`, `aws_lb.alb`, `aws_lb_listener.app_listener`, `aws_lb_target_group.app_tg` and the output
 * `alb_url`.
 */
export function addAlb(system: System, vpc: Vpc): Alb {
  const { stack, prefix } = system;
  const { ingress = [], egress } = system.over("albSecurityGroup", { vpc });
  const securityGroup = new SecurityGroup(stack, "alb_sg", {
    name: `${prefix}-lb-sg`,
    description: "Allow incoming traffic",
    vpcId: vpc.vpcId,
    ingress: [{ protocol: "tcp", port: 80, cidrBlocks: ["0.0.0.0/0"] }, ...ingress],
    egress,
  });
  const loadBalancer = new LoadBalancer(stack, "alb", {
    name: `${prefix}-alb`,
    subnetIds: vpc.publicSubnetIds,
    securityGroupIds: [securityGroup.securityGroupId],
    ...system.over("loadBalancer"),
  });
  const targetGroup = new TargetGroup(stack, "app_tg", {
    name: `${prefix}-tg-wp`,
    port: APP_PORT,
    vpcId: vpc.vpcId,
    healthCheck: { path: "/", matcher: "200" },
  });
  new Listener(stack, "app_listener", {
    loadBalancer,
    port: 80,
    defaultAction: ListenerAction.forward(targetGroup),
    ...system.over("listener"),
  });
  new TerraformOutput(stack, "alb_url", { value: loadBalancer.dnsName });
  return { securityGroup, targetGroup, loadBalancer };
}
