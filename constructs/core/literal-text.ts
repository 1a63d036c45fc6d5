import { Token } from "cdktf";

/**
 * Text for a Terraform attribute that stays literal: a `${x}` or `%{x}` written in the program is no reference, and comes
 * out as it went in (Terraform docs, "Strings and Templates"). References are made of tokens, which stay.
 */
export function literalText(text: string): string {
  return text.replace(/([$%])\{(?!TfToken\[)/g, "$1$1{");
}

/** A number as text, also one that is known only at plan time. */
export function numberText(value: number | string): string;
/** A number as text, where there is one. */
export function numberText(value: number | string | undefined): string | undefined;
export function numberText(value: number | string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}
