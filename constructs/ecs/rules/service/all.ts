import type { Problem } from "../../../core/problem";
import { tagProblems } from "../../../core/tags";
import { oneOf } from "../../../core/values";
import type { FargateCapacity } from "../../capacity-provider";
import type { FargateServiceProps } from "../../fargate-service-props";
import { shiftsTraffic } from "../../service-deployment";
import type { ServiceTarget } from "../../service-target";
import { capacityShareProblems, clusterCapacityProblems } from "./capacity";
import { deploymentProblems, stuckDeployment } from "./deployment";
import { platformProblems } from "./platform-version";
import { executionRoleProblems } from "../execution-role";
import { loggingProblems } from "../logging";
import { gracePeriodProblems, serviceProblems } from "./service";
import { serviceConnectProblems } from "./connect";
import { registryProblems } from "./registry";
import { targetListProblems, targetProblems } from "./target";

/**
 * All rules of a service.
 *
 * @param ofCluster the capacity providers of its cluster, as far as they are known
 */
export function serviceRules(
  props: FargateServiceProps,
  targets: readonly ServiceTarget[],
  ofCluster: readonly FargateCapacity[] | undefined,
): Problem[] {
  const { taskDefinition, deployment, capacityProviders, serviceConnect, serviceRegistry } = props;
  const { containers } = taskDefinition;
  return [
    ...serviceProblems(props),
    ...targetListProblems(targets, {
      isCodeDeploy: deployment?.controller === "CODE_DEPLOY",
      shiftsTraffic: shiftsTraffic(deployment),
    }),
    ...targets.flatMap((target) => targetProblems(containers, target)),
    ...gracePeriodProblems({ ...props, containers, isTarget: targets.length > 0 }),
    ...deploymentProblems(props),
    ...(capacityProviders
      ? [...capacityShareProblems(capacityProviders), ...clusterCapacityProblems(capacityProviders, ofCluster)]
      : []),
    ...platformProblems(taskDefinition, props),
    ...(serviceConnect ? serviceConnectProblems(containers, serviceConnect) : []),
    ...proxyProblems(props),
    ...(serviceRegistry ? registryProblems(containers, serviceRegistry) : []),
    ...tagProblems(props.tags),
    ...oneOf(props.propagateTags, ["SERVICE", "TASK_DEFINITION"], {
      code: "service-propagate-tags",
      what: "propagateTags",
    }),
  ];
}

/** The proxy of Service Connect writes as containers do. */
function proxyProblems({ serviceConnect, taskDefinition }: FargateServiceProps): Problem[] {
  const { logConfiguration } = serviceConnect ?? {};
  // What FireLens needs is a router, which is the task's.
  if (logConfiguration === undefined || logConfiguration.logDriver === "awsfirelens") return [];
  const proxy = [{ name: "Service Connect's proxy", image: "proxy", logConfiguration }];
  return [...loggingProblems(proxy), ...(taskDefinition.executionRole ? [] : executionRoleProblems(proxy))];
}

/** What AWS accepts, though it is hardly meant. */
export function serviceWarnings(props: FargateServiceProps): Problem[] {
  return stuckDeployment(props);
}
