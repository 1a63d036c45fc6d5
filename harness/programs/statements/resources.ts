import { TerraformVariable } from "cdktf";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { imagePullStatements } from "../../../constructs/iam/image-pull";
import type { Programs } from "../case";
import { HERE, logGroup, policy, role, task } from "../parts";
import { wrong } from "../wrong";
import { act, allow, BUCKET, GROUP, QUEUE, TABLE } from "./parts";

/** What a statement's actions are allowed on. */
export const RESOURCE_PROGRAMS = {
  refused: {
    ...wrong("iam-resource-kind", {
      "objects read from a bucket's ARN": [act("s3:GetObject", BUCKET)],
      "objects written to a bucket's ARN": [act("s3:PutObject", BUCKET)],
      "a bucket listed by its objects' ARN": [act("s3:ListBucket", `${BUCKET}/files`)],
      "log events put into a bucket": [act("logs:PutLogEvents", BUCKET)],
      "log events put into a group instead of its streams": [act("logs:PutLogEvents", GROUP)],
      "a log group read from a queue": [act("logs:FilterLogEvents", QUEUE)],
      "a message sent to a table": [act("sqs:SendMessage", TABLE)],
      "an item read from a queue": [act("dynamodb:GetItem", QUEUE)],
      "a message published to a queue": [act("sns:Publish", QUEUE)],
      "a metric put on one alarm": [act("cloudwatch:PutMetricData", `arn:aws:cloudwatch:${HERE}:alarm:app`)],
      "a key that is an alias": [act("kms:Decrypt", `arn:aws:kms:${HERE}:alias/app`)],
      "a key that is a secret": [act("kms:Decrypt", `arn:aws:secretsmanager:${HERE}:secret:app-a1b2c3`)],
      "a secret that is a parameter": [act("secretsmanager:GetSecretValue", `arn:aws:ssm:${HERE}:parameter/app`)],
      "a parameter that is a secret": [act("ssm:GetParameters", `arn:aws:secretsmanager:${HERE}:secret:app-a1b2c3`)],
      "an image pulled from a bucket": [(stack) => role(stack, "role").addToPolicy(...imagePullStatements(BUCKET))],
      "a role that is a policy": [act("iam:PassRole", "arn:aws:iam::123456789012:policy/app")],
      "a function that is a role": [act("lambda:InvokeFunction", "arn:aws:iam::123456789012:role/app")],
      "a stream that is a delivery stream": [act("kinesis:PutRecord", `arn:aws:firehose:${HERE}:deliverystream/app`)],
      "a service that is a cluster": [act("ecs:UpdateService", `arn:aws:ecs:${HERE}:cluster/app`)],
      "a task run from a cluster": [act("ecs:RunTask", `arn:aws:ecs:${HERE}:cluster/app`)],
      "a resource that fits one of two actions": [
        allow({ actions: ["s3:ListBucket", "s3:GetObject"], resources: [BUCKET] }),
      ],
    }),
    ...wrong("iam-resource", {
      "a resource that is a name": [allow({ resources: ["app/*"] })],
      "a resource that is an address": [allow({ resources: ["https://app.s3.amazonaws.com/"] })],
      "a resource that is half an ARN": [allow({ resources: ["arn:aws:s3"] })],
      "a resource that is empty": [allow({ resources: [""] })],
      "a role with a region": [act("iam:PassRole", `arn:aws:iam:${HERE}:role/app`), "has no region"],
    }),
  },
  warned: {
    ...wrong("iam-resource-kind-unknown", {
      "an image pulled from a registry's address": [act("ecr:BatchGetImage", `arn:aws:ecr:${HERE}:app`)],
      "an object of an unknown kind": [act("s3:GetObject", `arn:aws:s3:${HERE}:vault/app`)],
      "an object in an unknown service": [act("s3:GetObject", `arn:aws:s3vaults:${HERE}:object/app`)],
    }),
    ...wrong("iam-resource-none", {
      "a registry's token on one repository": [act("ecr:GetAuthorizationToken", `arn:aws:ecr:${HERE}:repository/app`)],
      "all buckets listed on one": [act("s3:ListAllMyBuckets", BUCKET)],
      "Exec's channel on one task": [act("ssmmessages:OpenDataChannel", `arn:aws:ecs:${HERE}:task/app/1`)],
      "a caller asked on one role": [act("sts:GetCallerIdentity", "arn:aws:iam::123456789012:role/app")],
    }),
  },
  right: {
    "a bucket listed and its objects read": allow({
      actions: ["s3:ListBucket", "s3:GetObject"],
      resources: [BUCKET, `${BUCKET}/*`],
    }),
    "a bucket and its objects by one wildcard": allow({
      actions: ["s3:ListBucket", "s3:GetObject"],
      resources: [`${BUCKET}*`],
    }),
    "one object": act("s3:GetObject", `${BUCKET}/files/a.env`),
    "a bucket's location": act("s3:GetBucketLocation", BUCKET),
    "log events put into a group's streams": act("logs:PutLogEvents", `${GROUP}:*`),
    "log events put into one stream": act("logs:PutLogEvents", `${GROUP}:log-stream:app/*`),
    "log events put anywhere": act("logs:PutLogEvents", "arn:aws:logs:*:*:*"),
    "a log group made": act("logs:CreateLogGroup", GROUP),
    "a log group made, with what AWS adds": act("logs:CreateLogGroup", `${GROUP}:*`),
    "streams listed": act("logs:DescribeLogStreams", `${GROUP}:*`),
    "log groups listed, as many write it": act("logs:DescribeLogGroups", "arn:aws:logs:*:*:*"),
    "all buckets listed, as many write it": act("s3:ListAllMyBuckets", "arn:aws:s3:::*"),
    "an image pulled": (stack) =>
      role(stack, "role").addToPolicy(...imagePullStatements(`arn:aws:ecr:${HERE}:repository/team/app`)),
    "a secret read": act("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${HERE}:secret:app-a1b2c3`),
    "a secret read by the start of its name": act(
      "secretsmanager:GetSecretValue",
      `arn:aws:secretsmanager:${HERE}:secret:app-*`,
    ),
    "parameters read": act("ssm:GetParameters", `arn:aws:ssm:${HERE}:parameter/app/*`),
    "a key used": act("kms:Decrypt", `arn:aws:kms:${HERE}:key/1234abcd`),
    "a table and its indexes": allow({
      actions: ["dynamodb:GetItem", "dynamodb:Query"],
      resources: [TABLE, `${TABLE}/index/*`],
    }),
    "a message sent and received": allow({
      actions: ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"],
      resources: [QUEUE],
    }),
    "a message published": act("sns:Publish", `arn:aws:sns:${HERE}:app`),
    "a task run": act("ecs:RunTask", `arn:aws:ecs:${HERE}:task-definition/app:*`),
    "a role passed": act("iam:PassRole", "arn:aws:iam::123456789012:role/team/app"),
    "a role assumed": act("sts:AssumeRole", "arn:aws:iam::210987654321:role/app"),
    "a function and its versions": act("lambda:InvokeFunction", `arn:aws:lambda:${HERE}:function:app:*`),
    "metrics put": act("cloudwatch:PutMetricData"),
    "traces put": allow({ actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"] }),
    "mail sent": act("ses:SendEmail", `arn:aws:ses:${HERE}:identity/example.org`),
    "an event put": act("events:PutEvents", `arn:aws:events:${HERE}:event-bus/app`),
    "Exec's channels": allow({
      actions: ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel"],
      resources: ["*"],
    }),
    "a file system mounted": act(
      "elasticfilesystem:ClientMount",
      `arn:aws:elasticfilesystem:${HERE}:file-system/fs-0a1b2c3d`,
    ),
    "a database reached": act("rds-db:connect", `arn:aws:rds-db:${HERE}:dbuser:db-ABCD/app`),
    "a resource that a variable names": (stack) =>
      act("s3:GetObject", new TerraformVariable(stack, "files", { type: "string" }).stringValue)(stack),
    "a resource that a variable is part of": (stack) =>
      act(
        "s3:GetObject",
        `arn:aws:s3:::${new TerraformVariable(stack, "bucket", { type: "string" }).stringValue}/*`,
      )(stack),
    "a group that the stack makes": (stack) => logGroup(stack, "logs").grantWrite(role(stack, "role")),
    "a group that is read": (stack) => logGroup(stack, "logs").grantRead(policy(stack, "policy")),
    "a task with all that it needs": (stack) => task(stack, "task"),
    "a role of China": (stack) =>
      new ExecutionRole(stack, "role", { name: "app" }).addToPolicy({
        actions: ["s3:GetObject"],
        resources: ["arn:aws-cn:s3:::app/*"],
      }),
  },
} satisfies Programs;
