import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { FilterCondition } from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { LogGroup, type LogGroupProps } from "../../../constructs/logs/log-group";
import { MetricFilter, type MetricFilterProps } from "../../../constructs/logs/metric-filter";
import { synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";

describe("metric filter", () => {
  const errors = {
    name: "errors",
    pattern: FilterPattern.terms({ any: ["ERROR", "${FATAL}"] }),
    metricNamespace: "University",
    metricName: "Errors",
  };
  const filter = (props: Partial<MetricFilterProps> = {}, group: Partial<LogGroupProps> = {}) =>
    synth((stack) => {
      const logGroup = new LogGroup(stack, "app", { name: "app", ...group });
      new MetricFilter(stack, "errors", { ...errors, logGroup, ...props });
    }).json.resource?.["aws_cloudwatch_log_metric_filter"]?.["errors"];

  test("counts the events of a pattern", () => {
    expect(filter()).toEqual({
      name: "errors",
      log_group_name: "${aws_cloudwatch_log_group.app.name}",
      pattern: '?"ERROR" ?"$${FATAL}"',
      metric_transformation: { namespace: "University", name: "Errors", value: "1" },
    });
  });

  test("publishes a field with dimensions", () => {
    const pattern = FilterPattern.json(
      FilterCondition.and(FilterCondition.exists("$.latency"), FilterCondition.exists("$.path")),
    );
    const props = { pattern, value: "$.latency", dimensions: { Path: "$.path" }, unit: "Milliseconds" } as const;
    expect(filter(props)?.["metric_transformation"]).toEqual({
      namespace: "University",
      name: "Errors",
      value: "$.latency",
      dimensions: { Path: "$.path" },
      unit: "Milliseconds",
    });
  });

  test("may report a default, and compare with what Terraform fills in", () => {
    const { json } = synth((stack) => {
      const limit = new TerraformVariable(stack, "limit", { type: "number" }).numberValue;
      const level = new TerraformVariable(stack, "level", { type: "string" }).stringValue;
      new MetricFilter(stack, "errors", {
        ...errors,
        logGroup: LogGroup.fromArn(stack, "app", ARN),
        pattern: FilterPattern.json(
          FilterCondition.and(
            FilterCondition.compare("$.latency", ">", limit),
            FilterCondition.compare("$.level", "=", level),
          ),
        ),
        value: limit,
        defaultValue: 0,
      });
    });
    expect(json.resource?.["aws_cloudwatch_log_metric_filter"]?.["errors"]).toMatchObject({
      log_group_name: "app",
      pattern: '{ $.latency > ${var.limit} && $.level = "${var.level}" }',
      metric_transformation: { value: "${var.limit}", default_value: "0" },
    });
  });

  test("gives its metric to alarms and dashboards", () => {
    synth((stack) => {
      const logGroup = new LogGroup(stack, "app", { name: "app" });
      const pattern = FilterPattern.json(FilterCondition.exists("$.path"));
      const filter = new MetricFilter(stack, "paths", {
        ...errors,
        name: "paths",
        logGroup,
        pattern,
        dimensions: { Path: "$.path" },
        unit: "Count",
      });
      expect(filter.metric({ statistic: "p99", period: 300, dimensions: { Path: "/" } })).toEqual({
        namespace: "University",
        metricName: "Errors",
        dimensions: { Path: "/" },
        statistic: "p99",
        period: 300,
        unit: "Count",
      });
      expect(new MetricFilter(stack, "errors", { ...errors, logGroup }).metric()).toEqual({
        namespace: "University",
        metricName: "Errors",
        dimensions: {},
        statistic: "Sum",
        period: 60,
        unit: undefined,
      });
    });
  });

  test.each(["INFREQUENT_ACCESS", "DELIVERY"] as const)("is not for a group of class %s", (logGroupClass) => {
    expect(() => filter({}, { logGroupClass })).toThrow(
      `[stack/errors] log-group-class: only groups of class STANDARD have metric filters, got: "${logGroupClass}"`,
    );
  });

  test("reports all that is wrong with it", () => {
    const wrong = () =>
      filter({
        name: "a:b",
        metricNamespace: "AWS/Logs",
        metricName: "$x",
        pattern: FilterPattern.terms({}),
        value: "$.x",
        dimensions: { A: "$.a" },
        defaultValue: 0,
      });
    for (const problem of [
      "name-pattern: a metric filter's name consists of anything but : and *",
      "name-pattern: a log metric's namespace consists of anything but :, * and $, and does not start with AWS/",
      "name-pattern: a log metric's name consists of",
      "filter-pattern-term",
      "metric-filter-field: the metric's value",
      "metric-filter-dimension-pattern",
      "metric-filter-default",
    ]) {
      expect(wrong).toThrow(`[stack/errors] ${problem}`);
    }
  });

  test("does not give a metric without values for its dimensions", () => {
    const add = (stack: Construct) => {
      const logGroup = new LogGroup(stack, "app", { name: "app" });
      const pattern = FilterPattern.json(FilterCondition.exists("$.path"));
      new MetricFilter(stack, "paths", { ...errors, logGroup, pattern, dimensions: { Path: "$.path" } }).metric();
    };
    expect(() => synth(add)).toThrow(
      "[stack/paths] metric-filter-metric-dimensions: a metric of this filter needs a value for each of Path, got: []",
    );
  });
});
