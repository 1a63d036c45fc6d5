import { Fn, Token } from "cdktf";
import { isToken } from "../core/token";

/** A repository on github.com. */
export interface GitHubRepository {
  /** The user or organization that owns it, in upper and lower case as GitHub writes it: AWS compares letter by letter. */
  readonly owner: string;
  /** Its name without the owner, in upper and lower case as GitHub writes it. */
  readonly name: string;
  /**
   * The numbers that GitHub never gives to another owner or repository:
   * `gh api repos/OWNER/NAME --jq '{owner: .owner.id, repository: .id}'`. The subject holds them in repositories that were
   * created, renamed or transferred since 15 July 2026, and in those that opted in (GitHub documentation, "OpenID Connect
   * reference", "Immutable subject claims").
   *
   * @default the subject holds the names alone: AWS then refuses every run of a newer repository
   */
  readonly ids?: GitHubIds;
  /**
   * Whether the subject with names alone is trusted beside the one with ids: while a repository moves to ids, or where you
   * don't know yet which of them it sends. Whoever gets hold of the names later is trusted too.
   *
   * @default false
   */
  readonly alsoByName?: boolean;
}

/** Numbers of a repository, from GitHub's API (REST API, "Get a repository"). */
export interface GitHubIds {
  /** Number of the user or organization. */
  readonly owner: number;
  /** Number of the repository. */
  readonly repository: number;
}

/**
 * Workflow runs that a role for writing may trust. A job with an `environment` is known by that alone: the branch is then not
 * in its subject (GitHub documentation, "OpenID Connect reference", "Example subject claims").
 */
export type GitHubDeployment =
  /** Jobs with this `environment`, whose required reviewers and branch rules GitHub sees to. */
  | {
      /** Its name, in upper and lower case as GitHub has it: `environment:<name>` in the subject. */
      readonly environment: string;
    }
  /** Jobs without an environment, of runs on this branch, without `refs/heads/`; those of a schedule run on the default branch. */
  | {
      /** Such as `main`: `ref:refs/heads/<branch>` in the subject. */
      readonly branch: string;
    }
  /** Jobs without an environment, of runs on this tag, without `refs/tags/`. */
  | {
      /** Such as `v1.0.0`: `ref:refs/tags/<tag>` in the subject. */
      readonly tag: string;
    };

/** Workflow runs that a role may trust. */
export type GitHubRuns =
  | GitHubDeployment
  /** Jobs without an environment, of runs on any pull request: they run whatever code it brings. */
  | {
      /** `pull_request` in the subject. */
      readonly pullRequests: true;
    };

/** Every `sub` that the runs' tokens may have. */
export function gitHubSubjects(repository: GitHubRepository, runs: readonly GitHubRuns[]): string[] {
  const { owner, name, ids, alsoByName = false } = repository;
  const byName = `repo:${owner}/${name}`;
  const prefixes = ids === undefined ? [byName] : [`repo:${owner}@${text(ids.owner)}/${name}@${text(ids.repository)}`];
  if (ids !== undefined && alsoByName) prefixes.push(byName);
  return prefixes.flatMap((prefix) => runs.map((run) => `${prefix}:${suffix(run)}`));
}

/** What follows the repository in the subject. */
function suffix(runs: GitHubRuns): string {
  if ("environment" in runs) return `environment:${escaped(runs.environment)}`;
  if ("branch" in runs) return `ref:refs/heads/${escaped(runs.branch)}`;
  if ("tag" in runs) return `ref:refs/tags/${escaped(runs.tag)}`;
  return "pull_request";
}

/** A colon separates the parts of a subject, so that GitHub writes one in a value as `%3A`. */
function escaped(value: string): string {
  return isToken(value) ? Token.asString(Fn.replace(value, ":", "%3A")) : value.replaceAll(":", "%3A");
}

/** A number that only Terraform knows is a reference in a text, too. */
function text(id: number): string {
  return isToken(id) ? Token.asString(id) : String(id);
}
