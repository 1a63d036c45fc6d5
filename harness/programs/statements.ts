import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { imagePullStatements } from "../../constructs/iam/image-pull";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import type { PolicyStatement } from "../../constructs/iam/policy-document";
import { type TaskRole } from "../../constructs/iam/task-role";
import { unchecked } from "../errors/example";
import type { Program, Programs, WrongProgram } from "./case";
import { HERE, logGroup, policy, READ, role, task } from "./parts";

const BUCKET = "arn:aws:s3:::app";
const GROUP = `arn:aws:logs:${HERE}:log-group:app`;
const TABLE = `arn:aws:dynamodb:${HERE}:table/app`;
const QUEUE = `arn:aws:sqs:${HERE}:app`;

function allow(...statements: readonly Partial<PolicyStatement>[]): Program {
  return (stack) => role(stack, "role").addToPolicy(...statements.map((statement) => ({ ...READ, ...statement })));
}

const act = (action: string, ...resources: string[]): Program =>
  allow({ actions: [action], resources: resources.length === 0 ? ["*"] : resources });
const when = (operator: string, key: string, value: string | readonly string[] = "x"): Program =>
  allow({ conditions: { [operator]: { [key]: value } } });

function managed(stack: Construct, statements: readonly PolicyStatement[]): ManagedPolicy {
  return new ManagedPolicy(stack, "policy", { name: "policy", statements });
}

function paths(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${BUCKET}/path-${String(i).padStart(4, "0")}/*`);
}

/** Each with the same code; the text is what the message names as the way out. */
function wrong(code: WrongProgram[0], programs: Readonly<Record<string, readonly [Program, string?]>>) {
  return Object.fromEntries(
    Object.entries(programs).map(([what, [program, says]]): [string, WrongProgram] => [what, [code, program, says]]),
  );
}

const ACTIONS = wrong("iam-action", {
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
});

const RESOURCES = {
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
};

const FORM = {
  ...wrong("iam-sid", {
    "an id with a hyphen": [allow({ sid: "read-files" })],
    "an id with a space": [allow({ sid: "Read files" })],
    "an id with an underscore": [allow({ sid: "read_files" })],
    "an id with an umlaut": [allow({ sid: "Lösche" })],
    "two statements of one id": [allow({ sid: "Read" }, { sid: "Read", resources: [`${BUCKET}2/*`] }), "is unique"],
  }),
  ...wrong("iam-empty", {
    "a statement without actions": [allow({ actions: [] })],
    "a statement without resources": [allow({ resources: [] })],
  }),
  ...wrong("iam-effect", {
    "an effect in small letters": [allow({ effect: unchecked("allow") })],
    "an effect that IAM has not": [allow({ effect: unchecked("Permit") })],
  }),
  ...wrong("iam-principal", {
    "a principal in a role's policy": [allow({ principals: { AWS: "*" } })],
    "a principal in a managed policy": [(stack) => managed(stack, [{ ...READ, principals: { AWS: "123456789012" } }])],
  }),
  ...wrong("iam-policy-size", {
    "a managed policy that is too long": [(stack) => managed(stack, [{ ...READ, resources: paths(300) }]), "6144"],
    "a role's own policy that is too long": [allow({ resources: paths(450) }), "10240"],
    "a role's own policy that is too long in all": [
      (stack) => {
        for (let i = 0; i < 5; i += 1)
          allowMore(stack, [{ ...READ, sid: `S${i}`, resources: paths(100).map((path) => `${path}${i}`) }]);
      },
      "10240",
    ],
    "a managed policy that is too long besides what Terraform fills in": [
      (stack) => {
        const account = new TerraformVariable(stack, "account", { type: "string" }).stringValue;
        managed(stack, [{ ...READ, resources: paths(300).map((path) => `${path}/${account}`) }]);
      },
    ],
  }),
};

const ROLES = new WeakMap<Construct, TaskRole>();

function allowMore(stack: Construct, statements: readonly PolicyStatement[]): void {
  const own = ROLES.get(stack) ?? role(stack, "role");
  ROLES.set(stack, own);
  own.addToPolicy(...statements);
}

const CONDITIONS = {
  ...wrong("iam-condition-operator", {
    "an operator with a letter less": [when("StringEqual", "aws:SourceVpc"), "write StringEquals"],
    "an operator the other way round": [when("EqualsString", "aws:SourceVpc"), "iam-condition-operator"],
    "an operator of another language": [when("==", "aws:SourceVpc")],
    "an operator with a misspelt set": [when("ForAnyValues:StringEquals", "aws:TagKeys")],
    "an operator with If in front": [when("IfExistsStringEquals", "aws:SourceVpc")],
    "an ARN's operator misspelt": [when("ArnLikes", "aws:SourceArn", GROUP), "write ArnLike"],
    "an address's operator misspelt": [when("IPAdress", "aws:SourceIp", "10.0.0.0/8"), "write IpAddress"],
  }),
  ...wrong("iam-condition-key", {
    "a key without a service": [when("StringEquals", "SourceVpc")],
    "a global key with changed letters": [when("StringEquals", "aws:SourceVcp"), "write aws:SourceVpc"],
    "a global key with a letter less": [when("StringEquals", "aws:SourcAccount"), "write aws:SourceAccount"],
    "a service's key misspelt": [when("StringEquals", "s3:prefx"), "write s3:prefix"],
    "a key of ECS misspelt": [
      allow({ ...READ, conditions: { ArnEquals: { "ecs:clusters": `arn:aws:ecs:${HERE}:cluster/a` } } }),
      "write ecs:cluster",
    ],
  }),
};

/** Statements of policies. */
export const STATEMENT_PROGRAMS = {
  refused: { ...ACTIONS, ...RESOURCES, ...FORM, ...CONDITIONS },
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
    ...wrong("iam-condition-key-unknown", {
      "an unknown global key": [when("StringEquals", "aws:ComesFromNetwork")],
      "a service's key with two letters less, which may be new": [when("StringEquals", "s3:prfx")],
      "an unknown key of a service": [when("StringEquals", "s3:CreatedByTheSystem")],
    }),
    ...wrong("iam-condition-value", {
      "a yes instead of true": [when("Bool", "aws:SecureTransport", "yes")],
      "a number in words": [when("NumericLessThan", "s3:max-keys", "ten")],
      "an address that is a name": [when("IpAddress", "aws:SourceIp", "office.example.org")],
      "a date as people write it": [when("DateLessThan", "aws:CurrentTime", "31.1.2026")],
    }),
    ...wrong("iam-policy-count", {
      "eleven managed policies": [
        (stack) => {
          const own = role(stack, "role");
          for (let i = 0; i < 11; i += 1)
            new ManagedPolicy(stack, `p${i}`, { name: `p${i}`, statements: [READ], role: own });
        },
      ],
      "eleven policies by their ARN": [
        (stack) => {
          const own = role(stack, "role");
          for (let i = 0; i < 11; i += 1) own.attachManagedPolicy(`p${i}`, `arn:aws:iam::123456789012:policy/p${i}`);
        },
      ],
    }),
  },
  right: {
    "objects read": allow({}),
    "statements with empty ids": allow({ sid: "" }, { sid: "", actions: ["s3:PutObject"] }),
    everything: act("*"),
    "all of a service": act("s3:*"),
    "a wildcard within a name": act("logs:*LogEvents", `${GROUP}:*`),
    "a question mark within a name": act("s3:GetObjec?", `${BUCKET}/*`),
    "an action in small letters": act("s3:getobject", `${BUCKET}/*`),
    "a service in capitals": act("S3:GetObject", `${BUCKET}/*`),
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
    "a denial": allow({ effect: "Deny", actions: ["s3:DeleteObject"], resources: ["*"] }),
    "an id": allow({ sid: "ReadFiles1" }),
    "two ids": allow({ sid: "One" }, { sid: "Two", resources: [`${BUCKET}2/*`] }),
    "a global key": when("StringEquals", "aws:SourceVpc", "vpc-0a1b2c3d"),
    "a global key in small letters": when("StringEquals", "aws:sourcevpc", "vpc-0a1b2c3d"),
    "a tag's key": when("StringEquals", "aws:ResourceTag/team", "shop"),
    "a principal's tag": when("StringEquals", "aws:PrincipalTag/team", "shop"),
    "keys of a set": when("ForAllValues:StringEquals", "aws:TagKeys", ["team", "env"]),
    "an operator if the key is there": when("StringEqualsIfExists", "aws:SourceVpc", "vpc-0a1b2c3d"),
    "a service's key": when("StringLike", "s3:prefix", ["app/*"]),
    "a key of another service": when("StringEquals", "kms:ViaService", "s3.eu-west-3.amazonaws.com"),
    "a key that holds a key": when("StringEquals", "kms:EncryptionContext:aws:logs:arn", GROUP),
    "a key of an identity provider": when("StringEquals", "token.actions.githubusercontent.com:sub", "repo:team/app"),
    "a key of Cognito": when("StringEquals", "cognito-identity.amazonaws.com:aud", "eu-west-3:1234"),
    "a boolean": when("Bool", "aws:SecureTransport", "true"),
    "a null": when("Null", "aws:SourceVpc", "false"),
    "a number": when("NumericLessThanEquals", "s3:max-keys", "10"),
    "address ranges": when("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/32"]),
    "a date": when("DateLessThan", "aws:CurrentTime", "2026-12-31T00:00:00Z"),
    "a variable of IAM's": when("StringEquals", "aws:ResourceTag/owner", "${aws:username}"),
    "a managed policy just short enough": (stack) => managed(stack, [{ ...READ, resources: paths(190) }]),
    "a statement that is written once, with its id, though its token comes twice": (stack) => {
      const bucket = new S3Bucket(stack, "bucket", {});
      const read = () => ({ sid: "Read", actions: ["s3:GetObject"], resources: [`${bucket.arn}/*`] });
      role(stack, "role").addToPolicy(read(), read());
    },
    "a policy that is short enough, since a statement whose token comes twice is written once": (stack) => {
      const bucket = new S3Bucket(stack, "bucket", {});
      const read = () => ({
        actions: ["s3:GetObject"],
        resources: paths(100).map((path) => path.replace(BUCKET, bucket.arn)),
      });
      managed(stack, Array.from({ length: 9 }, read));
    },
    "ten managed policies": (stack) => {
      const own = role(stack, "role");
      for (let i = 0; i < 10; i += 1) own.attachManagedPolicy(`p${i}`, `arn:aws:iam::123456789012:policy/p${i}`);
    },
    "a task with all that it needs": (stack) => task(stack, "task"),
    "a role of China": (stack) =>
      new ExecutionRole(stack, "role", { name: "app" }).addToPolicy({
        actions: ["s3:GetObject"],
        resources: ["arn:aws-cn:s3:::app/*"],
      }),
  },
} satisfies Programs;
