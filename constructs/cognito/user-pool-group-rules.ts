import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { wholeNumber } from "../core/values";

/** What is checked of a group, beside its name. */
interface GroupSettings {
  readonly description?: string;
  readonly precedence?: number;
}

/** The rules of a group (Amazon Cognito user pools API reference, `CreateGroup`). */
export function groupProblems({ description, precedence }: GroupSettings): Problem[] {
  const code = "user-pool-group";
  const problems = wholeNumber(precedence, { code, what: "a group's precedence", min: 0, max: 2_147_483_647 });
  const text = known(description) ?? "";
  if (text.length <= 2048) return problems;
  const fix = `shorten it by ${text.length - 2048}`;
  return [...problems, problem(code, "a group's description has at most 2048 characters", text, fix)];
}
