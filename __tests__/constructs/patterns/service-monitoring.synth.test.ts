import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { Dashboard } from "../../../constructs/cloudwatch/dashboard";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import { ServiceMonitoring, type ServiceMonitoringProps } from "../../../constructs/patterns/service-monitoring";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const ERRORS: Metric = { namespace: "app", metricName: "Errors", statistic: "Sum", period: 60 };
const service = { serviceName: "app", cluster: { clusterName: "campus" } };
const LOGS: ServiceMonitoringProps = { name: "app", region: "eu-west-3", logGroup: { name: "app" }, errors: ERRORS };
const ALL: ServiceMonitoringProps = {
  ...LOGS,
  service,
  containerInsights: true,
  loadBalancer: { arnSuffix: "app/a/1" },
  targetGroup: { arnSuffix: "targetgroup/t/2" },
  limits: { logEvents: 1000, cpuPercent: 50 },
  queries: Array.from({ length: 4 }, (_, index) => ({ title: `Query ${index}`, query: "fields @message" })),
};

describe("service monitoring", () => {
  const monitor = (props: ServiceMonitoringProps) => {
    let made: ServiceMonitoring | undefined;
    const { json } = synth((stack) => (made = new ServiceMonitoring(stack, "watch", props)));
    return {
      json,
      widgets: made?.dashboard.widgets ?? [],
      alarms: made?.alarms.map(({ alarmName }) => alarmName) ?? [],
    };
  };

  test("watches all that it is given, and notifies one topic", () => {
    const { json, alarms } = monitor(ALL);
    expect(addressesOf(json)).toEqual([
      "aws_cloudwatch_dashboard.watch_dashboard",
      "aws_cloudwatch_metric_alarm.watch_cpu",
      "aws_cloudwatch_metric_alarm.watch_error_rate",
      "aws_cloudwatch_metric_alarm.watch_latency",
      "aws_cloudwatch_metric_alarm.watch_memory",
      "aws_cloudwatch_metric_alarm.watch_server_errors",
      "aws_cloudwatch_metric_alarm.watch_silence",
      "aws_cloudwatch_metric_alarm.watch_tasks",
      "aws_cloudwatch_metric_alarm.watch_unhealthy_hosts",
      "aws_cloudwatch_metric_alarm.watch_volume_anomaly",
      "aws_cloudwatch_metric_alarm.watch_volume_spike",
      "aws_sns_topic.watch_topic",
      "aws_sns_topic_policy.watch_topic_policy",
    ]);
    const made = Object.values(json.resource?.["aws_cloudwatch_metric_alarm"] ?? {});
    expect(made.map(({ alarm_name }) => alarm_name).sort()).toEqual([...alarms].sort());
    for (const alarm of made) {
      const topic = ["${aws_sns_topic.watch_topic.arn}"];
      expect(alarm).toMatchObject({ alarm_actions: topic, ok_actions: topic });
    }
  });

  test("limits are the alarms' and the graphs'", () => {
    const { json, widgets } = monitor(ALL);
    const alarms = json.resource?.["aws_cloudwatch_metric_alarm"];
    expect(alarms?.["watch_cpu"]).toMatchObject({ threshold: 50 });
    expect(alarms?.["watch_memory"]).toMatchObject({ threshold: 85 });
    expect(alarms?.["watch_volume_spike"]).toMatchObject({ threshold: 1000 });
    const limits = widgets.flatMap(({ widget }) =>
      widget.type === "graph" ? [[widget.title, widget.thresholds?.[0]?.value]] : [],
    );
    expect(limits).toEqual([
      ["Log volume", 1000],
      ["Log bytes, which AWS charges for", undefined],
      ["Errors", 5],
      ["CPU", 50],
      ["Memory", 85],
      ["Tasks", undefined],
      ["Requests and 5xx", undefined],
      ["Latency", 1],
      ["Targets", undefined],
    ]);
  });

  test("watches those who sign in, where the load balancer asks them to", () => {
    const { alarms, widgets } = monitor({ ...ALL, signsIn: true, limits: { signInFailures: 7 } });
    const before = monitor(ALL);
    expect(alarms.filter((name) => !before.alarms.includes(name))).toEqual([
      "app-sign-in-errors",
      "app-sign-in-failures",
      "app-sign-in-latency",
    ]);
    expect(widgets.slice(before.widgets.length)).toMatchObject([
      { widget: { type: "text", markdown: "## Sign-in" } },
      { widget: { title: "Sign-ins", thresholds: [{ value: 7 }] } },
      { widget: { title: "Answers of the identity provider", thresholds: [{ value: 3000 }] } },
    ]);
    expect(monitor({ ...LOGS, signsIn: true })).toMatchObject({ alarms: monitor(LOGS).alarms });
  });

  test("watches log routers and the domain that they write to", () => {
    const metric = (metricName: string): Metric => ({ ...ERRORS, metricName });
    const logRouter = { starts: metric("Starts"), retries: metric("Retries"), losses: metric("Losses"), maxStarts: 9 };
    const domain = { domainName: "logs", accountId: "123456789012" };
    const { json, alarms, widgets } = monitor({ ...ALL, logRouter, search: { domain, freeStorage: 2560 } });
    const before = monitor(ALL);
    const router = ["app-router-restarts", "app-router-losses"];
    const cluster = ["app-search-red", "app-search-yellow"];
    const limits = ["app-search-storage", "app-search-memory", "app-search-writes"];
    expect(alarms.slice(before.alarms.length)).toEqual([...router, ...cluster, ...limits]);
    expect(json.resource?.["aws_cloudwatch_metric_alarm"]).toMatchObject({
      watch_router_restarts: { threshold: 9, alarm_actions: ["${aws_sns_topic.watch_topic.arn}"] },
      watch_search_storage: { threshold: 2560, dimensions: { DomainName: "logs", ClientId: "123456789012" } },
    });
    expect(widgets.slice(before.widgets.length)).toMatchObject([
      { widget: { markdown: "## Log router" } },
      { widget: { thresholds: [{ value: 9 }] } },
      { widget: { type: "graph" } },
      { widget: { markdown: "## Search" } },
      { widget: { type: "graph" } },
      { widget: { thresholds: [{ value: 2560 }] } },
      { widget: { type: "graph" } },
    ]);
    const { alarms: unlimited } = monitor({ ...ALL, search: { domain } });
    expect(unlimited.slice(before.alarms.length)).toEqual([...cluster, ...limits.slice(1)]);
  });

  test("watches a function that takes a share of the requests", () => {
    const limits = { errorPercent: 2 };
    const least: ServiceMonitoringProps = {
      ...ALL,
      limits,
      function: { function: { functionName: "f" }, timeout: 29 },
    };
    const logs = { logGroup: { name: "/aws/lambda/f" }, errors: { ...ERRORS, metricName: "FunctionErrors" } };
    const before = monitor({ ...ALL, limits }).alarms;
    expect(monitor(least).alarms.slice(before.length)).toEqual([
      "app-function-errors",
      "app-function-throttles",
      "app-function-duration",
    ]);
    const measured = { function: { functionName: "f" }, timeout: 29, concurrency: 5, deadLetters: true, logs };
    const { json, alarms, widgets } = monitor({ ...least, function: measured, queriedLogGroups: [logs.logGroup] });
    expect(alarms.slice(before.length)).toEqual([
      "app-function-error-rate",
      "app-function-errors",
      "app-function-throttles",
      "app-function-duration",
      "app-function-concurrency",
      "app-function-dead-letters",
      "app-function-dead-letter-errors",
    ]);
    expect(json.resource?.["aws_cloudwatch_metric_alarm"]).toMatchObject({
      watch_function_error_rate: {
        threshold: 2,
        metric_query: [{ metric: { metric_name: "FunctionErrors" } }, {}, {}],
      },
      watch_function_dead_letters: { metric_name: "AsyncEventsDropped", dimensions: { FunctionName: "f" } },
      watch_function_dead_letter_errors: { metric_name: "DeadLetterErrors", dimensions: { FunctionName: "f" } },
    });
    const shown = widgets.map(({ widget }) => widget);
    expect(shown).toContainEqual(expect.objectContaining({ title: "Dead letters" }));
    expect(shown.find(({ type }) => type === "query")).toMatchObject({
      logGroups: [{ name: "app" }, { name: "/aws/lambda/f" }],
    });
  });

  test("is alarmed by the silence of another group, where that gets most of the lines", () => {
    const { json } = monitor({ ...LOGS, awaitedLogGroup: { name: "/aws/lambda/f" } });
    expect(json.resource?.["aws_cloudwatch_metric_alarm"]).toMatchObject({
      watch_silence: { dimensions: { LogGroupName: "/aws/lambda/f" } },
    });
  });

  test("shows no section and makes no alarm of what it is not given", () => {
    const { alarms, widgets } = monitor(LOGS);
    expect(alarms).toEqual(["app-error-rate", "app-silence", "app-volume-anomaly"]);
    expect(
      widgets.map(({ widget }) => (widget.type === "text" ? widget.markdown.split("\n")[0] : widget.title)),
    ).toEqual(["# app", "Alarms", "Now", "## Logs", "Log volume", "Log bytes, which AWS charges for", "Errors"]);
  });

  test("counts tasks with Container Insights only, and targets with their group only", () => {
    const { alarms } = monitor({ ...LOGS, service, loadBalancer: { arnSuffix: "app/a/1" } });
    expect(alarms.slice(3)).toEqual(["app-cpu", "app-memory", "app-server-errors"]);
  });

  test.each([
    [1, [24]],
    [3, [8, 8, 8]],
    [4, [12, 12, 12, 12]],
    [5, [8, 8, 8, 12, 12]],
    [7, [8, 8, 8, 12, 12, 12, 12]],
  ])("%i queries fill their rows", (count, widths) => {
    const queries = Array.from({ length: count }, (_, index) => ({
      title: `Query ${index}`,
      query: "fields @message",
    }));
    const placed = monitor({ ...LOGS, queries }).widgets.filter(({ widget }) => widget.type === "query");
    expect(placed.map(({ width }) => width)).toEqual(widths);
  });
});

describe("dashboard", () => {
  const dashboard = (add: (stack: Construct) => void) => synth(add).json.resource?.["aws_cloudwatch_dashboard"]?.["x"];

  test("is text where all is known", () => {
    const body = dashboard((stack) => {
      new Dashboard(stack, "x", {
        name: "x",
        region: "eu-west-3",
        start: "-PT3H",
        rows: [[{ type: "text", markdown: "${a}" }]],
      });
    });
    expect(body).toEqual({
      dashboard_name: "x",
      dashboard_body:
        '{"start":"-PT3H","widgets":[{"height":2,"properties":{"background":"solid","markdown":"$${a}"},"type":"text","width":24,"x":0,"y":0}]}',
    });
  });

  test("lets Terraform encode what it fills in", () => {
    const body = dashboard((stack) => {
      const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
      new Dashboard(stack, "x", {
        name,
        region: name,
        rows: [[{ type: "query", title: name, logGroups: [{ name }], query: 'filter @message like "${a}"' }]],
      });
    });
    expect(body?.["dashboard_name"]).toBe("${var.name}");
    expect(body?.["dashboard_body"]).toMatch(/^\$\{jsonencode\(/);
    expect(body?.["dashboard_body"]).toContain(
      String.raw`"query" = "SOURCE '${"${var.name}"}' | filter @message like \"$${"${a}"}\""`,
    );
    expect(body?.["dashboard_body"]).toContain('"region" = var.name');
  });

  test("reports all that is wrong at once", () => {
    const wrong = () =>
      dashboard((stack) => {
        const rows = [[{ type: "text" as const, markdown: " ", width: 30 }]];
        new Dashboard(stack, "x", { name: "a b", region: "eu-west-3", start: "yesterday", rows });
      });
    for (const code of ["name-pattern", "widget-width", "widget-title", "dashboard-start"]) {
      expect(wrong).toThrow(`[stack/x] ${code}: `);
    }
  });
});
