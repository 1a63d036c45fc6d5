import { Alarm } from "../../constructs/cloudwatch/alarm";
import { AnomalyAlarm } from "../../constructs/cloudwatch/anomaly-alarm";
import { Dashboard } from "../../constructs/cloudwatch/dashboard";
import { LogAlarm } from "../../constructs/cloudwatch/log-alarms";
import type { GraphWidget } from "../../constructs/cloudwatch/widget";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import { firstCount } from "../../constructs/ecs/rules/scaling";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { TargetTrackingPolicy } from "../../constructs/ecs/target-tracking-policy";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { MetricFilter, type MetricFilterProps } from "../../constructs/logs/metric-filter";
import { APP, container, containers, task } from "../errors/example";
import type { Program, Programs, WrongProgram } from "./case";
import { each } from "./each";
import { alarm, cluster, listener, listenerRule, loadBalancer, logGroup, service } from "./parts";

const NOT_FINITE = [NaN, Infinity, -Infinity];
const METRIC = { namespace: "App", metricName: "errors", statistic: "Sum", period: 60 };
const GRAPH: GraphWidget = { type: "graph", title: "Errors", metrics: [{ metric: METRIC }] };
const ROUTER = { ...APP, name: "router", firelensConfiguration: { type: "fluentbit" } } as const;

const filter =
  (props: Partial<MetricFilterProps>): Program =>
  (stack) =>
    new MetricFilter(stack, "filter", {
      name: "errors",
      logGroup: logGroup(stack, "logs"),
      pattern: FilterPattern.anyTerm("ERROR"),
      metricNamespace: "App",
      metricName: "errors",
      ...props,
    });

const graph =
  (widget: Partial<GraphWidget>): Program =>
  (stack) =>
    new Dashboard(stack, "dashboard", { name: "app", region: "eu-west-3", rows: [[{ ...GRAPH, ...widget }]] });

const scaling =
  (minCapacity: number, maxCapacity: number, targetValue = 60): Program =>
  (stack) => {
    const of = service(stack, "app", "app", cluster(stack, "cluster"), {
      scaled: true,
      desiredCount: firstCount(minCapacity, maxCapacity),
    });
    const target = new ScalingTarget(stack, "target", { service: of, minCapacity, maxCapacity });
    const metric = "ECSServiceAverageCPUUtilization";
    new TargetTrackingPolicy(stack, "cpu", { name: "cpu", target, metric, targetValue });
  };

const band =
  (bandWidth: number): Program =>
  (stack) =>
    new AnomalyAlarm(stack, "alarm", {
      name: "errors",
      metric: METRIC,
      comparison: "GreaterThanUpperThreshold",
      evaluationPeriods: 1,
      treatMissingData: "missing",
      bandWidth,
    });

const notFinite = (program: Program, path: string): WrongProgram => ["number-not-finite", program, `\`${path}\``];

/** Numbers that are not finite, and those that are too large or too small. */
export const NUMBER_PROGRAMS = {
  refused: {
    ...each("an alarm's threshold", NOT_FINITE, (number) =>
      notFinite((stack) => alarm(stack, "alarm", "app", { threshold: number }), "threshold"),
    ),
    "an alarm's evaluation periods": notFinite(
      (stack) => alarm(stack, "alarm", "app", { evaluationPeriods: NaN }),
      "evaluationPeriods",
    ),
    "an alarm's data points": notFinite(
      (stack) => alarm(stack, "alarm", "app", { datapointsToAlarm: NaN }),
      "datapointsToAlarm",
    ),
    "a metric's period": notFinite(
      (stack) => alarm(stack, "alarm", "app", { metric: { ...METRIC, period: NaN } }),
      "metric.period",
    ),
    "a band's width": notFinite(band(NaN), "bandWidth"),
    "no width of a band": ["alarm-band-width", band(0)],
    "a negative width of a band": ["alarm-band-width", band(-2)],
    ...each("a metric filter's value", NOT_FINITE, (number) => notFinite(filter({ value: number }), "value")),
    "a metric filter's default": notFinite(filter({ defaultValue: NaN }), "defaultValue"),
    "a metric filter's value that is a word": ["metric-filter-field", filter({ value: "NaN" })],
    "a graph's threshold": notFinite(
      graph({ thresholds: [{ value: NaN, label: "Alarm" }] }),
      "rows.0.0.thresholds.0.value",
    ),
    "a graph's axis": notFinite(graph({ leftAxis: { min: 0, max: Infinity } }), "rows.0.0.leftAxis.max"),
    "a container's memory": notFinite((stack) => container(stack, { memory: NaN }), "containers.0.memory"),
    "a container's port": notFinite(
      (stack) => container(stack, { portMappings: [{ containerPort: NaN }] }),
      "containers.0.portMappings.0.containerPort",
    ),
    "a health check's interval": notFinite(
      (stack) => container(stack, { healthCheck: { command: ["CMD", "true"], interval: Infinity } }),
      "containers.0.healthCheck.interval",
    ),
    "a stop timeout": notFinite((stack) => container(stack, { stopTimeout: NaN }), "containers.0.stopTimeout"),
    "ephemeral storage": notFinite((stack) => task(stack, { ephemeralStorage: NaN }), "ephemeralStorage"),
    "a router's buffer": notFinite(
      (stack) => containers(stack, { ...APP, logConfiguration: firelens({ bufferLimit: NaN }) }, ROUTER),
      "containers.0.logConfiguration.settings.bufferLimit",
    ),
    "a listener's port": notFinite((stack) => listener(stack, "http", NaN, loadBalancer(stack, "alb")), "port"),
    "a rule's priority": notFinite(
      (stack) => listenerRule(stack, "rule", NaN, listener(stack, "http", 80, loadBalancer(stack, "alb"))),
      "priority",
    ),
    "the fewest tasks": notFinite(scaling(NaN, 4), "minCapacity"),
    "the most tasks": notFinite(scaling(1, Infinity), "maxCapacity"),
    "more of the fewest than of the most": ["scaling-capacity", scaling(4, 2)],
    "half a task": ["scaling-capacity", scaling(0.5, 2)],
    ...each("a target of percent", [0, -1, 101], (percent) => ["scaling-target-value", scaling(1, 4, percent)]),
    "events below an invalid number": [
      "metric-math",
      (stack) => {
        const of = logGroup(stack, "logs");
        new Alarm(
          stack,
          "alarm",
          LogAlarm.errorRate({ name: "app", logGroup: of, errors: METRIC, minimumEvents: NaN }),
        );
      },
    ],
  },
  warned: {},
  right: {
    ...each(
      "an alarm's threshold",
      [0, -1, 0.001, 1e12],
      (threshold) => (stack) => alarm(stack, "alarm", "app", { threshold }),
    ),
    ...each("a metric filter's value", [0, -1, 0.5, "1", "-1.5"], (value) => filter({ value })),
    "a metric filter's default of 0": filter({ defaultValue: 0 }),
    ...each("a band's width", [0.5, 2, 10], band),
    "a graph's threshold below 0": graph({ thresholds: [{ value: -1, label: "Alarm" }] }),
    "no task at all": scaling(0, 0),
    "as many tasks as ever": scaling(2, 2, 100),
    "ephemeral storage": (stack) => task(stack, { ephemeralStorage: 21 }),
    "a router's buffer of 0": (stack) =>
      containers(stack, { ...APP, logConfiguration: firelens({ bufferLimit: 0 }) }, ROUTER),
  },
} satisfies Programs;
