import type { PolicyStatement } from "./policy-document";

/** Who can be allowed something: every role and managed policy of this library. */
export interface IGrantable {
  /** Allows what the statements say; a statement that is there already is not written twice. */
  addToPolicy(...statements: readonly PolicyStatement[]): void;
}
