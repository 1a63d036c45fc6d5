import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import {
  accessLogQueries,
  applicationErrors,
  applicationQueries,
  DataProtectionPolicy,
  FilterCondition,
  FilterPattern,
  KEY_IDENTIFIERS,
  LogAnomalyDetector,
  LogGroup,
  MetricFilter,
  QueryDefinition,
  SubscriptionFilter,
  SubscriptionTarget,
} from "cdktf-ecs-logging/logs";
import { ReadableStack } from "cdktf-ecs-logging/terraform";

/** The logs of one application: kept, counted, searched, watched, handed on and masked. */
export class LogsStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-west-3" });

    const logGroup = new LogGroup(this, "app", { name: "app", retentionInDays: 30, deletionProtection: "keep" });

    new MetricFilter(this, "errors", {
      name: "errors",
      logGroup,
      pattern: applicationErrors(),
      metricNamespace: "University",
      metricName: "Errors",
      defaultValue: 0,
    });
    new MetricFilter(this, "slow", {
      name: "slow",
      logGroup,
      pattern: FilterPattern.json(
        FilterCondition.and(FilterCondition.compare("$.duration", ">", 500), FilterCondition.exists("$.path")),
      ),
      metricNamespace: "University",
      metricName: "SlowRequests",
      value: "$.duration",
      dimensions: { Path: "$.path" },
    });
    for (const [name, query] of Object.entries({ ...applicationQueries(), ...accessLogQueries() })) {
      new QueryDefinition(this, `query_${name}`, { name: `university/${name}`, query, logGroups: [logGroup] });
    }
    new LogAnomalyDetector(this, "unusual", { name: "app", logGroup, evaluationFrequency: "FIVE_MIN" });
    new DataProtectionPolicy(this, "masked", {
      name: "app",
      logGroup,
      identifiers: ["EmailAddress", ...KEY_IDENTIFIERS],
    });
    new SubscriptionFilter(this, "to_archive", {
      name: "to-archive",
      logGroup,
      pattern: FilterPattern.allTerms("ERROR"),
      target: SubscriptionTarget.lambda("arn:aws:lambda:eu-west-3:123456789012:function:archive"),
    });
  }
}
