import { Alarm, type AlarmProps } from "../../../constructs/cloudwatch/alarm";
import { AlarmTopic } from "../../../constructs/cloudwatch/alarm-topic";
import { FilterCondition } from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { InsightsQuery } from "../../../constructs/logs/insights-query";
import { MetricFilter } from "../../../constructs/logs/metric-filter";
import { SubscriptionFilter } from "../../../constructs/logs/subscription-filter";
import { accept, logGroup, stack } from "../../../harness/type-case-givens";

const metric = { namespace: "App", metricName: "errors", statistic: "Sum", period: 60 };
const base = { name: "errors", metric, threshold: 0, evaluationPeriods: 1 };

// Alarms: what a period without data means is never a default.

// error: Property 'treatMissingData' is missing
new Alarm(stack, "a", { ...base, comparison: "GreaterThanThreshold" });
// error: '"good"' is not assignable to type
accept<AlarmProps>({ ...base, comparison: "GreaterThanThreshold", treatMissingData: "good" });
// error: '">"' is not assignable to type
accept<AlarmProps>({ ...base, comparison: ">", treatMissingData: "missing" });
// error: Type 'string' is not assignable to type 'AlarmTarget'
accept<AlarmProps["onAlarm"]>(["arn:aws:sns:eu-west-3:123456789012:alarms"]);
// error: Property 'address' is missing
new AlarmTopic(stack, "b", { name: "alarms", subscriptions: { team: { protocol: "email" } } });
// error: '"sms"' is not assignable to type
new AlarmTopic(stack, "c", { name: "alarms", subscriptions: { team: { protocol: "sms", address: "+33 1" } } });

// Filters and queries.

// error: Type 'string' is not assignable to type 'FilterPattern'
new MetricFilter(stack, "d", { name: "e", logGroup, pattern: "ERROR", metricNamespace: "App", metricName: "e" });
// error: Type 'string' is not assignable to type 'readonly string[]'
FilterPattern.terms({ all: "ERROR" });
// error: No overload matches this call
FilterCondition.compare("$.level", ">", "error");
// error: '"=~"' is not assignable to parameter of type 'StringOperator
FilterCondition.regex("$.path", "/api/.*", "=~");
// error: Argument of type 'number' is not assignable to parameter of type 'string'
FilterCondition.like("$.status", 500);
// error: Expected at least 1 arguments, but got 0
FilterCondition.and();
// error: Argument of type 'string' is not assignable to parameter of type 'FilterCondition'
FilterPattern.json("$.level = error");
// error: Argument of type 'string' is not assignable to parameter of type 'QueryCommand'
InsightsQuery.of("fields @message");
// error: Expected at least 1 arguments, but got 0
InsightsQuery.of();
// error: '"descending"' is not assignable to parameter of type '"asc" | "desc"'
InsightsQuery.sort("@timestamp", "descending");
// error: Argument of type 'string' is not assignable to parameter of type 'RegExp'
InsightsQuery.parse("@message", "* *");
// error: Argument of type 'string' is not assignable to parameter of type 'number'
InsightsQuery.limit("20");
// error: Type 'string' is not assignable to type 'SubscriptionTarget'
new SubscriptionFilter(stack, "f", { name: "all", logGroup, pattern: FilterPattern.allEvents(), target: "arn" });
