import type { ServiceQuery } from "../../constructs/monitoring/service-dashboard";
export const QUERIES: readonly ServiceQuery[] = [
  {
    title: "Newest errors",
    query:
      "fields @timestamp, @logStream, @message\n| filter @message like /(?i)error|exception/\n| sort @timestamp desc\n| limit 20",
  },
  {
    title: "Errors every 5 minutes",
    view: "bar",
    query: "filter @message like /(?i)error|exception/\n| stats count(*) as errors by bin(5m)",
  },
  {
    title: "Slowest requests",
    query:
      "filter ispresent(duration)\n| stats max(duration) as slowest, pct(duration, 95) as p95 by path\n| sort slowest desc\n| limit 10",
  },
  {
    title: "Top paths",
    view: "bar",
    query:
      "parse @message '\"* * HTTP/*\" *' as method, path, version, rest\n| stats count(*) as requests by path\n| sort requests desc\n| limit 10",
  },
  { title: "Status codes", view: "pie", query: "stats count(*) as requests by status" },
  { title: "Events by task", view: "timeSeries", query: "stats count(*) as events by bin(5m), @logStream" },
];
