import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { GitHubDeployRole, GitHubOidcProvider } from "cdktf-ecs-logging/iam";
import { ReadableStack } from "cdktf-ecs-logging/terraform";

/** What workflows of a repository on GitHub may do in the account: a role for plans, and one for applies. */
export class GitHubRolesStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-west-3" });
    const github = {
      // Where the account has it already: GitHubOidcProvider.fromArn("arn:aws:iam::…").
      provider: new GitHubOidcProvider(this, "github"),
      // gh api repos/octo-org/school --jq '{owner: .owner.id, repository: .id}'
      repository: { owner: "octo-org", name: "school", ids: { owner: 123456, repository: 456789 } },
      state: { bucket: "octo-org-terraform", key: "school/terraform.tfstate" },
    };

    const plan = new GitHubDeployRole(this, "plan", {
      ...github,
      name: "school-plan",
      access: "read",
      trusted: [{ pullRequests: true }, { branch: "main" }],
    });
    plan.attachManagedPolicy("read_only", "arn:aws:iam::aws:policy/ReadOnlyAccess");

    const apply = new GitHubDeployRole(this, "apply", {
      ...github,
      name: "school-apply",
      access: "write",
      trusted: [{ environment: "production" }],
    });
    apply.addToPolicy({
      actions: ["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:DeleteRetentionPolicy"],
      resources: ["arn:aws:logs:eu-west-3:123456789012:log-group:school"],
    });
  }
}
