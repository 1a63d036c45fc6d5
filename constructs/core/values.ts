import type { IResolvable } from "cdktf";
import { known } from "./known";
import type { Problem, ProblemCode } from "./problem";

/** The bounds of a whole number, and what to call it. */
export interface Bounds {
  readonly code: ProblemCode;
  /** Such as "a health check's interval". */
  readonly what: string;
  readonly min: number;
  readonly max: number;
  /** Such as "seconds". @default a plain number */
  readonly unit?: string;
}

/** A number that is whole and within its bounds; absent and plan-time values pass. */
export function wholeNumber(value: number | IResolvable | undefined, bounds: Bounds): Problem[] {
  const number = known(value);
  const { code, what, min, max, unit } = bounds;
  if (number === undefined || (Number.isInteger(number) && number >= min && number <= max)) return [];
  const range = `${min} to ${max}${unit === undefined ? "" : ` ${unit}`}`;
  return [{ code, rule: `${what} is ${range}, whole`, got: number, fix: "choose a value in between" }];
}

/** A text that is one of a few: for values that the compiler did not see. Absent and plan-time values pass. */
export function oneOf(
  value: string | IResolvable | undefined,
  allowed: readonly string[],
  { code, what }: Pick<Bounds, "code" | "what">,
): Problem[] {
  const text = known(value);
  if (text === undefined || allowed.includes(text)) return [];
  return [{ code, rule: `${what} is ${allowed.join(", ")}`, got: text, fix: "choose one of them" }];
}

/** Each text that is in the list for the second time. Plan-time texts are the same only if they are one reference. */
export function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
