import type { PolicyStatement } from "./policy-document";

/** Statements that follow from settings which have rules of their own, and are right where those are. */
const derived = new WeakSet<PolicyStatement>();

/** Marks statements as following from settings, so that a wrong ARN there is reported once, and nothing is looked up. */
export function deriveStatements(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  for (const statement of statements) derived.add(statement);
  return statements;
}

/** Whether somebody wrote the statement. */
export function isWritten(statement: PolicyStatement): boolean {
  return !derived.has(statement);
}
