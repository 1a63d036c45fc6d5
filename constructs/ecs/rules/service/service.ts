import { Token } from "cdktf";
import { problem, type Problem } from "../../../core/problem";
import { known } from "../../../core/known";
import { wholeNumber } from "../../../core/values";
import { networkIdProblems } from "../../../core/network-ids";
import type { ContainerDefinition } from "../../container-definition";

/** Most subnets and security groups of a service (Amazon ECS API reference, `AwsVpcConfiguration`). */
const MOST_SUBNETS = 16;
const MOST_SECURITY_GROUPS = 5;

/** What the rules look at. */
interface ServiceNumbers {
  /** How many tasks run. */
  readonly desiredCount: number;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** Whose health checks a grace period is for. */
export interface Checked {
  readonly healthCheckGracePeriodSeconds?: number;
  readonly containers: readonly ContainerDefinition[];
  /** Whether a load balancer is in front. */
  readonly isTarget: boolean;
}

/**
 * Whether there is a health check whose first failures count for nothing: the load balancer's, or a container's (Amazon ECS
 * API reference, `CreateService`).
 */
export function gracePeriodProblems({ healthCheckGracePeriodSeconds, containers, isTarget }: Checked): Problem[] {
  if (healthCheckGracePeriodSeconds === undefined) return [];
  const code = "service-grace-period";
  const seconds = { code, what: "healthCheckGracePeriodSeconds", min: 0, max: 2 ** 31 - 1, unit: "seconds" } as const;
  const problems = wholeNumber(healthCheckGracePeriodSeconds, seconds);
  if (isTarget || containers.some(({ healthCheck }) => healthCheck !== undefined)) return problems;
  const rule = "healthCheckGracePeriodSeconds needs a health check: a load balancer's, with `target`, or a container's";
  return [...problems, problem(code, rule, healthCheckGracePeriodSeconds, "leave it out, or add one of them")];
}

/** What ECS would refuse only when the service is made: how many tasks, in how many subnets and security groups. */
export function serviceProblems({ desiredCount, subnetIds, securityGroupIds }: ServiceNumbers): Problem[] {
  const problems: Problem[] = [
    ...networkIdProblems("subnet", subnetIds),
    ...networkIdProblems("security group", securityGroupIds),
  ];
  const count = known(desiredCount);
  if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
    const rule = "desiredCount is a whole number, 0 or more";
    problems.push({ code: "service-desired-count", rule, got: count, fix: "choose one; with 0 nothing runs" });
  }
  if (!Token.isUnresolved(subnetIds) && (subnetIds.length === 0 || subnetIds.length > MOST_SUBNETS)) {
    problems.push({
      code: "service-subnets",
      rule: `a service on Fargate has 1 to ${MOST_SUBNETS} subnets`,
      got: subnetIds.length,
      fix: subnetIds.length === 0 ? "give it one" : "leave some out",
    });
  }
  if (!Token.isUnresolved(securityGroupIds) && securityGroupIds.length > MOST_SECURITY_GROUPS) {
    problems.push({
      code: "service-security-groups",
      rule: `a service has at most ${MOST_SECURITY_GROUPS} security groups`,
      got: securityGroupIds.length,
      fix: "merge some of them",
    });
  }
  return problems;
}
