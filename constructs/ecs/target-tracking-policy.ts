import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems } from "../core/problem";
import { serviceMetricProblems, targetValueProblems } from "./rules/scaling";
import type { ScalingTarget } from "./scaling-target";

/** Application Auto Scaling API reference, `PutScalingPolicy`. */
export const SCALING_POLICY_NAME: NameRule = {
  what: "a scaling policy's name",
  max: 256,
  pattern: /^[\x20-\x7e]+$/,
  says: "printable ASCII",
};

/** Metrics of an ECS service that AWS can hold at a value (Application Auto Scaling API, `PredefinedMetricType`). */
export type ServiceMetric = "ECSServiceAverageCPUUtilization" | "ECSServiceAverageMemoryUtilization";

/** Settings of a {@link TargetTrackingPolicy}. */
export interface TargetTrackingPolicyProps {
  /** At most 256 characters of printable ASCII. */
  readonly name: string;
  /** The service whose number of tasks changes, and between which bounds. */
  readonly target: ScalingTarget;
  /** On the average of the service's tasks. */
  readonly metric: ServiceMetric;
  /** The value that the metric is held at, in percent. */
  readonly targetValue: number;
}

/** Starts and stops tasks so that a metric stays at a value. */
export class TargetTrackingPolicy extends AwsConstruct {
  public constructor(scope: Construct, id: string, props: TargetTrackingPolicyProps) {
    super(scope, id, props);
    const { name, target, metric, targetValue } = props;
    checkName(this, SCALING_POLICY_NAME, name);
    target.hold(metric);
    reportProblems(this, () => [
      ...targetValueProblems(targetValue),
      ...serviceMetricProblems(metric, target.heldMetrics),
    ]);
    new AppautoscalingPolicy(this, "Resource", {
      name,
      policyType: "TargetTrackingScaling",
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      serviceNamespace: target.serviceNamespace,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: metric },
        targetValue,
      },
    });
  }
}
