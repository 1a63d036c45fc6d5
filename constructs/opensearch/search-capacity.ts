import type { PlanTime } from "../terraform/plan-time";

/** Type of an instance, such as `r6g.large.search`. */
export type SearchInstanceType = `${string}.${string}.search`;

/** Nodes that keep the cluster's state, and no data. */
export interface DedicatedMasters {
  /** Type of each, such as `m6g.large.search`. */
  readonly instanceType: SearchInstanceType;
  /** How many; an odd number, so that a majority remains when one is lost. */
  readonly count: 3 | 5 | PlanTime;
}

/** How large a domain is. */
export interface SearchCapacity {
  /** Type of the nodes that hold data. */
  readonly instanceType: SearchInstanceType;
  /** Nodes that hold data: a multiple of the zones. */
  readonly instanceCount: number;
  /** Nodes that keep the cluster's state. @default the nodes that hold data keep it too */
  readonly masters?: DedicatedMasters;
  /** GiB of each node's gp3 volume, from 10. */
  readonly volumeSize: number;
  /** Input and output operations a second of each volume. @default 3000, or 3 for each GiB where that is more */
  readonly iops?: number;
  /** MiB a second of each volume, from 125. @default 125 */
  readonly throughput?: number;
}

/** What a domain is for; see {@link SEARCH_PRESETS}. */
export type SearchPreset = "development" | "production" | "production-standby";

/** What follows from a preset. */
export interface PresetShape {
  /** Nodes and volumes. */
  readonly capacity: SearchCapacity;
  /** Availability zones, and so subnets. */
  readonly zones: 1 | 2 | 3;
  /** Whether one of three zones is a standby (Amazon OpenSearch Service developer guide, "Multi-AZ with Standby"). */
  readonly standby: boolean;
  /** Copies of each shard besides itself: an index template's `number_of_replicas`. */
  readonly replicas: 0 | 1 | 2;
}

/**
 * Shapes of domains. `development` is for trying things out: one small node, and a day without it loses nothing but logs.
 * `production` survives the loss of a zone, `production-standby` without a pause for it.
 */
export const SEARCH_PRESETS: Readonly<Record<SearchPreset, PresetShape>> = {
  development: {
    capacity: { instanceType: "t3.small.search", instanceCount: 1, volumeSize: 10 },
    zones: 1,
    standby: false,
    replicas: 0,
  },
  production: {
    capacity: {
      instanceType: "r6g.large.search",
      instanceCount: 2,
      masters: { instanceType: "m6g.large.search", count: 3 },
      volumeSize: 100,
    },
    zones: 2,
    standby: false,
    replicas: 1,
  },
  "production-standby": {
    capacity: {
      instanceType: "r7g.large.search",
      instanceCount: 3,
      masters: { instanceType: "m7g.large.search", count: 3 },
      volumeSize: 100,
    },
    zones: 3,
    standby: true,
    replicas: 2,
  },
};
