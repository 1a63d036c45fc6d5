import { problem, type Problem } from "./problem";

/**
 * Every number among these settings that is `NaN` or infinite, at any depth: JSON has no word for them, so that Terraform
 * would read `null`, and AWS would get 0 or its own default (ECMA-404). Numbers that stand for plan-time values are finite.
 */
export function finiteProblems(settings: object): Problem[] {
  const seen = new Set<object>();
  const within = (value: unknown, path: string): Problem[] => {
    if (typeof value === "number") return Number.isFinite(value) ? [] : [notFinite(path, value)];
    if (!isPlain(value) || seen.has(value)) return [];
    seen.add(value);
    return Object.entries(value).flatMap(([key, part]) => within(part, path === "" ? key : `${path}.${key}`));
  };
  return within(settings, "");
}

const notFinite = (path: string, got: number): Problem =>
  problem("number-not-finite", `\`${path}\` is a finite number`, got, "correct how it is computed, or leave it out");

/** A list or an object of settings: no token, no construct, no instance of any class. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
