import { known } from "../../../core/known";
import { problem, type Problem } from "../../../core/problem";
import { oneOf, repeated, wholeNumber } from "../../../core/values";
import type { CapacityShare, FargateCapacity } from "../../capacity-provider";

/** The capacity providers of Fargate. */
const FARGATE_CAPACITY: readonly FargateCapacity[] = ["FARGATE", "FARGATE_SPOT"];

/** The rules of a strategy (Amazon ECS API reference, `CapacityProviderStrategyItem`). */
export function capacityShareProblems(shares: readonly CapacityShare[]): Problem[] {
  const code = "service-capacity";
  const problems = shares.flatMap(({ provider, base, weight }) => [
    ...oneOf(provider, FARGATE_CAPACITY, { code, what: "a capacity provider for Fargate" }),
    ...wholeNumber(base, { code, what: "a share's base", min: 0, max: 100_000, unit: "tasks" }),
    ...wholeNumber(weight, { code, what: "a share's weight", min: 0, max: 1000 }),
  ]);
  const twice = repeated(shares.map(({ provider }) => provider));
  if (shares.length === 0) problems.push(problem(code, "a strategy names a capacity provider", shares, "name one"));
  if (twice.length > 0) problems.push(problem(code, "each capacity provider has one share", twice, "make one of both"));
  if (shares.filter(({ base }) => (known(base) ?? 0) > 0).length > 1) {
    problems.push(problem(code, "only one share has a base", shares, "leave out the others"));
  }
  if (shares.length > 0 && shares.every(({ weight = 0 }) => known(weight) === 0)) {
    const rule = "one share has a weight above 0, or tasks beyond the base would run nowhere";
    problems.push(problem(code, rule, shares, "add `weight: 1`"));
  }
  return problems;
}

/** Whether the cluster has the capacity providers, as far as this program makes it (Amazon ECS API reference, `CreateService`). */
export function clusterCapacityProblems(
  shares: readonly CapacityShare[],
  ofCluster: readonly FargateCapacity[] | undefined,
): Problem[] {
  const missing = shares.map(({ provider }) => provider).filter((provider) => ofCluster?.includes(provider) === false);
  if (missing.length === 0) return [];
  const rule = "a service uses capacity providers that its cluster has";
  const fix = `add \`capacityProviders: ${JSON.stringify(FARGATE_CAPACITY)}\` to the Cluster`;
  return [problem("service-capacity-cluster", rule, missing, fix)];
}
