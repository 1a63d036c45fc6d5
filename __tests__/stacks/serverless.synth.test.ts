import { authenticatedUniversity, COGNITO, httpsListener } from "../../harness/authenticated-university";
import type { TerraformJson } from "../../harness/synthesized-stack";
import { addedAddresses, synthUniversity } from "../../harness/university-stack";

const original = synthUniversity({}).json;
const shared = (share: number, more: object = {}, settings: object = {}): TerraformJson =>
  synthUniversity({ serverless: { share, ...more }, ...settings }).json;
const lambda = (json: TerraformJson) => json.resource?.["aws_lambda_function"]?.["app_function"] ?? {};
const variablesOf = (json: TerraformJson) =>
  (lambda(json)["environment"] as { variables: Record<string, string> }).variables;

/** The default action of a listener, its last one. */
const forwardOf = (listener: Readonly<Record<string, unknown>> | undefined) =>
  (listener?.["default_action"] as { type: string }[] | undefined)?.at(-1);
const weights = (tasks: number, requests: number) => ({
  type: "forward",
  forward: {
    target_group: [
      { arn: "${aws_lb_target_group.app_tg.arn}", weight: tasks },
      { arn: "${aws_lb_target_group.function_tg.arn}", weight: requests },
    ],
  },
});

describe("a share of the requests", () => {
  const json = shared(5);

  test("is for a function, which is added with what it needs, and nothing else", () => {
    expect(addedAddresses(json)).toEqual([
      "aws_cloudwatch_log_group.function_logs",
      "aws_iam_role.app_function_role",
      "aws_iam_role_policy.app_function_role_inline",
      "aws_lambda_alias.app_function_live",
      "aws_lambda_function.app_function",
      "aws_lambda_permission.function_tg_permission",
      "aws_lb_target_group.function_tg",
      "aws_lb_target_group_attachment.function_tg_target",
      "aws_security_group.function_security_group",
      "data.aws_caller_identity.current",
      "data.aws_cloudwatch_log_groups.function_logs_existing",
      "data.aws_partition.current",
      "var.function_image_tag",
    ]);
  });

  test("leaves the tasks as they are", () => {
    for (const type of ["aws_ecs_task_definition", "aws_ecs_service", "aws_appautoscaling_target", "aws_iam_policy"]) {
      expect(json.resource?.[type]).toEqual(original.resource?.[type]);
    }
  });

  test("is of the same image, on the processor of Fargate, below the database's connections", () => {
    expect(lambda(json)).toMatchObject({
      package_type: "Image",
      image_uri: "${module.ecr.repository_url}:${var.function_image_tag}",
      architectures: ["x86_64"],
      memory_size: 1024,
      timeout: 29,
      reserved_concurrent_executions: 50,
      // The statement that lets Lambda pull comes first, or Lambda writes one itself.
      depends_on: ["aws_iam_role_policy.app_function_role_inline", "module.ecr"],
    });
    expect(json.variable?.["function_image_tag"]).not.toHaveProperty("default");
    expect(json.module?.["ecr"]?.["repository_lambda_read_access_arns"]).toEqual([
      "arn:${data.aws_partition.current.partition}:lambda:us-east-1:${data.aws_caller_identity.current.account_id}:function:" +
        "${var.project}-${var.env}-app",
    ]);
  });

  test("has the password by reference", () => {
    expect(variablesOf(json)).toEqual({
      APP_DB_HOST: "${tostring(module.aurora_mysql.db_instance_address)}",
      APP_DB_NAME: "students",
      APP_DB_SECRET_ARN: "${module.aurora_mysql.db_instance_master_user_secret_arn}",
      APP_DB_USER: "${tostring(module.aurora_mysql.db_instance_username)}",
      APP_PORT: "8080",
      AWS_LWA_PORT: "8080",
    });
    const policy = String(json.resource?.["aws_iam_role_policy"]?.["app_function_role_inline"]?.["policy"]);
    expect(policy).toContain("secretsmanager:GetSecretValue");
  });

  test("reaches the database, which lets it in, and HTTPS", () => {
    const groups = json.resource?.["aws_security_group"] ?? {};
    expect(groups["function_security_group"]).toMatchObject({
      ingress: [],
      egress: [
        { from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] },
        { from_port: 3306, to_port: 3306, cidr_blocks: "${var.database_subs}" },
      ],
      lifecycle: { create_before_destroy: true },
    });
    const [tasks, own] = groups["ecs_access_sg"]?.["ingress"] as object[];
    expect(tasks).toEqual((original.resource?.["aws_security_group"]?.["ecs_access_sg"]?.["ingress"] as object[])[0]);
    expect(own).toMatchObject({
      description: "The function",
      from_port: 3306,
      security_groups: ["${aws_security_group.function_security_group.id}"],
    });
  });

  test("writes the application's lines to a group that outlives the program", () => {
    expect(lambda(json)["logging_config"]).toEqual({
      log_format: "Text",
      log_group: "${aws_cloudwatch_log_group.function_logs.name}",
    });
    const group = (settings: object) =>
      shared(5, {}, settings).resource?.["aws_cloudwatch_log_group"]?.["function_logs"];
    expect(group({})).toMatchObject({ retention_in_days: 365, skip_destroy: true });
    const logsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const settings = { logAnalysis: { retentionInDays: 30 }, hardening: { logsKeyArn } };
    expect(group(settings)).toMatchObject({ retention_in_days: 30, kms_key_id: logsKeyArn });
  });
});

test.each([0, 5, 50, 100])("a share of %d is the weight of the function", (share) => {
  const listener = shared(share).resource?.["aws_lb_listener"]?.["app_listener"];
  expect(forwardOf(listener)).toEqual(weights(100 - share, share));
});

test("options are the function's", () => {
  const options = { memory: 2048, timeout: 10, reservedConcurrency: 20, readinessPath: "/health" };
  const json = shared(5, options);
  expect(lambda(json)).toMatchObject({ memory_size: 2048, timeout: 10, reserved_concurrent_executions: 20 });
  expect(variablesOf(json)).toMatchObject({ AWS_LWA_READINESS_CHECK_PATH: "/health" });
});

test("people sign in as before, and public paths are shared out too", () => {
  const paths = { publicPaths: ["/css/*"], apiPaths: ["/api/*"] };
  const json = authenticatedUniversity(COGNITO, paths, { serverless: { share: 5 } });
  expect(httpsListener(json)).toMatchObject({ default_action: [{ type: "authenticate-cognito" }, weights(95, 5)] });
  const { app_paths_public_css_all: open, app_paths_api_api_all: api } = json.resource?.["aws_lb_listener_rule"] ?? {};
  expect(open).toMatchObject({ action: [weights(95, 5)] });
  expect(api).toMatchObject({
    action: [{ authenticate_cognito: { on_unauthenticated_request: "deny" } }, weights(95, 5)],
  });
  expect(variablesOf(json)).toMatchObject({ AUTH_ALB_ARN: "${aws_lb.alb.arn}", AUTH_REGION: "us-east-1" });
});

test("with hardening, HTTP only redirects", () => {
  const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/8c2c4a9e";
  const json = shared(5, {}, { hardening: true, certificateArn });
  expect(forwardOf(httpsListener(json))).toEqual(weights(95, 5));
  expect(forwardOf(json.resource?.["aws_lb_listener"]?.["app_listener"])).toMatchObject({ type: "redirect" });
});

test("with all of the requests, the service may run no tasks", () => {
  const json = shared(100, { tasksToZero: true });
  expect(json.resource?.["aws_ecs_service"]?.["app-service"]).toMatchObject({ desired_count: 0 });
  expect(json.resource?.["aws_appautoscaling_target"]?.["dev_to_target"]).toMatchObject({
    min_capacity: 0,
    max_capacity: 0,
  });
});

describe("a proxy", () => {
  const json = shared(5, { rdsProxy: true });

  test("is added beside the function", () => {
    const without = addedAddresses(shared(5));
    expect(addedAddresses(json).filter((address) => !without.includes(address))).toEqual([
      "aws_db_proxy.mysql_proxy",
      "aws_db_proxy_default_target_group.mysql_proxy_pool",
      "aws_db_proxy_target.mysql_proxy_target",
      "aws_iam_role.mysql_proxy_role",
      "aws_iam_role_policy.mysql_proxy_role_inline",
      "aws_security_group.proxy_security_group",
    ]);
  });

  test("is what the function asks, and the database lets in", () => {
    expect(variablesOf(json)).toMatchObject({ APP_DB_HOST: "${aws_db_proxy.mysql_proxy.endpoint}" });
    const groups = json.resource?.["aws_security_group"] ?? {};
    expect((groups["ecs_access_sg"]?.["ingress"] as object[])[1]).toMatchObject({
      security_groups: ["${aws_security_group.proxy_security_group.id}"],
    });
    expect(groups["function_security_group"]?.["egress"]).toContainEqual(
      expect.objectContaining({ from_port: 3306, cidr_blocks: "${var.private_subs}" }),
    );
    expect(groups["proxy_security_group"]).toMatchObject({
      ingress: [{ from_port: 3306, security_groups: ["${aws_security_group.function_security_group.id}"] }],
      egress: [{ from_port: 3306, cidr_blocks: "${var.database_subs}" }],
    });
  });
});

test("on its way out it is the reference system, and forgets the function's lines", () => {
  const json = synthUniversity({ serverless: "leaving" }).json;
  expect(json.resource).toEqual(original.resource);
  expect(json).toMatchObject({
    removed: [{ from: "aws_cloudwatch_log_group.function_logs", lifecycle: { destroy: false } }],
  });
});
