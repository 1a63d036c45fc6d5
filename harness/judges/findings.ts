import type { ShownPlan } from "../../testing/plan-json";
import { checkov, parliament } from "./judges";

/** What two judges say, as the tables in `docs/` do. */
export interface Findings {
  /** Of checkov: check and resource, in its order. */
  readonly checks: readonly string[];
  /** Of parliament: policy and issue, each once, in order. */
  readonly issues: readonly string[];
}

/** What checkov and parliament have against a plan. */
export async function findingsIn(plan: ShownPlan): Promise<Findings> {
  const checks = (await checkov(plan)).map(({ check, resource }) => `\`${check}\` \`${resource}\``);
  const issues = (await parliament(plan)).map(({ policy, issue }) => `\`${policy}\` \`${issue}\``);
  return { checks, issues: [...new Set(issues)].sort() };
}
