import type { Construct } from "constructs";
import { warnOf, type Problem } from "../core/problem";
import { joinVerdicts, reportVerdict, verdict } from "../core/verdict";
import { knownPermissions } from "./known-permissions";
import { policyVerdict } from "./policy-rules";
import type { PolicyStatement } from "./policy-document";
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
