import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { Alarm } from "../constructs/cloudwatch/alarm";
import { AlarmTopic } from "../constructs/cloudwatch/alarm-topic";
import { LogAlarm } from "../constructs/cloudwatch/log-alarms";
import { AlarmSubscription } from "../constructs/cloudwatch/alarm-subscription";
import { LogGroup } from "../constructs/logs/log-group";
import type { Metric } from "../constructs/cloudwatch/metric";
import { ServiceMonitoring } from "../constructs/patterns/service-monitoring";
import { ReadableStack } from "../constructs/terraform/readable-stack";
import { requireAwsProvider } from "../constructs/core/required-provider";

const REGION = "eu-west-3";

/** Periods and missing data of every kind, and the statistics that the emulated AWS knows. */
const ODD_ALARMS = {
  percentile: { statistic: "p99.9", treatMissingData: "ignore", period: 3600 },
  fastest: { statistic: "Minimum", treatMissingData: "breaching", period: 10 },
  few: { statistic: "SampleCount", treatMissingData: "notBreaching", period: 20 },
  daily: { statistic: "Average", treatMissingData: "missing", period: 86_400 },
} as const;

/**
 * Every alarm, the topic with every kind of subscription, and the dashboard in one stack: a load balancer takes a minute to
 * make, so the end of its ARN is written here as text.
 */
export class MonitoredStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: REGION });
    requireAwsProvider(this);
    const logGroup = new LogGroup(this, "logs", { name: "school/app" });
    const errors: Metric = { namespace: "school", metricName: "Errors", statistic: "Sum", period: 60, unit: "Count" };
    new ServiceMonitoring(this, "watch", {
      name: "school-app",
      region: REGION,
      logGroup,
      errors,
      service: { serviceName: "app", cluster: { clusterName: "school" } },
      containerInsights: true,
      loadBalancer: { arnSuffix: "app/school/50dc6c495c0c9188" },
      targetGroup: { arnSuffix: "targetgroup/school/73e2d6bc24d8a067" },
      limits: { logEvents: 5000 },
      queries: [
        {
          title: "Newest errors",
          query: 'fields @message\n| filter @message like "${HOME}" or @message like /<error>/\n| limit 20',
        },
        { title: "Events", view: "bar", query: "stats count(*) by bin(5m)" },
      ],
      subscriptions: {
        team: AlarmSubscription.email("team@example.org"),
        pager: AlarmSubscription.https("https://events.example.org/alarms"),
      },
    });
    const quiet = new AlarmTopic(this, "quiet", { name: "school-quiet", kmsKeyId: "alias/school" });
    for (const [name, { statistic, treatMissingData, period }] of Object.entries(ODD_ALARMS)) {
      new Alarm(this, name, {
        ...LogAlarm.volumeSpike({
          name: `school ${name}: \${name} %`,
          logGroup,
          threshold: 1.5,
          onInsufficientData: [quiet],
        }),
        description: 'Look at "${HOME}" & <all>.',
        metric: { ...errors, statistic, period },
        treatMissingData,
      });
    }
  }
}

/** Alarms with the statistics and the query that AWS knows and the emulated AWS does not. */
export function addRareAlarms(scope: Construct): void {
  ["IQM", "PR(:300)", "TM(10%:90%)", "tc90", "WM(0:500)"].forEach((statistic, index) => {
    const metric = { namespace: "school", metricName: "Latency", statistic, period: 60 };
    const alarm = LogAlarm.volumeSpike({ name: `rare ${index}`, logGroup: { name: "a" }, threshold: 1 });
    new Alarm(scope, `rare${index}`, { ...alarm, metric });
  });
  const busiest = LogAlarm.volumeSpike({ name: "busiest", logGroup: { name: "a" }, threshold: 90 });
  const expression = 'SELECT MAX(CPUUtilization) FROM "AWS/ECS"';
  new Alarm(scope, "busiest", { ...busiest, metric: { expression, using: {}, label: "Busiest service" } });
}
