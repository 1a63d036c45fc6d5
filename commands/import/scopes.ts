import { type Code, construct, name, value } from "./code";
import type { Statement } from "./program";

/**
 * Construct ids are unique in a scope, whatever the type; Terraform's names only within a type. The second of a name goes
 * into a scope whose own id leaves no trace in the address.
 */
export class Scopes {
  private readonly taken: Set<string>[] = [new Set(["Default"])];
  /** The statements that make the scopes. */
  public readonly statements: Statement[] = [];

  public of(id: string): Code {
    let depth = this.taken.findIndex((ids) => !ids.has(id));
    if (depth === -1) {
      depth = this.taken.push(new Set(["Default"])) - 1;
      const inner = construct(name("Construct", "constructs"), [this.code(depth - 1), value("Default")]);
      this.statements.push({ variable: this.variable(depth), code: inner });
    }
    this.taken[depth]?.add(id);
    return this.code(depth);
  }

  private variable(depth: number): string {
    return depth === 1 ? "sameNames" : `sameNames${depth}`;
  }

  private code(depth: number): Code {
    return name(depth === 0 ? "this" : this.variable(depth));
  }
}
