import type { Construct } from "constructs";
import { Listener, type ListenerProps } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { ListenerRule, type ListenerRuleProps } from "../../constructs/network/listener-rule";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import type { ErrorExamples } from "./example";

const NOT_FOUND = ListenerAction.fixedResponse({ statusCode: 404 });

function listener(stack: Construct, props: Partial<ListenerProps>): Listener {
  const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
  const loadBalancer = new LoadBalancer(stack, "alb", { name: "app", ...network });
  return new Listener(stack, "listener", { loadBalancer, port: 80, defaultAction: NOT_FOUND, ...props });
}

function rule(stack: Construct, props: Partial<ListenerRuleProps>): ListenerRule {
  const conditions = { paths: ["/grades/*"] };
  const own = { listener: listener(stack, {}), priority: 10, conditions, action: NOT_FOUND };
  return new ListenerRule(stack, "rule", { ...own, ...props });
}

/** Listeners and their rules. */
export const LOAD_BALANCER_ERRORS = {
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
    source: 'Elastic Load Balancing user guide, "Quotas for your Application Load Balancers"',
    wrong: (stack) => rule(stack, { conditions: {} }),
    right: (stack) => rule(stack, { conditions: { hosts: ["grades.example.org"] } }),
  },
} satisfies ErrorExamples;
