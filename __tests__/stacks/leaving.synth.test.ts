import { addressesOf, type TerraformJson } from "../../harness/synthesized-stack";
import { synthUniversity } from "../../harness/university-stack";
import { MEASURE_NAMES, type MeasureName } from "../../settings/hardening";
import { MEASURES } from "../../stacks/university/features/hardening";
import type { Measure } from "../../stacks/university/features/measure";

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/8c2c4a9e";

const jsonOf = (settings: object): TerraformJson => synthUniversity(settings).json;

function forgotten(json: TerraformJson): string[] {
  const { removed = [] } = json as { removed?: readonly { from: string; lifecycle: { destroy: boolean } }[] };
  expect(removed.every(({ lifecycle }) => !lifecycle.destroy)).toBe(true);
  return removed.map(({ from }) => from).sort();
}

const forgets = (name: MeasureName): readonly string[] => (MEASURES[name] as Measure).forgets ?? [];

/** What a measure forgets while it is on. */
const FORGETS_ON: Partial<Record<MeasureName, readonly string[]>> = {
  "role-attachment": ["aws_iam_policy_attachment.cloudwatch_logs_policy_attachment"],
  "log-encryption": ["aws_kms_key.logs_key"],
};

const original = jsonOf({});
const everything = jsonOf({ hardening: true, logAnalysis: true, certificateArn: CERTIFICATE });

test("hardening on its way out is the reference system, and forgets what holds data", () => {
  const json = jsonOf({ hardening: "leaving" });
  expect(addressesOf(json)).toEqual(addressesOf(original));
  expect(forgotten(json)).toEqual(MEASURE_NAMES.flatMap(forgets).sort());
});

test("it turns Container Insights off, which AWS would keep, and nothing else is other than in the reference system", () => {
  const { resource } = jsonOf({ hardening: "leaving" });
  const { "ecs-cluster": cluster } = resource?.["aws_ecs_cluster"] ?? {};
  expect(cluster?.["setting"]).toEqual([{ name: "containerInsights", value: "disabled" }]);
  expect({ ...resource, aws_ecs_cluster: original.resource?.["aws_ecs_cluster"] }).toEqual(original.resource);
});

test("logAnalysis on its way out is the reference system, and forgets the log group", () => {
  const json = jsonOf({ logAnalysis: "leaving" });
  expect(json.resource).toEqual(original.resource);
  expect(forgotten(json)).toEqual(["aws_cloudwatch_log_group.app"]);
});

test("one of the two leaves while the other stays", () => {
  const [hardened, analysed] = [jsonOf({ hardening: true }), jsonOf({ logAnalysis: true })];
  const onlyHardened = jsonOf({ hardening: true, logAnalysis: "leaving" });
  const onlyAnalysed = jsonOf({ hardening: "leaving", logAnalysis: true });
  expect(addressesOf(onlyHardened)).toEqual(addressesOf(hardened));
  expect(addressesOf(onlyAnalysed)).toEqual(addressesOf(analysed));
  expect(forgotten(onlyHardened)).toContain("aws_cloudwatch_log_group.app");
  expect(forgotten(onlyAnalysed)).not.toContain("aws_cloudwatch_log_group.app");
});

test("everything that is forgotten is something that the switches make", () => {
  const made = addressesOf(everything);
  expect(made).toEqual(expect.arrayContaining(MEASURE_NAMES.flatMap(forgets)));
});

test.each(MEASURE_NAMES)("%s turned off by name forgets what it made of other people's", (name) => {
  const json = jsonOf({ hardening: { except: { [name]: "a reason" } }, certificateArn: CERTIFICATE });
  const all = MEASURE_NAMES.flatMap((each) => (each === name ? forgets(each) : (FORGETS_ON[each] ?? [])));
  expect(forgotten(json)).toEqual(all.sort());
  // Terraform refuses to forget what the program makes.
  expect(forgotten(json).filter((address) => addressesOf(json).includes(address))).toEqual([]);
});

test("the key is forgotten where nothing uses it any more: it has encrypted records in earlier versions", () => {
  expect(forgotten(jsonOf({ hardening: true }))).toContain("aws_kms_key.logs_key");
  const json = jsonOf({ hardening: true, logAnalysis: true });
  expect(forgotten(json)).not.toContain("aws_kms_key.logs_key");
  const policy = String(json.resource?.["aws_kms_key"]?.["logs_key"]?.["policy"]);
  expect(policy).toContain(":log-group:/vpc-flow-logs/");
  expect(policy).toContain(":log-group:app");
});

test("no log group has a key that Terraform destroys", () => {
  const groups = Object.values(everything.resource?.["aws_cloudwatch_log_group"] ?? {});
  expect(groups).toHaveLength(2);
  for (const group of groups) {
    expect(group).toMatchObject({ skip_destroy: true });
    expect(group).not.toHaveProperty("kms_key_id");
  }
});

test("what IAM, KMS and S3 refuse to delete while it is in use goes after its users have changed", () => {
  for (const [type, name] of [
    ["aws_iam_policy", "execution_boundary"],
    ["aws_kms_key", "logs_key"],
    ["aws_s3_bucket", "alb_logs"],
    ["aws_s3_bucket_policy", "alb_logs_policy"],
  ] as const) {
    expect(everything.resource?.[type]?.[name]).toMatchObject({ lifecycle: { create_before_destroy: true } });
  }
});

test("the boundary does not refer to the log group, which Terraform could not forget then", () => {
  const policy = String(everything.resource?.["aws_iam_policy"]?.["execution_boundary"]?.["policy"]);
  expect(policy).toContain(":log-group:app:*");
  expect(policy).not.toContain("aws_cloudwatch_log_group");
});

test("what is left behind is found when the switch goes on again", () => {
  const targets = (everything as { import?: readonly { to: string }[] }).import?.map(({ to }) => to);
  const found = ["aws_cloudwatch_log_group.app", "aws_cloudwatch_log_group.flow_logs_group", "aws_s3_bucket.alb_logs"];
  expect(targets?.sort()).toEqual(found);
});

test("the certificate may stay in the settings while hardening leaves", () => {
  expect(jsonOf({ hardening: "leaving", certificateArn: CERTIFICATE }).resource).toEqual(
    jsonOf({ hardening: "leaving" }).resource,
  );
});
