import type { PolicyStatement } from "./policy-document";

/** Who can be allowed something: every role of this library. */
export interface Grantee {
  /** Allows what the statements say; a statement that is there already is not written twice. */
  addStatements(...statements: readonly PolicyStatement[]): void;
}
