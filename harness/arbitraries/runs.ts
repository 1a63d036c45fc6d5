/**
 * How often a property is tried: so often for every change, `PROPERTY_RUNS` times as often by night.
 *
 * @param count enough to meet most of what goes wrong
 */
export function runs(count: number): number {
  return count * Number(process.env["PROPERTY_RUNS"] ?? 1);
}
