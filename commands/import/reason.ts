/** Why a resource is not a construct. */
export interface Reason {
  /** The field that it is about, as far as there is one. */
  readonly path: string;
  readonly text: string;
}
