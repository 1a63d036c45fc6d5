import childProcess from "node:child_process";
import { RootConstruct } from "constructs";
import type { MeasureName } from "../../settings/hardening";
import { readSettings } from "../../settings/settings";
import { EXTRAS, MEASURES } from "../../stacks/university/features/hardening";
import { UniversityStack } from "../../stacks/university";
import { addressesOf, synthesizeStack, type TerraformJson } from "../../harness/synthesized-stack";
import { synthUniversity } from "../../harness/university-stack";

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/8c2c4a9e";
const NAMES = Object.keys(MEASURES) as MeasureName[];

const jsonOf = (settings: object) => synthUniversity(settings).json;

const original = jsonOf({});
const hardened = jsonOf({ hardening: true, certificateArn: CERTIFICATE });

/** The stack with one measure alone. */
const alone = (measure: MeasureName): TerraformJson => {
  const others = NAMES.filter((name) => name !== measure).map((name) => [name, "not in this test"] as const);
  return jsonOf({ hardening: { except: Object.fromEntries(others) }, certificateArn: CERTIFICATE });
};

function blockAt(json: TerraformJson, address: string): unknown {
  const [first = "", second = "", third = ""] = address.split(".");
  if (first === "module") return json.module?.[second];
  if (first === "data") return json.data?.[second]?.[third];
  if (first === "var") return json.variable?.[second];
  return json.resource?.[first]?.[second];
}

/** `+` made, `-` no longer made, `~` made differently than the reference system. */
function differences(json: TerraformJson): string[] {
  const all = [...new Set([...addressesOf(original), ...addressesOf(json)])].sort();
  return all.flatMap((address) => {
    const [before, after] = [blockAt(original, address), blockAt(json, address)];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [`${before === undefined ? "+" : after === undefined ? "-" : "~"} ${address}`];
  });
}

const ACCOUNT = ["+ data.aws_caller_identity.current", "+ data.aws_partition.current"];

/** What each measure, alone, makes other than the reference system. */
const EFFECTS: Record<MeasureName, string[]> = {
  "scoped-log-statements": [...ACCOUNT, "~ aws_iam_policy.cloudwatch_logs_policy"],
  "role-attachment": [
    "- aws_iam_policy_attachment.cloudwatch_logs_policy_attachment",
    "~ aws_iam_role.ecs_task_execution_role",
    "+ aws_iam_role_policy_attachment.cloudwatch_logs_policy_attachment",
    "+ terraform_data.logs_policy_detached",
  ],
  "scoped-image-pull": ["+ aws_iam_policy.execution_boundary", "~ aws_iam_role.ecs_task_execution_role"],
  "read-only-root": ["~ aws_ecs_task_definition.app-task"],
  "no-privilege-escalation": ["~ aws_ecs_task_definition.app-task"],
  // Without `logAnalysis` no alarm has messages to encrypt.
  "log-encryption": [],
  "image-scan": ["~ module.ecr"],
  "immutable-image-tags": ["~ aws_ecs_task_definition.app-task", "~ module.ecr", "+ var.image_tag"],
  "drop-invalid-headers": ["~ aws_lb.alb"],
  "tls-listener": [
    "+ aws_lb_listener.app_https_listener",
    "~ aws_lb_listener.app_listener",
    "~ aws_security_group.alb_sg",
  ],
  "access-logs": [
    ...ACCOUNT,
    "+ aws_s3_bucket.alb_logs",
    "+ aws_s3_bucket_lifecycle_configuration.alb_logs_lifecycle",
    "+ aws_s3_bucket_policy.alb_logs_policy",
    "+ aws_s3_bucket_public_access_block.alb_logs_public_access",
    "+ aws_s3_bucket_server_side_encryption_configuration.alb_logs_encryption",
    "+ aws_s3_bucket_versioning.alb_logs_versioning",
    "+ data.aws_resourcegroupstaggingapi_resources.alb_logs_existing",
    "~ aws_lb.alb",
  ],
  "flow-logs": [
    "+ aws_cloudwatch_log_group.flow_logs_group",
    "+ aws_flow_log.flow_logs",
    "+ aws_iam_role.flow_logs_role",
    "+ aws_iam_role_policy.flow_logs_write",
    "+ data.aws_cloudwatch_log_groups.flow_logs_group_existing",
  ],
  "deletion-protection": ["~ aws_lb.alb", "~ module.aurora_mysql"],
  "container-insights": ["~ aws_ecs_cluster.ecs-cluster"],
  "circuit-breaker": ["~ aws_ecs_service.app-service"],
  "closed-egress": [
    "~ aws_security_group.alb_sg",
    "~ aws_security_group.ecs_access_sg",
    "~ aws_security_group.service_security_group",
  ],
  "password-rotation": ["~ module.aurora_mysql"],
};

/** By address, whatever happens there. */
const byAddress = (lines: string[]): string[] => lines.sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));

describe.each(NAMES)("%s", (measure) => {
  test("changes this and nothing else", () => {
    expect(byAddress(differences(alone(measure)))).toEqual(byAddress([...EFFECTS[measure]]));
  });
});

test("all measures together change what they change alone", () => {
  expect(byAddress(differences(hardened))).toEqual(byAddress([...new Set(Object.values(EFFECTS).flat())]));
});

test("the reason of a measure that is off is in the output, where Terraform leaves it alone", () => {
  const reason = 'the network team has them: "central" logs, see ${wiki}';
  const settings = readSettings({ hardening: { except: { "flow-logs": reason } } });
  const stack = new UniversityStack(new RootConstruct(), "university", settings);
  // `Testing.synth` leaves comments out.
  expect(stack.toTerraform()).toMatchObject({
    "//": {
      hardening: {
        "flow-logs": `off: ${reason}`,
        "tls-listener": "off: the setting certificateArn is not given",
      },
    },
  });
});

test("it is synthesized where there is no Terraform", () => {
  const asked = jest.spyOn(childProcess, "execSync").mockImplementation(() => {
    throw new Error("terraform: not found");
  });
  // Not from what was synthesized before.
  synthesizeStack((scope) => new UniversityStack(scope, "university", readSettings({ hardening: true })));
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test("without a certificate there is no HTTPS", () => {
  const { resource } = jsonOf({ hardening: true });
  expect(Object.keys(resource?.["aws_lb_listener"] ?? {})).toEqual(["app_listener"]);
  expect(resource?.["aws_lb_listener"]?.["app_listener"]).toMatchObject({ port: 80, protocol: "HTTP" });
});

test.each(Object.keys(EXTRAS))("%s is off unless it is named", () => {
  expect(JSON.stringify(hardened.module)).not.toContain("repository_encryption_type");
  const { module } = jsonOf({ hardening: { extras: ["kms-encrypted-repository"] } });
  expect(module?.["ecr"]).toMatchObject({ repository_encryption_type: "KMS" });
});

describe("values", () => {
  const resource = (type: string, name: string) => hardened.resource?.[type]?.[name];
  const ARN =
    "arn:${data.aws_partition.current.partition}:logs:us-east-1:${data.aws_caller_identity.current.account_id}";

  test("no policy names every log group, nor what it does not need", () => {
    const policies = JSON.stringify([
      hardened.resource?.["aws_iam_policy"],
      hardened.resource?.["aws_iam_role_policy"],
    ]);
    expect(policies).not.toContain("*:*:*");
    expect(resource("aws_iam_policy", "cloudwatch_logs_policy")?.["policy"]).toBe(
      '${jsonencode({"Statement" = [{"Action" = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], ' +
        `"Effect" = "Allow", "Resource" = "${ARN}:log-group:app:*"}], "Version" = "2012-10-17"})}`,
    );
  });

  test("the boundary lets the role pull this image, read this secret, write these logs", () => {
    const policy = String(resource("aws_iam_policy", "execution_boundary")?.["policy"]);
    expect(policy).toContain('"Action" = "ecr:GetAuthorizationToken", "Effect" = "Allow", "Resource" = "*"');
    expect(policy).toContain('"ecr:BatchGetImage"], "Effect" = "Allow", "Resource" = module.ecr.repository_arn');
    expect(policy).toContain('"Resource" = module.aurora_mysql.db_instance_master_user_secret_arn');
    expect(policy.match(/"Resource" = "\*"/g)).toHaveLength(1);
  });

  test("the exclusive attachment is forgotten, not destroyed, and so is the key of earlier versions", () => {
    expect(hardened).toMatchObject({
      removed: [
        { from: "aws_iam_policy_attachment.cloudwatch_logs_policy_attachment", lifecycle: { destroy: false } },
        { from: "aws_kms_key.logs_key", lifecycle: { destroy: false } },
      ],
    });
  });

  test("HTTP redirects, HTTPS speaks TLS 1.2 and 1.3", () => {
    expect(resource("aws_lb_listener", "app_listener")).toMatchObject({
      port: 80,
      default_action: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } }],
    });
    expect(resource("aws_lb_listener", "app_https_listener")).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      certificate_arn: CERTIFICATE,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    });
  });

  test("the load balancer waits for the policy of its logs' bucket", () => {
    expect(resource("aws_lb", "alb")).toMatchObject({
      access_logs: { bucket: "${aws_s3_bucket_policy.alb_logs_policy.bucket}", enabled: true },
      drop_invalid_header_fields: true,
      enable_deletion_protection: true,
    });
  });

  test("the flow logs' group is kept, and has a key only if it is one that outlives the program", () => {
    const group = (json: TerraformJson) => json.resource?.["aws_cloudwatch_log_group"]?.["flow_logs_group"];
    expect(group(hardened)).toMatchObject({ skip_destroy: true, retention_in_days: 365 });
    expect(group(hardened)).not.toHaveProperty("kms_key_id");
    const logsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    expect(group(jsonOf({ hardening: { logsKeyArn } }))).toMatchObject({ kms_key_id: logsKeyArn });
  });

  test("no rule that is there closes to be described", () => {
    const ingress = (json: TerraformJson, group: string) => json.resource?.["aws_security_group"]?.[group]?.["ingress"];
    for (const group of ["service_security_group", "ecs_access_sg"]) {
      expect(ingress(hardened, group)).toEqual(ingress(original, group));
    }
    expect(ingress(hardened, "alb_sg")).toEqual([
      ...(ingress(original, "alb_sg") as unknown[]),
      expect.objectContaining({ from_port: 443, description: "HTTPS" }),
    ]);
  });

  test("the container writes to the paths that are named, and nowhere else", () => {
    const hardening = { writablePaths: ["/tmp", "/var/cache/nginx"] };
    const task = jsonOf({ hardening }).resource?.["aws_ecs_task_definition"]?.["app-task"];
    expect(task?.["container_definitions"]).toContain('"readonlyRootFilesystem" = true');
    expect(task?.["container_definitions"]).toContain(
      '{"containerPath" = "/var/cache/nginx", "readOnly" = false, "sourceVolume" = "var-cache-nginx"}',
    );
    expect(task?.["volume"]).toMatchObject([{ name: "tmp" }, { name: "var-cache-nginx" }]);
  });

  test("no way out is open to every port", () => {
    const groups = Object.values(hardened.resource?.["aws_security_group"] ?? {});
    expect(groups).toHaveLength(3);
    expect(JSON.stringify(groups.map(({ egress }) => egress))).not.toContain('"-1"');
    expect(resource("aws_security_group", "ecs_access_sg")?.["egress"]).toEqual([]);
  });
});
