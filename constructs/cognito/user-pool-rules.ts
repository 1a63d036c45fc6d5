import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { oneOf, wholeNumber } from "../core/values";

/** What is checked of a user pool, beside its name. */
interface UserPoolSettings {
  readonly mfa?: string;
  readonly tier?: string;
  readonly threatProtection?: string;
  readonly passwordPolicy?: {
    readonly minimumLength?: number;
    readonly temporaryPasswordValidityDays?: number;
    readonly passwordHistorySize?: number;
  };
}

/** The rules of a user pool (Amazon Cognito user pools API reference, `CreateUserPool`). */
export function userPoolProblems(settings: UserPoolSettings): Problem[] {
  const { mfa, tier, threatProtection, passwordPolicy = {} } = settings;
  return [
    ...oneOf(mfa, ["off", "optional", "required"], { code: "user-pool-mfa", what: "a user pool's mfa" }),
    ...oneOf(tier, ["LITE", "ESSENTIALS", "PLUS"], { code: "user-pool-tier", what: "a user pool's tier" }),
    ...oneOf(threatProtection, ["audit", "enforced"], { code: "user-pool-tier", what: "threatProtection" }),
    ...tierProblems(settings),
    ...passwordProblems(passwordPolicy),
  ];
}

/**
 * What a tier does not have: threat protection needs PLUS (`UserPoolAddOns`), a password history any but LITE (Amazon Cognito
 * developer guide, "Essentials plan features").
 */
function tierProblems({ tier = "ESSENTIALS", threatProtection, passwordPolicy }: UserPoolSettings): Problem[] {
  const code = "user-pool-tier";
  const problems: Problem[] = [];
  if (isToken(tier)) return problems;
  if (threatProtection !== undefined && tier !== "PLUS") {
    problems.push(problem(code, "threat protection needs tier PLUS", tier, "set tier to PLUS, or leave it out"));
  }
  if ((known(passwordPolicy?.passwordHistorySize) ?? 0) > 0 && tier === "LITE") {
    const fix = "set tier to ESSENTIALS, or leave passwordHistorySize out";
    problems.push(problem(code, "a password history needs tier ESSENTIALS or PLUS", tier, fix));
  }
  return problems;
}

/** `PasswordPolicyType`; 0 days would count as AWS's own 7. */
function passwordProblems(policy: NonNullable<UserPoolSettings["passwordPolicy"]>): Problem[] {
  const { minimumLength, temporaryPasswordValidityDays, passwordHistorySize } = policy;
  const code = "user-pool-password";
  return [
    ...wholeNumber(minimumLength, { code, what: "a password's minimumLength", min: 6, max: 99 }),
    ...wholeNumber(temporaryPasswordValidityDays, {
      ...{ code, what: "temporaryPasswordValidityDays" },
      ...{ min: 1, max: 365, unit: "days" },
    }),
    ...wholeNumber(passwordHistorySize, { code, what: "passwordHistorySize", min: 0, max: 24 }),
  ];
}
