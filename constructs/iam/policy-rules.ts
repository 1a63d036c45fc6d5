import { parseArn } from "../core/arn";
import { known } from "../core/known";
import { isToken } from "../core/token";
import { problem, type Problem } from "../core/problem";
import { repeated } from "../core/values";
import { joinVerdicts, verdict, type Verdict } from "../core/verdict";
import { actionVerdict } from "./action-rules";
import { conditionVerdict } from "./condition-rules";
import { isWritten } from "./derived-statements";
import { policyContent, type PolicyStatement } from "./policy-document";

/** Most characters besides white space (IAM user guide, "IAM and AWS STS quotas"). */
export const POLICY_SIZES = { managed: 6_144, inline: 10_240, user: 2_048, group: 5_120, trust: 2_048 } as const;

/** What is wrong with the statements of a policy of an identity: a role's own, or a managed one. */
export function policyVerdict(statements: readonly PolicyStatement[]): Verdict {
  // IAM takes an empty id, also in several statements.
  const sids = statements.map(({ sid }) => known(sid) ?? "").filter((sid) => sid !== "");
  return joinVerdicts([
    ...statements.filter(isWritten).map(statementVerdict),
    verdict(
      repeated(sids).map((sid) =>
        problem("iam-sid", "a statement's id is unique in its policy", sid, "give one of them another"),
      ),
    ),
  ]);
}

function statementVerdict(statement: PolicyStatement): Verdict {
  const problems = formProblems(statement);
  // Invalid resources have a problem already.
  const hasResources = !problems.some(({ code }) => code === "iam-resource" || code === "iam-empty");
  return joinVerdicts([
    verdict(problems),
    actionVerdict(hasResources ? statement : { ...statement, resources: ["*"] }),
    conditionVerdict(statement),
  ]);
}

/** What AWS refuses as `MalformedPolicyDocument` (IAM user guide, "IAM JSON policy element reference"). */
function formProblems({ sid, effect = "Allow", actions, resources, principals }: PolicyStatement): Problem[] {
  const problems: Problem[] = [];
  if (!/^[A-Za-z0-9]*$/.test(known(sid) ?? ""))
    problems.push(problem("iam-sid", "a statement's id consists of letters and digits", sid, "leave out the rest"));
  if (!["Allow", "Deny"].includes(effect) && !isToken(effect))
    problems.push(problem("iam-effect", "a statement's effect is Allow or Deny", effect, "write one of them"));
  for (const [what, list] of Object.entries({ actions, resources })) {
    if (list.length === 0)
      problems.push(problem("iam-empty", `a statement has ${what}`, list, "name one, or leave the statement out"));
  }
  if (principals !== undefined) {
    const rule = "the policy of a role names no principal: it is about that role";
    problems.push(problem("iam-principal", rule, principals, "leave principals out"));
  }
  return [...problems, ...resources.flatMap(resourceProblems)];
}

function resourceProblems(resource: string): Problem[] {
  if (resource === "*" || isToken(resource)) return [];
  const arn = parseArn(resource);
  const isShort = arn === undefined && /^arn:[^]*[*?]/.test(resource);
  if (arn === undefined && !isShort)
    return [problem("iam-resource", "a statement's resource is an ARN, or *", resource, "write its whole ARN")];
  // IAM user guide, "IAM ARNs": the region is always empty.
  if (arn?.service === "iam" && arn.region !== "" && !/[*?]/.test(arn.region))
    return [problem("iam-resource", "an ARN of IAM has no region", resource, "write arn:aws:iam::<account>:…")];
  return [];
}

/**
 * Whether a policy is too long. What Terraform fills in counts for nothing, since its length is unknown.
 *
 * @param what such as "a managed policy"
 */
export function sizeProblems(what: string, most: number, statements: readonly PolicyStatement[]): Problem[] {
  const json = JSON.stringify(policyContent(statements));
  if (json.length <= most) return [];
  const text = json.replace(/[$#]\{TfToken\[[^\]]*\]\}|\s/g, "");
  if (text.length <= most) return [];
  const rule = `${what} has at most ${most} characters besides white space`;
  return [problem("iam-policy-size", rule, text.length, "take wildcards, or divide it among managed policies")];
}

/**
 * Whether a role's trust policy is longer than an account takes that has not asked for more: up to 4,096. One with parts that
 * Terraform fills in is not measured.
 */
export function trustSizeProblems(document: string): Problem[] {
  if (isToken(document) || document.length <= POLICY_SIZES.trust) return [];
  const rule = `a role's trust policy has at most ${POLICY_SIZES.trust} characters, unless the account's quota is raised`;
  return [problem("iam-trust-size", rule, document.length, "trust fewer, by wildcards or in a role more")];
}
