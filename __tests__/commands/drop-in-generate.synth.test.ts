import { compare } from "../../commands/drop-in/compare";
import { evaluate } from "../../commands/adopt/evaluate";
import type { GeneratedFile } from "../../commands/adopt/fragment-file";
import { generate } from "../../commands/drop-in/generate";
import type { Body } from "../../commands/adopt/hcl";
import { localValues } from "../../commands/adopt/host";
import { readOptions } from "../../commands/drop-in/options";
import { asProviderSees } from "../../commands/drop-in/provider-rules";
import { showAddress } from "../../commands/adopt/remove";

/** The files that the command writes with these options. */
async function filesOf(...args: string[]): Promise<GeneratedFile[]> {
  const options = readOptions(["directory", ...args]);
  return options === "help" ? [] : generate(options.names);
}

test.each([
  [[], "arn:aws:logs:*:*:*"],
  [["--region", "cn-north-1"], "arn:aws-cn:logs:*:*:*"],
  // What a reference evaluates to is known to Terraform only; the blocks that are replaced say aws.
  [["--region", "var.region"], "arn:aws:logs:*:*:*"],
])("with %j the logs policy names the partition of the region", async (args, arn) => {
  const [, iam] = await filesOf(...args);
  expect(iam?.text).toContain(arn);
});

describe("the files, as a reviewer reads them", () => {
  test("no line is longer than a screen is wide", async () => {
    for (const { text } of await filesOf()) {
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(130);
    }
  });

  test("the containers are a local value of many lines", async () => {
    const [task] = await filesOf();
    expect(task?.text).toContain(
      '"container_definitions": "${jsonencode(local.ecs_task_definition_app-task_container_definitions)}"',
    );
    expect(task?.text).toContain(`
            "name": "APP_DB_HOST",
            "value": "\${tostring(module.aurora_mysql.db_instance_address)}"
`);
    expect(task?.text).toContain('"image": "${module.ecr.repository_url}:latest"');
  });

  test("they say what the constructs say", async () => {
    for (const { name, text, replacements } of await filesOf()) {
      const body = JSON.parse(text) as { resource: Record<string, Record<string, Body>> };
      const locals = localValues([{ name, syntax: "json", text, body }]);
      for (const { address, body: whole } of replacements) {
        const seen = async (block: unknown) => asProviderSees(address.type, await evaluate(block, locals));
        const written = body.resource[address.type]?.[address.name];
        expect(compare(showAddress(address), await seen(written), await seen(whole))).toEqual([]);
      }
    }
  });
});
