/** What is too much. All are limits of alarms, and lines in the dashboard's graphs. */
export interface MonitoringLimits {
  /** Percent of the log events that may be errors. @default 5 */
  readonly errorPercent?: number;
  /** Log events in 5 minutes. @default only the band of what is usual counts */
  readonly logEvents?: number;
  /** Percent of the CPU that the tasks reserve. @default 85 */
  readonly cpuPercent?: number;
  /** Percent of the memory that the tasks reserve. @default 85 */
  readonly memoryPercent?: number;
  /** Percent of the requests that may end with a 5xx. @default 5 */
  readonly serverErrorPercent?: number;
  /** Seconds until 95 % of the requests are answered. @default 1 */
  readonly latencySeconds?: number;
  /** People whom the identity provider may refuse in 5 minutes. @default 20 */
  readonly signInFailures?: number;
  /** Milliseconds until the identity provider has answered the load balancer, for 95 % of the sign-ins. @default 3000 */
  readonly signInMilliseconds?: number;
}

/** The limits with their defaults. */
export function withDefaults(
  limits: MonitoringLimits,
): MonitoringLimits & Required<Omit<MonitoringLimits, "logEvents">> {
  return {
    ...{ errorPercent: 5, cpuPercent: 85, memoryPercent: 85, serverErrorPercent: 5, latencySeconds: 1 },
    ...{ signInFailures: 20, signInMilliseconds: 3000, ...limits },
  };
}

/** Those that are percents, by their names. */
export function percentLimits(limits: MonitoringLimits = {}): Readonly<Record<string, number | undefined>> {
  const { errorPercent, cpuPercent, memoryPercent, serverErrorPercent } = limits;
  return { errorPercent, cpuPercent, memoryPercent, serverErrorPercent };
}
