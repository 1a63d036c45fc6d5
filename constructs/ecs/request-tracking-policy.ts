import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { reportProblems, warnOf } from "../core/problem";
import { waitFor } from "../core/wait-for";
import type { ILoadBalancer } from "../network/load-balancer";
import { routesTo } from "../network/routes";
import type { ITargetGroup } from "../network/target-group";
import { requestMetric, requestScalingProblems, shiftWarnings } from "./rules/scaling";
import type { ScalingTarget } from "./scaling-target";
import { SCALING_POLICY_NAME } from "./target-tracking-policy";

/** Settings of a {@link RequestTrackingPolicy}. */
export interface RequestTrackingPolicyProps {
  /** At most 256 characters of printable ASCII. */
  readonly name: string;
  /** The service whose number of tasks changes, and between which bounds. */
  readonly target: ScalingTarget;
  /** The load balancer whose requests are counted. */
  readonly loadBalancer: ILoadBalancer;
  /** The service's target group behind it. */
  readonly targetGroup: ITargetGroup;
  /** Requests a minute that each task is held at, above 0. */
  readonly targetValue: number;
}

/**
 * Starts and stops tasks so that each gets about as many requests (Application Auto Scaling API reference,
 * `PredefinedMetricSpecification`: `ALBRequestCountPerTarget`).
 */
export class RequestTrackingPolicy extends AwsConstruct {
  public constructor(scope: Construct, id: string, props: RequestTrackingPolicyProps) {
    super(scope, id, props);
    const { name, target, loadBalancer, targetGroup, targetValue } = props;
    const { deployment, targets } = target.service;
    checkName(this, SCALING_POLICY_NAME, name);
    target.hold(requestMetric(targetGroup));
    reportProblems(this, () =>
      requestScalingProblems({
        targetValue,
        targetGroup,
        ofService: targets.map((each) => each.targetGroup.arn),
        isCodeDeploy: deployment?.controller === "CODE_DEPLOY",
        held: target.heldMetrics,
      }),
    );
    for (const warning of shiftWarnings(deployment)) warnOf(this, warning);
    const policy = new AppautoscalingPolicy(this, "Resource", {
      name,
      policyType: "TargetTrackingScaling",
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      serviceNamespace: target.serviceNamespace,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: `${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`,
        },
        targetValue,
      },
    });
    // AWS refuses it while the load balancer "does not route traffic to the target group".
    waitFor(policy, () => routesTo(targetGroup));
  }
}
