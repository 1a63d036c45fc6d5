import { searchDomainMetric, type MeasuredSearchDomain, type Sampling } from "./aws-metrics";
import { COLOR, limitLine, PERIOD, section } from "./dashboard-style";
import type { DashboardRow, GraphWidget } from "./widget";

/** What a dashboard shows of a search domain, as its alarms judge it. */
export interface SearchRowInputs {
  /** The domain whose metrics, in the namespace `AWS/ES`, are shown. */
  readonly domain: MeasuredSearchDomain;
  /** MiB below which a node's free storage is an alarm. @default no line */
  readonly freeStorage?: number;
  /** Percent of the heap from which on it is an alarm. @default 95 */
  readonly memoryPressure?: number;
}

/** Rows of a dashboard on a search domain: its state, its storage, its load. */
export function searchRows({ domain, freeStorage, memoryPressure = 95 }: SearchRowInputs): DashboardRow[] {
  const metric = (name: Parameters<typeof searchDomainMetric>[1], statistic: Sampling["statistic"]) =>
    searchDomainMetric(domain, name, { statistic, period: PERIOD });
  const state: GraphWidget = {
    type: "graph",
    title: "Search cluster: red, yellow, writes blocked",
    metrics: [
      { metric: metric("ClusterStatus.red", "Maximum"), label: "Red", color: COLOR.bad },
      { metric: metric("ClusterStatus.yellow", "Maximum"), label: "Yellow", color: COLOR.warn },
      { metric: metric("ClusterIndexWritesBlocked", "Maximum"), label: "Writes blocked", color: COLOR.main },
    ],
    leftAxis: { min: 0, max: 1 },
  };
  const storage: GraphWidget = {
    type: "graph",
    title: "Free storage of the fullest node",
    metrics: [{ metric: metric("FreeStorageSpace", "Minimum"), label: "MiB", color: COLOR.main }],
    thresholds: freeStorage === undefined ? [] : [limitLine(freeStorage)],
    leftAxis: { min: 0 },
  };
  const load: GraphWidget = {
    type: "graph",
    title: "Memory and CPU of the busiest node",
    metrics: [
      { metric: metric("JVMMemoryPressure", "Maximum"), label: "Heap, %", color: COLOR.warn },
      { metric: metric("CPUUtilization", "Maximum"), label: "CPU, %", color: COLOR.main },
    ],
    thresholds: [limitLine(memoryPressure)],
    leftAxis: { min: 0, max: 100 },
  };
  return [section("Search"), [state, storage, load]];
}
