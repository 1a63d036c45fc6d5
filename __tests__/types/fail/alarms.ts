import type { AlarmProps } from "../../../constructs/cloudwatch/alarm";
import type { AnomalyAlarmProps } from "../../../constructs/cloudwatch/anomaly-alarm";
import { AlarmSubscription } from "../../../constructs/cloudwatch/alarm-subscription";
import type { Widget } from "../../../constructs/cloudwatch/widget";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import { accept } from "../../../harness/type-case-givens";

const metric: Metric = { namespace: "app", metricName: "Errors", statistic: "Sum", period: 60 };
const alarm = { name: "errors", metric: metric, threshold: 1, evaluationPeriods: 1 };

// error: Property 'treatMissingData' is missing
accept<AlarmProps>({ ...alarm, comparison: "GreaterThanThreshold" });
// error: '"ok"' is not assignable to type '…"notBreaching"…'
accept<AlarmProps>({ ...alarm, comparison: "GreaterThanThreshold", treatMissingData: "ok" });
// error: '">"' is not assignable to type '"GreaterThanOrEqualToThreshold" | "GreaterThanThreshold" | "Less…
accept<AlarmProps>({ ...alarm, comparison: ">", treatMissingData: "missing" });
// error: '"GreaterThanUpperThreshold"' is not assignable … Did you mean '"GreaterThanThreshold"'?
accept<AlarmProps>({ ...alarm, comparison: "GreaterThanUpperThreshold", treatMissingData: "missing" });
// error: '"GreaterThanThreshold"' is not assignable to type '"GreaterThanUpperThreshold" | "LessThan…'
accept<AnomalyAlarmProps>({ ...alarm, metric, comparison: "GreaterThanThreshold", treatMissingData: "missing" });
// error: '"sms"' is not assignable to type '"email" | "https"'
accept<AlarmSubscription>({ protocol: "sms", address: "+33123456789" });
// error: 'confirmsItself' does not exist in type
accept<AlarmSubscription>({ protocol: "email", address: "team@example.org", confirmsItself: true });
// error: Argument of type 'number' is not assignable to parameter of type 'string'
AlarmSubscription.email(1);
// error: Property 'metrics' is missing
accept<Widget>({ type: "graph", title: "Errors" });
// error: '"gauge"' is not assignable to type
accept<Widget>({ type: "gauge", title: "Errors", metrics: [] });
// error: 'stacked' does not exist in type 'NumberWidget'
accept<Widget>({ type: "number", title: "Errors", metrics: [{ metric: metric }], stacked: true });
