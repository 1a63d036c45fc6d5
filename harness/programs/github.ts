import { TerraformVariable } from "cdktf";
import { GitHubDeployRole } from "../../constructs/iam/github-deploy-role";
import { GitHubOidcProvider } from "../../constructs/iam/github-oidc-provider";
import { unchecked } from "../errors/example";
import { APPLY, PLAN } from "../errors/github";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { variable } from "./parts";

const applying =
  (props: object): Program =>
  (stack) =>
    new GitHubDeployRole(stack, "apply", { ...APPLY, ...props });

const planning =
  (actions: readonly string[]): Program =>
  (stack) =>
    new GitHubDeployRole(stack, "plan", PLAN).addToPolicy({ actions, resources: ["*"] });

const of = (repository: object) => applying({ repository: { ...APPLY.repository, ...repository } });
const STATE = { bucket: "states", key: "app/terraform.tfstate" };

/** Workflows on GitHub that work in an account. */
export const GITHUB_PROGRAMS = {
  refused: {
    ...each("an owner", ["", "octo org", "octo-org/app", "*", "octo-org@123456"], (owner) => [
      "github-repository",
      of({ owner }),
    ]),
    ...each("a repository", ["", "app:main", "app*", "https://github.com/octo-org/app"], (name) => [
      "github-repository",
      of({ name }),
    ]),
    ...each("an id", [0, -1, 1.5], (repository) => ["github-repository", of({ ids: { owner: 1, repository } })]),
    ...each("an environment", ["", "*", "prod?"], (environment) => [
      "github-subject",
      applying({ trusted: [{ environment }] }),
    ]),
    ...each("a tag", ["v*"], (tag) => ["github-subject", applying({ trusted: [{ tag }] })]),
    "an environment and a branch in one": [
      "github-subject",
      applying({ trusted: [unchecked({ environment: "production", branch: "main" })] }),
      "one thing",
    ],
    "names beside ids that are not there": ["github-repository", of({ ids: undefined, alsoByName: true }), "with ids"],
    "nobody trusted": ["github-subject", applying({ trusted: [] })],
    "pull requests that write, beside an environment": [
      "github-pull-requests",
      applying({ trusted: unchecked([{ environment: "production" }, { pullRequests: true }]) }),
      "required reviewers",
    ],
    ...each("a state's bucket", ["", "states*", "arn:aws:s3:::states"], (bucket) => [
      "github-role-state",
      applying({ state: { ...STATE, bucket } }),
    ]),
    ...each(
      "a provider",
      [
        "token.actions.githubusercontent.com",
        "arn:aws:iam::123456789012:role/github",
        "arn:aws:iam::123456789012:oidc-provider/gitlab.com",
      ],
      (arn) => ["arn-kind", applying({ provider: GitHubOidcProvider.fromArn(arn) }), "oidc-provider/"],
    ),
    "two roles of one name": [
      "duplicate-name",
      (stack) => {
        new GitHubDeployRole(stack, "apply", APPLY);
        new GitHubDeployRole(stack, "plan", { ...PLAN, name: APPLY.name });
      },
    ],
  },
  warned: {
    ...each("a ref as a branch", ["refs/heads/main", "refs/tags/v1"], (branch) => [
      "github-ref",
      applying({ trusted: [{ branch }] }),
    ]),
    ...each(
      "a reading role's action",
      ["ecs:UpdateService", "logs:*", "*", "iam:PassRole", "license-manager:CheckoutLicense"],
      (action) => ["github-role-reads", planning([action])],
    ),
  },
  right: {
    "a role that applies": applying({}),
    "a role that applies, trusted by its names alone": of({ ids: undefined }),
    "a role that applies, trusted by names too": of({ alsoByName: true }),
    ...each("a repository called", [".github", "octo-org.github.io", "a_b"], (name) => of({ name })),
    "an owner of an enterprise": of({ owner: "octocat_acme" }),
    "a role that plans": planning(["ecs:DescribeServices", "logs:ListTagsForResource", "s3:GetObject", "kms:Decrypt"]),
    "a role that looks at logs and users": planning([
      ...["logs:FilterLogEvents", "logs:StartQuery", "cognito-idp:AdminGetUser", "es:ESHttpGet"],
    ]),
    "a provider of an enterprise": applying({
      provider: GitHubOidcProvider.fromArn(
        "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com/octo-enterprise",
      ),
    }),
    "a role that plans, and may not do something": (stack) =>
      new GitHubDeployRole(stack, "plan", PLAN).addToPolicy({
        ...{ effect: "Deny", actions: ["ecs:UpdateService"], resources: ["*"] },
      }),
    "a role that plans, with AWS's own policy": (stack) =>
      new GitHubDeployRole(stack, "plan", PLAN).attachManagedPolicy(
        "read_only",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
      ),
    ...each("an environment", ["Production:V1", "eu production", "prod_1"], (environment) =>
      applying({ trusted: [{ environment }] }),
    ),
    "a state": applying({ state: STATE }),
    "a provider of its own": (stack) =>
      new GitHubDeployRole(stack, "apply", { ...APPLY, provider: new GitHubOidcProvider(stack, "github") }),
    "a repository of variables": (stack) => {
      const id = new TerraformVariable(stack, "id", { type: "number" }).numberValue;
      const repository = { owner: variable(stack, "owner"), name: variable(stack, "name") };
      applying({ repository: { ...repository, ids: { owner: id, repository: id } } })(stack);
    },
    "an environment of a variable": (stack) =>
      applying({ trusted: [{ environment: variable(stack, "environment") }] })(stack),
  },
} satisfies Programs;
