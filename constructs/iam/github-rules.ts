import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import type { GitHubRepository, GitHubRuns } from "./github-subject";
import type { PolicyStatement } from "./policy-document";

/** Whether GitHub allows such an owner and name: with others, nobody can assume the role. */
export function gitHubRepositoryProblems({ owner, name, ids, alsoByName }: GitHubRepository): Problem[] {
  const rule = "a repository's owner and name consist of letters, digits and ._-";
  const names = [owner, name].flatMap((text) => known(text) ?? []);
  const numbers = Object.values<number>({ ...ids }).flatMap((id) => known(id) ?? []);
  const alone = alsoByName === true && ids === undefined;
  return [
    ...(alone
      ? [
          problem(
            "github-repository",
            "alsoByName is for a repository with ids",
            alsoByName,
            "add ids, or leave it out",
          ),
        ]
      : []),
    ...names
      .filter((text) => !/^[\w.-]+$/.test(text))
      .map((text) => problem("github-repository", rule, text, "write each as in the repository's address")),
    ...numbers
      .filter((id) => !Number.isSafeInteger(id) || id < 1)
      .map((id) =>
        problem(
          "github-repository",
          "the ids of a repository are whole numbers from 1",
          id,
          "ask gh api repos/OWNER/NAME",
        ),
      ),
  ];
}

/** Whether a role trusts runs that there can be. AWS compares every subject as a whole: `*` is a letter like any other. */
export function gitHubRunProblems(runs: readonly GitHubRuns[], access: "read" | "write"): Problem[] {
  const problems = runs.flatMap((run) => [
    ...(Object.keys(run).length === 1 ? [] : [severalNames(run)]),
    ...Object.values<string | true>(run).flatMap((value) => (value === true ? [] : namedProblems(value))),
    ...(access === "write" && "pullRequests" in run ? [writingPullRequests()] : []),
  ]);
  if (runs.length > 0) return problems;
  return [problem("github-subject", "a role trusts one kind of workflow run at least", runs, "name an environment")];
}

function severalNames(run: GitHubRuns): Problem {
  const rule = "a trusted run is named by one thing: beside an environment, the subject has no branch";
  return problem("github-subject", rule, run, "write each as an entry of its own");
}

function namedProblems(value: string): Problem[] {
  const text = known(value);
  if (text === undefined || (text !== "" && !/[*?]/.test(text))) return [];
  const rule = "a role trusts an environment, a branch or a tag by its whole name, since AWS takes * literally";
  return [problem("github-subject", rule, text, "name it, and further ones beside it")];
}

function writingPullRequests(): Problem {
  const rule = "pull requests get a role that only reads, since they run whatever code they bring";
  const fix = "give this one an environment with required reviewers";
  return problem("github-pull-requests", rule, { pullRequests: true }, fix);
}

/** A branch or tag that begins as a ref does is hardly ever its name. */
export function gitHubRefWarnings(runs: readonly GitHubRuns[]): Problem[] {
  return runs.flatMap((run) => {
    const name = "branch" in run ? run.branch : "tag" in run ? run.tag : "";
    const short = name.replace(/^refs\/(heads|tags)\//, "");
    if (short === name) return [];
    const rule = "a branch or tag is named without refs/heads/ or refs/tags/, which the subject has anyway";
    return [problem("github-ref", rule, name, `write ${short}`)];
  });
}

/** What actions that only look begin with (Service Authorization Reference, access levels "Read" and "List"). */
const READING =
  /^(Admin)?(Get|List|Describe|BatchGet|BatchDescribe|BatchCheck|Check(?!In|Out|Point)|Detect|ESHttp(Get|Head)|Estimate|Filter|Head|Lookup|PartiQLSelect|Query|Scan|Search|Select|Simulate|Test|Validate|View)/i;

/** Actions that change nothing, whatever they are called. */
const READING_TOO: ReadonlySet<string> = new Set([
  "kms:decrypt",
  "sts:decodeauthorizationmessage",
  "logs:startquery",
  "logs:stopquery",
]);

/** Statements of a role for reading that let it change something, as far as the actions' names say so. */
export function readingWarnings(statements: readonly PolicyStatement[]): Problem[] {
  const allowed = statements.filter(({ effect }) => effect !== "Deny").flatMap(({ actions }) => actions);
  return [...new Set(allowed)].flatMap((action) => {
    const name = known(action);
    if (name === undefined || READING_TOO.has(name.toLowerCase()) || READING.test(name.replace(/^[^:]*:/, "")))
      return [];
    const rule = "a role for reading is allowed actions that read";
    return [problem("github-role-reads", rule, name, "take access: write, and trust an environment")];
  });
}

/** Where Terraform's state is, as far as it is known: a wildcard would open other states too. */
export function terraformStateProblems(
  state: { readonly bucket: string; readonly key: string } | undefined,
): Problem[] {
  const [bucket, key] = [known(state?.bucket), known(state?.key)];
  const wrong = [
    ...(bucket !== undefined && /^$|[*?:]/.test(bucket) ? [bucket] : []),
    ...(key !== undefined && /^$|[*?]/.test(key) ? [key] : []),
  ];
  const rule = "a state is one object in one bucket, by their names, without wildcards";
  return wrong.map((part) => problem("github-role-state", rule, part, "write what the S3 backend has"));
}
