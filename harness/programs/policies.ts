import { Fn, TerraformVariable } from "cdktf";
import type { PolicyConditions } from "../../constructs/iam/policy-document";
import type { Program, Programs } from "./case";
import { HERE, role } from "./parts";

const BUCKET = "arn:aws:s3:::app";
const TABLE = `arn:aws:dynamodb:${HERE}:table/app`;
const QUEUE = `arn:aws:sqs:${HERE}:app`;
const KEY = `arn:aws:kms:${HERE}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const ORGANIZATION = { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceOrgID": "o-a1b2c3d4e5" };

/** @param actions divided by spaces, as are the resources */
const can =
  (actions: string, resources = "*", conditions?: PolicyConditions): Program =>
  (stack) =>
    role(stack, "role").addToPolicy({ actions: actions.split(" "), resources: resources.split(" "), conditions });
const deny =
  (actions: string, conditions: PolicyConditions): Program =>
  (stack) =>
    role(stack, "role").addToPolicy({ effect: "Deny", actions: actions.split(" "), resources: ["*"], conditions });

/** Statements as the policies of running systems have them. */
export const POLICY_PROGRAMS = {
  refused: {},
  warned: {},
  right: {
    "all that reads objects": can("s3:GetObject*", `${BUCKET}/*`),
    "all that reads a bucket": can("s3:Get* s3:List*", `${BUCKET} ${BUCKET}/*`),
    "all of a bucket's objects": can("s3:*", `${BUCKET}/*`),
    "files uploaded in parts": can(
      "s3:PutObject s3:PutObjectAcl s3:AbortMultipartUpload s3:ListMultipartUploadParts",
      `${BUCKET}/uploads/*`,
    ),
    "a user's own folder": can("s3:GetObject s3:PutObject s3:DeleteObject", `${BUCKET}/home/\${aws:username}/*`),
    "a user's own folder listed": can("s3:ListBucket s3:GetBucketLocation", BUCKET, {
      StringLike: { "s3:prefix": ["", "home/", "home/${aws:username}/*"], "s3:delimiter": "/" },
    }),
    "a user's own folder in a bucket that a variable names": (stack) => {
      const bucket = new TerraformVariable(stack, "bucket", { type: "string" }).stringValue;
      can("s3:GetObject", `arn:aws:s3:::${Fn.lower(bucket)}/home/\${aws:username}/*`)(stack);
    },
    "objects by an access point": can("s3:GetObject", `arn:aws:s3:${HERE}:accesspoint/app/object/*`),
    "objects by an access point of many regions": can(
      "s3:GetObject",
      "arn:aws:s3::123456789012:accesspoint/a.mrap/object/*",
    ),
    "no object without encryption": deny("s3:PutObject", { Null: { "s3:x-amz-server-side-encryption": "true" } }),
    "no object of another key": deny("s3:PutObject", {
      StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": KEY },
    }),
    "a table and its indexes, for an application": can(
      "dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:Scan dynamodb:PutItem dynamodb:UpdateItem " +
        "dynamodb:DeleteItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DescribeTable",
      `${TABLE} ${TABLE}/index/*`,
    ),
    "a table's stream": can(
      "dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:DescribeStream",
      `${TABLE}/stream/2026-01-31T00:00:00.000`,
    ),
    "a user's own items": can("dynamodb:GetItem dynamodb:Query", TABLE, {
      "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["${cognito-identity.amazonaws.com:sub}"] },
      StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
    }),
    "a queue's consumer": can(
      "sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueAttributes sqs:GetQueueUrl",
      `${QUEUE}.fifo`,
    ),
    "all of an application's queues": can("sqs:*", "arn:aws:sqs:*:123456789012:app-*"),
    "a topic of another account": can("sns:Publish", "arn:aws:sns:us-east-1:210987654321:alarms"),
    "a key used by a service alone": can("kms:Decrypt kms:GenerateDataKey* kms:ReEncrypt* kms:DescribeKey", KEY, {
      StringEquals: { "kms:ViaService": "s3.eu-west-3.amazonaws.com", "kms:EncryptionContext:app": "app" },
    }),
    "keys by their alias": can("kms:Decrypt", `arn:aws:kms:${HERE}:key/*`, {
      "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/app-*" },
    }),
    "a grant for a service": can("kms:CreateGrant", KEY, { Bool: { "kms:GrantIsForAWSResource": "true" } }),
    "all parameters below a path": can(
      "ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath",
      `arn:aws:ssm:${HERE}:parameter/app arn:aws:ssm:${HERE}:parameter/app/*`,
    ),
    "a document of AWS's": can("ssm:SendCommand", "arn:aws:ssm:eu-west-3::document/AWS-RunShellScript"),
    "a secret with the six characters that AWS adds": can(
      "secretsmanager:GetSecretValue secretsmanager:DescribeSecret",
      `arn:aws:secretsmanager:${HERE}:secret:app/db-??????`,
      { "ForAnyValue:StringEquals": { "secretsmanager:VersionStage": "AWSCURRENT" } },
    ),
    "images of another account": can(
      "ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:GetDownloadUrlForLayer",
      "arn:aws:ecr:us-east-1:210987654321:repository/*",
    ),
    "logging in to registries": can(
      "ecr:GetAuthorizationToken ecr-public:GetAuthorizationToken sts:GetServiceBearerToken",
    ),
    "log groups made and written": can(
      "logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents logs:DescribeLogStreams",
      "arn:aws:logs:*:*:log-group:/aws/ecs/*",
    ),
    "a query of logs": can("logs:StartQuery logs:GetQueryResults", `arn:aws:logs:${HERE}:log-group:/ecs/app:* *`),
    "traces, with sampling": can(
      "xray:PutTraceSegments xray:PutTelemetryRecords xray:GetSamplingRules xray:GetSamplingTargets " +
        "xray:GetSamplingStatisticSummaries",
    ),
    "metrics of one namespace": can("cloudwatch:PutMetricData", "*", {
      StringEquals: { "cloudwatch:namespace": "App" },
    }),
    "a file system by its access point": can(
      "elasticfilesystem:ClientMount elasticfilesystem:ClientWrite elasticfilesystem:ClientRootAccess",
      `arn:aws:elasticfilesystem:${HERE}:file-system/fs-0a1b2c3d`,
      {
        StringEquals: {
          "elasticfilesystem:AccessPointArn": `arn:aws:elasticfilesystem:${HERE}:access-point/fsap-0a1b2c3d`,
        },
        Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
      },
    ),
    "models of one maker": can(
      "bedrock:InvokeModel bedrock:InvokeModelWithResponseStream",
      `arn:aws:bedrock:*::foundation-model/anthropic.* arn:aws:bedrock:${HERE}:inference-profile/eu.anthropic.claude`,
    ),
    "one model": can("bedrock:InvokeModel", "arn:aws:bedrock:eu-west-3::foundation-model/amazon.titan-embed-text-v2:0"),
    "a knowledge base": can("bedrock:Retrieve", `arn:aws:bedrock:${HERE}:knowledge-base/ABCDEFGHIJ`),
    "a role passed to ECS": can("iam:PassRole", "arn:aws:iam::123456789012:role/app-*", {
      StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
    }),
    "any role passed to ECS": can("iam:PassRole", "*", {
      StringLikeIfExists: { "iam:PassedToService": ["ecs*.amazonaws.com"] },
    }),
    "a role of AWS's made": can(
      "iam:CreateServiceLinkedRole",
      "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS*",
      { StringLike: { "iam:AWSServiceName": "ecs.amazonaws.com" } },
    ),
    "a role of another account": can("sts:AssumeRole sts:TagSession", "arn:aws:iam::210987654321:role/reader", {
      StringEquals: { "sts:ExternalId": "app", ...ORGANIZATION },
    }),
    "a role of any account": can("sts:AssumeRole", "arn:aws:iam::*:role/deploy-*"),
    "nothing from outside": deny("*", {
      NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] },
      BoolIfExists: { "aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false" },
      StringNotEqualsIfExists: { "aws:SourceVpce": ["vpce-0a1b2c3d"], "aws:RequestedRegion": ["eu-west-3"] },
      ArnNotLikeIfExists: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" },
      "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*"] },
    }),
    "nothing past an endpoint": deny("s3:*", { Null: { "aws:SourceVpce": "true" } }),
    "nothing without a second factor": deny("iam:*", {
      BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
      NumericGreaterThanIfExists: { "aws:MultiFactorAuthAge": "3600" },
    }),
    "what has the caller's own tag": can("ec2:StartInstances", `arn:aws:ec2:${HERE}:instance/*`, {
      StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" },
    }),
    "tasks run in one cluster": can("ecs:RunTask", `arn:aws:ecs:${HERE}:task-definition/app:*`, {
      ArnEquals: { "ecs:cluster": `arn:aws:ecs:${HERE}:cluster/app` },
    }),
    "a shell in tasks": can("ecs:ExecuteCommand", `arn:aws:ecs:${HERE}:cluster/app arn:aws:ecs:${HERE}:task/app/*`),
    "a state machine and its runs": can(
      "states:StartExecution states:DescribeExecution",
      `arn:aws:states:${HERE}:stateMachine:app arn:aws:states:${HERE}:execution:app:*`,
    ),
    "a search domain": can("es:ESHttpGet es:ESHttpPost", `arn:aws:es:${HERE}:domain/app/*`),
    "messages to web sockets": can(
      "execute-api:ManageConnections",
      `arn:aws:execute-api:${HERE}:a1b2c3d4e5/live/POST/@connections/*`,
    ),
  },
} satisfies Programs;
