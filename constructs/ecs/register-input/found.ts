import type { Problem } from "../../core/problem";

/** What was read, and what is wrong with it, each with its path within. */
export interface Found<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** A list of the ECS API as an object, which can't hold a name twice. */
export function byName<Item, T>(
  list: readonly Item[],
  field: string,
  entry: (item: Item) => readonly [name: string, value: T],
): Found<Record<string, T>> {
  const map = new Map<string, T>();
  const problems: Problem[] = [];
  for (const [index, item] of list.entries()) {
    const [name, value] = entry(item);
    if (map.has(name)) {
      const rule = `each name is in ${field} once, since AWS does not say which of two counts`;
      problems.push({ code: "field-duplicate", where: `${field}[${index}]`, rule, got: name, fix: "keep one of them" });
    }
    map.set(name, value);
  }
  return { value: Object.fromEntries(map), problems };
}
