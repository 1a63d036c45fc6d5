import { Token } from "cdktf";
import type { Problem } from "../../../constructs/core/problem";
import { gitHubIssuer } from "../../../constructs/iam/github-oidc-provider";
import {
  gitHubRefWarnings,
  gitHubRepositoryProblems,
  gitHubRunProblems,
  readingWarnings,
  terraformStateProblems,
} from "../../../constructs/iam/github-rules";
import { gitHubSubjects, type GitHubRepository, type GitHubRuns } from "../../../constructs/iam/github-subject";
import { stateStatements } from "../../../constructs/iam/terraform-state";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
const BOTH = { environment: "production", branch: "main" } as unknown as GitHubRuns;
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

const found = (problems: readonly Problem[]) => problems.map(({ code, rule, got, fix }) => [code, rule, got, fix]);

const spelling = (got: string) => [
  "github-repository",
  "a repository's owner and name consist of letters, digits and ._-",
  got,
  "write each as in the repository's address",
];
const number = (got: number) => [
  "github-repository",
  "the ids of a repository are whole numbers from 1",
  got,
  "ask gh api repos/OWNER/NAME",
];
const byName = ["github-repository", "alsoByName is for a repository with ids", true, "add ids, or leave it out"];

test.each<[GitHubRepository, unknown[]]>([
  [NAMES, []],
  [IDS, []],
  [{ ...IDS, alsoByName: true }, []],
  [{ ...NAMES, alsoByName: false }, []],
  [{ owner: "octocat_acme", name: ".github" }, []],
  [{ owner: UNKNOWN, name: UNKNOWN, ids: { owner: UNKNOWN_NUMBER, repository: 1 } }, []],
  [{ ...NAMES, ids: { owner: 1, repository: Number.MAX_SAFE_INTEGER } }, []],
  [{ owner: "", name: "app" }, [spelling("")]],
  [{ owner: "octo-org", name: "octo-org/app" }, [spelling("octo-org/app")]],
  [{ owner: "octo org", name: "app " }, [spelling("octo org"), spelling("app ")]],
  [{ owner: "*", name: "*" }, [spelling("*"), spelling("*")]],
  [{ ...NAMES, ids: { owner: 0, repository: 2.5 } }, [number(0), number(2.5)]],
  [{ ...NAMES, ids: { owner: 1, repository: 2 ** 53 } }, [number(2 ** 53)]],
  [{ ...NAMES, alsoByName: true }, [byName]],
])("repository %j", (repository, wrong) => expect(found(gitHubRepositoryProblems(repository))).toEqual(wrong));

const whole = (got: string) => [
  "github-subject",
  "a role trusts an environment, a branch or a tag by its whole name, since AWS takes * literally",
  got,
  "name it, and further ones beside it",
];
const writes = [
  "github-pull-requests",
  "pull requests get a role that only reads, since they run whatever code they bring",
  { pullRequests: true },
  "give this one an environment with required reviewers",
];
const noRun = ["github-subject", "a role trusts one kind of workflow run at least", [], "name an environment"];
const several = (got: object) => [
  "github-subject",
  "a trusted run is named by one thing: beside an environment, the subject has no branch",
  got,
  "write each as an entry of its own",
];

test.each<[GitHubRuns[], "read" | "write", unknown[]]>([
  [[{ environment: "production" }, { branch: "main" }, { tag: "v1" }], "write", []],
  [[{ environment: UNKNOWN }, { branch: `release/${UNKNOWN}` }], "write", []],
  [[{ pullRequests: true }], "read", []],
  [[{ pullRequests: true }], "write", [writes]],
  [[{ environment: "production" }, { pullRequests: true }], "write", [writes]],
  [[], "read", [noRun]],
  [[{ environment: "" }], "write", [whole("")]],
  [[{ branch: "release/*" }, { tag: "v?" }], "read", [whole("release/*"), whole("v?")]],
  [[BOTH], "read", [several(BOTH)]],
])("runs %j that %s", (runs, access, wrong) => expect(found(gitHubRunProblems(runs, access))).toEqual(wrong));

const ref = (got: string, short: string) => [
  "github-ref",
  "a branch or tag is named without refs/heads/ or refs/tags/, which the subject has anyway",
  got,
  `write ${short}`,
];

test.each<[GitHubRuns, unknown[]]>([
  [{ branch: "refs/heads/main" }, [ref("refs/heads/main", "main")]],
  [{ branch: "refs/tags/main" }, [ref("refs/tags/main", "main")]],
  [{ tag: "refs/tags/v1" }, [ref("refs/tags/v1", "v1")]],
  [{ branch: "heads/main" }, []],
  [{ branch: "my/refs/heads/main" }, []],
  [{ environment: "refs/heads/main" }, []],
  [{ pullRequests: true }, []],
])("a ref among %j", (runs, warnings) => expect(found(gitHubRefWarnings([runs]))).toEqual(warnings));

test.each([
  ["ecs:DescribeServices", false],
  ["s3:ListBucket", false],
  ["s3:listbucket", false],
  ["dynamodb:BatchGetItem", false],
  ["cognito-idp:AdminGetUser", false],
  ["es:ESHttpHead", false],
  ["kms:Decrypt", false],
  ["KMS:Decrypt", false],
  ["sts:DecodeAuthorizationMessage", false],
  ["logs:StartQuery", false],
  ["logs:StopQuery", false],
  [UNKNOWN, false],
  ["ecs:UpdateService", true],
  ["iam:PassRole", true],
  ["codecommit:CheckIn", true],
  ["es:ESHttpPost", true],
  ["get:UpdateThing", true],
  ["s3:PutGetThing", true],
  ["s3:*", true],
  ["*", true],
])("%s changes something: %s", (action, changes) => {
  const rule = "a role for reading is allowed actions that read";
  const warning = ["github-role-reads", rule, action, "take access: write, and trust an environment"];
  const statement = { actions: [action, action], resources: ["*"] };
  expect(found(readingWarnings([statement, { ...statement, effect: "Allow" }]))).toEqual(changes ? [warning] : []);
  expect(readingWarnings([{ ...statement, effect: "Deny" }])).toEqual([]);
});

const state = (got: string) => [
  "github-role-state",
  "a state is one object in one bucket, by their names, without wildcards",
  got,
  "write what the S3 backend has",
];

test.each([
  [undefined, []],
  [{ bucket: "states", key: "app/terraform.tfstate" }, []],
  [{ bucket: "states", key: "app:1" }, []],
  [{ bucket: UNKNOWN, key: UNKNOWN }, []],
  [{ bucket: "", key: "app/*" }, [state(""), state("app/*")]],
  [{ bucket: "s*", key: "" }, [state("s*"), state("")]],
  [{ bucket: "stat?s", key: "a?p" }, [state("stat?s"), state("a?p")]],
  [{ bucket: "arn:aws:s3:::states", key: "app" }, [state("arn:aws:s3:::states")]],
])("state %j", (of, wrong) => expect(found(terraformStateProblems(of))).toEqual(wrong));

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
