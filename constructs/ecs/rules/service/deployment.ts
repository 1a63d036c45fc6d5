import { Token } from "cdktf";
import { known } from "../../../core/known";
import { problem, type Problem } from "../../../core/problem";
import { repeated, wholeNumber } from "../../../core/values";
import {
  shiftsTraffic,
  type CircuitBreaker,
  type ServiceDeployment,
  type TrafficShift,
} from "../../service-deployment";

/** What the rules look at. */
export interface Deployed {
  readonly deployment?: ServiceDeployment;
  readonly circuitBreaker?: CircuitBreaker;
  /** How many tasks run, and whether autoscaling changes that. */
  readonly desiredCount: number;
  readonly scaled?: boolean;
  readonly availabilityZoneRebalancing?: boolean;
  readonly serviceConnect?: object;
}

/** The rules of how tasks are replaced (Amazon ECS API reference, `DeploymentConfiguration`). */
export function deploymentProblems(service: Deployed): Problem[] {
  const { deployment } = service;
  return [
    ...percentProblems(service),
    ...alarmProblems(deployment),
    ...(deployment?.controller === "CODE_DEPLOY" ? codeDeployProblems(service) : []),
    ...(shiftsTraffic(deployment) ? shiftProblems(deployment) : []),
  ];
}

/** Whether the percents of a rolling update can be kept at all. */
function percentProblems({ deployment, availabilityZoneRebalancing }: Deployed): Problem[] {
  const code = "service-deployment-percent";
  const { minimumHealthyPercent, maximumPercent } = deployment ?? {};
  const minimum = known(minimumHealthyPercent) ?? (minimumHealthyPercent === undefined ? 100 : undefined);
  const maximum = known(maximumPercent);
  const problems = [
    ...wholeNumber(minimumHealthyPercent, { code, what: "minimumHealthyPercent", min: 0, max: 100, unit: "percent" }),
    // A signed number of 32 bits in the API.
    ...wholeNumber(maximumPercent, { code, what: "maximumPercent", min: 100, max: 2 ** 31 - 1, unit: "percent" }),
  ];
  // ECS: "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments".
  if (minimum === 100 && maximum === 100) {
    const rule =
      "minimumHealthyPercent (100 without one) and maximumPercent are not both 100: no task could be replaced";
    problems.push(problem(code, rule, { minimumHealthyPercent, maximumPercent }, "lower the one or raise the other"));
  }
  // Amazon ECS developer guide, "Balancing an Amazon ECS service across Availability Zones".
  if (availabilityZoneRebalancing === true && maximum === 100) {
    const rule = "tasks are balanced over zones by starting new ones first, which takes a maximumPercent above 100";
    problems.push(problem("service-zone-rebalancing", rule, maximum, "raise it, or leave one of both out"));
  }
  return problems;
}

/**
 * Whether the percents, rounded to whole tasks, leave a deployment nothing to do: no task may stop, and none may start. ECS
 * accepts that, and the deployment never ends.
 */
export function stuckDeployment({ deployment, desiredCount, scaled }: Deployed): Problem[] {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = deployment ?? {};
  const [count, minimum, maximum] = [known(desiredCount), known(minimumHealthyPercent), known(maximumPercent)];
  if (
    count === undefined ||
    count < 1 ||
    minimum === undefined ||
    maximum === undefined ||
    scaled ||
    minimum >= maximum
  )
    return [];
  const fewest = Math.ceil((count * minimum) / 100);
  const most = Math.floor((count * maximum) / 100);
  if (fewest < count || most > count) return [];
  const rule = `with ${count} tasks, ${minimum} to ${maximum} percent are ${fewest} to ${most} tasks: none could be replaced`;
  const fix = "lower minimumHealthyPercent, raise maximumPercent, or run more tasks";
  return [problem("service-deployment-stuck", rule, { minimumHealthyPercent, maximumPercent }, fix)];
}

/** Amazon ECS API reference, `DeploymentAlarms`. */
function alarmProblems(deployment: ServiceDeployment | undefined): Problem[] {
  const alarms = deployment?.alarms?.alarms;
  if (alarms === undefined || Token.isUnresolved(alarms)) return [];
  const names = alarms.map(({ alarmName }) => alarmName);
  const code = "service-deployment-alarms";
  if (names.length === 0) return [problem(code, "a deployment that alarms end has one", names, "name one")];
  const twice = repeated(names);
  return twice.length === 0 ? [] : [problem(code, "an alarm ends a deployment once", twice, "name it once")];
}

/**
 * Amazon ECS API reference, `DeploymentCircuitBreaker` and `DeploymentAlarms`: only for the controller `ECS`; developer
 * guide, "Service Connect": services that are deployed by CodeDeploy are not supported.
 */
function codeDeployProblems({ deployment, circuitBreaker, serviceConnect }: Deployed): Problem[] {
  const { alarms, minimumHealthyPercent, maximumPercent } = deployment ?? {};
  const others = { circuitBreaker, alarms, minimumHealthyPercent, maximumPercent, serviceConnect };
  const given = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (given.length === 0) return [];
  const rule = "circuitBreaker, alarms, percents and serviceConnect are for services that ECS deploys, not CodeDeploy";
  return [problem("service-code-deploy", rule, given, "leave them out: CodeDeploy's deployment group has its own")];
}

/** Amazon ECS API reference, `DeploymentConfiguration`, `CanaryConfiguration` and `LinearConfiguration`. */
function shiftProblems(deployment: TrafficShift): Problem[] {
  const code = "service-deployment-shift";
  const minutes = (what: string) => ({ code, what, min: 0, max: 1440, unit: "minutes" }) as const;
  const bake = wholeNumber(deployment.bakeTimeInMinutes, minutes("bakeTimeInMinutes"));
  switch (deployment.strategy) {
    case "CANARY":
      return [
        ...bake,
        ...wholeNumber(deployment.canaryBakeTimeInMinutes, minutes("canaryBakeTimeInMinutes")),
        ...shareProblems("canaryPercent", deployment.canaryPercent, 0.1),
      ];
    case "LINEAR":
      return [
        ...bake,
        ...wholeNumber(deployment.stepBakeTimeInMinutes, minutes("stepBakeTimeInMinutes")),
        ...shareProblems("stepPercent", deployment.stepPercent, 3),
      ];
    default:
      return bake;
  }
}

function shareProblems(name: string, given: number | undefined, least: number): Problem[] {
  const share = known(given);
  if (share === undefined || (share >= least && share <= 100 && Number.isInteger(Math.round(share * 1e9) / 1e8)))
    return [];
  const rule = `${name} is ${least} to 100 percent, in steps of 0.1`;
  return [problem("service-deployment-shift", rule, share, "choose a value in between")];
}
