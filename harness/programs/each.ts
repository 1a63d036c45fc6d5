/** A case for each value, by what is special about them and the value itself. */
export function each<const Value, Case>(
  what: string,
  values: readonly Value[],
  make: (value: Value) => Case,
): Readonly<Record<string, Case>> {
  const title = (value: Value): string => `${what} ${typeof value === "number" ? value : JSON.stringify(value)}`;
  return Object.fromEntries(values.map((value) => [title(value), make(value)]));
}
