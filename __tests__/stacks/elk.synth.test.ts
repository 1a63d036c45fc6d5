import { filterPattern } from "../../harness/log-evaluator/filter-pattern";
import { linesOf } from "../../harness/log-evaluator/logs";
import { addressesOf, type TerraformJson } from "../../harness/synthesized-stack";
import { addedAddresses, synthUniversity } from "../../harness/university-stack";
import { decodeJson } from "../../testing/matchers/decode";

const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:search-a1b2c3";
const READER = "arn:aws:iam::123456789012:role/readers";
const DOMAIN = { type: "domain", preset: "development" };

const jsonOf = (target: object, more: object = {}, settings: object = {}): TerraformJson =>
  synthUniversity({ elk: { target, ...more }, ...settings }).json;

const endpoint = (engine: string, auth: object, host?: string) => ({ type: "endpoint", engine, auth, host });

const original = synthUniversity({}).json;

interface Container {
  readonly name: string;
  readonly logConfiguration: { readonly logDriver: string };
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
}

function containersOf(json: TerraformJson): readonly Container[] {
  const task = json.resource?.["aws_ecs_task_definition"]?.["app-task"];
  const decoded = decodeJson(String(task?.["container_definitions"]));
  return ("value" in decoded ? decoded.value : []) as readonly Container[];
}

/** What the router reads. */
const configurationOf = (json: TerraformJson): string =>
  (json as { locals?: Record<string, string> }).locals?.["log_router_configuration"] ?? "";

const outputsOf = (json: TerraformJson): string[] =>
  [...configurationOf(json).matchAll(/\[OUTPUT\]\n {4}Name (\w+)/g)].map(([, name = ""]) => name);

describe("a domain of its own", () => {
  const json = jsonOf(DOMAIN);

  test("is added with its setup and the router, and nothing that was there goes", () => {
    expect(addedAddresses(json)).toEqual(
      expect.arrayContaining([
        "aws_cloudwatch_log_group.log_router_logs",
        "aws_iam_role.app_task",
        "aws_lambda_function.search_setup_function",
        "aws_lambda_invocation.search_setup",
        "aws_opensearch_domain.search",
        "aws_s3_bucket.log_router_bucket",
        "aws_s3_object.log_router_configuration_file",
        "aws_vpc_security_group_ingress_rule.search_from_tasks",
      ]),
    );
    expect(addressesOf(json)).toEqual(expect.arrayContaining(addressesOf(original)));
  });

  test("gets what the application writes through the router", () => {
    expect(containersOf(json)).toMatchObject([
      { logConfiguration: { logDriver: "awsfirelens" } },
      { name: "log-router", essential: true, user: "0", logConfiguration: { logDriver: "awslogs" } },
    ]);
    expect(outputsOf(json)).toEqual(["cloudwatch_logs", "opensearch"]);
    expect(configurationOf(json)).toContain("Host ${aws_opensearch_domain.search.endpoint}");
    expect(json.resource?.["aws_ecs_task_definition"]?.["app-task"]).toMatchObject({
      task_role_arn: "${aws_iam_role.app_task.arn}",
    });
  });

  test("is set up before the tasks start", () => {
    expect(json.resource?.["aws_ecs_service"]?.["app-service"]).toMatchObject({
      depends_on: expect.arrayContaining(["aws_lambda_invocation.search_setup"]) as unknown,
    });
  });

  test("lets the router write the bulk of records and nothing else", () => {
    const policy = String(json.resource?.["aws_iam_role_policy"]?.["app_task_inline"]?.["policy"]);
    expect(policy).toContain("es:ESHttpPost");
    expect(policy).toContain("${aws_opensearch_domain.search.arn}/_bulk");
    expect(policy).not.toContain("es:*");
  });

  test("keeps records for a month, or for as long as the settings say", () => {
    const input = (of: TerraformJson) => String(of.resource?.["aws_lambda_invocation"]?.["search_setup"]?.["input"]);
    expect(input(json)).toContain("30d");
    expect(input(jsonOf(DOMAIN, { retentionDays: 7 }))).toContain("7d");
  });

  test("with standby needs three zones, which Terraform checks", () => {
    const standby = jsonOf({ type: "domain", preset: "production-standby" });
    expect(JSON.stringify(standby.resource?.["aws_opensearch_domain"]?.["search"])).toContain("3 zones");
  });
});

describe("the log analysis stays as it is", () => {
  test("lines reach CloudWatch as awslogs writes them: the same group, prefix and text", () => {
    const configuration = configurationOf(jsonOf(DOMAIN, {}, { logAnalysis: true }));
    const [cloudWatch = ""] = configuration.split("[OUTPUT]").filter((part) => part.includes("cloudwatch_logs"));
    expect(cloudWatch).toContain("log_group_name ${aws_cloudwatch_log_group.app.name}");
    expect(cloudWatch).toContain("log_stream_name app/${var.project}-${var.env}-app/$${ECS_TASK_ID}");
    expect(cloudWatch).toContain("log_key log");
    // What is parsed goes to the domain alone.
    expect(cloudWatch).toContain("Match ${var.project}-${var.env}-app-firelens-*");
  });

  test("so that the filter finds what it found", () => {
    const filter = (json: TerraformJson) =>
      String(json.resource?.["aws_cloudwatch_log_metric_filter"]?.["app_errors"]?.["pattern"]);
    const [before, after] = [
      filter(synthUniversity({ logAnalysis: true }).json),
      filter(jsonOf(DOMAIN, {}, { logAnalysis: true })),
    ];
    expect(after).toBe(before);
    const lines = linesOf("database-away");
    // `log_key log`: an event is the record's line.
    const events = lines.map((log) => ({ log, source: "stderr", container_name: "app" })).map(({ log }) => log);
    expect(events.filter(filterPattern(after))).toEqual(lines.filter(filterPattern(before)));
    expect(events.filter(filterPattern(after))).not.toEqual([]);
  });

  const alarmsOf = (json: TerraformJson) => Object.keys(json.resource?.["aws_cloudwatch_metric_alarm"] ?? {});
  const ROUTER = ["monitoring_router_losses", "monitoring_router_restarts"];
  const SEARCH = ["memory", "red", "storage", "writes", "yellow"].map((what) => `monitoring_search_${what}`);

  test("and watches the router and the domain too", () => {
    const json = jsonOf(DOMAIN, {}, { logAnalysis: true });
    const before = alarmsOf(synthUniversity({ logAnalysis: true }).json);
    expect(alarmsOf(json).filter((alarm) => !before.includes(alarm))).toEqual([...ROUTER, ...SEARCH]);
    const { metric_transformation: counted } =
      json.resource?.["aws_cloudwatch_log_metric_filter"]?.["log_router_losses"] ?? {};
    expect(counted).toMatchObject({ name: "LogRouterLosses", namespace: "${var.project}-${var.env}" });
    expect(json.resource?.["aws_cloudwatch_metric_alarm"]).toMatchObject({
      monitoring_router_losses: { metric_name: "LogRouterLosses", namespace: "${var.project}-${var.env}" },
      // A quarter of 10 GiB.
      monitoring_search_storage: { threshold: 2560, comparison_operator: "LessThanOrEqualToThreshold" },
    });
    const body = String(json.resource?.["aws_cloudwatch_dashboard"]?.["monitoring_dashboard"]?.["dashboard_body"]);
    expect(body).toContain("## Log router");
    expect(body).toContain("## Search");
  });

  test("of a server that is there, the router alone", () => {
    const json = jsonOf(endpoint("opensearch", { type: "sigv4" }, "a.example.org"), {}, { logAnalysis: true });
    expect(alarmsOf(json).filter((alarm) => /router|search/.test(alarm))).toEqual(ROUTER);
    expect(alarmsOf(jsonOf(DOMAIN))).toEqual([]);
  });

  test("unless CloudWatch is to get nothing", () => {
    expect(outputsOf(jsonOf(DOMAIN, { keepCloudWatch: false }))).toEqual(["opensearch"]);
  });
});

describe("a server that is there", () => {
  test.each<[string, object, string, string, string]>([
    ["with SigV4", endpoint("opensearch", { type: "sigv4" }, "a.example.org"), "opensearch", "AWS_Auth On", ""],
    [
      "as a user",
      endpoint("opensearch", { type: "user", user: "router", passwordSecretArn: SECRET }, "a.example.org"),
      "opensearch",
      "HTTP_User router",
      "HTTP_PASSWD",
    ],
    [
      "Elasticsearch with a key",
      endpoint("elasticsearch", { type: "apiKey", secretArn: SECRET }, "a.example.org"),
      "es",
      "Host a.example.org",
      "HTTP_API_KEY",
    ],
    [
      "Elastic Cloud",
      endpoint("elasticsearch", { type: "elasticCloud", cloudId: "school:ZXU=", secretArn: SECRET }),
      "es",
      "Cloud_ID school:ZXU=",
      "CLOUD_AUTH",
    ],
  ])("%s", (_how, target, plugin, line, secret) => {
    const json = jsonOf(target);
    expect(outputsOf(json)).toEqual(["cloudwatch_logs", plugin]);
    expect(configurationOf(json)).toContain(line);
    const [, router] = containersOf(json);
    const names = (router?.secrets ?? []).map(({ name }) => name);
    expect(names.filter((name) => name.endsWith(secret))).toHaveLength(secret === "" ? 0 : 1);
    const policy = String(json.resource?.["aws_iam_role_policy"]?.["ecs_secrets_access"]?.["policy"]);
    expect(policy.includes(SECRET)).toBe(secret !== "");
  });

  const inputOf = (json: TerraformJson) =>
    String(json.resource?.["aws_lambda_invocation"]?.["search_setup"]?.["input"]);
  const inlineOf = (json: TerraformJson) =>
    String(json.resource?.["aws_iam_role_policy"]?.["app_task_inline"]?.["policy"]);

  test("no domain is made", () => {
    const json = jsonOf(endpoint("opensearch", { type: "sigv4" }, "a.example.org"));
    expect(addedAddresses(json).filter((address) => address.includes("opensearch"))).toEqual([]);
  });

  const ELSEWHERE = `vpc-school-${"a1".repeat(13)}.eu-west-3.es.amazonaws.com`;

  test("with SigV4, gets its documents from a function where the tasks are, before these start", () => {
    const json = jsonOf(endpoint("opensearch", { type: "sigv4" }, "a.example.org"), { readers: [READER] });
    expect(json.resource?.["aws_lambda_function"]?.["search_setup_function"]?.["vpc_config"]).toEqual({
      security_group_ids: ["${aws_security_group.service_security_group.id}"],
      subnet_ids: "${module.vpc.private_subnets}",
    });
    expect(inputOf(json)).toContain("aws_iam_role.app_task.arn");
    expect(inputOf(json)).toContain(READER);
    expect(inputOf(json)).toContain("/_index_template/app");
    expect(json.resource?.["aws_ecs_service"]?.["app-service"]).toMatchObject({
      depends_on: expect.arrayContaining(["aws_lambda_invocation.search_setup"]) as unknown,
    });
  });

  test("with SigV4, the router may write there, and requests are signed for the domain's own region", () => {
    const json = jsonOf(endpoint("opensearch", { type: "sigv4" }, ELSEWHERE));
    expect(configurationOf(json)).toContain("AWS_Region eu-west-3");
    expect(inputOf(json)).toContain("eu-west-3");
    expect(inlineOf(json)).toContain("arn:aws:es:eu-west-3:*:domain/school/_bulk");
  });

  test("as another account's role, the router may be that role and nothing else there", () => {
    const json = jsonOf(endpoint("opensearch", { type: "sigv4", roleArn: READER }, ELSEWHERE));
    expect(inlineOf(json)).toContain('"sts:AssumeRole"');
    expect(inlineOf(json)).not.toContain("es:ESHttp");
    expect(inputOf(json)).not.toContain("aws_iam_role.app_task.arn");
  });

  test("whose owner installs the documents makes no function, and the router may write there", () => {
    const json = jsonOf({ ...endpoint("opensearch", { type: "sigv4" }, ELSEWHERE), documents: "files" });
    expect(addedAddresses(json).filter((address) => address.includes("lambda"))).toEqual([]);
    expect(inlineOf(json)).toContain("domain/school/_bulk");
  });
});

test("with hardening, the boundary lets the router start", () => {
  const auth = { type: "user", user: "router", passwordSecretArn: SECRET };
  const json = jsonOf(endpoint("opensearch", auth, "a.example.org"), {}, { hardening: true });
  const boundary = String(json.resource?.["aws_iam_policy"]?.["execution_boundary"]?.["policy"]);
  expect(boundary).toContain("aws_cloudwatch_log_group.log_router_logs.arn");
  expect(boundary).toContain(SECRET);
});

test("on its way out it is the reference system, and forgets the domain with what it runs on", () => {
  const { json } = synthUniversity({ elk: "leaving" });
  expect(json.resource).toEqual(original.resource);
  const { removed = [] } = json as { removed?: readonly { from: string; lifecycle: { destroy: boolean } }[] };
  expect(removed.map(({ from }) => from)).toEqual(
    expect.arrayContaining([
      "aws_opensearch_domain.search",
      "aws_security_group.search_security_group",
      // AWS refuses to delete it while the domain is there.
      "aws_iam_service_linked_role.search_service_linked_role",
    ]),
  );
  const made = addressesOf(jsonOf({ type: "domain", preset: "production", serviceLinkedRole: "create" }));
  for (const { from, lifecycle } of removed) {
    expect(lifecycle).toEqual({ destroy: false });
    expect(made).toContain(from);
  }
});
