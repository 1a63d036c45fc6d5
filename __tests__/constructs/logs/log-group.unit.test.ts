import { Token } from "cdktf";
import { explain } from "../../../constructs/core/problem";
import { policyDocument } from "../../../constructs/iam/policy-document";
import { accountKeyStatement, logsKeyStatements } from "../../../constructs/logs/logs-key-statements";
import { driverGroupProblems } from "../../../constructs/logs/log-group-arn-rules";
import { readLogStatements, type LogGroupOwnership } from "../../../constructs/logs/log-group-ownership";
import { logGroupProblems, nameInLogGroupArn, RETENTION_DAYS } from "../../../constructs/logs/log-group-rules";
import { existingLogGroup, namedLogGroup } from "../../../harness/log-groups";

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";
const KEY = "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const UNKNOWN = Token.asString({ resolve: () => "later" });

test.each(RETENTION_DAYS)("keeps events for %d days", (retentionInDays) => {
  expect(logGroupProblems({ retentionInDays, kmsKeyArn: KEY, logGroupClass: "STANDARD" })).toEqual([]);
});

const DAYS = `log-group-retention: retentionInDays is one of ${RETENTION_DAYS.join(", ")}`;

test.each([
  [2, 3],
  [3654, 0],
  [-1, 0],
  [7.5, 14],
])("does not keep them for %d", (retentionInDays, days) => {
  expect(logGroupProblems({ retentionInDays }).map(explain)).toEqual([
    `${DAYS}, got: ${retentionInDays}; take ${days} (0: for ever)`,
  ]);
});

test("reports every problem of a group", () => {
  const settings = { retentionInDays: 8, kmsKeyArn: "alias/logs", logGroupClass: "DELIVERY" } as const;
  expect(logGroupProblems(settings).map(explain)).toEqual([
    `${DAYS}, got: 8; take 14 (0: for ever)`,
    "log-group-delivery-retention: a group of class DELIVERY keeps its events for 2 days, whatever is asked for, got: 8; " +
      "leave out retentionInDays, or choose another class",
    'log-group-key: a log group takes the ARN of a KMS key, neither its id nor an alias, got: "alias/logs"; ' +
      "give the key's arn attribute: arn:aws:kms:<region>:<account>:key/<id>",
  ]);
});

test("what is not given, or known only at plan time, is right", () => {
  const days = Token.asNumber({ resolve: () => 8 });
  expect(logGroupProblems({ logGroupClass: "DELIVERY" })).toEqual([]);
  expect(logGroupProblems({ retentionInDays: days, kmsKeyArn: UNKNOWN, logGroupClass: "DELIVERY" })).toEqual([]);
});

describe("where a log driver looks for its group", () => {
  const existing = (arn: string, name = "app"): LogGroupOwnership => existingLogGroup(name, arn);
  const made = (arn?: string): LogGroupOwnership => ({ ownership: "createdByDriver", name: "app", arn });
  const judge = (group: LogGroupOwnership, region = "eu-west-3") => driverGroupProblems(group, region).map(explain);

  test.each<[string, LogGroupOwnership]>([
    ["by its ARN", existing(ARN)],
    ["by the ARN of its streams", existing(`${ARN}:*`)],
    ["by its name", namedLogGroup("app")],
    ["of a name that is empty, which is reported elsewhere", existing(ARN, "")],
    ["of a name known only at plan time", existing(ARN, UNKNOWN)],
    ["of an ARN known only at plan time", existing(UNKNOWN)],
    ["that it may make, as all others", made("arn:aws:logs:*:*:*")],
    ["that it may make, of one of many names", made("arn:aws:logs:eu-west-3:123456789012:log-group:a*")],
    ["of a pattern of regions", existing("arn:aws:logs:eu-*:123456789012:log-group:app")],
    ["of another pattern of regions", existing("arn:aws:logs:eu-west-?:123456789012:log-group:app")],
  ])("is right: a group %s", (_what, group) => expect(judge(group)).toEqual([]));

  test("is not judged where it is no region, which is reported elsewhere", () => {
    expect(judge(existing(ARN), "Paris")).toEqual([]);
  });

  const FORM = "a log group's ARN is arn:aws:logs:<region>:<account>:log-group:<name>";
  test.each<[LogGroupOwnership]>([
    [existing("app")],
    [existing("arn:aws:s3:::app")],
    [existing(`${ARN}:log-stream:x`)],
    [existing("arn:aws:logs:*:*:*")],
    [made("arn:aws:sqs:*:*:*")],
    [made("arn:aws:logs:*:*:x")],
    [made("*")],
  ])("is not a group: %j", (group) => {
    expect(judge(group)).toEqual([
      `log-group-arn: ${FORM}, got: "${group.arn}"; copy it from the console or from aws logs describe-log-groups`,
    ]);
  });

  test("is that of its name", () =>
    expect(judge(existing(ARN, "web"))).toEqual([
      `log-group-arn: the ARN of log group "web" ends with its name, got: "${ARN}"; give the ARN and the name of one group`,
    ]));

  test("is in its region", () =>
    expect(judge(existing(ARN), "us-east-1")).toEqual([
      "log-group-region: the log driver looks for its group in us-east-1, and it is in another region, " +
        'got: "eu-west-3"; give awsLogs the region of the group',
    ]));

  test("is in its region's partition", () => {
    const arn = ARN.replace("aws", "aws-cn");
    expect(judge(existing(arn))).toEqual([
      "arn-partition: a log group has an ARN of the partition that it is in, and region eu-west-3 is in aws, " +
        `got: "${arn}"; write arn:aws:…`,
    ]);
  });
});

test.each([
  [ARN, "app"],
  [`${ARN}:*`, "app"],
  ["arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/ecs/x#1", "/aws/ecs/x#1"],
  [`${ARN}:log-stream:x`, undefined],
  ["arn:aws:s3:eu-west-3:123456789012:log-group:app", undefined],
  [`x${ARN}`, undefined],
  ["arn:aws:logs:eu-west-3:*:log-group:app", undefined],
  ["arn:aws:logs::123456789012:log-group:app", undefined],
  [ARN.replace("log-group", "x-log-group"), undefined],
  ["arn:aws:s3:::app", undefined],
  ["app", undefined],
])("finds the name in %s", (arn, name) => {
  expect(nameInLogGroupArn(arn)).toBe(name);
});

test.each([ARN, `${ARN}:*`])("reads events of %s and its streams", (arn) => {
  expect(readLogStatements(existingLogGroup("app", arn))).toEqual([
    { actions: ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"], resources: [`${ARN}:*`] },
  ]);
});

test("a key's policy lets CloudWatch Logs of one region encrypt the named groups, and the account administer it", () => {
  const scope = { region: "eu-west-3", accountId: "123456789012" };
  const statements = [
    accountKeyStatement(scope.accountId),
    ...logsKeyStatements({ ...scope, logGroupNames: ["app", "audit-*"] }),
  ];
  expect(JSON.parse(policyDocument(statements))).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Account",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "CloudWatchLogs",
        Effect: "Allow",
        Principal: { Service: "logs.eu-west-3.amazonaws.com" },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": [ARN, "arn:aws:logs:eu-west-3:123456789012:log-group:audit-*"],
          },
        },
      },
    ],
  });
});
