/** A case for each value, by what is special about them and the value itself. */
export function each<const Value, Case>(
  what: string,
  values: readonly Value[],
  make: (value: Value) => Case,
): Readonly<Record<string, Case>> {
  return Object.fromEntries(values.map((value) => [`${what} ${JSON.stringify(value)}`, make(value)]));
}
