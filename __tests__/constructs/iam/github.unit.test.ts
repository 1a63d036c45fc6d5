import { gitHubIssuer } from "../../../constructs/iam/github-oidc-provider";
import {
  gitHubRefWarnings,
  gitHubRepositoryProblems,
  gitHubRunProblems,
  readingWarnings,
  terraformStateProblems,
} from "../../../constructs/iam/github-rules";
import { gitHubSubjects, type GitHubRuns } from "../../../constructs/iam/github-subject";
import { stateStatements } from "../../../constructs/iam/terraform-state";

const NAMES = { owner: "octo-org", name: "octo-repo" };
const IDS = { ...NAMES, ids: { owner: 123456, repository: 456789 } };

// The examples of GitHub's documentation, "OpenID Connect reference".
test.each<[GitHubRuns, string]>([
  [{ environment: "Production" }, "environment:Production"],
  [{ environment: "Production:V1" }, "environment:Production%3AV1"],
  [{ pullRequests: true }, "pull_request"],
  [{ branch: "demo-branch" }, "ref:refs/heads/demo-branch"],
  [{ branch: "release/1:2" }, "ref:refs/heads/release/1%3A2"],
  [{ tag: "demo-tag" }, "ref:refs/tags/demo-tag"],
])("the subject of %j, by names and with ids", (runs, suffix) => {
  expect(gitHubSubjects(NAMES, [runs])).toEqual([`repo:octo-org/octo-repo:${suffix}`]);
  expect(gitHubSubjects(IDS, [runs])).toEqual([`repo:octo-org@123456/octo-repo@456789:${suffix}`]);
});

test("each of the trusted runs has a subject, and one by name where that is trusted too", () => {
  const runs: GitHubRuns[] = [{ pullRequests: true }, { branch: "main" }];
  expect(gitHubSubjects({ ...IDS, alsoByName: true }, runs)).toEqual([
    "repo:octo-org@123456/octo-repo@456789:pull_request",
    "repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main",
    "repo:octo-org/octo-repo:pull_request",
    "repo:octo-org/octo-repo:ref:refs/heads/main",
  ]);
  expect(gitHubSubjects({ ...NAMES, alsoByName: true }, runs)).toHaveLength(2);
});

test.each([
  [NAMES, []],
  [IDS, []],
  [{ owner: "octocat_acme", name: ".github" }, []],
  [{ owner: "", name: "app" }, [""]],
  [{ owner: "octo-org", name: "octo-org/app" }, ["octo-org/app"]],
  [{ owner: "*", name: "*" }, ["*", "*"]],
  [{ ...NAMES, ids: { owner: 0, repository: 2.5 } }, [0, 2.5]],
  [{ ...NAMES, ids: { owner: 1, repository: 2 ** 53 } }, [2 ** 53]],
])("repository %j", (repository, wrong) => {
  const problems = gitHubRepositoryProblems(repository);
  expect(problems.map(({ got }) => got)).toEqual(wrong);
  expect(problems.filter(({ code }) => code !== "github-repository")).toEqual([]);
});

test.each<[GitHubRuns[], "read" | "write", string[]]>([
  [[{ environment: "production" }, { branch: "main" }, { tag: "v1" }], "write", []],
  [[{ pullRequests: true }], "read", []],
  [[{ pullRequests: true }], "write", ["github-pull-requests"]],
  [[{ environment: "production" }, { pullRequests: true }], "write", ["github-pull-requests"]],
  [[], "read", ["github-subject"]],
  [[{ environment: "" }], "write", ["github-subject"]],
  [[{ branch: "release/*" }, { tag: "v?" }], "read", ["github-subject", "github-subject"]],
])("runs %j that %s", (runs, access, codes) => {
  expect(gitHubRunProblems(runs, access).map(({ code }) => code)).toEqual(codes);
});

test.each<[GitHubRuns, string[]]>([
  [{ branch: "refs/heads/main" }, ["write main"]],
  [{ tag: "refs/tags/v1" }, ["write v1"]],
  [{ branch: "heads/main" }, []],
  [{ environment: "refs/heads/main" }, []],
  [{ pullRequests: true }, []],
])("a ref among %j", (runs, fixes) => {
  expect(gitHubRefWarnings([runs]).map(({ fix }) => fix)).toEqual(fixes);
});

test.each([
  ["ecs:DescribeServices", false],
  ["s3:ListBucket", false],
  ["dynamodb:BatchGetItem", false],
  ["kms:Decrypt", false],
  ["ecs:UpdateService", true],
  ["iam:PassRole", true],
  ["s3:*", true],
  ["*", true],
])("%s changes something: %s", (action, changes) => {
  const statement = { actions: [action, action], resources: ["*"] };
  expect(readingWarnings([statement]).map(({ got }) => got)).toEqual(changes ? [action] : []);
  expect(readingWarnings([{ ...statement, effect: "Deny" }])).toEqual([]);
});

test.each([
  [undefined, []],
  [{ bucket: "states", key: "app/terraform.tfstate" }, []],
  [{ bucket: "", key: "app/*" }, ["", "app/*"]],
  [{ bucket: "stat?s", key: "app" }, ["stat?s"]],
])("state %j", (state, wrong) => {
  expect(terraformStateProblems(state).map(({ got }) => got)).toEqual(wrong);
});

// Terraform language documentation, "Backend Type: s3".
test("a state is read, or written and locked", () => {
  const kmsKeyArn = "arn:aws:kms:eu-west-3:123456789012:key/1a2b";
  const state = { bucket: "states", key: "app.tfstate" };
  const list = { actions: ["s3:ListBucket"], resources: ["arn:aws-cn:s3:::states"] };
  const [object, lock] = [["arn:aws-cn:s3:::states/app.tfstate"], ["arn:aws-cn:s3:::states/app.tfstate.tflock"]];
  expect(stateStatements(state, "aws-cn", "read")).toEqual([list, { actions: ["s3:GetObject"], resources: object }]);
  expect(stateStatements({ ...state, kmsKeyArn }, "aws-cn", "read").at(-1)).toEqual({
    ...{ actions: ["kms:Decrypt"], resources: [kmsKeyArn] },
  });
  expect(stateStatements({ ...state, kmsKeyArn }, "aws-cn", "write")).toEqual([
    list,
    { actions: ["s3:GetObject", "s3:PutObject"], resources: object },
    { actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], resources: lock },
    { actions: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"], resources: [kmsKeyArn] },
  ]);
});

test.each(["token.actions.githubusercontent.com", "token.actions.githubusercontent.com/octo-enterprise"])(
  "a trust policy's keys begin with the whole issuer %s",
  (issuer) => expect(gitHubIssuer(`arn:aws:iam::123456789012:oidc-provider/${issuer}`)).toBe(issuer),
);
