/** Priorities of a listener's rules (Elastic Load Balancing API reference, `CreateRule`). */
const HIGHEST = 50_000;

/**
 * A priority for each path that depends on the path alone, so that another path moves no rule, unless their numbers
 * coincide, which is rare: the one that comes later in the alphabet then gives way. Rules for paths that do not overlap may come in any order.
 */
export function pathPriorities(paths: readonly string[]): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const byPath = new Map<string, number>();
  for (const path of [...new Set(paths)].sort()) {
    let priority = (fnv1a(path) % HIGHEST) + 1;
    while (taken.has(priority)) priority = (priority % HIGHEST) + 1;
    taken.add(priority);
    byPath.set(path, priority);
  }
  return byPath;
}

/** FNV-1a, 32 bits (IETF draft-eastlake-fnv). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
