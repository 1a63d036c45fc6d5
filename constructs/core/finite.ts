import { isPlain } from "./plain";
import { problem, type Problem } from "./problem";

/**
 * Every number among these settings that is `NaN` or infinite, at any depth: JSON has no word for them, so that Terraform
 * would read `null`, and AWS would get 0 or its own default (ECMA-404). Numbers in place of plan-time values are finite.
 */
export function finiteProblems(settings: object): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<object>();
  const path: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === "number" && !Number.isFinite(value)) problems.push(notFinite(path.join("."), value));
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    if (!Array.isArray(value) && !isPlain(value)) return;
    seen.add(value);
    for (const key of Object.keys(value)) {
      path.push(key);
      look(Reflect.get(value, key));
      path.pop();
    }
  };
  look(settings);
  return problems;
}

const notFinite = (path: string, got: number): Problem =>
  problem("number-not-finite", `\`${path}\` is a finite number`, got, "correct how it is computed, or leave it out");
