import { TerraformOutput } from "cdktf";
import {
  LambdaTargetGroup,
  Listener,
  ListenerAction,
  LoadBalancer,
  SecurityGroup,
  TargetGroup,
} from "../../constructs/network";
import type { ServerlessOptions } from "../../settings/serverless";
import { addCertificate } from "./certificate";
import type { Alb, Vpc } from "./parts";
import { SignIn } from "./sign-in";
import type { System } from "./system";
import { APP_PORT } from "./task-definitions";

const ANYWHERE = ["0.0.0.0/0"];

/**
 * `aws_security_group.alb_sg`, `aws_lb.alb`, `aws_lb_listener.app_listener`, `aws_lb_target_group.app_tg` and the output
 * `alb_url`; with a function `aws_lb_target_group.function_tg`.
 */
export function addAlb(system: System, vpc: Vpc, serverless?: ServerlessOptions): Alb {
  const { stack, prefix } = system;
  const { ingress = [], egress, reaches = [] } = system.over("albSecurityGroup", { vpc });
  const { enabled = false, authentication } = system.over("httpsListener");
  const certificate = enabled ? addCertificate(system) : undefined;
  const securityGroup = new SecurityGroup(stack, "alb_sg", {
    name: `${prefix}-lb-sg`,
    description: "Allow incoming traffic",
    vpcId: vpc.vpcId,
    ingress: [
      { protocol: "tcp", port: 80, cidrBlocks: ANYWHERE },
      ...(certificate ? [{ protocol: "tcp", port: 443, cidrBlocks: ANYWHERE, description: "HTTPS" } as const] : []),
      ...ingress,
    ],
    egress: egress && [...egress, ...reaches],
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
  const functionTargetGroup = serverless && new LambdaTargetGroup(stack, "function_tg", { name: `${prefix}-tg-fn` });
  const forward = functionTargetGroup
    ? ListenerAction.forward([
        { targetGroup, weight: 100 - serverless.share },
        { targetGroup: functionTargetGroup, weight: serverless.share },
      ])
    : ListenerAction.forward(targetGroup);
  new TerraformOutput(stack, "alb_url", { value: loadBalancer.dnsName });
  const alb = { securityGroup, targetGroup, functionTargetGroup, loadBalancer };
  const http = { loadBalancer, port: 80 };
  if (certificate === undefined) {
    new Listener(stack, "app_listener", { ...http, defaultAction: forward });
    return alb;
  }
  const { certificateArn } = certificate;
  const https = { loadBalancer, port: 443, certificateArn };
  certificate.addRecord(loadBalancer);
  // A certificate that is requested takes minutes: until then HTTP goes on answering. Were it to wait for the other listener, it
  // would wait for a protected user pool on its way back.
  const redirect = { ...http, defaultAction: ListenerAction.redirectToHttps() };
  new Listener(stack, "app_listener", { ...redirect, dependsOn: certificate.issued && [certificate.issued] });
  if (authentication === undefined) {
    new Listener(stack, "app_https_listener", { ...https, defaultAction: forward });
    return alb;
  }
  const signIn = new SignIn(system, authentication);
  const defaultAction = signIn.authenticate(forward);
  const listener = new Listener(stack, "app_https_listener", { ...https, defaultAction });
  signIn.addRules(listener, defaultAction, loadBalancer);
  return { ...alb, signInEnvironment: signIn.environment(loadBalancer) };
}
