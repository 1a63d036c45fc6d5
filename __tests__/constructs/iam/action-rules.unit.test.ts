import { Token } from "cdktf";
import { actionVerdict } from "../../../constructs/iam/action-rules";
import { FINE } from "../../../constructs/core/verdict";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const BUCKET = "arn:aws:s3:::app";
const GROUP = "arn:aws:logs:eu-west-3:123456789012:log-group:app";
const CLUSTER = "arn:aws:ecs:eu-west-3:123456789012:cluster/app";
const REPOSITORY = "arn:aws:ecr:eu-west-3:123456789012:app";

const judge = (action: string, ...resources: readonly string[]) =>
  actionVerdict({ actions: [action], resources: resources.length === 0 ? ["*"] : resources });

describe("an action", () => {
  test.each([
    "*",
    UNKNOWN,
    `logs:${UNKNOWN}`,
    "logs:PutLogEvents",
    "LOGS:PUTLOGEVENTS",
    "s3:*",
    "s3:GETOBJEC?",
    "rds-db:connect",
  ])("%s is known", (action) => expect(judge(action)).toBe(FINE));

  test.each([
    ...["", "PutLogEvents", "logs:", ":PutLogEvents", "logs:PutLogEvents:", "lo gs:PutLogEvents", "lo*:PutLogEvents"],
    ...["logs:Put LogEvents", "logs:PutLogEvents,logs:CreateLogStream", " logs:PutLogEvents", "logs:PutLogEvents "],
  ])("%j is not well-formed", (action) => {
    const rule = "an action is a service and what it does, such as logs:PutLogEvents";
    const fix = "write it as service:Action";
    expect(judge(action)).toEqual({ problems: [{ code: "iam-action", rule, got: action, fix }], warnings: [] });
  });

  test.each([
    ["log:PutLogEvents", "logs:PutLogEvents"],
    ["LOG:PUTLOGEVENTS", "logs:PutLogEvents"],
    ["log:*", "logs:*"],
    ["log:Put?ogEvents", "logs:Put?ogEvents"],
    // No other service has it.
    ["cloudwatchlogs:PutLogEvents", "logs:PutLogEvents"],
    // The prefix's beginning.
    ["dynamo:TagResource", "dynamodb:TagResource"],
    ["application-auto:TagResource", "application-autoscaling:TagResource"],
  ])("%s is one of a misspelt service", (action, right) => {
    const rule = "an action begins with the prefix of its service";
    const problem = { code: "iam-action", rule, got: action, fix: `write ${right}` };
    expect(judge(action)).toEqual({ problems: [problem], warnings: [] });
  });

  test.each(["xx:GetObject", "mailing:SendLetterByPost", "mailing:*", "secrets:TagResource"])(
    "%s is one of an unknown service",
    (action) => {
      const rule = "an action begins with the prefix of a service that AWS has";
      const fix = "look it up in the Service Authorization Reference";
      const warning = { code: "iam-action-unknown", rule, got: action, fix };
      expect(judge(action)).toEqual({ problems: [], warnings: [warning] });
    },
  );

  test.each([
    ["s3", "GetObjects", "GetObject"],
    ["S3", "GETOBJECTS", "GetObject"],
    ["dynamodb", "GetItme", "GetItem"],
    ["rds-db", "conect", "connect"],
  ])("%s:%s is misspelt", (service, action, right) => {
    const got = `${service}:${action}`;
    const rule = `service ${service} has the action, or it is allowed for nothing`;
    const problem = { code: "iam-action", rule, got, fix: `write ${service}:${right}` };
    expect(judge(got)).toEqual({ problems: [problem], warnings: [] });
  });

  test.each([
    ["cloudwatch", "PutLogEvents", "look it up, or write logs:PutLogEvents"],
    ["cloudwatch", "putlogevents", "look it up, or write logs:PutLogEvents"],
    ["s3", "ListObjects", "look it up, or write backup-storage:ListObjects"],
    ["logs", "SweepLogGroups", "look it up in the Service Authorization Reference, which has ListLogGroups"],
    // Several services have it.
    ["sns", "SendMessage", "look it up in the Service Authorization Reference, which has DeleteTopic"],
  ])("%s:%s is unknown", (service, action, fix) => {
    const got = `${service}:${action}`;
    const rule = `service ${service} has the action, or it is allowed for nothing`;
    expect(judge(got)).toEqual({ problems: [], warnings: [{ code: "iam-action-unknown", rule, got, fix }] });
  });

  test.each(["logs:Pux*", "logs:PUX*", "logs:PutLogEvent?s"])("%s fits nothing", (action) => {
    const rule = "a wildcard fits some action of its service";
    const warning = { code: "iam-action-unknown", rule, got: action, fix: "correct it" };
    expect(judge(action)).toEqual({ problems: [], warnings: [warning] });
  });
});

describe("an action's resources", () => {
  test.each([
    ["s3:GetObject", ["*"]],
    ["s3:GetObject", [`${BUCKET}/*`]],
    ["s3:GetObject", [BUCKET, `${BUCKET}/*`]],
    ["s3:GetObject", [BUCKET, UNKNOWN]],
    ["s3:GetObject", [`arn:aws:s3:::${UNKNOWN}`]],
    // Not to be judged: it is no ARN.
    ["s3:GetObject", ["app"]],
    ["s3:GetObject", [BUCKET, "app"]],
    ["ecr:GetAuthorizationToken", ["app"]],
    ["s3:CreateBucket", [BUCKET]],
    ["s3:CreateBucket", [`${BUCKET}*`]],
    ["s3:CreateBucket", [`${BUCKET}*/x`]],
    ["ecr:GetAuthorizationToken", ["*"]],
    ["ecr:GetAuthorizationToken", [BUCKET, `${BUCKET}*`]],
    ["ecr:GetAuthorizationToken", [`${BUCKET}?`]],
  ])("%s on %j", (action, resources) => expect(judge(action, ...resources)).toBe(FINE));

  const objects = "arn:*:s3:*:*:accesspoint/*/object/* or arn:*:s3:::*/*";
  const streams = "arn:*:logs:*:*:log-group:*:log-stream:*";

  test.each([
    ["s3:GetObject", [BUCKET], objects],
    ["s3:CreateBucket", [`${BUCKET}/x`], "arn:*:s3:::*"],
    ["logs:PutLogEvents", [BUCKET, GROUP], streams],
  ])("%s not on %j", (action, resources, types) => {
    const rule = `${action} acts on ${types}, or it is allowed for nothing`;
    const problem = { code: "iam-resource-kind", rule, got: resources, fix: "name such a resource" };
    expect(judge(action, ...resources)).toEqual({ problems: [problem], warnings: [] });
  });

  test.each([
    ["s3:GetObject", ["arn:aws:s3vaults:eu-west-3:123456789012:object/app"], objects],
    ["s3:GetObject", ["arn:aws:s3"], objects],
    ["s3:CreateBucket", [`${BUCKET}/*`], "arn:*:s3:::*"],
    ["logs:PutLogEvents", [BUCKET, REPOSITORY], streams],
    ["logs:PutLogEvents", [REPOSITORY, BUCKET], streams],
    ["ecs:UpdateService", [CLUSTER.replace("app", "a?p")], "arn:*:ecs:*:*:service/*/*"],
  ])("%s hardly on %j", (action, resources, types) => {
    const rule = `${action} acts on ${types}, or it is allowed for nothing`;
    const warning = { code: "iam-resource-kind-unknown", rule, got: resources, fix: "name such a resource" };
    expect(judge(action, ...resources)).toEqual({ problems: [], warnings: [warning] });
  });

  test("have to be * for some", () => {
    const rule = "ecr:GetAuthorizationToken acts on no resource of its own, so that it is allowed on * alone";
    const warning = { code: "iam-resource-none", rule, got: [REPOSITORY], fix: "allow it on * in another statement" };
    expect(judge("ecr:GetAuthorizationToken", REPOSITORY)).toEqual({ problems: [], warnings: [warning] });
  });
});

test("each action of a statement is judged", () => {
  const { problems, warnings } = actionVerdict({ actions: ["s3:GetObjects", "*", "logs:Pux*", ""], resources: ["*"] });
  expect([problems, warnings].map((list) => list.map(({ got }) => got))).toEqual([
    ["s3:GetObjects", ""],
    ["logs:Pux*"],
  ]);
});

test("what was judged is kept, but not for ever", () => {
  const first = judge("s3:GetObjects");
  expect(judge("s3:GetObjectx")).not.toBe(first);
  expect(judge("s3:GetObjects")).toBe(first);
  for (let index = 0; index < 1000; index += 1) judge("*", `${BUCKET}/${index}`);
  expect(judge("s3:GetObjects")).not.toBe(first);
  expect(judge("s3:GetObjects")).toEqual(first);
});
