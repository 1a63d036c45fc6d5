/** Fields of a record, in their order: one name may come twice, which is what some destinations refuse. */
export type Fields = readonly (readonly [name: string, value: unknown])[];

/** A record with its tag. */
export interface TaggedRecord {
  readonly tag: string;
  readonly fields: Fields;
}

/** The value of a field. */
export function fieldOf(fields: Fields, name: string): unknown {
  return fields.find(([key]) => key === name)?.[1];
}
