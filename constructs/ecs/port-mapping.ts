import type { PlanTime } from "../terraform/plan-time";

/** What a port speaks above TCP, for Service Connect's metrics. */
export type AppProtocol = "http" | "http2" | "grpc";

/** A port that Service Connect knows by its name. */
export interface NamedPort {
  /** Lower-case letters, digits, `_` and `-`, at most 64, unique in the task. */
  readonly name: string;
  /** @default plain TCP */
  readonly appProtocol?: AppProtocol | PlanTime;
  /** @default `tcp` */
  readonly protocol?: "tcp" | PlanTime;
}

/** A port without a protocol above TCP or UDP. */
export interface PlainPort {
  /** Lower-case letters, digits, `_` and `-`, at most 64, unique in the task. @default the port has no name */
  readonly name?: string;
  /** @default `tcp` */
  readonly protocol?: "tcp" | "udp" | PlanTime;
  /** Only with a `name`, by which Service Connect knows the port. */
  readonly appProtocol?: undefined;
}

/** One port. */
export interface SinglePort {
  /** 1–65535; under `awsvpc` the host's port is the same. */
  readonly containerPort: number;
  /** Not with a `containerPort`. */
  readonly containerPortRange?: undefined;
}

/** Neighbouring ports. */
export interface PortRange {
  /** `first-last`, such as `8000-8010`. */
  readonly containerPortRange: `${number}-${number}` | PlanTime;
  /** Not with a range. */
  readonly containerPort?: undefined;
}

/** A port, or a range of ports, that the container listens on. */
export type PortMapping = (SinglePort | PortRange) & (NamedPort | PlainPort);
