/**
 * Seconds that Fluent Bit waits in all before it gives a chunk up, with lots drawn from a seed (fluent/fluent-bit 4.2.2,
 * `src/flb_scheduler.c`: `backoff_full_jitter` with a base of 5 and a cap of 2000 seconds, whole seconds).
 */
export function seededWaits(seed: number, retries: number): number {
  const lots = lotsOf(seed);
  let sum = 0;
  for (let retry = 1; retry <= retries; retry++) {
    const longest = Math.min(2000, 5 * 2 ** retry);
    sum += 5 + Math.floor(lots() * (longest - 5 + 1));
  }
  return sum;
}

/** Numbers from 0 to 1, without 1 (mulberry32). */
function lotsOf(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
