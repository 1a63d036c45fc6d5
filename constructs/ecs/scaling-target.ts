import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems, warnOf } from "../core/problem";
import type { FargateService } from "./fargate-service";
import { capacityProblems, desiredCountWarnings } from "./rules/scaling";

/** Settings of a {@link ScalingTarget}. */
export interface ScalingTargetProps {
  readonly service: FargateService;
  /** Fewest tasks. */
  readonly minCapacity: number;
  /** Most tasks. */
  readonly maxCapacity: number;
}

/** Hands a service's desired count to Application Auto Scaling. */
export class ScalingTarget extends AwsConstruct {
  public readonly resourceId: string;
  public readonly scalableDimension: string;
  public readonly serviceNamespace: string;
  public readonly service: FargateService;
  private readonly target: AppautoscalingTarget;
  private readonly metrics: string[] = [];

  public constructor(scope: Construct, id: string, props: ScalingTargetProps) {
    super(scope, id, props);
    const { service, minCapacity, maxCapacity } = props;
    const problems = capacityProblems(minCapacity, maxCapacity);
    reportProblems(this, () => problems);
    const warnings = problems.length > 0 ? [] : desiredCountWarnings(service.desiredCount, minCapacity, maxCapacity);
    for (const warning of warnings) warnOf(this, warning);
    const target = new AppautoscalingTarget(this, "Resource", {
      minCapacity,
      maxCapacity,
      resourceId: `service/${service.cluster.clusterName}/${service.serviceName}`,
      scalableDimension: "ecs:service:DesiredCount",
      serviceNamespace: "ecs",
    });
    this.service = service;
    this.target = target;
    this.resourceId = target.resourceId;
    this.scalableDimension = target.scalableDimension;
    this.serviceNamespace = target.serviceNamespace;
  }

  /** The metrics that policies hold at a value, once for each policy. */
  public get heldMetrics(): readonly string[] {
    return this.metrics;
  }

  /** Remembers that a policy holds a metric at a value. */
  public hold(metric: string): void {
    this.metrics.push(metric);
  }

  /** Plans leave the bounds as a schedule has set them; where they begin is still said here. */
  public leaveBounds(): void {
    this.target.lifecycle = { ignoreChanges: ["min_capacity", "max_capacity"] };
  }
}
