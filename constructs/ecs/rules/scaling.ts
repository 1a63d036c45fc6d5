import { problem, type Problem } from "../../core/problem";
import { known } from "../../core/known";
import { oneOf } from "../../core/values";
import { shiftsTraffic, type ServiceDeployment } from "../service-deployment";

/** Whether the fewest and the most tasks are whole, and in that order (Application Auto Scaling API, `RegisterScalableTarget`). */
export function capacityProblems(minCapacity: number, maxCapacity: number): Problem[] {
  const [min, max] = [known(minCapacity), known(maxCapacity)];
  const wrong = [min, max].some((count) => count !== undefined && !(Number.isInteger(count) && count >= 0));
  if (!wrong && (min ?? -Infinity) <= (max ?? Infinity)) return [];
  const rule = "minCapacity and maxCapacity are whole numbers, 0 or more, the smaller one first";
  return [{ code: "scaling-capacity", rule, got: { minCapacity: min, maxCapacity: max }, fix: "correct them" }];
}

/**
 * Whether a service begins between its bounds: scaling in does not bring up one that has too few tasks, nor scaling out
 * bring down one that has too many (Amazon ECS developer guide, "Automatically scale your Amazon ECS service").
 */
export function desiredCountWarnings(desiredCount: number, minCapacity: number, maxCapacity: number): Problem[] {
  const [count, min, max] = [known(desiredCount), known(minCapacity), known(maxCapacity)];
  if (count === undefined || (count >= (min ?? -Infinity) && count <= (max ?? Infinity))) return [];
  const rule = `desiredCount, where a scaled service begins, is from minCapacity (${min ?? "unknown"}) to maxCapacity (${max ?? "unknown"})`;
  return [problem("scaling-desired-count", rule, count, "begin in between, or widen the bounds")];
}

/** A service whose number of tasks autoscaling changes, and each plan sets back (AWS provider, `aws_ecs_service`). */
export function plannedCountWarnings(desiredCount: number): Problem[] {
  const rule =
    "plans leave the number of tasks of a service with a scaling target, or each sets it back to desiredCount";
  return [problem("scaling-planned-count", rule, known(desiredCount), "add scaled: true to the service")];
}

/** How many tasks a scaled service begins with, unless it says so itself: one, or the next number within its bounds. */
export function firstCount(minCapacity: number, maxCapacity: number): number {
  if (capacityProblems(minCapacity, maxCapacity).length > 0) return 1;
  return Math.min(Math.max(1, known(minCapacity) ?? 1), known(maxCapacity) ?? Infinity);
}

/** Whether a metric in percent can be held at the value (Application Auto Scaling API, `TargetTrackingScalingPolicyConfiguration`). */
export function targetValueProblems(targetValue: number): Problem[] {
  const percent = known(targetValue);
  if (percent === undefined || (percent > 0 && percent <= 100)) return [];
  const rule = "a metric of a service is held at more than 0 and at most 100 percent";
  return [{ code: "scaling-target-value", rule, got: percent, fix: "choose a value in between, such as 60" }];
}

/** Metrics that AWS has for every service (Application Auto Scaling API reference, `PredefinedMetricSpecification`). */
const SERVICE_METRICS = ["ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization"];

/** Whether AWS has the metric, and no other policy of the target holds it. */
export function serviceMetricProblems(metric: string, held: readonly string[]): Problem[] {
  return [
    ...oneOf(metric, SERVICE_METRICS, { code: "scaling-metric", what: "the metric of a service" }),
    ...heldTwice("a metric of a service", metric, held),
  ];
}

/**
 * "Only one TargetTrackingScaling policy for a given metric specification is allowed" (Application Auto Scaling API
 * reference, `PutScalingPolicy`).
 *
 * @param held what all policies of the target hold
 */
function heldTwice(what: string, metric: string, held: readonly string[]): Problem[] {
  if (held.filter((other) => other === metric).length < 2) return [];
  return [problem("scaling-metric", `one policy holds ${what}`, metric, "leave out the others")];
}

/** The metric of a target group's requests: one for each group. */
export function requestMetric({ arn }: RequestScaling["targetGroup"]): string {
  return `ALBRequestCountPerTarget of ${arn}`;
}

/** What is scaled by the requests of a target group. */
export interface RequestScaling {
  readonly targetValue: number;
  readonly targetGroup: { readonly arn: string };
  /** ARNs of the service's target groups. */
  readonly ofService: readonly string[];
  readonly isCodeDeploy: boolean;
  /** What all policies of the scaling target hold. */
  readonly held: readonly string[];
}

/**
 * Whether the requests of a target group can say how many tasks there are (Application Auto Scaling API reference,
 * `PredefinedMetricSpecification`: the target group has to be the service's; Amazon ECS developer guide, "Use a target
 * metric to scale": not for services that CodeDeploy deploys).
 */
export function requestScalingProblems({
  targetValue,
  targetGroup,
  ofService,
  isCodeDeploy,
  held,
}: RequestScaling): Problem[] {
  const requests = known(targetValue);
  const problems = heldTwice("the requests of a target group", requestMetric(targetGroup), held);
  if (requests !== undefined && !(requests > 0)) {
    const rule = "a task is held at more than 0 requests a minute";
    problems.push(problem("scaling-target-value", rule, requests, "choose what one task can serve in a minute"));
  }
  const isUnsure = known(targetGroup.arn) === undefined || ofService.some((arn) => known(arn) === undefined);
  if (!ofService.includes(targetGroup.arn) && (ofService.length === 0 || !isUnsure)) {
    const rule = "a service is scaled by the requests of a target group of its own";
    problems.push(problem("scaling-target-group", rule, targetGroup.arn, "name it as the service's `target` too"));
  }
  if (isCodeDeploy) {
    const rule =
      "requests don't scale a service that CodeDeploy deploys, whose target group changes with each deployment";
    problems.push(problem("scaling-code-deploy", rule, "CODE_DEPLOY", "scale it by CPU or memory"));
  }
  return problems;
}

/** Amazon ECS developer guide, "Application Load Balancer resources for blue/green, linear, and canary deployments". */
export function shiftWarnings(deployment: ServiceDeployment | undefined): Problem[] {
  if (!shiftsTraffic(deployment)) return [];
  const rule = "tasks take turns in two target groups, and the requests of only one of them count";
  return [problem("scaling-shift", rule, deployment.strategy, "scale it by CPU or memory")];
}
