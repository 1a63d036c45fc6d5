import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { LogAnomalyDetector } from "../constructs/logs/log-anomaly-detector";
import { applicationQueries } from "../constructs/logs/application-queries";
import { KEY_IDENTIFIERS } from "../constructs/logs/data-identifier";
import { DataProtectionPolicy } from "../constructs/logs/data-protection-policy";
import { FilterCondition } from "../constructs/logs/filter-condition";
import { FilterPattern } from "../constructs/logs/filter-pattern";
import { LogGroup } from "../constructs/logs/log-group";
import { MetricFilter } from "../constructs/logs/metric-filter";
import { QueryDefinition } from "../constructs/logs/query-definition";
import { SubscriptionTarget } from "../constructs/logs/subscription-target";
import { SubscriptionFilter } from "../constructs/logs/subscription-filter";
import { ReadableStack } from "../constructs/terraform/readable-stack";

/** The logs of one application: kept, counted, searched, watched, handed on and masked. */
export class LogsStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-west-3" });

    const logGroup = new LogGroup(this, "app", { name: "app", retentionInDays: 30, deletionProtection: "keep" });

    new MetricFilter(this, "errors", {
      name: "errors",
      logGroup,
      pattern: FilterPattern.anyTerm("ERROR", "FATAL"),
      metricNamespace: "University",
      metricName: "Errors",
      defaultValue: 0,
    });
    new MetricFilter(this, "slow", {
      name: "slow",
      logGroup,
      pattern: FilterPattern.json(
        FilterCondition.and(FilterCondition.compare("$.latency", ">", 500), FilterCondition.exists("$.path")),
      ),
      metricNamespace: "University",
      metricName: "SlowRequests",
      value: "$.latency",
      dimensions: { Path: "$.path" },
    });
    for (const [name, query] of Object.entries(applicationQueries())) {
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
