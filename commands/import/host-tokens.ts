import { ref, Token } from "cdktf";
import { hostExpression } from "../../constructs/terraform/host-expression";
import { hostReference, isHostReference } from "../../constructs/terraform/host-reference";

/** Tokens for what a Terraform directory declares, and what each refers to. */
export class HostTokens {
  private readonly references = new Map<string | number, string>();
  private readonly made = new Map<string, string | number>();

  /** The reference as text, or nothing where it is no reference to something that the directory declares. */
  public text(reference: string): string | undefined {
    return this.make(`text ${reference}`, reference, () => hostReference(reference));
  }

  public number(reference: string): number | undefined {
    return this.make(`number ${reference}`, reference, () => Token.asNumber(ref(reference)));
  }

  /** The one item of a list that the directory knows as a whole. */
  public listItem(reference: string): string | undefined {
    return this.make(`list ${reference}`, reference, () => Token.asList(ref(reference))[0] ?? "");
  }

  /** An expression as text. */
  public textOf(expression: string): string {
    return this.keep(`text ${expression}`, expression, () => hostExpression(expression));
  }

  public numberOf(expression: string): number {
    return this.keep(`number ${expression}`, expression, () => Token.asNumber(ref(expression)));
  }

  /** What a token of this refers to. */
  public of(token: string | number): string | undefined {
    return this.references.get(token);
  }

  private make<T extends string | number>(key: string, reference: string, token: () => T): T | undefined {
    return isHostReference(reference) ? this.keep(key, reference, token) : undefined;
  }

  private keep<T extends string | number>(key: string, reference: string, token: () => T): T {
    const found = (this.made.get(key) as T | undefined) ?? token();
    this.made.set(key, found);
    this.references.set(found, reference);
    return found;
  }
}
