import type { Construct } from "constructs";

/** Props with a value for each number and text that a class or function takes, and how it is used. */
export interface Specimen {
  /** Name of the class or function. */
  readonly owner: string;
  /** What distinguishes it from other specimens of the same owner. */
  readonly what: string;
  /** Fresh props, with literal values. */
  readonly props: (stack: Construct) => unknown;
  /** Puts it into the stack. */
  readonly make: (stack: Construct, props: unknown) => unknown;
}

/**
 * A specimen, with its props checked by the compiler.
 *
 * @param make gets the props with one of the values replaced by a token
 */
export function specimen<P>(
  owner: string,
  props: (stack: Construct) => P,
  make: (stack: Construct, props: P) => unknown,
  what = "",
): Specimen {
  return { owner, what, props, make: (stack, changed) => make(stack, changed as P) };
}

/** Where a path of `tokenProps` leads in some props: `containers.[].name` to each container's name. */
export function placesOf(props: unknown, path: string): (readonly (string | number)[])[] {
  let places: { readonly at: readonly (string | number)[]; readonly value: unknown }[] = [{ at: [], value: props }];
  for (const step of path.split(".")) {
    places = places.flatMap(({ at, value }) => {
      const fields = entriesOf(value);
      const taken = step === "[]" || step === "*" ? fields : fields.filter(([key]) => key === step);
      return taken.map(([key, field]) => ({ at: [...at, key], value: field }));
    });
  }
  return places.filter(({ value }) => value !== undefined).map(({ at }) => at);
}

function entriesOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item]);
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** What is at a place. */
export function valueAt(props: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return props;
  return valueAt(new Map(entriesOf(props)).get(step), rest);
}

/** The props with another value at a place; what does not lie on the way there stays the same object. */
export function replaceAt(props: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(props)) {
    return props.map((item: unknown, index) => (index === step ? replaceAt(item, rest, value) : item));
  }
  return { ...(props as object), [step]: replaceAt(new Map(entriesOf(props)).get(step), rest, value) };
}
