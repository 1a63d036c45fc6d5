import { ref, Token } from "cdktf";
import { TOKEN } from "../../constructs/core/token";
import { call, type Code, type TemplateCode, value } from "./code";
import { cdktf } from "./doors";
import type { HostTokens } from "./host-tokens";

/**
 * What is in the place of a value that the program refers to: a token, which the rules know for a value of plan time, and
 * which is written as the code that makes it.
 */
export class Tokens {
  private readonly codes = new Map<string, Code>();

  /**
   * @param host tokens of what a directory declares. @default there is no directory
   * @param resolve what the program says for a reference to that
   */
  public constructor(
    private readonly host?: HostTokens,
    private readonly resolve: (reference: string) => Code = value,
  ) {}

  /**
   * @param reference what Terraform calls it, such as `var.password`
   * @param code what the program says
   */
  public put(reference: string, code: Code): string {
    const token = Token.asString(ref(reference));
    this.codes.set(token, code);
    return token;
  }

  /** A text as code: with what the program says in the place of each token. */
  public text(text: string): Code {
    const parts = text
      .split(TOKEN)
      .filter((part) => part !== "")
      .map((part) => this.codeOf(part) ?? part);
    const [only] = parts;
    if (only === undefined) return value("");
    return parts.length === 1 && typeof only !== "string" ? only : merged(parts);
  }

  /** A number as code; one that a directory knows is a token. */
  public number(number: number): Code {
    const reference = this.host?.of(number);
    return reference === undefined ? value(number) : call(cdktf("Token"), [this.resolve(reference)], "asNumber");
  }

  /** A list that a directory knows as a whole, as code. */
  public list(items: readonly unknown[]): Code | undefined {
    const [only] = items;
    const reference = items.length === 1 && typeof only === "string" && this.host?.of(only);
    if (typeof reference !== "string" || !String(only).startsWith("#{")) return undefined;
    return call(cdktf("Token"), [this.resolve(reference)], "asList");
  }

  private codeOf(part: string): Code | undefined {
    const reference = this.host?.of(part);
    return reference === undefined ? this.codes.get(part) : this.resolve(reference);
  }
}

function merged(parts: readonly (string | Code)[]): Code {
  const [only] = parts;
  if (parts.length === 1 && typeof only === "string") return value(only);
  const template: TemplateCode = { kind: "template", parts };
  return template;
}
