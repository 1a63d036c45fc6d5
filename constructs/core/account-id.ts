import { problem, type Problem } from "./problem";
import { isToken } from "./token";

/** Whether an account's number is one (AWS account management reference guide, "View AWS account identifiers"). */
export function accountIdProblems(account: string | undefined): Problem[] {
  if (account === undefined || isToken(account) || /^\d{12}$/.test(account)) return [];
  return [problem("account-id", "an account's number has 12 digits", account, "write it with leading zeros")];
}
