import { policyDocument } from "../../../constructs/iam/policy-document";
import { accountKeyStatement, logsKeyStatements } from "../../../constructs/logs/logs-key-statements";
import { existingLogGroup } from "../../../harness/log-groups";
import { readLogStatements } from "../../../constructs/logs/log-group-ownership";
import { logGroupProblems, nameInLogGroupArn, RETENTION_DAYS } from "../../../constructs/logs/log-group-rules";

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";
const KEY = "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

test.each(RETENTION_DAYS)("keeps events for %d days", (retentionInDays) => {
  expect(logGroupProblems({ retentionInDays, kmsKeyArn: KEY, logGroupClass: "STANDARD" })).toEqual([]);
});

test.each([
  [2, "take 3 (0: for ever)"],
  [3654, "take 0 (0: for ever)"],
  [-1, "take 0 (0: for ever)"],
  [7.5, "take 14 (0: for ever)"],
])("does not keep them for %d", (retentionInDays, fix) => {
  expect(logGroupProblems({ retentionInDays })).toMatchObject([{ code: "log-group-retention", fix }]);
});

test("reports every problem of a group", () => {
  const settings = { retentionInDays: 8, kmsKeyArn: "alias/logs", logGroupClass: "DELIVERY" } as const;
  expect(logGroupProblems(settings).map(({ code }) => code)).toEqual([
    "log-group-retention",
    "log-group-delivery-retention",
    "log-group-key",
  ]);
});

test.each([
  [ARN, "app"],
  [`${ARN}:*`, "app"],
  ["arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/ecs/x#1", "/aws/ecs/x#1"],
  [`${ARN}:log-stream:x`, undefined],
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
