import { numberText } from "../core/literal-text";
import type { AlarmProps } from "./alarm";
import { searchDomainMetric, type MeasuredSearchDomain } from "./aws-metrics";
import { readyAlarm, type ReadyAlarmProps } from "./ready-alarm-props";

/** Settings of a ready alarm on a search domain. */
export interface SearchAlarmProps extends ReadyAlarmProps {
  /** The domain whose metrics, in the namespace `AWS/ES`, are watched. */
  readonly domain: MeasuredSearchDomain;
}

/**
 * A part of the records can't be searched: some shard is on no node, nor is any copy of it. By default: in one minute.
 *
 * Missing data says that the alarm can't judge (`missing`), for this alarm and all others here: a domain that is being made, or
 * is gone, publishes nothing.
 */
function red(props: SearchAlarmProps): AlarmProps {
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description:
      "The search cluster is red: a part of the records can't be searched or written. Look at its storage first.",
    metric: status(props, "ClusterStatus.red"),
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "missing",
  };
}

/**
 * A copy of some shard is on no node, so that the next loss of a node may lose records. By default: in five minutes, which a
 * node that is replaced may take.
 *
 * Missing data says that the alarm can't judge (`missing`), as for `SearchAlarm.red`.
 */
function yellow(props: SearchAlarmProps): AlarmProps {
  return {
    ...readyAlarm(props, { evaluationPeriods: 5 }),
    description:
      "The search cluster is yellow: copies of records are missing. Compare the templates' replicas with the nodes.",
    metric: status(props, "ClusterStatus.yellow"),
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "missing",
  };
}

function status({ domain, period = 60 }: SearchAlarmProps, metricName: "ClusterStatus.red" | "ClusterStatus.yellow") {
  return searchDomainMetric(domain, metricName, { statistic: "Maximum", period });
}

/** Settings of `SearchAlarm.freeStorage`. */
export interface FreeStorageProps extends SearchAlarmProps {
  /** MiB of a node's volume that stay free; a quarter of the volume, says AWS. */
  readonly threshold: number;
}

/**
 * A node's volume is nearly full; OpenSearch then takes no records any more. By default: in one minute.
 *
 * Missing data says that the alarm can't judge (`missing`), as for `SearchAlarm.red`.
 */
function freeStorage(props: FreeStorageProps): AlarmProps {
  const { domain, period = 60, threshold } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description: `A node of the search domain has less than ${numberText(threshold)} MiB free. Keep records for fewer days, or give it larger volumes.`,
    metric: searchDomainMetric(domain, "FreeStorageSpace", { statistic: "Minimum", period }),
    comparison: "LessThanOrEqualToThreshold",
    threshold,
    treatMissingData: "missing",
  };
}

/** Settings of `SearchAlarm.memoryPressure`. */
export interface MemoryPressureProps extends SearchAlarmProps {
  /** Percent of the heap. @default 95 */
  readonly threshold?: number;
}

/**
 * The heap of a node is nearly used up; it may run out of memory, and refuse requests before. By default: at 95 % for three
 * minutes.
 *
 * Missing data says that the alarm can't judge (`missing`), as for `SearchAlarm.red`.
 */
function memoryPressure(props: MemoryPressureProps): AlarmProps {
  const { domain, period = 60, threshold = 95 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 3 }),
    description: `A node of the search domain uses ${numberText(threshold)} % of its heap or more. Look for heavy searches, or take larger nodes.`,
    metric: searchDomainMetric(domain, "JVMMemoryPressure", { statistic: "Maximum", period }),
    comparison: "GreaterThanOrEqualToThreshold",
    threshold,
    treatMissingData: "missing",
  };
}

/**
 * The cluster refuses to write, for lack of storage or of memory; the log router keeps sending for as long as it was made for.
 * By default: in five minutes.
 *
 * Missing data says that the alarm can't judge (`missing`), as for `SearchAlarm.red`.
 */
function writesBlocked(props: SearchAlarmProps): AlarmProps {
  const { domain, period = 300 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description: "The search domain refuses to write. Free storage or memory before the log router gives up.",
    metric: searchDomainMetric(domain, "ClusterIndexWritesBlocked", { statistic: "Maximum", period }),
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "missing",
  };
}

/**
 * Ready alarms on a search domain, with AWS's own thresholds (Amazon OpenSearch Service developer guide, "Recommended CloudWatch
 * alarms for Amazon OpenSearch Service"): settings for `new Alarm(scope, id, SearchAlarm.red({ … }))`.
 */
export const SearchAlarm = {
  /** A part of the records can't be searched. */
  red,
  /** The next loss of a node may lose records. */
  yellow,
  /** A node's volume is nearly full. */
  freeStorage,
  /** The heap of a node is nearly used up. */
  memoryPressure,
  /** The cluster refuses to write. */
  writesBlocked,
} as const;
