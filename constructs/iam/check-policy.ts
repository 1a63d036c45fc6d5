import { TerraformResource, type TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { judgeResources } from "../core/check-resources";
import { warnOf, type Problem } from "../core/problem";
import { FINE, joinVerdicts, reportVerdict, verdict, type Verdict } from "../core/verdict";
import { knownPermissions } from "./known-permissions";
import { POLICY_SIZES, policyVerdict, sizeProblems } from "./policy-rules";
import { statementsOf, type PolicyStatement } from "./policy-document";
import type { IRole } from "./role";
import type { Statements } from "./statements";

/** Managed policies of a role (IAM user guide, "IAM and AWS STS quotas"); a higher quota can be asked for, up to 25. */
const MOST_ATTACHED = 10;

/**
 * Reports what is wrong with a policy when the program is complete, since many constructs may add to it.
 *
 * @param more other rules, of the policy as a whole
 */
export function checkPolicy(
  construct: Construct,
  statements: Statements,
  more: (written: readonly PolicyStatement[]) => readonly Problem[],
): void {
  reportVerdict(construct, () => {
    const written = statements.list(construct);
    return joinVerdicts([policyVerdict(written), verdict(more(written))]);
  });
}

/** Resources that hold a policy of an identity, by Terraform's type: what it is, and how long it may be. */
const HOLDERS: Readonly<Record<string, readonly [what: string, most: number] | undefined>> = {
  aws_iam_policy: ["a managed policy", POLICY_SIZES.managed],
  aws_iam_role_policy: ["a role's inline policy", POLICY_SIZES.inline],
  aws_iam_user_policy: ["a user's inline policy", POLICY_SIZES.user],
  aws_iam_group_policy: ["a group's inline policy", POLICY_SIZES.group],
};

/** What is wrong with a document of `policyDocument` that a resource of plain cdktf holds. */
function documentVerdict(element: TerraformElement): Verdict {
  if (!TerraformResource.isTerraformResource(element)) return FINE;
  const [what, most] = HOLDERS[element.terraformResourceType] ?? [];
  const statements = statementsOf(Reflect.get(element, "policyInput"));
  if (what === undefined || most === undefined || statements === undefined) return FINE;
  const { problems, warnings } = joinVerdicts([
    policyVerdict(statements),
    verdict(sizeProblems(what, most, statements)),
  ]);
  const at = (problem: Problem): Problem => ({ ...problem, where: element.node.path });
  return verdict(problems.map(at), warnings.map(at));
}

judgeResources((elements) => joinVerdicts(elements.map(documentVerdict)));

/** Warns of the first managed policy that is too many for an account whose quota nobody has raised. */
export function warnOfAttached(role: IRole, attaching: Construct): void {
  const attached = knownPermissions(role).attached();
  if (attached !== MOST_ATTACHED + 1) return;
  warnOf(attaching, {
    code: "iam-policy-count",
    rule: `a role has at most ${MOST_ATTACHED} managed policies, unless the account's quota is raised`,
    got: attached,
    fix: "join some of them",
  });
}
