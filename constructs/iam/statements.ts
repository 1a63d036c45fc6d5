import { Lazy } from "cdktf";
import { policyDocument, type PolicyStatement } from "./policy-document";

/** Statements of one policy, in the order in which they came, none of them twice. */
export class Statements {
  /** By their content. */
  private readonly byContent = new Map<string, PolicyStatement>();

  /** @returns whether these are the first */
  public add(statements: readonly PolicyStatement[]): boolean {
    const isFirst = this.byContent.size === 0 && statements.length > 0;
    for (const statement of statements) {
      const { sid, effect = "Allow", actions, resources, conditions } = statement;
      this.byContent.set(JSON.stringify([sid, effect, actions, resources, conditions]), statement);
    }
    return isFirst;
  }

  /** Those that are there so far. */
  public list(): readonly PolicyStatement[] {
    return [...this.byContent.values()];
  }

  /** The policy, written when all statements are there: many constructs may add theirs. */
  public document(): string {
    return Lazy.stringValue({ produce: () => policyDocument(this.list()) });
  }
}
