import type { Json } from "../terraform/json";
import type { LogDriver } from "./aws-logs";
import type { Secret } from "./secret";

/** A port that the container listens on; under `awsvpc` the host's port is the same. */
export interface PortMapping {
  /** 1–65535. */
  readonly containerPort: number;
}

/** One container of a task (Amazon ECS API reference, `ContainerDefinition`). */
export interface ContainerDefinition {
  /** Letters, digits, `_` and `-`, at most 255. */
  readonly name: string;
  /** Image with tag or digest. */
  readonly image: string;
  /** Whether the task stops when this container stops. @default true */
  readonly essential?: boolean;
  /** Plain environment variables. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Environment variables that ECS reads from a secret when it starts the task. @default none */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** @default none */
  readonly portMappings?: readonly PortMapping[];
  /** Where the output goes. @default nowhere: the output is lost */
  readonly logging?: LogDriver;
}

/** The container as the ECS API wants it. */
export function renderContainer(container: ContainerDefinition): Json {
  const { name, image, essential = true, environment = {}, secrets = {}, portMappings = [], logging } = container;
  return {
    name,
    image,
    essential,
    environment: filled(Object.entries(environment).map(([name, value]) => ({ name, value }))),
    secrets: filled(Object.entries(secrets).map(([name, { valueFrom }]) => ({ name, valueFrom }))),
    portMappings: filled(portMappings.map(({ containerPort }) => ({ containerPort, hostPort: containerPort }))),
    logConfiguration: logging && { logDriver: logging.logDriver, options: logging.options },
  };
}

/** Left out when empty: AWS drops empty lists, so an empty one would show as a difference for ever. */
function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
