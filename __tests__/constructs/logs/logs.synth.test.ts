import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { Account } from "../../../constructs/iam/account";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { FilterCondition } from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { InsightsQuery } from "../../../constructs/logs/insights-query";
import { QueryFilter } from "../../../constructs/logs/insights-expression";
import { LogEncryptionKey } from "../../../constructs/logs/log-encryption-key";
import { LogGroup, type LogGroupProps } from "../../../constructs/logs/log-group";
import { logStatements } from "../../../constructs/logs/log-group-ownership";
import { MetricFilter, type MetricFilterProps } from "../../../constructs/logs/metric-filter";
import { QueryDefinition } from "../../../constructs/logs/query-definition";
import { renderLogDriver } from "../../../constructs/ecs/render-log-driver";
import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import { logging } from "../../../harness/errors/example";
import { messagesOf } from "../../../harness/errors/run";
import { namedLogGroup } from "../../../harness/log-groups";
import { metricFilter } from "../../../harness/programs/parts";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";

describe("log group", () => {
  const group = (props: Partial<LogGroupProps> = {}) =>
    synth((stack) => new LogGroup(stack, "app", { name: "app", ...props })).json.resource?.["aws_cloudwatch_log_group"];

  test("is a name, unless more is said", () => {
    expect(group()).toEqual({ app: { name: "app" } });
  });

  test("is there already, under a name alone", () => {
    expect(LogGroup.named("app", "false")).toEqual(namedLogGroup("app", "false"));
    expect(LogGroup.named("app")).toEqual(namedLogGroup("app"));
  });

  test("takes retention, key, class and tags, and stays when Terraform destroys", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-3:123456789012:key/k";
    expect(
      group({
        retentionInDays: 30,
        kmsKeyArn,
        logGroupClass: "INFREQUENT_ACCESS",
        deletionProtection: "keep",
        tags: { a: "b" },
      }),
    ).toEqual({
      app: {
        name: "app",
        retention_in_days: 30,
        kms_key_id: kmsKeyArn,
        log_group_class: "INFREQUENT_ACCESS",
        skip_destroy: true,
        tags: { a: "b" },
      },
    });
  });

  test("may refuse to be destroyed", () => {
    expect(group({ deletionProtection: "refuse" })).toEqual({
      app: { name: "app", lifecycle: { prevent_destroy: true } },
    });
  });

  test("reports all that is wrong with it", () => {
    const wrong = () => group({ name: "a b", retentionInDays: 30, logGroupClass: "DELIVERY", kmsKeyArn: "alias/x" });
    expect(wrong).toThrow(
      '[stack/app] name-pattern: a log group\'s name consists of letters, digits and _./#-, and does not start with aws/, which AWS keeps for itself, got: "a b"',
    );
    expect(wrong).toThrow("[stack/app] log-group-delivery-retention: ");
    expect(wrong).toThrow("[stack/app] log-group-key: ");
  });

  test("is written by a log driver that does not create it, under a policy for it alone", () => {
    const { json } = synth((stack) => {
      const logGroup = new LogGroup(stack, "app", { name: "app" });
      const role = new ExecutionRole(stack, "role", { name: "app" });
      logGroup.grantWrite(role);
      logGroup.grantRead(role);
      logGroup.grantWrite(role);
      const driver = awsLogs({
        logGroup,
        region: "eu-west-3",
        streamPrefix: "app",
        delivery: { mode: "accountDefault" },
      });
      expect(Object.keys(renderLogDriver(driver).options)).toEqual([
        "awslogs-group",
        "awslogs-region",
        "awslogs-stream-prefix",
      ]);
      expect(logStatements(logGroup)).toEqual([
        { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [`${logGroup.arn}:*`] },
      ]);
    });
    const policy = String(json.resource?.["aws_iam_role_policy"]?.["role_inline"]?.["policy"]);
    expect(policy.match(/"Action" = \[[^\]]*\]/g)).toEqual([
      '"Action" = ["logs:CreateLogStream", "logs:PutLogEvents"]',
      '"Action" = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"]',
    ]);
    expect(policy.match(/"Resource" = "[^"]*"/g)).toEqual([
      '"Resource" = "${aws_cloudwatch_log_group.app.arn}:*"',
      '"Resource" = "${aws_cloudwatch_log_group.app.arn}:*"',
    ]);
  });

  test("is found by its name", () => {
    const { json } = synth((stack) => {
      const group = LogGroup.fromName(stack, "app", "app");
      const role = new ExecutionRole(stack, "role", { name: "app" });
      group.grantRead(role);
      expect(group.ownership).toBe("existing");
    });
    expect(json.data?.["aws_cloudwatch_log_group"]).toEqual({ app: { name: "app" } });
    expect(String(json.resource?.["aws_iam_role_policy"]?.["role_inline"]?.["policy"])).toContain(
      "${data.aws_cloudwatch_log_group.app.arn}:*",
    );
  });

  test.each([ARN, `${ARN}:*`])("is known by its ARN %s", (arn) => {
    const { json } = synth((stack) => {
      const group = LogGroup.fromArn(stack, "app", arn, { logGroupClass: "INFREQUENT_ACCESS" });
      expect(group).toMatchObject({ ownership: "existing", name: "app", arn: ARN, logGroupClass: "INFREQUENT_ACCESS" });
    });
    expect(addressesOf(json)).toEqual([]);
  });

  test("is known by an ARN that Terraform fills in", () => {
    const { json } = synth((stack) => {
      const arn = new TerraformVariable(stack, "arn", { type: "string" }).stringValue;
      const group = LogGroup.fromArn(stack, "app", arn);
      new LogGroup(stack, "other", { name: `${group.name}-other`, tags: { of: group.arn } });
    });
    expect(json.resource?.["aws_cloudwatch_log_group"]?.["other"]).toEqual({
      name: '${element(split(":", var.arn), 6)}-other',
      tags: { of: '${trimsuffix(var.arn, ":*")}' },
    });
  });

  test("is not known by something else's ARN, which is reported once", () => {
    const found = messagesOf((stack) => {
      const logGroup = LogGroup.fromArn(stack, "group", "arn:aws:s3:::app");
      logging(stack, awsLogs({ logGroup, region: "eu-west-3", streamPrefix: "app", delivery: { mode: "blocking" } }));
      metricFilter(stack, "errors", "errors", logGroup);
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^\[stack\/group\] log-group-arn: a log group's ARN is arn:aws:logs:<region>:<account>:log-group:<name>, got: "arn:aws:s3:::app"/,
      ),
    ]);
  });
});

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

describe("saved query", () => {
  test("waits for the groups that it is for", () => {
    const { json } = synth((stack) => {
      const logGroup = new LogGroup(stack, "app", { name: "app" });
      const query = InsightsQuery.of(
        InsightsQuery.filter(QueryFilter.contains("@message", "${x}")),
        InsightsQuery.limit(5),
      );
      const saved = new QueryDefinition(stack, "errors", { name: "university/errors", query, logGroups: [logGroup] });
      new QueryDefinition(stack, "any", { name: "any", query: saved.query });
    });
    const query_string = 'filter @message like "$${x}"\n| limit 5';
    expect(json.resource?.["aws_cloudwatch_query_definition"]).toEqual({
      errors: { name: "university/errors", query_string, log_group_names: ["${aws_cloudwatch_log_group.app.name}"] },
      any: { name: "any", query_string },
    });
  });

  test("reports all that is wrong with it", () => {
    const wrong = () =>
      synth((stack) => {
        const logGroup = new LogGroup(stack, "app", { name: "app", logGroupClass: "INFREQUENT_ACCESS" });
        const query = InsightsQuery.of(InsightsQuery.raw("fields @message | pattern @message"), InsightsQuery.limit(0));
        new QueryDefinition(stack, "errors", { name: "/errors", query, logGroups: [logGroup] });
      });
    for (const problem of ["name-pattern: a saved query's name", "query-limit: ", "query-command-class: "]) {
      expect(wrong).toThrow(`[stack/errors] ${problem}`);
    }
  });
});

test("an encryption key may be for no log group", () => {
  const { json } = synth((stack) => {
    const account = new Account(stack, "account");
    new LogEncryptionKey(stack, "key", { name: "key", account, region: "eu-west-3" });
  });
  const policy = String(json.resource?.["aws_kms_key"]?.["key"]?.["policy"]);
  expect(policy).toContain('"Sid" = "Account"');
  expect(policy).not.toContain('"Sid" = "CloudWatchLogs"');
});
