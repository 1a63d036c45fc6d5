import type { Construct } from "constructs";
import { encodeJson } from "../core/jsonencode";
import { reportProblems, warnOf } from "../core/problem";
import { gitHubAudience, gitHubIssuer, type IGitHubOidcProvider } from "./github-oidc-provider";
import {
  gitHubRefWarnings,
  gitHubRepositoryProblems,
  gitHubRunProblems,
  readingWarnings,
  terraformStateProblems,
} from "./github-rules";
import { gitHubSubjects, type GitHubDeployment, type GitHubRepository, type GitHubRuns } from "./github-subject";
import { ManagedRole, type ManagedRoleProps } from "./managed-role";
import { partitionAt } from "./partition";
import type { PolicyStatement } from "./policy-document";
import { stateStatements, type TerraformState } from "./terraform-state";

/** What both kinds of a {@link GitHubDeployRole} have. */
export interface GitHubDeployRoleBase extends ManagedRoleProps {
  /** `new GitHubOidcProvider(…)`, or `GitHubOidcProvider.fromArn(…)` where the account has it already. */
  readonly provider: IGitHubOidcProvider;
  /** The repository whose workflow runs may assume the role. */
  readonly repository: GitHubRepository;
  /**
   * The state in S3 that Terraform reads, and with `access: "write"` writes and locks.
   *
   * @default the role reaches no state
   */
  readonly state?: TerraformState;
}

/** Settings of a {@link GitHubDeployRole}. */
export type GitHubDeployRoleProps = GitHubDeployRoleBase &
  (
    | {
        /** Plans: it may look, and pull requests may have it. */
        readonly access: "read";
        /** Which runs are trusted; each by its whole name. */
        readonly trusted: readonly GitHubRuns[];
      }
    | {
        /** Applies: it may change what its policies say, and no pull request may have it. */
        readonly access: "write";
        /** Which runs are trusted; each by its whole name. */
        readonly trusted: readonly GitHubDeployment[];
      }
  );

/**
 * A role that workflows of one repository on GitHub assume without an access key (GitHub documentation, "Configuring OpenID
 * Connect in Amazon Web Services"). Its trust policy always compares both `aud` and `sub`, as a whole: a policy without `sub` trusts
 * every repository there is. Make two: one that reads, for plans, and one that writes, for an environment with required
 * reviewers. Beside the state it may do nothing until you say so, by `addToPolicy` and `attachManagedPolicy`.
 *
 * @throws at synthesis: `github-repository`, `github-subject`, `github-pull-requests`, `github-role-state`, `arn-kind`
 */
export class GitHubDeployRole extends ManagedRole {
  private readonly access: "read" | "write";

  public constructor(scope: Construct, id: string, props: GitHubDeployRoleProps) {
    super(scope, id, trust(scope, props), props);
    const { provider, repository, state, access, trusted } = props;
    this.access = access;
    const stateProblems = terraformStateProblems(state);
    reportProblems(this, () => [
      ...(provider.problems ?? []),
      ...gitHubRepositoryProblems(repository),
      ...gitHubRunProblems(trusted, access),
      ...stateProblems,
    ]);
    for (const warning of gitHubRefWarnings(trusted)) warnOf(this, warning);
    if (state && stateProblems.length === 0) this.addToPolicy(...stateStatements(state, partitionAt(this), access));
  }

  /** Adds to what the role may do; for a role that reads, an action that changes something is a warning. */
  public override addToPolicy(...statements: readonly PolicyStatement[]): void {
    if (this.access === "read") for (const warning of readingWarnings(statements)) warnOf(this, warning);
    super.addToPolicy(...statements);
  }
}

function trust(scope: Construct, { provider, repository, trusted }: GitHubDeployRoleProps): string {
  const [subject = "", ...others] = gitHubSubjects(repository, trusted);
  const issuer = gitHubIssuer(provider.arn);
  const Condition = {
    StringEquals: {
      [`${issuer}:aud`]: gitHubAudience(scope),
      [`${issuer}:sub`]: others.length === 0 ? subject : [subject, ...others],
    },
  };
  const Principal = { Federated: provider.arn };
  return encodeJson({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRoleWithWebIdentity", Condition }],
  });
}
