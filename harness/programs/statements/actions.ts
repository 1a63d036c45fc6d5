import type { Programs } from "../case";
import { wrong } from "../wrong";
import { act, allow, BUCKET, GROUP, managed } from "./parts";

/** Which actions a statement names. */
export const ACTION_PROGRAMS = {
  refused: wrong("iam-action", {
    "an action with a letter less": [act("logs:PutLogEvent"), "write logs:PutLogEvents"],
    "an action with a letter more": [act("s3:GetObjects"), "write s3:GetObject"],
    "an action with another letter": [act("sqs:SendMesage"), "write sqs:SendMessage"],
    "an action whose letters changed places": [act("dynamodb:GetItme"), "write dynamodb:GetItem"],
    "a misspelt action among right ones": [
      allow({ actions: ["s3:GetObject", "s3:PutObjekt"], resources: [`${BUCKET}/*`] }),
      "write s3:PutObject",
    ],
    "a misspelt action in a managed policy": [
      (stack) => managed(stack, [{ actions: ["kms:Decypt"], resources: ["*"] }]),
      "write kms:Decrypt",
    ],
    "a misspelt action of ECR": [act("ecr:BatchGetImages"), "write ecr:BatchGetImage"],
    "a misspelt action of Secrets Manager": [
      act("secretsmanager:GetSecretValues"),
      "write secretsmanager:GetSecretValue",
    ],
    "a misspelt action of Systems Manager": [act("ssm:GetParametres"), "write ssm:GetParameters"],
    "a misspelt action of ECS Exec": [act("ssmmessages:OpenDataChanel"), "write ssmmessages:OpenDataChannel"],
    "a misspelt service": [act("log:PutLogEvents"), "write logs:PutLogEvents"],
    "a misspelt service of secrets": [act("secretmanager:GetSecretValue"), "write secretsmanager:GetSecretValue"],
    "a service by its name instead of its prefix": [act("cloudwatchlogs:PutLogEvents"), "write logs:PutLogEvents"],
    "DynamoDB by another name": [act("dynamo:GetItem"), "iam-action"],
    "an action without a service": [act("PutLogEvents"), "such as logs:PutLogEvents"],
    "a service without an action": [act("logs:"), "such as logs:PutLogEvents"],
    "an action with a space": [act("logs: PutLogEvents"), "such as logs:PutLogEvents"],
    "an action with a dot": [act("logs.PutLogEvents"), "such as logs:PutLogEvents"],
    "an action with a slash": [act("logs/PutLogEvents"), "such as logs:PutLogEvents"],
    "an empty action": [act(""), "such as logs:PutLogEvents"],
    "two actions in one text": [act("s3:GetObject,s3:PutObject"), "such as logs:PutLogEvents"],
  }),
  warned: {
    ...wrong("iam-action-unknown", {
      "an action of another service": [act("cloudwatch:PutLogEvents"), "write logs:PutLogEvents"],
      "an API call that needs another action": [act("s3:ListObjects", `${BUCKET}/*`), "look it up"],
      "a version that is newer than the table": [act("kafka:CreateClusterV3")],
      "an unknown action": [act("logs:SweepLogGroups")],
      "an unknown service": [act("mailing:SendLetterByPost"), "prefix"],
      "a metric put to the logs": [act("logs:PutMetricData")],
      "a message sent to a topic": [act("sns:SendMessageBatch")],
      "a wildcard that fits nothing": [act("logs:Pux*")],
      "a wildcard of an unknown service": [act("mailing:*")],
      "a new version of an action": [act("kafka:DeleteClusterV3")],
    }),
  },
  right: {
    everything: act("*"),
    "all of a service": act("s3:*"),
    "a wildcard within a name": act("logs:*LogEvents", `${GROUP}:*`),
    "a question mark within a name": act("s3:GetObjec?", `${BUCKET}/*`),
    "an action in small letters": act("s3:getobject", `${BUCKET}/*`),
    "a service in capitals": act("S3:GetObject", `${BUCKET}/*`),
  },
} satisfies Programs;
