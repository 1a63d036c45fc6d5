/** The fields that have a value: for maps whose absent keys mean something, such as a log driver's options. */
export function given<V>(fields: Readonly<Record<string, V | undefined>>): Record<string, V> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, V] => field[1] !== undefined));
}
