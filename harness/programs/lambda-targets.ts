import { LambdaTargetGroup } from "../../constructs/network/lambda-target-group";
import { Listener } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, loadBalancer, targetGroup, variable } from "./parts";

const ARN = `arn:aws:lambda:${HERE}:function:web`;
const WEB = { arn: ARN, functionName: "web" };

const group =
  (name: string): Program =>
  (stack) =>
    new LambdaTargetGroup(stack, "group", { name });

/** A listener that gives a function its share of the requests. */
const shared =
  (tasks: number, requests: number): Program =>
  (stack) => {
    const lambda = new LambdaTargetGroup(stack, "group", { name: "web-fn" });
    lambda.addTarget(WEB);
    const defaultAction = ListenerAction.forward([
      { targetGroup: targetGroup(stack, "web"), weight: tasks },
      { targetGroup: lambda, weight: requests },
    ]);
    new Listener(stack, "http", { loadBalancer: loadBalancer(stack, "alb"), port: 80, defaultAction });
  };

/** Functions behind a load balancer. */
export const LAMBDA_TARGET_PROGRAMS = {
  refused: {
    ...each("a name", ["-web", "web_fn", "web fn"], (name) => ["name-pattern", group(name)]),
    "a long name": ["name-length", group("x".repeat(33))],
    "a group with two functions": [
      "target-group-function",
      (stack) => {
        const lambda = new LambdaTargetGroup(stack, "group", { name: "web" });
        lambda.addTarget(WEB);
        lambda.addTarget({ ...WEB, functionName: "api" });
      },
      "make another group",
    ],
    "a group that is a function's and a service's by name": [
      "duplicate-name",
      (stack) => [targetGroup(stack, "web"), new LambdaTargetGroup(stack, "group", { name: "web" })],
    ],
    ...each("a share of", [-1, 1000, 0.5], (share) => ["listener-forward", shared(1, share)]),
  },
  warned: {},
  right: {
    "a function": (stack) => new LambdaTargetGroup(stack, "group", { name: "web" }).addTarget(WEB),
    "an alias": (stack) =>
      new LambdaTargetGroup(stack, "group", { name: "web" }).addTarget({
        ...WEB,
        arn: `${ARN}:live`,
        qualifier: "live",
      }),
    "one value of each header": (stack) =>
      new LambdaTargetGroup(stack, "group", { name: "web", multiValueHeaders: false }),
    "a name of a variable": (stack) => group(`${variable(stack, "project")}-fn`)(stack),
    ...each("a share of", [0, 5, 50, 100], (share) => shared(100 - share, share)),
  },
} satisfies Programs;
