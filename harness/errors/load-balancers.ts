import type { Construct } from "constructs";
import { LambdaTargetGroup } from "../../constructs/network/lambda-target-group";
import { Listener, type PlainListenerProps } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { ListenerRule, type ListenerRuleProps } from "../../constructs/network/listener-rule";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import { TargetGroup, type TargetGroupProps } from "../../constructs/network/target-group";
import type { ErrorExamples } from "./example";

const ARN = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";

const NOT_FOUND = ListenerAction.fixedResponse({ statusCode: 404 });

const CERTIFICATE = "arn:aws:acm:eu-west-3:123456789012:certificate/12345678-1234-1234-1234-123456789012";

function targetGroup(stack: Construct, props: Partial<TargetGroupProps>): TargetGroup {
  const healthCheck = { path: "/", matcher: "200" };
  return new TargetGroup(stack, "group", { name: "app", port: 80, vpcId: "vpc-1", healthCheck, ...props });
}

const WEB = { arn: "arn:aws:lambda:eu-west-3:123456789012:function:web", functionName: "web" };
const API = { arn: "arn:aws:lambda:eu-west-3:123456789012:function:api", functionName: "api" };

function listener(stack: Construct, props: Partial<PlainListenerProps>): Listener {
  const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
  const loadBalancer = new LoadBalancer(stack, "alb", { name: "app", ...network });
  return new Listener(stack, "listener", { loadBalancer, port: 80, defaultAction: NOT_FOUND, ...props });
}

function rule(stack: Construct, props: Partial<ListenerRuleProps>): ListenerRule {
  const conditions = { paths: ["/grades/*"] };
  const own = { listener: listener(stack, {}), priority: 10, conditions, action: NOT_FOUND };
  return new ListenerRule(stack, "rule", { ...own, ...props });
}

/** Load balancers, their listeners and rules. */
export const LOAD_BALANCER_ERRORS = {
  "load-balancer-subnets": {
    source: "Elastic Load Balancing API reference, `CreateLoadBalancer`; Outposts and Local Zones have others",
    wrong: (stack) =>
      new LoadBalancer(stack, "alb", { name: "app", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] }),
    right: (stack) =>
      new LoadBalancer(stack, "alb", { name: "app", subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] }),
  },
  "target-group-port": {
    source: "Elastic Load Balancing API reference, `CreateTargetGroup`",
    wrong: (stack) => targetGroup(stack, { port: 0 }),
    right: (stack) => targetGroup(stack, { port: 8080 }),
  },
  "target-group-health-check": {
    source: "Elastic Load Balancing API reference, `Matcher`",
    wrong: (stack) => targetGroup(stack, { healthCheck: { path: "/", matcher: "2xx" } }),
    right: (stack) => targetGroup(stack, { healthCheck: { path: "/", matcher: "200-299" } }),
  },
  "target-group-function": {
    source: 'Elastic Load Balancing user guide, "Use Lambda functions as targets of an Application Load Balancer"',
    wrong: (stack) => {
      const group = new LambdaTargetGroup(stack, "group", { name: "app" });
      group.addTarget(WEB);
      group.addTarget(API);
    },
    right: (stack) => {
      new LambdaTargetGroup(stack, "group", { name: "app" }).addTarget(WEB);
      new LambdaTargetGroup(stack, "other", { name: "api" }).addTarget(API);
    },
  },
  "listener-https": {
    source: "Elastic Load Balancing API reference, `CreateListener`",
    wrong: (stack) => listener(stack, { port: 443 }),
    right: (stack) => listener(stack, { port: 443, certificateArn: CERTIFICATE }),
  },
  "listener-ssl-policy": {
    source: "Elastic Load Balancing API reference, `CreateListener`",
    wrong: (stack) => listener(stack, { sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
    right: (stack) =>
      listener(stack, { certificateArn: CERTIFICATE, sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
  },
  "listener-port": {
    source: "Elastic Load Balancing API reference, `CreateListener`",
    wrong: (stack) => listener(stack, { port: 0 }),
    right: (stack) => listener(stack, { port: 80 }),
  },
  "listener-forward": {
    source: "Elastic Load Balancing API reference, `TargetGroupTuple`",
    wrong: (stack) => listener(stack, { defaultAction: ListenerAction.forward([]) }),
    right: (stack) => listener(stack, { defaultAction: NOT_FOUND }),
  },
  "listener-redirect": {
    source: "Elastic Load Balancing API reference, `RedirectActionConfig`",
    wrong: (stack) => listener(stack, { defaultAction: ListenerAction.redirect({ query: "new=1" }) }),
    right: (stack) => listener(stack, { defaultAction: ListenerAction.redirect({ path: "/new/#{path}" }) }),
  },
  "listener-fixed-response": {
    source: "Elastic Load Balancing API reference, `FixedResponseActionConfig`",
    wrong: (stack) => listener(stack, { defaultAction: ListenerAction.fixedResponse({ statusCode: 302 }) }),
    right: (stack) => listener(stack, { defaultAction: ListenerAction.redirect({ path: "/", permanent: false }) }),
  },
  "listener-rule-priority": {
    source: "Elastic Load Balancing API reference, `CreateRule`",
    wrong: (stack) => rule(stack, { priority: 0 }),
    right: (stack) => rule(stack, { priority: 1 }),
  },
  "listener-rule-condition": {
    source:
      'Elastic Load Balancing user guide, "Condition types for listener rules" and "Quotas for your Application Load Balancers"',
    wrong: (stack) => rule(stack, { conditions: { hosts: ["https://grades.example.org"] } }),
    right: (stack) => rule(stack, { conditions: { hosts: ["grades.example.org"] } }),
  },
  "target-group-arn": {
    source: "Elastic Load Balancing API reference, `TargetGroup`",
    wrong: (stack) => TargetGroup.fromArn(stack, "group", "app"),
    right: (stack) => TargetGroup.fromArn(stack, "group", `${ARN}:targetgroup/app/0123456789abcdef`),
  },
  "load-balancer-arn": {
    source: "Elastic Load Balancing API reference, `LoadBalancer`",
    wrong: (stack) =>
      LoadBalancer.fromArn(stack, "alb", `${ARN}:listener/app/school/0123456789abcdef/0123456789abcdef`),
    right: (stack) => LoadBalancer.fromArn(stack, "alb", `${ARN}:loadbalancer/app/school/0123456789abcdef`),
  },
} satisfies ErrorExamples;
