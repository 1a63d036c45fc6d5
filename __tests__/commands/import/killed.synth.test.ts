import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contents } from "../../../harness/host-directory";
import { importedDirectory, type ImportedDirectory } from "../../../harness/import/imported-directory";
import { killedAt } from "../../../harness/import/killed";
import { stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const FILES = {
  "logs.tf":
    '# Kept for the auditors.\nresource "aws_cloudwatch_log_group" "app" {\n  name = "/library/app" # a name\n}\n',
  "main.tf": 'locals { name = "catalogue" }\nresource "aws_ecs_cluster" "app" {\n  name = local.name\n}\n',
  "roles.tf": 'resource "aws_iam_role" "app" {\n  name = "app"\n  assume_role_policy = "{}"\n}\n',
  "other.tf": "# Nothing that comes in.\n",
};

const STATE = [
  stateResource("aws_cloudwatch_log_group", "app", { name: "/library/app" }),
  stateResource("aws_ecs_cluster", "app", { name: "catalogue" }),
  stateResource("aws_iam_role", "app", { name: "app", assume_role_policy: "{}" }),
];

/** Each text of before is whole, in its file or in a backup. */
function expectNothingLost({ directory }: ImportedDirectory): void {
  for (const [file, text] of Object.entries(FILES)) {
    const kept = readdirSync(directory).filter((name) => name === file || name.startsWith(`${file}.bak`));
    expect(kept.map((name) => readFileSync(join(directory, name), "utf8"))).toContain(text);
  }
}

const isImported = ({ directory }: ImportedDirectory): boolean => existsSync(join(directory, "imported.tf.json"));

const withoutBackups = (files: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !/\.bak(?:\.\d+)?$|^\./.test(name)));

/** How many operations it takes until one of them is not reached any more. */
async function operations(check: (at: number) => Promise<boolean>): Promise<number> {
  let at = 0;
  while (await check(at)) at += 1;
  return at;
}

test("a run with --replace that is killed at any operation loses no text, and the next one puts all in order", async () => {
  const count = await operations(async (at) => {
    const host = importedDirectory(FILES, STATE);
    const isKilled = await killedAt(at, () => host.run("--replace"));
    expectNothingLost(host);
    if (isImported(host)) await host.run("--undo");
    expect(withoutBackups(contents(host.directory))).toEqual(FILES);
    await host.run("--replace", "--force");
    expect(host.imported()).toHaveProperty("resource.aws_iam_role.app");
    return isKilled;
  });
  expect(count).toBeGreaterThan(10);
});

test("an --undo that is killed at any operation loses no text, and the next one puts all back", async () => {
  const count = await operations(async (at) => {
    const host = importedDirectory(FILES, STATE);
    await host.run("--replace");
    const isKilled = await killedAt(at, () => host.run("--undo"));
    expectNothingLost(host);
    if (isImported(host)) await host.run("--undo");
    expect(withoutBackups(contents(host.directory))).toEqual(FILES);
    return isKilled;
  });
  expect(count).toBeGreaterThan(5);
});
