import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import { KinesisStream } from "@cdktf/provider-aws/lib/kinesis-stream";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { LocalBackend, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { ExecutionRole } from "../constructs/iam/execution-role";
import { policyDocument, trustPolicy } from "../constructs/iam/policy-document";
import { LogAnomalyDetector } from "../constructs/logs/log-anomaly-detector";
import { accessLogQueries } from "../constructs/logs/access-log-queries";
import { applicationErrors } from "../constructs/logs/application-errors";
import { applicationQueries } from "../constructs/logs/application-queries";
import { columnIdentifiers } from "../constructs/logs/column-identifiers";
import { KEY_IDENTIFIERS } from "../constructs/logs/data-identifier";
import { DataProtectionPolicy } from "../constructs/logs/data-protection-policy";
import { FieldIndexPolicy } from "../constructs/logs/field-index-policy";
import { FilterCondition } from "../constructs/logs/filter-condition";
import { FilterPattern } from "../constructs/logs/filter-pattern";
import { LogDestination } from "../constructs/logs/log-destination";
import { LogGroup } from "../constructs/logs/log-group";
import { accountKeyStatement, logsKeyStatements } from "../constructs/logs/logs-key-statements";
import { MetricFilter } from "../constructs/logs/metric-filter";
import { QueryDefinition } from "../constructs/logs/query-definition";
import { SubscriptionTarget } from "../constructs/logs/subscription-target";
import { SubscriptionFilter } from "../constructs/logs/subscription-filter";
import { ReadableStack } from "../constructs/terraform/readable-stack";
import { requireAwsProvider } from "../constructs/core/required-provider";

const ACCOUNT = "123456789012";
const REGION = "us-east-1";

/** What {@link LogAnalysisStack} may have beside. */
export interface LogAnalysisStackProps {
  /** Name of a group that is there already; Terraform looks it up. @default none, so that no AWS is needed to plan */
  readonly existingLogGroup?: string;
}

/** Every construct of `constructs/logs/` in one stack, with what they send log events to. */
export class LogAnalysisStack extends ReadableStack {
  public constructor(scope: Construct, id: string, { existingLogGroup }: LogAnalysisStackProps = {}) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: REGION });
    requireAwsProvider(this);
    new LocalBackend(this, { path: "terraform.tfstate" });

    const names = ["app", "archive", "audit"] as const;
    const key = new KmsKey(this, "key", {
      enableKeyRotation: true,
      policy: policyDocument([
        accountKeyStatement(ACCOUNT),
        ...logsKeyStatements({ region: REGION, accountId: ACCOUNT, logGroupNames: names }),
      ]),
    });
    const app = new LogGroup(this, "app", { name: "app", retentionInDays: 30, kmsKeyArn: key.arn, tags: { a: "b" } });
    const archive = new LogGroup(this, "archive", { name: "archive", logGroupClass: "INFREQUENT_ACCESS" });
    const audit = new LogGroup(this, "audit", { name: "audit", retentionInDays: 365 });

    const role = new ExecutionRole(this, "role", { name: "app" });
    app.grantWrite(role);
    app.grantRead(role);
    new LogGroup(this, "kept", { name: "kept", deletionProtection: "keep" });
    addFilters(this, app);
    if (existingLogGroup !== undefined) {
      const existing = LogGroup.fromName(this, "existing", existingLogGroup);
      existing.grantRead(role);
      const query = applicationQueries().errors;
      new QueryDefinition(this, "query_existing", { name: "existing", query, logGroups: [existing] });
    }
    for (const [name, query] of Object.entries({ ...applicationQueries(), ...accessLogQueries() })) {
      new QueryDefinition(this, `query_${name}`, { name: `university/${name}`, query, logGroups: [app, archive] });
    }
    addPolicies(this, app, archive, audit);
    addSubscriptions(this, app, audit);
    new TerraformOutput(this, "log_group", { value: app.name });
    new TerraformOutput(this, "log_group_arn", { value: app.arn });
  }
}

/** One metric filter for each kind of pattern, with text that would be a reference if it were not escaped. */
function addFilters(scope: Construct, logGroup: LogGroup): void {
  const metricNamespace = "University";
  new MetricFilter(scope, "errors", {
    name: "errors",
    logGroup,
    pattern: FilterPattern.terms({ any: ["ERROR", 'say "${HOME}"'] }),
    metricNamespace,
    metricName: "Errors",
    defaultValue: 0,
    unit: "Count",
  });
  new MetricFilter(scope, "failures", {
    name: "failures",
    logGroup,
    pattern: applicationErrors(),
    metricNamespace,
    metricName: "Failures",
  });
  new MetricFilter(scope, "latency", {
    name: "latency",
    logGroup,
    pattern: FilterPattern.json(
      FilterCondition.and(
        FilterCondition.exists("$.latency"),
        FilterCondition.like("$.path", "/students*"),
        FilterCondition.compare("$.status", "<", 500),
      ),
    ),
    metricNamespace,
    metricName: "Latency",
    value: "$.latency",
    dimensions: { Status: "$.status" },
    unit: "Milliseconds",
  });
  new MetricFilter(scope, "bytes", {
    name: "bytes",
    logGroup,
    pattern: FilterPattern.spaceDelimited(
      "ip",
      "...",
      FilterCondition.like("request", "GET*"),
      FilterCondition.compare("status", "=", 200),
      "bytes",
    ),
    metricNamespace,
    metricName: "Bytes",
    value: "$bytes",
  });
}

function addPolicies(scope: Construct, app: LogGroup, archive: LogGroup, audit: LogGroup): void {
  new LogAnomalyDetector(scope, "detector", {
    name: "app",
    logGroup: app,
    evaluationFrequency: "FIVE_MIN",
    pattern: FilterPattern.terms({ exclude: ["health check"] }),
    visibilityDays: 30,
    tags: { a: "b" },
  });
  new LogAnomalyDetector(scope, "plain_detector", { name: "audit", logGroup: audit });
  new FieldIndexPolicy(scope, "index", { logGroup: app, fields: ["requestId", "userId"] });
  new DataProtectionPolicy(scope, "protection", {
    name: "app",
    logGroup: app,
    identifiers: ["EmailAddress", ...KEY_IDENTIFIERS],
    customIdentifiers: [{ name: "StudentNumber", regex: "S-[0-9]{8}" }, ...columnIdentifiers(["name"])],
    findings: { logGroup: audit },
  });
  new DataProtectionPolicy(scope, "archive_protection", {
    name: "archive",
    logGroup: archive,
    identifiers: ["EmailAddress"],
  });
}

/** To a function and a stream from one group, to a delivery stream and another account's destination from another. */
function addSubscriptions(scope: Construct, app: LogGroup, audit: LogGroup): void {
  const lambdaRole = new IamRole(scope, "function_role", {
    name: "function",
    assumeRolePolicy: trustPolicy("lambda.amazonaws.com"),
  });
  const lambda = new LambdaFunction(scope, "function", {
    functionName: "reader",
    role: lambdaRole.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    filename: FUNCTION_FILE,
  });
  const stream = new KinesisStream(scope, "stream", { name: "events", shardCount: 1 });
  const bucket = new S3Bucket(scope, "bucket", { bucket: "log-archive" });
  const deliveryRole = new IamRole(scope, "delivery_role", {
    name: "delivery",
    assumeRolePolicy: trustPolicy("firehose.amazonaws.com"),
  });
  const delivery = new KinesisFirehoseDeliveryStream(scope, "delivery", {
    name: "archive",
    destination: "extended_s3",
    extendedS3Configuration: { bucketArn: bucket.arn, roleArn: deliveryRole.arn },
  });
  const pattern = FilterPattern.allEvents();
  new SubscriptionFilter(scope, "to_function", {
    name: "to-function",
    logGroup: app,
    pattern: FilterPattern.terms({ all: ["ERROR"] }),
    target: SubscriptionTarget.lambda(lambda.arn),
  });
  new SubscriptionFilter(scope, "to_stream", {
    name: "to-stream",
    logGroup: app,
    pattern,
    target: SubscriptionTarget.kinesis(stream.arn, "logs-to-stream"),
  });
  new SubscriptionFilter(scope, "to_delivery", {
    name: "to-delivery",
    logGroup: audit,
    pattern,
    target: SubscriptionTarget.firehose(delivery.arn, "logs-to-delivery"),
  });
  const destination = new LogDestination(scope, "central", {
    name: "central",
    target: SubscriptionTarget.kinesis(stream.arn, "logs-from-others"),
    accountId: ACCOUNT,
    region: REGION,
    senderAccountIds: ["111111111111", "222222222222"],
  });
  new SubscriptionFilter(scope, "to_central", {
    name: "to-central",
    logGroup: audit,
    pattern,
    target: destination.target,
  });
}

/** What the stack expects beside its own file: the function's code. */
export const FUNCTION_FILE = "function.zip";
/** The shortest zip archive: one that holds nothing. */
export const FUNCTION_CODE = Buffer.concat([Buffer.from("PK\u0005\u0006", "latin1"), Buffer.alloc(18)]);
