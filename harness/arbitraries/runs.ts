/**
 * How often a property is tried: so often with `npm test`, and `PROPERTY_RUNS` times as often where that is set: five times in
 * CI, ten times by night.
 *
 * @param count enough, five times over, to meet what goes wrong
 */
export function runs(count: number): number {
  return count * Number(process.env["PROPERTY_RUNS"] ?? 1);
}
