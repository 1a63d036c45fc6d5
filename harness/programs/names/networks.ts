import type { Programs } from "../case";
import { listener, listenerRule, loadBalancer, securityGroup, targetGroup } from "../parts";

/** Load balancers, what they forward to, and security groups. */
export const NETWORK_NAMES = {
  refused: {
    "two load balancers of one name": [
      "duplicate-name",
      (stack) => [loadBalancer(stack, "a", "app"), loadBalancer(stack, "b", "app")],
    ],
    "two target groups of one name": [
      "duplicate-name",
      (stack) => [targetGroup(stack, "a", "app"), targetGroup(stack, "b", "app")],
    ],
    "two listeners on one port of a load balancer": [
      "duplicate-name",
      (stack) => {
        const balancer = loadBalancer(stack, "alb");
        return [listener(stack, "a", 80, balancer), listener(stack, "b", 80, balancer)];
      },
      "(here stack/a and stack/b)",
    ],
    "two rules of one priority in a listener": [
      "duplicate-name",
      (stack) => {
        const http = listener(stack, "http", 80, loadBalancer(stack, "alb"));
        return [listenerRule(stack, "a", 10, http), listenerRule(stack, "b", 10, http)];
      },
    ],
    "two security groups of one name in a VPC": [
      "duplicate-name",
      (stack) => [securityGroup(stack, "a", "app"), securityGroup(stack, "b", "app")],
    ],
  },
  warned: {},
  right: {
    "listeners on two ports": (stack) => {
      const balancer = loadBalancer(stack, "alb");
      return [listener(stack, "a", 80, balancer), listener(stack, "b", 8080, balancer)];
    },
    "listeners on one port of two load balancers": (stack) =>
      ["a", "b"].map((id) => listener(stack, `${id}-http`, 80, loadBalancer(stack, id))),
    "rules of one priority in two listeners": (stack) => {
      const balancer = loadBalancer(stack, "alb");
      return [80, 81].map((port) =>
        listenerRule(stack, `rule${port}`, 10, listener(stack, `p${port}`, port, balancer)),
      );
    },
    "a load balancer and a target group of one name": (stack) => [
      loadBalancer(stack, "a", "app"),
      targetGroup(stack, "b", "app"),
    ],
    "security groups of one name in two VPCs": (stack) => [
      securityGroup(stack, "a", "app", "vpc-0a1b2c3d"),
      securityGroup(stack, "b", "app", "vpc-1a2b3c4d"),
    ],
  },
} satisfies Programs;
