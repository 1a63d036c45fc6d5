import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { contents, edit } from "../../../harness/host-directory";
import { importedDirectory } from "../../../harness/import/imported-directory";
import { stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const GROUP = `# Kept for the auditors.
resource "aws_cloudwatch_log_group" "app" {
  name = "/library/production" # a name
}
`;

const MAIN = `locals { name = "catalogue" }
resource "aws_ecs_cluster" "app" {
  name = local.name
}
`;

const host = () =>
  importedDirectory({ "logs.tf": GROUP, "main.tf": MAIN }, [
    stateResource("aws_cloudwatch_log_group", "app", { name: "/library/production" }),
    stateResource("aws_ecs_cluster", "app", { name: "catalogue" }),
  ]);

test("--undo undoes nothing where there is nothing", async () => {
  const { directory, run } = host();
  const before = contents(directory);
  await expect(run("--undo")).rejects.toThrow(/holds no imported\.tf\.json: there is nothing to undo$/);
  expect(contents(directory)).toEqual(before);
});

test("loses nothing that somebody has written since", async () => {
  const { directory, run } = host();
  await run("--replace");
  edit(directory, "main.tf", "locals {", "locals { # mine");
  const before = contents(directory);
  await expect(run("--undo")).rejects.toThrow(/main\.tf has changed since the import, so nothing was undone/);
  expect(contents(directory)).toEqual(before);
});

test("takes the backup of this import, whatever other backups are there", async () => {
  const { directory, run } = host();
  const before = contents(directory);
  writeFileSync(join(directory, "logs.tf.bak.1"), "# of last year");
  await run("--replace");
  await run("--undo");
  expect(contents(directory)).toEqual({ ...before, "logs.tf.bak.1": "# of last year" });
});

test("puts back nothing where the backup has changed", async () => {
  const { directory, run } = host();
  await run("--replace");
  writeFileSync(join(directory, "logs.tf.bak"), "");
  const before = contents(directory);
  await expect(run("--undo")).rejects.toThrow(/logs\.tf has no backup as it was before the import/);
  expect(contents(directory)).toEqual(before);
});

test("does not take away what somebody has added to the imported file", async () => {
  const { directory, run, imported } = host();
  const untouched = contents(directory);
  await run("--replace");
  const path = join(directory, "imported.tf.json");
  const document = imported() as { readonly resource: object };
  writeFileSync(path, JSON.stringify({ ...document, resource: { ...document.resource, aws_sns_topic: { mine: {} } } }));
  const before = contents(directory);
  await expect(run("--undo")).rejects.toThrow(/imported\.tf\.json has changed since the import, so nothing was undone/);
  expect(contents(directory)).toEqual(before);
  // Another layout is no change.
  writeFileSync(path, JSON.stringify(document));
  await run("--undo");
  expect(contents(directory)).toEqual(untouched);
});

test("puts back nothing where it does not say of each file what it was", async () => {
  const { directory, run, imported } = host();
  await run("--replace");
  const { "//": origin, ...document } = imported() as { readonly "//": { readonly import: readonly object[] } };
  const [first, { before: _, ...second }] = origin.import as readonly [object, { readonly before: string }];
  const other = { "//": { ...origin, import: [first, second] }, ...document };
  writeFileSync(join(directory, "imported.tf.json"), JSON.stringify(other));
  const before = contents(directory);
  await expect(run("--undo")).rejects.toThrow(/does not say which files it came from/);
  expect(contents(directory)).toEqual(before);
});

test("puts back what a run that was killed has not", async () => {
  const { directory, run } = host();
  const before = contents(directory);
  await run("--replace");
  writeFileSync(join(directory, "logs.tf"), GROUP);
  await run("--undo");
  expect(contents(directory)).toEqual(before);
});
