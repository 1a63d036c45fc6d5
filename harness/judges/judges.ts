import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ShownPlan } from "../../testing/plan-json";
import { run } from "../../testing/processes";
import { pythonWith, ROOT } from "../python";
import { scratchDirectory } from "../scratch";

const FOLDER = join("harness", "judges");

/** A Python with checkov and parliament; made the first time. */
function pythonWithJudges(): Promise<string> {
  const requirements = join(FOLDER, "requirements.txt");
  return pythonWith({ requirements, name: "the judges", cost: "about a minute, 300 MB" });
}

/** One check that a resource does not pass. */
export interface CheckovFinding {
  /** Such as `CKV_AWS_131`. */
  readonly check: string;
  /** The check in words. */
  readonly name: string;
  /** The resource's address. */
  readonly resource: string;
}

/**
 * What checkov has against a plan. Of a plan after an apply: before, references are unknown, and it does not see what
 * is in policies.
 *
 * @returns sorted by check and resource
 */
export async function checkov(plan: ShownPlan): Promise<CheckovFinding[]> {
  const file = join(scratchDirectory(), "plan.json");
  writeFileSync(file, JSON.stringify(plan));
  // Its own scripts know only the place where they were installed.
  const program = ["-m", "checkov.main", "--framework", "terraform_plan", "--skip-download", "--soft-fail"];
  const { exitCode, stdout, stderr } = await run(
    await pythonWithJudges(),
    [...program, "--quiet", "--compact", "-o", "json", "-f", file],
    { env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } },
  );
  if (exitCode !== 0) throw new Error(`checkov ended with exit code ${String(exitCode)}:\n${stdout}${stderr}`);
  const { summary, results } = JSON.parse(stdout) as CheckovReport;
  if (summary.passed === 0 || summary.parsing_errors > 0) throw new Error(`checkov has read no plan:\n${stdout}`);
  return results.failed_checks
    .map(({ check_id, check_name, resource }) => ({ check: check_id, name: check_name, resource }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

interface CheckovReport {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
    }[];
  };
}

const key = ({ check, resource }: CheckovFinding): string => `${check} ${resource}`;

/** What parliament has against a policy. */
export interface ParliamentFinding {
  /** Where the policy is, such as `aws_iam_policy.logs.policy`. */
  readonly policy: string;
  /** Such as `RESOURCE_MISMATCH`. */
  readonly issue: string;
  readonly detail: string;
}

/** What parliament has against the policies of a plan; see {@link policiesOf}. */
export async function parliament(plan: ShownPlan): Promise<ParliamentFinding[]> {
  const program = join(ROOT, FOLDER, "parliament_judge.py");
  const judge = spawn(await pythonWithJudges(), ["-B", program], { stdio: ["pipe", "pipe", "inherit"] });
  judge.stdin.end(JSON.stringify(policiesOf(plan)));
  let said = "";
  judge.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  const exitCode = await new Promise((resolve) => judge.on("close", resolve));
  if (exitCode !== 0) throw new Error(`parliament ended with exit code ${String(exitCode)}.`);
  return JSON.parse(said) as ParliamentFinding[];
}

/** Where resources have their policies: roles and most others, search domains, log groups. */
const FIELDS = ["policy", "access_policies", "policy_document"];

/**
 * Every policy that a plan makes, by address, but for the trust policies of roles: parliament wants a resource in them,
 * which they don't have.
 */
export function policiesOf(plan: ShownPlan): Record<string, string> {
  const managed = (plan.resource_changes ?? []).filter(({ mode }) => mode === "managed");
  const policies = managed.flatMap(({ address, change }) =>
    FIELDS.flatMap((field) => {
      const policy = change.after?.[field];
      return typeof policy === "string" && policy.includes('"Statement"') ? [[address, policy] as const] : [];
    }),
  );
  return Object.fromEntries(policies);
}
