/**
 * A service of Cloud Map that the tasks register with (Amazon ECS API reference, `ServiceRegistry`). Where its records are
 * of type SRV, it needs a port: either of a container, or one of its own.
 */
export type ServiceRegistry = AddressRegistry | ContainerRegistry | PortRegistry;

/** A registry that the compiler has not judged. */
export interface PlainRegistry {
  /** ARN of the Cloud Map service: `arn:aws:servicediscovery:<region>:<account>:service/<id>`. */
  readonly arn: string;
  /** With `containerPort`. @default the records have no port of a container */
  readonly containerName?: string;
  /** 1–65535, with `containerName`. @default the records have no port of a container */
  readonly containerPort?: number;
  /** 1–65535, not with a container. @default the records have no port of their own */
  readonly port?: number;
}

/** The tasks' addresses alone. */
export interface AddressRegistry {
  /** ARN of the Cloud Map service: `arn:aws:servicediscovery:<region>:<account>:service/<id>`. */
  readonly arn: string;
  /** Only with a `containerPort`. */
  readonly containerName?: undefined;
  /** Only with a `containerName`. */
  readonly containerPort?: undefined;
  /** Only in a registry with a port of its own. */
  readonly port?: undefined;
}

/** With the port of a container. */
export interface ContainerRegistry extends Omit<AddressRegistry, "containerName" | "containerPort"> {
  /** Name of the container. */
  readonly containerName: string;
  /** Port of the container, 1–65535. */
  readonly containerPort: number;
}

/** With a port of its own. */
export interface PortRegistry extends Omit<AddressRegistry, "port"> {
  /** 1–65535. */
  readonly port: number;
}
