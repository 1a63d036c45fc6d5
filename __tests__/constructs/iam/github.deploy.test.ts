import { GitHubRolesStack } from "../../../examples/github-roles";
import { useEmulator } from "../../../harness/emulator/set-up";
import { parliament, policiesOf } from "../../../harness/judges/judges";
import { stackWorkspace } from "../../../harness/workspaces";
import type { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;
const ISSUER = "token.actions.githubusercontent.com";

const aws = useEmulator();
let terraform: TerraformWorkspace;

beforeAll(async () => {
  terraform = stackWorkspace((scope) => new GitHubRolesStack(scope, "github"), { env: aws.env });
  await terraform.init();
  await terraform.apply();
}, 4 * A_MINUTE);

test(
  "what was applied needs no change, and parliament has nothing against its policies",
  async () => {
    const plan = await terraform.plannedJson();
    expect(plan.resource_changes?.filter(({ change }) => change.actions.join() !== "no-op")).toEqual([]);
    expect(Object.keys(policiesOf(plan))).toEqual([
      "aws_iam_role_policy.apply_inline",
      "aws_iam_role_policy.plan_inline",
    ]);
    expect(await parliament(plan)).toEqual([]);
  },
  // The judges are installed the first time.
  6 * A_MINUTE,
);

/** Asks STS for a role's credentials with a token of GitHub's, as the action configure-aws-credentials does. */
function assume(role: string, sub: string, aud = "sts.amazonaws.com"): Promise<string> {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const WebIdentityToken = `${part({ alg: "RS256" })}.${part({ iss: `https://${ISSUER}`, aud, sub })}.c2lnbmVk`;
  const RoleArn = `arn:aws:iam::123456789012:role/${role}`;
  const parameters = { RoleArn, RoleSessionName: "GitHubActions", WebIdentityToken };
  return aws.call({
    service: "sts",
    operation: "assume_role_with_web_identity",
    parameters,
    query: "AssumedRoleUser.Arn",
  });
}

const REPOSITORY = "repo:octo-org@123456/school@456789";

test.each([
  ["school-plan", `${REPOSITORY}:pull_request`],
  ["school-plan", `${REPOSITORY}:ref:refs/heads/main`],
  ["school-apply", `${REPOSITORY}:environment:production`],
])("%s is assumed by %s", async (role, subject) => {
  expect(await assume(role, subject)).toContain(role);
});

test.each([
  ["a pull request's that wants to write", "school-apply", `${REPOSITORY}:pull_request`],
  ["the branch's without the environment", "school-apply", `${REPOSITORY}:ref:refs/heads/main`],
  ["another environment's", "school-apply", `${REPOSITORY}:environment:staging`],
  ["another branch's", "school-plan", `${REPOSITORY}:ref:refs/heads/main2`],
  ["one with the names alone", "school-plan", "repo:octo-org/school:pull_request"],
  ["one of whoever has the names now", "school-plan", "repo:octo-org@999999/school@999998:pull_request"],
])("a token is refused: %s", async (_what, role, subject) => {
  await expect(assume(role, subject)).rejects.toMatchObject({ code: "AccessDenied" });
});

test("a token is refused that is for somebody else", async () => {
  const subject = `${REPOSITORY}:environment:production`;
  await expect(assume("school-apply", subject, "https://github.com/octo-org")).rejects.toMatchObject({
    code: "InvalidIdentityToken",
  });
});

test(
  "and all is gone when it is destroyed",
  async () => {
    expect(await aws.inventory()).toMatchObject({ "identity providers": [expect.stringContaining(ISSUER)] });
    await terraform.destroy();
    expect(await aws.inventory()).toEqual({});
  },
  3 * A_MINUTE,
);
