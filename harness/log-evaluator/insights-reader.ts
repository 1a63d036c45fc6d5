import { tokensOf, type Token } from "./insights-tokens";
import { NotDocumented } from "./not-documented";

/** Reads a query token by token. */
export class InsightsReader {
  private readonly tokens: readonly Token[];
  private position = 0;

  public constructor(private readonly query: string) {
    this.tokens = tokensOf(query);
  }

  /** The token's value, if it is of this kind and one of these values; words in any case. */
  public try(kind: Token["kind"], ...values: readonly string[]): string | undefined {
    const token = this.tokens[this.position];
    if (token?.kind !== kind) return undefined;
    if (values.length > 0 && !values.includes(kind === "field" ? token.value.toLowerCase() : token.value))
      return undefined;
    this.position += 1;
    return token.value;
  }

  public take(kind: Token["kind"], ...values: readonly string[]): string {
    const value = this.try(kind, ...values);
    if (value === undefined) throw this.unexpected(values.length > 0 ? values.join(" or ") : kind);
    return value;
  }

  /** Whether the next token is this symbol; it stays. */
  public sees(symbol: string): boolean {
    const token = this.tokens[this.position];
    return token?.kind === "symbol" && token.value === symbol;
  }

  /** One or more, with commas between. */
  public list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.try("symbol", ",")) items.push(read());
    return items;
  }

  public unexpected(expected: string): NotDocumented {
    const got = this.tokens[this.position]?.value;
    return new NotDocumented(`expected ${expected}, got ${got === "" ? "the end" : got} in the query ${this.query}`);
  }
}
