import { GitHubDeployRole, type GitHubDeployRoleProps } from "../../constructs/iam/github-deploy-role";
import { GitHubOidcProvider } from "../../constructs/iam/github-oidc-provider";
import { type ErrorExamples, unchecked } from "./example";

/** Settings of a role for applies, with which nothing is wrong. */
export const APPLY = {
  name: "app-apply",
  provider: GitHubOidcProvider.fromArn("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"),
  repository: { owner: "octo-org", name: "app", ids: { owner: 123456, repository: 456789 } },
  access: "write",
  trusted: [{ environment: "production" }],
} as const satisfies GitHubDeployRoleProps;

/** Settings of a role for plans, with which nothing is wrong. */
export const PLAN = {
  ...APPLY,
  name: "app-plan",
  access: "read",
  trusted: [{ pullRequests: true }, { branch: "main" }],
} as const satisfies GitHubDeployRoleProps;

const CLAIMS = 'GitHub documentation, "OpenID Connect reference"';

/** Roles that workflows on GitHub assume. */
export const GITHUB_ERRORS = {
  "github-repository": {
    source: CLAIMS,
    wrong: (stack) =>
      new GitHubDeployRole(stack, "apply", { ...APPLY, repository: { owner: "octo-org", name: "octo-org/app" } }),
    right: (stack) =>
      new GitHubDeployRole(stack, "apply", { ...APPLY, repository: { owner: "octo-org", name: "app" } }),
  },
  "github-subject": {
    source: 'IAM user guide, "IAM JSON policy elements: Condition operators"',
    wrong: (stack) => new GitHubDeployRole(stack, "apply", { ...APPLY, trusted: [{ branch: "release/*" }] }),
    right: (stack) =>
      new GitHubDeployRole(stack, "apply", { ...APPLY, trusted: [{ branch: "release/1" }, { branch: "release/2" }] }),
  },
  "github-pull-requests": {
    source: 'GitHub documentation, "Security hardening for GitHub Actions"',
    wrong: (stack) => new GitHubDeployRole(stack, "apply", { ...APPLY, trusted: unchecked([{ pullRequests: true }]) }),
    right: (stack) => new GitHubDeployRole(stack, "plan", { ...PLAN, trusted: [{ pullRequests: true }] }),
  },
  "github-ref": {
    source: CLAIMS,
    wrong: (stack) => new GitHubDeployRole(stack, "plan", { ...PLAN, trusted: [{ branch: "refs/heads/main" }] }),
    right: (stack) => new GitHubDeployRole(stack, "plan", { ...PLAN, trusted: [{ branch: "main" }] }),
  },
  "github-role-reads": {
    source: "Service Authorization Reference, access levels",
    wrong: (stack) =>
      new GitHubDeployRole(stack, "plan", PLAN).addToPolicy({
        actions: ["ecs:RegisterTaskDefinition"],
        resources: ["*"],
      }),
    right: (stack) =>
      new GitHubDeployRole(stack, "plan", PLAN).addToPolicy({
        actions: ["ecs:DescribeTaskDefinition"],
        resources: ["*"],
      }),
  },
  "github-role-state": {
    source: 'Terraform language documentation, "Backend Type: s3"',
    wrong: (stack) => new GitHubDeployRole(stack, "apply", { ...APPLY, state: { bucket: "states", key: "*" } }),
    right: (stack) =>
      new GitHubDeployRole(stack, "apply", { ...APPLY, state: { bucket: "states", key: "app/terraform.tfstate" } }),
  },
} satisfies ErrorExamples;
