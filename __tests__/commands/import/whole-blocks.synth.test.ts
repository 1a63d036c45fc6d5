import type { Fields } from "../../../commands/import/fields";
import schema from "../../../commands/import/schema.json";
import { importedDirectory } from "../../../harness/import/imported-directory";
import { stateResource } from "../../../harness/import/state";
import { blockOf, meaning, wholeValues } from "../../../harness/import/whole-block";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

/** What the import of a block leaves of it. */
async function imported(type: string, values: Fields, state: Fields = values, more: Fields = {}): Promise<unknown> {
  const main = blockOf(type, "app", { ...values, ...more });
  const instance = more["count"] === undefined ? {} : { address: `${type}.app[0]`, index: 0 };
  const host = importedDirectory({ "main.tf": main }, [stateResource(type, "app", state, instance)]);
  await host.run("--replace");
  const { resource, locals } = host.imported() as {
    readonly resource: Record<string, Fields>;
    readonly locals?: Fields;
  };
  return meaning(resource[type]?.["app"], locals);
}

test.each(Object.keys(schema))("no argument of %s is dropped", async (type) => {
  const values = wholeValues(type);
  expect(await imported(type, values)).toEqual(meaning(values));
});

test.each(Object.keys(schema))("… also where count makes %s", async (type) => {
  const values = wholeValues(type);
  expect(await imported(type, values, values, { count: 1 })).toEqual(meaning({ ...values, count: 1 }));
});

/** What a block has to have, where it can be a construct. */
const LEAST: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_log_group: ["name"],
  aws_iam_role: ["name", "assume_role_policy"],
  aws_ecs_task_definition: [
    "family",
    "cpu",
    "memory",
    "network_mode",
    "requires_compatibilities",
    "container_definitions",
  ],
};

const EACH = Object.entries(LEAST).flatMap(([type, least]) =>
  Object.keys(wholeValues(type))
    .filter((key) => !least.includes(key))
    .map((key) => [key, type, least] as const),
);

test.each(EACH)("%s alone is not dropped of %s", async (key, type, least) => {
  const values = Object.fromEntries(
    Object.entries(wholeValues(type)).filter(([each]) => least.includes(each) || each === key),
  );
  expect(await imported(type, values)).toMatchObject(meaning(values) as Fields);
});

test("a name that is made up is left to be made up", async () => {
  const { name, ...values } = wholeValues("aws_cloudwatch_log_group");
  expect(await imported("aws_cloudwatch_log_group", values, { ...values, name })).toEqual(meaning(values));
});

test.each([
  ["aws_lb_target_group", { stickiness: [{ type: "lb_cookie", enabled: false }] }],
  ["aws_cloudwatch_log_metric_filter", { name: "all", log_group_name: "app", pattern: "" }],
  ["aws_iam_role_policies_exclusive", { role_name: "app", policy_names: [] }],
])("of %s, what is written as nothing is kept", async (type, values) => {
  expect(await imported(type, values)).toEqual(meaning(values));
});

test.each<[string, string, Fields]>([
  ["stickiness", "aws_lb_target_group", { stickiness: [{ type: "lb_cookie", enabled: false }] }],
  ["a health check", "aws_lb_target_group", { health_check: [{ path: "/", enabled: false }] }],
  [
    "encryption",
    "aws_ecs_service",
    { volume_configuration: [{ name: "a", managed_ebs_volume: [{ role_arn: "b", encrypted: false }] }] },
  ],
])("%s that only a state has is not turned on", async (_, type, values) => {
  expect(await imported(type, { name: "app" }, { name: "app", ...values })).toEqual(
    meaning({ name: "app", ...values }),
  );
});
