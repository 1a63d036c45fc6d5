import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportVerdict, verdict, type Verdict } from "../core/verdict";
import type { FargateService } from "./fargate-service";
import { capacityProblems, desiredCountWarnings, plannedCountWarnings } from "./rules/scaling";

/** Settings of a {@link ScalingTarget}. */
export interface ScalingTargetProps {
  /** The service whose desired count changes; plans leave it alone where the service is `scaled`. */
  readonly service: FargateService;
  /** Fewest tasks. */
  readonly minCapacity: number;
  /** Most tasks. */
  readonly maxCapacity: number;
}

/** Hands a service's desired count to Application Auto Scaling. */
export class ScalingTarget extends AwsConstruct {
  /** `service/<cluster>/<service>`. */
  public readonly resourceId: string;
  /** `ecs:service:DesiredCount`. */
  public readonly scalableDimension: string;
  /** `ecs`. */
  public readonly serviceNamespace: string;
  /** The service whose desired count changes. */
  public readonly service: FargateService;
  private readonly target: AppautoscalingTarget;
  private readonly metrics: string[] = [];
  private isScheduled = false;

  public constructor(scope: Construct, id: string, props: ScalingTargetProps) {
    super(scope, id, props);
    const { service, minCapacity, maxCapacity } = props;
    reportVerdict(this, () => this.judge(props));
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
    this.isScheduled = true;
    this.target.lifecycle = { ignoreChanges: ["min_capacity", "max_capacity"] };
  }

  private judge({ service, minCapacity, maxCapacity }: ScalingTargetProps): Verdict {
    const problems = capacityProblems(minCapacity, maxCapacity);
    if (problems.length > 0) return verdict(problems);
    const isFixed = minCapacity === maxCapacity && !this.isScheduled;
    return verdict(
      [],
      [
        ...desiredCountWarnings(service.desiredCount, minCapacity, maxCapacity),
        ...(service.scaled || isFixed ? [] : plannedCountWarnings(service.desiredCount)),
      ],
    );
  }
}
