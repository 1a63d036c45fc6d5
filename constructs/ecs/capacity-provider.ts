/** Capacity of Fargate: at its price, or Spot: far cheaper, and taken away with two minutes' notice. */
export type FargateCapacity = "FARGATE" | "FARGATE_SPOT";

/** A part of a service's tasks (Amazon ECS API reference, `CapacityProviderStrategyItem`). */
export interface CapacityShare {
  /** One of the cluster's `capacityProviders`. */
  readonly provider: FargateCapacity;
  /** Tasks that run there first, 0–100000; only one of the shares has one. @default 0 */
  readonly base?: number;
  /** Its part of the other tasks: of the sum of all weights, 0–1000. @default 0: none of them */
  readonly weight?: number;
}
