import { GitHubDeployRole, GitHubOidcProvider } from "../../../constructs/iam";
import { APPLY, PLAN } from "../../../harness/errors/github";
import { decodeJson } from "../../../testing/matchers/decode";
import { synth } from "../../../harness/synthesized-stack";

const ISSUER = "token.actions.githubusercontent.com";

test("GitHub is an identity provider whose tokens are for STS alone", () => {
  const { json } = synth((stack) => new GitHubOidcProvider(stack, "github"));
  expect(json.resource).toEqual({
    aws_iam_openid_connect_provider: {
      github: { url: `https://${ISSUER}`, client_id_list: ["sts.amazonaws.com"] },
    },
  });
});

test("a role trusts one environment of one repository, and has what its state takes", () => {
  const { json } = synth((stack) => {
    const provider = new GitHubOidcProvider(stack, "github");
    new GitHubDeployRole(stack, "apply", { ...APPLY, provider, state: { bucket: "states", key: "app.tfstate" } });
  });
  const { assume_role_policy: trust, ...role } = json.resource?.["aws_iam_role"]?.["apply"] ?? {};
  expect(role).toEqual({ name: "app-apply" });
  expect(decodeJson(String(trust))).toEqual({
    value: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "${aws_iam_openid_connect_provider.github.arn}" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              [`${ISSUER}:aud`]: "sts.amazonaws.com",
              [`${ISSUER}:sub`]: "repo:octo-org@123456/app@456789:environment:production",
            },
          },
        },
      ],
    },
  });
  const policy = json.resource?.["aws_iam_role_policy"]?.["apply_inline"]?.["policy"];
  expect(JSON.parse(String(policy))).toMatchObject({
    Statement: [
      { Action: "s3:ListBucket", Resource: "arn:aws:s3:::states" },
      { Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::states/app.tfstate" },
      { Resource: "arn:aws:s3:::states/app.tfstate.tflock" },
    ],
  });
});

test("a role for plans trusts several runs, each by its whole name, and may do nothing by itself", () => {
  const { json } = synth((stack) => new GitHubDeployRole(stack, "plan", PLAN));
  const [statement] = (
    JSON.parse(String(json.resource?.["aws_iam_role"]?.["plan"]?.["assume_role_policy"])) as { Statement: object[] }
  ).Statement;
  expect(statement).toMatchObject({
    Principal: { Federated: PLAN.provider.arn },
    Condition: {
      StringEquals: {
        [`${ISSUER}:sub`]: [
          "repo:octo-org@123456/app@456789:pull_request",
          "repo:octo-org@123456/app@456789:ref:refs/heads/main",
        ],
      },
    },
  });
  expect(Object.keys(json.resource ?? {})).toEqual(["aws_iam_role"]);
});
