import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { AnomalyDetector } from "../constructs/logs/log-anomaly-detector";
import { applicationQueries } from "../constructs/logs/application-queries";
import { KEY_IDENTIFIERS } from "../constructs/logs/data-identifier";
import { DataProtectionPolicy } from "../constructs/logs/data-protection-policy";
import { and, compare, exists } from "../constructs/logs/filter-condition";
import { jsonEvents, terms } from "../constructs/logs/filter-pattern";
import { LogGroup } from "../constructs/logs/log-group";
import { MetricFilter } from "../constructs/logs/metric-filter";
import { SavedQuery } from "../constructs/logs/query-definition";
import { lambdaTarget } from "../constructs/logs/subscription-target";
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
      pattern: terms({ any: ["ERROR", "FATAL"] }),
      metricNamespace: "University",
      metricName: "Errors",
      defaultValue: 0,
    });
    new MetricFilter(this, "slow", {
      name: "slow",
      logGroup,
      pattern: jsonEvents(and(compare("$.latency", ">", 500), exists("$.path"))),
      metricNamespace: "University",
      metricName: "SlowRequests",
      value: "$.latency",
      dimensions: { Path: "$.path" },
    });
    for (const [name, query] of Object.entries(applicationQueries())) {
      new SavedQuery(this, `query_${name}`, { name: `university/${name}`, query, logGroups: [logGroup] });
    }
    new AnomalyDetector(this, "unusual", { name: "app", logGroup, evaluationFrequency: "FIVE_MIN" });
    new DataProtectionPolicy(this, "masked", {
      name: "app",
      logGroup,
      identifiers: ["EmailAddress", ...KEY_IDENTIFIERS],
    });
    new SubscriptionFilter(this, "to_archive", {
      name: "to-archive",
      logGroup,
      pattern: terms({ all: ["ERROR"] }),
      target: lambdaTarget("arn:aws:lambda:eu-west-3:123456789012:function:archive"),
    });
  }
}
