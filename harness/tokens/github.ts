import { GitHubDeployRole, type GitHubDeployRoleProps } from "../../constructs/iam/github-deploy-role";
import { GitHubOidcProvider } from "../../constructs/iam/github-oidc-provider";
import { specimen } from "./specimen";

const provider = GitHubOidcProvider.fromArn(
  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
);

/** Roles that workflows on GitHub assume. */
export const GITHUB_SPECIMENS = [
  specimen(
    "GitHubOidcProvider.fromArn",
    () => ({ arn: provider.arn }),
    (stack, { arn }) =>
      new GitHubDeployRole(stack, "role", {
        ...{ name: "app", provider: GitHubOidcProvider.fromArn(arn), repository: { owner: "octo-org", name: "app" } },
        ...{ access: "read", trusted: [{ pullRequests: true }] },
      }),
  ),
  specimen<Omit<GitHubDeployRoleProps, "provider">>(
    "GitHubDeployRole",
    () => ({
      name: "app-apply",
      repository: { owner: "octo-org", name: "app", ids: { owner: 123456, repository: 456789 } },
      access: "write",
      trusted: [{ environment: "production" }, { branch: "main" }, { tag: "v1" }],
      state: {
        bucket: "states",
        key: "app/terraform.tfstate",
        kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/1a2b3c4d-0000-4000-8000-000000000000",
      },
    }),
    (stack, props) => new GitHubDeployRole(stack, "role", { provider, ...props } as GitHubDeployRoleProps),
  ),
];
