import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Listener } from "../../../constructs/network/listener";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { ListenerRule } from "../../../constructs/network/listener-rule";
import type { Program, Programs } from "../case";
import { HERE, loadBalancer } from "../parts";
import { wrong } from "../wrong";
import { KEY, LISTENER, LOAD_BALANCER, THERE } from "./parts";

const NOT_FOUND = ListenerAction.fixedResponse({ statusCode: 404 });

const route =
  (arn: string): Program =>
  (stack) =>
    new ListenerRule(stack, "rule", {
      listener: { arn },
      priority: 1,
      conditions: { paths: ["/a"] },
      action: NOT_FOUND,
    });

const secure =
  (certificateArn: string): Program =>
  (stack) =>
    new Listener(stack, "https", {
      loadBalancer: loadBalancer(stack, "alb"),
      port: 443,
      defaultAction: NOT_FOUND,
      certificateArn,
    });

/** ARNs of certificates, listeners and target groups. */
export const LOAD_BALANCER_ARNS = {
  refused: {
    ...wrong("arn-kind", {
      "a key as certificate": secure(`arn:aws:kms:${HERE}:${KEY}`),
      "a secret as certificate": secure(`arn:aws:secretsmanager:${HERE}:secret:certificate-a1b2c3`),
      "a rule of a load balancer instead of its listener": route(
        `arn:aws:elasticloadbalancing:${HERE}:${LOAD_BALANCER}`,
      ),
      "a rule of a target group": route(`arn:aws:elasticloadbalancing:${HERE}:targetgroup/app/73e2d6bc24d8a067`),
      "a listener of plain cdktf that forwards to a listener": (stack) =>
        new LbListener(stack, "http", {
          loadBalancerArn: loadBalancer(stack, "alb").arn,
          port: 80,
          defaultAction: [{ type: "forward", targetGroupArn: `arn:aws:elasticloadbalancing:${HERE}:${LISTENER}` }],
        }),
    }),
    ...wrong("arn-region", {
      "a certificate of another region": secure(`arn:aws:acm:${THERE}:certificate/1234abcd`),
      "a rule of a listener in another region": route(`arn:aws:elasticloadbalancing:${THERE}:${LISTENER}`),
    }),
  },
  warned: {},
  right: {
    "a certificate": secure(`arn:aws:acm:${HERE}:certificate/1234abcd-12ab-34cd-56ef-1234567890ab`),
    "an IAM server certificate": secure("arn:aws:iam::123456789012:server-certificate/app"),
    "a rule of a listener that is there already": route(`arn:aws:elasticloadbalancing:${HERE}:${LISTENER}`),
  },
} satisfies Programs;
