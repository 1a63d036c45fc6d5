import { oneFieldOf, text, type Place, type Read, type Schema, type TextRule } from "./schema";

/** Terraform language documentation, "variable block reference": what a `module` block means something else by. */
const RESERVED = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/** Terraform language documentation, "Identifiers"; AWS's own module variables begin with a letter. */
const VARIABLE_NAME = {
  pattern: new RegExp(`^(?!(?:${RESERVED.join("|")})$)[A-Za-z_][A-Za-z0-9_-]*$`),
  says: "the name of a Terraform variable such as host, and none that Terraform keeps for itself, such as count",
};

/** A Terraform variable without a default, in place of a value that differs by environment. */
export const FROM_VARIABLE = { fromVariable: text(VARIABLE_NAME) };

const REFERENCE = oneFieldOf(FROM_VARIABLE);

/** Which Terraform variable holds a value. */
export type FromVariable = Read<typeof REFERENCE>;

/** A value, or the Terraform variable that holds it. */
export type TextOrVariable = string | FromVariable;

/** A text that follows the rule, or the Terraform variable that holds it: `{ "fromVariable": "host" }`. */
export function textOrVariable(rule: TextRule): Schema<TextOrVariable> {
  const literal = text(rule);
  return (value: unknown, place: Place) =>
    typeof value === "object" && value !== null ? REFERENCE(value, place) : literal(value, place);
}
