import type { FargateServiceOptions } from "../ecs/fargate-service-props";
import type { FargateSizeProps } from "../ecs/fargate-size";
import type { FargateTaskDefinitionBase } from "../ecs/fargate-task-definition-props";

/** What a description says of the service. */
type ServiceOptions = Omit<FargateServiceOptions, "tags">;

/** A description of both. */
type Described = ServiceOptions & Partial<FargateTaskDefinitionBase> & FargateSizeProps;

/** Of each member of a union. */
type Without<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

/** A description, in what is the service's and what is the task definition's. */
export function splitOptions(described: Described): {
  readonly options: ServiceOptions;
  readonly task: Without<Described, keyof ServiceOptions>;
} {
  const { enableExecuteCommand, circuitBreaker, deployment, healthCheckGracePeriodSeconds, ...more } = described;
  const { capacityProviders, platformVersion, availabilityZoneRebalancing, forceNewDeployment, ...rest } = more;
  const { deploymentTriggers, waitForSteadyState, serviceConnect, serviceRegistry, ...last } = rest;
  const { propagateTags, enableEcsManagedTags, ...task } = last;
  const options = {
    ...{ enableExecuteCommand, circuitBreaker, deployment, healthCheckGracePeriodSeconds },
    ...{ capacityProviders, platformVersion, availabilityZoneRebalancing, forceNewDeployment },
    ...{ deploymentTriggers, waitForSteadyState, serviceConnect, serviceRegistry },
    ...{ propagateTags, enableEcsManagedTags },
  } satisfies Record<keyof ServiceOptions, unknown>; // all of them
  return { options, task };
}
