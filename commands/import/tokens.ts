import { ref, Token } from "cdktf";
import { TOKEN_TEXT } from "../../constructs/core/token";
import { type Code, type TemplateCode, value } from "./code";

const TOKEN = new RegExp(`(${TOKEN_TEXT})`);

/**
 * What is in the place of a value that the program refers to: a token, which the rules know for a value of plan time, and
 * which is written as the code that makes it.
 */
export class Tokens {
  private readonly codes = new Map<string, Code>();

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
      .map((part) => this.codes.get(part) ?? part);
    const [only] = parts;
    if (only === undefined) return value("");
    return parts.length === 1 && typeof only !== "string" ? only : merged(parts);
  }
}

function merged(parts: readonly (string | Code)[]): Code {
  const [only] = parts;
  if (parts.length === 1 && typeof only === "string") return value(only);
  const template: TemplateCode = { kind: "template", parts };
  return template;
}
