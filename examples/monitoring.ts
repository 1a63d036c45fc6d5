import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { Alarm, AlarmSubscription, AlarmTopic, Dashboard, LogAlarm } from "cdktf-ecs-logging/cloudwatch";
import { FilterPattern, LogGroup, MetricFilter } from "cdktf-ecs-logging/logs";
import { ReadableStack } from "cdktf-ecs-logging/terraform";

/** A school's logs, watched by two alarms and shown on a dashboard. */
export class MonitoringStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-west-3" });
    const logGroup = new LogGroup(this, "app", { name: "app" });
    const errors = new MetricFilter(this, "error_events", {
      name: "errors",
      logGroup,
      pattern: FilterPattern.anyTerm("ERROR", "FATAL"),
      metricNamespace: "School",
      metricName: "Errors",
    }).metric();

    const topic = new AlarmTopic(this, "alarms", {
      name: "school-alarms",
      subscriptions: { team: AlarmSubscription.email("team@example.org") },
    });
    const quiet = new Alarm(this, "silence", LogAlarm.silence({ name: "school-silence", logGroup, onAlarm: [topic] }));
    const failing = new Alarm(this, "errors", {
      ...LogAlarm.errorRate({ name: "school-errors", logGroup, errors, onAlarm: [topic] }),
      description: "Read docs/runbook.md, then call the team.",
    });

    new Dashboard(this, "dashboard", {
      name: "school",
      region: "eu-west-3",
      rows: [
        [{ type: "text", markdown: "# School" }],
        [
          { type: "alarms", title: "Alarms", alarms: [quiet, failing], width: 8 },
          { type: "graph", title: "Errors", metrics: [{ metric: errors, label: "Errors", color: "#d62728" }] },
          { type: "query", title: "Newest errors", logGroups: [logGroup], query: "fields @message | limit 20" },
        ],
      ],
    });
  }
}
