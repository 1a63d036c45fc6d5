import { addressesOf, type TerraformJson } from "../../harness/synthesized-stack";
import { synthUniversity } from "../../harness/university-stack";

const jsonOf = (settings: object) => synthUniversity(settings).json;

const original = jsonOf({});
const analysed = jsonOf({ logAnalysis: true });

test("nothing of the reference system loses its address", () => {
  expect(addressesOf(analysed)).toEqual(expect.arrayContaining(addressesOf(original)));
});

test("the group is taken over where it is there, and outlives the program", () => {
  expect(analysed).toMatchObject({
    import: [
      {
        to: "aws_cloudwatch_log_group.app",
        for_each: '${setintersection(tolist(data.aws_cloudwatch_log_groups.app_existing.log_group_names), ["app"])}',
        id: "${each.value}",
      },
    ],
    data: { aws_cloudwatch_log_groups: { app_existing: { log_group_name_prefix: "app" } } },
    resource: { aws_cloudwatch_log_group: { app: { name: "app", retention_in_days: 365, skip_destroy: true } } },
  });
});

test("the driver no longer makes the group, and may not", () => {
  const { aws_ecs_task_definition: tasks, aws_iam_policy: policies } = analysed.resource ?? {};
  expect(tasks?.["app-task"]?.["container_definitions"]).not.toContain("awslogs-create-group");
  expect(policies?.["cloudwatch_logs_policy"]?.["policy"]).toBe(
    '${jsonencode({"Statement" = [{"Action" = ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect" = "Allow", ' +
      '"Resource" = "${aws_cloudwatch_log_group.app.arn}:*"}], "Version" = "2012-10-17"})}',
  );
});

test("everything is in the region of the settings, whatever -var region says", () => {
  const { resource } = jsonOf({ logAnalysis: true, hardening: true, region: "eu-west-3" });
  const task = String(resource?.["aws_ecs_task_definition"]?.["app-task"]?.["container_definitions"]);
  expect(task).toContain('"awslogs-region" = "eu-west-3"');
  expect(JSON.stringify(resource?.["aws_kms_key"])).toContain("logs.eu-west-3.amazonaws.com");
  expect(JSON.stringify(resource)).not.toMatch(/us-east-1|var\.region/);
});

test("a key that outlives the program may encrypt the group", () => {
  const kmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const { resource } = jsonOf({ logAnalysis: true, hardening: { logsKeyArn: kmsKeyArn } });
  expect(resource?.["aws_cloudwatch_log_group"]?.["app"]).toMatchObject({ kms_key_id: kmsKeyArn });
});

test("options: retention and who hears of the alarms", () => {
  const { resource } = jsonOf({
    logAnalysis: {
      retentionInDays: 0,
      subscriptions: { team: { protocol: "email", address: "team@example.org" } },
    },
  });
  expect(resource?.["aws_cloudwatch_log_group"]?.["app"]).toMatchObject({ retention_in_days: 0 });
  expect(resource?.["aws_sns_topic_subscription"]).toMatchObject({
    monitoring_topic_team: { protocol: "email", endpoint: "team@example.org" },
  });
});

describe("personal data", () => {
  const policies = ({ resource }: TerraformJson) => resource?.["aws_cloudwatch_log_data_protection_policy"];

  test.each([{ logAnalysis: true }, { logAnalysis: { maskPersonalData: false } }])(
    "is not masked by %j",
    (settings) => {
      expect(policies(jsonOf(settings))).toBeUndefined();
    },
  );

  test("is masked in new events where that is asked for", () => {
    const policy = policies(jsonOf({ logAnalysis: { maskPersonalData: true } }))?.["personal_data"];
    expect(policy).toMatchObject({ log_group_name: "${aws_cloudwatch_log_group.app.name}" });
    const document = String(policy?.["policy_document"]);
    expect(document).toContain('"arn:aws:dataprotection::aws:data-identifier/EmailAddress"');
    for (const column of ["name", "address", "city", "state", "email", "phone"]) {
      expect(document).toContain(`"column-${column}"`);
    }
  });

  test("can be other columns, and more kinds that AWS finds, in every partition", () => {
    const maskPersonalData = { columns: ["mobile"], identifiers: ["PhoneNumber-US"] };
    const policy = policies(jsonOf({ logAnalysis: { maskPersonalData }, region: "us-gov-west-1" }))?.["personal_data"];
    const document = String(policy?.["policy_document"]);
    expect(document).toContain('"column-mobile"');
    expect(document).not.toContain('"column-name"');
    expect(document).toContain('"arn:aws-us-gov:dataprotection::aws:data-identifier/PhoneNumber-US"');
    expect(document).not.toContain("EmailAddress");
  });

  test("in more columns than AWS masks is an error", () => {
    const columns = Array.from({ length: 11 }, (_, index) => `column${index}`);
    expect(() => jsonOf({ logAnalysis: { maskPersonalData: { columns } } })).toThrow(
      "[university/personal_data] data-identifier: a policy has at most 10 custom data identifiers",
    );
  });

  test("is asked for once a column", () => {
    expect(() => jsonOf({ logAnalysis: { maskPersonalData: { columns: ["a", "a"] } } })).toThrow("data-identifier");
  });
});

test("queries about requests are there where the application writes an access log", () => {
  const queries = ({ resource }: TerraformJson) => Object.keys(resource?.["aws_cloudwatch_query_definition"] ?? {});
  const widgets = ({ resource }: TerraformJson) => {
    return String(resource?.["aws_cloudwatch_dashboard"]?.["monitoring_dashboard"]?.["dashboard_body"]);
  };
  const all = jsonOf({ logAnalysis: { accessLog: true } });
  expect(queries(analysed)).toHaveLength(7);
  expect(queries(all).filter((name) => !queries(analysed).includes(name))).toEqual([
    "query_failed_requests",
    "query_slowest_requests",
    "query_status_codes",
    "query_top_paths",
  ]);
  expect(widgets(analysed)).not.toContain("Slowest requests");
  expect(widgets(all)).toContain("Slowest requests");
});

test("an invalid address is reported", () => {
  const subscriptions = { team: { protocol: "email", address: "team" } } as const;
  expect(() => jsonOf({ logAnalysis: { subscriptions } })).toThrow("[university/monitoring/topic]");
});

test("running tasks are watched where something counts them", () => {
  const alarms = (json: TerraformJson) => Object.keys(json.resource?.["aws_cloudwatch_metric_alarm"] ?? {});
  expect(alarms(analysed)).not.toContain("monitoring_tasks");
  expect(alarms(jsonOf({ logAnalysis: true, hardening: true }))).toContain("monitoring_tasks");
});

test("with hardening a key encrypts the messages, but not the group, which outlives it", () => {
  const { resource } = jsonOf({ logAnalysis: true, hardening: true });
  const key = "${aws_kms_key.logs_key.arn}";
  expect(resource?.["aws_cloudwatch_log_group"]?.["app"]).not.toHaveProperty("kms_key_id");
  expect(resource?.["aws_sns_topic"]?.["monitoring_topic"]).toMatchObject({ kms_master_key_id: key });
  const policy = String(resource?.["aws_kms_key"]?.["logs_key"]?.["policy"]);
  // What came under the key before is still read with it.
  expect(policy).toContain(':log-group:app"]');
  expect(policy).toContain('"Service" = "cloudwatch.amazonaws.com"');
});
