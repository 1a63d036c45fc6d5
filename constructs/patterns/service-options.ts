import type { FargateServiceOptions } from "../ecs/fargate-service-props";
import type { FargateSizeProps } from "../ecs/fargate-size";
import type { FargateTaskDefinitionBase } from "../ecs/fargate-task-definition-props";
import { SERVICE_OPTIONS } from "../ecs/shapes/service";

/** What a description says of the service. */
type ServiceOptions = Omit<FargateServiceOptions, "tags">;

/** A description of both. */
type Described = ServiceOptions & Partial<FargateTaskDefinitionBase> & FargateSizeProps;

/** Of each member of a union. */
type Without<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

const { tags: _ofTheTaskDefinition, ...shapes } = SERVICE_OPTIONS;

/** What a description says of the service, each field with its shape. */
export const DESCRIBED_OPTIONS = shapes;

/** A description, in what is the service's and what is the task definition's. */
export function splitOptions(described: Described): {
  readonly options: ServiceOptions;
  readonly task: Without<Described, keyof ServiceOptions>;
} {
  const entries = Object.entries(described);
  const isOption = (name: string): boolean => name in DESCRIBED_OPTIONS;
  return {
    options: Object.fromEntries(entries.filter(([name]) => isOption(name))),
    task: Object.fromEntries(entries.filter(([name]) => !isOption(name))) as Without<Described, keyof ServiceOptions>,
  };
}
