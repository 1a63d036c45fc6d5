import { TerraformVariable } from "cdktf";
import { resolveTokens } from "../../../constructs/core/resolve";
import { TaskRole } from "../../../constructs/iam";
import { SearchDomain, type SearchDomainProps } from "../../../constructs/opensearch";
import type { ReadableStack } from "../../../constructs/terraform";
import { decodeJson } from "../../../testing/matchers/decode";
import { addressesOf, synth, type TerraformJson } from "../../../harness/synthesized-stack";

const SUBNETS = ["subnet-1", "subnet-2", "subnet-3"];

/** A domain whose administrator is a role of the program. */
function add(stack: ReadableStack, props: Partial<SearchDomainProps> = {}): SearchDomain {
  const { preset = "development" } = props;
  const subnetIds = SUBNETS.slice(0, { development: 1, production: 2, "production-standby": 3 }[preset]);
  const search = new SearchDomain(stack, "search", { name: "app-logs", preset, vpcId: "vpc-1", subnetIds, ...props });
  search.administeredBy(new TaskRole(stack, "admin", { name: "app-search-admin" }));
  return search;
}

const domain = (props: Partial<SearchDomainProps> = {}): TerraformJson => synth((stack) => add(stack, props)).json;

const resource = ({ resource: all }: TerraformJson, type: string, name: string) => all?.[type]?.[name];
const search = (json: TerraformJson) => resource(json, "aws_opensearch_domain", "search");

test("a domain for development", () => {
  const json = domain();
  expect(addressesOf(json)).toEqual([
    "aws_cloudwatch_log_group.search_logs_application",
    "aws_cloudwatch_log_resource_policy.search_logs",
    "aws_iam_role.admin",
    "aws_iam_role_policy.admin_inline",
    "aws_opensearch_domain.search",
    "aws_opensearch_domain_policy.search_access",
    "aws_security_group.search_security_group",
    "data.aws_caller_identity.search_logs_account",
    "data.aws_partition.search_logs_account",
  ]);
  expect(search(json)).toEqual({
    domain_name: "app-logs",
    engine_version: "OpenSearch_2.19",
    cluster_config: {
      instance_type: "t3.small.search",
      instance_count: 1,
      dedicated_master_enabled: false,
      zone_awareness_enabled: false,
      multi_az_with_standby_enabled: false,
    },
    ebs_options: { ebs_enabled: true, volume_type: "gp3", volume_size: 10, iops: 3000, throughput: 125 },
    vpc_options: {
      subnet_ids: ["subnet-1"],
      security_group_ids: ["${aws_security_group.search_security_group.id}"],
    },
    encrypt_at_rest: { enabled: true },
    node_to_node_encryption: { enabled: true },
    domain_endpoint_options: { enforce_https: true, tls_security_policy: "Policy-Min-TLS-1-2-PFS-2023-10" },
    advanced_security_options: {
      enabled: true,
      anonymous_auth_enabled: false,
      internal_user_database_enabled: false,
      master_user_options: { master_user_arn: "${aws_iam_role.admin.arn}" },
    },
    log_publishing_options: [
      {
        log_type: "ES_APPLICATION_LOGS",
        cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search_logs_application.arn}",
      },
    ],
    off_peak_window_options: {
      enabled: true,
      off_peak_window: { window_start_time: { hours: 2, minutes: 0 } },
    },
    software_update_options: { auto_software_update_enabled: true },
    depends_on: ["aws_cloudwatch_log_resource_policy.search_logs"],
  });
});

test("a domain for production", () => {
  expect(search(domain({ preset: "production" }))).toMatchObject({
    cluster_config: {
      instance_type: "r6g.large.search",
      instance_count: 2,
      dedicated_master_enabled: true,
      dedicated_master_type: "m6g.large.search",
      dedicated_master_count: 3,
      zone_awareness_enabled: true,
      zone_awareness_config: { availability_zone_count: 2 },
      multi_az_with_standby_enabled: false,
    },
    ebs_options: { volume_size: 100, iops: 3000, throughput: 125 },
    auto_tune_options: { desired_state: "ENABLED", rollback_on_disable: "NO_ROLLBACK" },
    log_publishing_options: [
      { log_type: "ES_APPLICATION_LOGS" },
      { log_type: "AUDIT_LOGS" },
      { log_type: "INDEX_SLOW_LOGS" },
      { log_type: "SEARCH_SLOW_LOGS" },
    ],
  });
});

test("a domain for production with a standby zone", () => {
  expect(search(domain({ preset: "production-standby" }))).toMatchObject({
    cluster_config: {
      instance_count: 3,
      zone_awareness_config: { availability_zone_count: 3 },
      multi_az_with_standby_enabled: true,
    },
    vpc_options: { subnet_ids: SUBNETS },
  });
});

test("with each", () => {
  const json = domain({
    preset: "production",
    capacity: { instanceCount: 4, volumeSize: 2_000, throughput: 500 },
    engineVersion: "OpenSearch_3.1",
    kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/1-2-3",
    logPublishing: { types: ["audit"], retentionInDays: 365, resourcePolicy: "exists" },
    offPeakWindowStart: { hours: 23, minutes: 30 },
    serviceLinkedRole: "create",
    deletionProtection: "refuse",
  });
  expect(search(json)).toMatchObject({
    engine_version: "OpenSearch_3.1",
    cluster_config: { instance_type: "r6g.large.search", instance_count: 4 },
    // Three operations for each GiB are the least.
    ebs_options: { volume_size: 2000, iops: 6000, throughput: 500 },
    encrypt_at_rest: { enabled: true, kms_key_id: "arn:aws:kms:eu-west-3:123456789012:key/1-2-3" },
    log_publishing_options: [{ log_type: "AUDIT_LOGS" }],
    off_peak_window_options: { off_peak_window: { window_start_time: { hours: 23, minutes: 30 } } },
    depends_on: ["aws_iam_service_linked_role.search_service_linked_role"],
    lifecycle: { prevent_destroy: true },
  });
  expect(json.resource?.["aws_cloudwatch_log_resource_policy"]).toBeUndefined();
  expect(resource(json, "aws_cloudwatch_log_group", "search_logs_audit")).toEqual({
    name: "/aws/OpenSearchService/domains/app-logs/audit",
    retention_in_days: 365,
  });
  expect(resource(json, "aws_iam_service_linked_role", "search_service_linked_role")).toEqual({
    aws_service_name: "opensearchservice.amazonaws.com",
  });
});

test("AWS refuses Auto-Tune on t3, so that nothing is said of it there", () => {
  expect(search(domain())).not.toHaveProperty("auto_tune_options");
  const medium = domain({ preset: "production", capacity: { instanceType: "t3.medium.search" } });
  expect(search(medium)).not.toHaveProperty("auto_tune_options");
});

test("three locks: the role's policy, the domain's, and its role mapping, which needs to know the roles", () => {
  let roles: unknown;
  const { json } = synth((stack) => {
    const domain = add(stack, { readers: ["arn:aws:iam::123456789012:role/people"] });
    domain.grantWrite(new TaskRole(stack, "app", { name: "app-task" }));
    domain.grantRead(new TaskRole(stack, "report", { name: "report-task" }));
    roles = resolveTokens(stack, domain.roles(), false);
  });
  expect(roles).toEqual({
    writers: ["${aws_iam_role.app.arn}"],
    forwarders: [],
    readers: ["arn:aws:iam::123456789012:role/people", "${aws_iam_role.report.arn}"],
    administrators: ["${aws_iam_role.admin.arn}"],
  });
  const policy = (type: string, name: string, field: string) => decodeJson(String(resource(json, type, name)?.[field]));
  expect(policy("aws_iam_role_policy", "app_inline", "policy")).toMatchObject({
    value: { Statement: [{ Action: "es:ESHttpPost", Resource: "${aws_opensearch_domain.search.arn}/_bulk" }] },
  });
  expect(policy("aws_iam_role_policy", "report_inline", "policy")).toMatchObject({
    value: { Statement: [{ Action: ["es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost"] }] },
  });
  const access = policy("aws_opensearch_domain_policy", "search_access", "access_policies");
  expect(access).toMatchObject({
    value: {
      Statement: [
        {
          Principal: { AWS: ["${aws_iam_role.app.arn}"] },
          Action: "es:ESHttpPost",
          Resource: "${aws_opensearch_domain.search.arn}/_bulk",
        },
        { Principal: { AWS: ["arn:aws:iam::123456789012:role/people", "${aws_iam_role.report.arn}"] } },
        { Principal: { AWS: ["${aws_iam_role.admin.arn}"] }, Action: "es:ESHttp*" },
      ],
    },
  });
  expect(JSON.stringify(access)).not.toContain('"*"');
});

test("its security group admits the groups that `allowFrom` names, each by a rule of its own", () => {
  const { json } = synth((stack) => add(stack).allowFrom("service", "sg-1"));
  expect(resource(json, "aws_security_group", "search_security_group")).toEqual({
    name: "app-logs-search",
    description: "Search domain: HTTPS from its clients only",
    vpc_id: "vpc-1",
  });
  expect(resource(json, "aws_vpc_security_group_ingress_rule", "search_from_service")).toEqual({
    security_group_id: "${aws_security_group.search_security_group.id}",
    referenced_security_group_id: "sg-1",
    description: "HTTPS from service",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
  });
});

test("of subnets that a variable fills in it takes the first, and Terraform checks how many there are", () => {
  const { json } = synth((stack) => {
    const subnets = new TerraformVariable(stack, "subnets", { type: "list(string)" });
    add(stack, { preset: "production", subnetIds: subnets.listValue });
  });
  expect(search(json)).toMatchObject({
    vpc_options: { subnet_ids: "${slice(var.subnets, 0, 2)}" },
    lifecycle: {
      precondition: [
        {
          condition: "${(length(var.subnets) >= 2)}",
          error_message:
            "A search domain in 2 zones has a subnet in each, got: ${length(var.subnets)}; name more zones, or take another preset.",
        },
      ],
    },
  });
});

describe("a domain that is there already", () => {
  test("is not looked for unless the program says so", () => {
    expect(domain({ serviceLinkedRole: "create" })).not.toHaveProperty("import");
  });

  test("is imported with what it runs on", () => {
    const json = domain({ adoptExisting: true, serviceLinkedRole: "create" });
    expect(addressesOf(json).filter((address) => address.includes("existing"))).toEqual([
      "data.aws_cloudwatch_log_groups.search_logs_application_existing",
      "data.aws_iam_roles.search_existing_roles",
      "data.aws_resourcegroupstaggingapi_resources.search_existing",
      "data.aws_security_groups.search_existing_security_groups",
    ]);
    const tagged =
      "data.aws_resourcegroupstaggingapi_resources.search_existing.resource_tag_mapping_list[*].resource_arn";
    const only = (list: string) => `\${setintersection(${list}, [one(${list})])}`;
    expect(json).toMatchObject({
      data: {
        aws_iam_roles: {
          search_existing_roles: { path_prefix: "/aws-service-role/opensearchservice.amazonaws.com/" },
        },
        aws_security_groups: {
          search_existing_security_groups: { filter: [{ name: "group-name", values: ["app-logs-search"] }] },
        },
      },
      import: expect.arrayContaining([
        {
          to: "aws_opensearch_domain.search",
          for_each: `\${setintersection([ for key, val in toset(${tagged}): element(split("/", val), 1)], ["app-logs"])}`,
          id: "${each.value}",
        },
        {
          to: "aws_security_group.search_security_group",
          for_each: only("data.aws_security_groups.search_existing_security_groups.ids"),
          id: "${each.value}",
        },
        {
          to: "aws_iam_service_linked_role.search_service_linked_role",
          for_each: only("tolist(data.aws_iam_roles.search_existing_roles.arns)"),
          id: "${each.value}",
        },
        expect.objectContaining({ to: "aws_cloudwatch_log_group.search_logs_application" }),
      ]) as unknown,
    });
  });
});
