import { isDeepStrictEqual } from "node:util";

/** What one feature says of a part. */
export interface Said<T> {
  readonly feature: string;
  readonly says: T;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What several features together say of one part. Fields are merged one by one, at any depth; lists are appended, in the
 * order of the features; everything else may be said twice only if it is the same.
 *
 * @throws Error naming both features where they contradict each other
 */
export function merge<T extends object>(part: string, said: readonly Said<T>[]): T {
  return mergeFields(
    part,
    said.map(({ feature, says }) => ({ feature, says: says as Fields })),
  ) as T;
}

function mergeFields(path: string, said: readonly Said<Fields>[]): Fields {
  const names = [...new Set(said.flatMap(({ says }) => Object.keys(says)))];
  const merged = names.flatMap((name) => {
    const values = said.flatMap(({ feature, says }) =>
      says[name] === undefined ? [] : [{ feature, says: says[name] }],
    );
    return values.length === 0 ? [] : [[name, mergeValues(`${path}.${name}`, values)] as const];
  });
  return Object.fromEntries(merged);
}

function mergeValues(path: string, values: readonly Said<unknown>[]): unknown {
  if (all(values, isList)) return values.flatMap(({ says }) => says);
  if (all(values, isFields)) return mergeFields(path, values);
  const [first, ...others] = values;
  const other = others.find(({ says }) => !isDeepStrictEqual(says, first?.says));
  if (first && other) {
    throw new Error(
      `features disagree on ${path}, got: ${show(first.says)} of ${first.feature} and ${show(other.says)} of ` +
        `${other.feature}; turn one of the two off`,
    );
  }
  return first?.says;
}

function all<T>(values: readonly Said<unknown>[], is: (value: unknown) => value is T): values is readonly Said<T>[] {
  return values.every(({ says }) => is(says));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Plain objects; constructs are values. */
function isFields(value: unknown): value is Fields {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function show(value: unknown): string {
  if (typeof value === "function" || typeof value === "bigint") return `a ${typeof value}`;
  return typeof value === "object" && value !== null && !isFields(value) && !isList(value)
    ? `a ${value.constructor.name}`
    : JSON.stringify(value);
}
