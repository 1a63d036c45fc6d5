import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "../../../commands/import/changes";
import type { Edits, MakeCopy } from "../../../commands/import/plan";
import { Failure } from "../../../commands/lib/failure";
import { contents } from "../../../harness/host-directory";
import { importedDirectory } from "../../../harness/import/imported-directory";
import { FARGATE_VALUES, stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

/** What a plan changes; where only its actions count, these. */
type Answer = (edits: Edits) => Readonly<Record<string, string | Change>>;

function asChange(change: string | Change): Change {
  return typeof change === "string" ? { actions: change, becomes: new Map(), dependsOn: [] } : change;
}

/** Plans of copies, of which the first is the directory's own: each does what its answer says, the last one from then on. */
class Plans {
  public readonly variables: Readonly<Record<string, string>>[] = [];

  public constructor(private readonly answers: readonly Answer[]) {}

  public readonly copy: MakeCopy = (_, variables = {}) => {
    const answer = this.answers[this.variables.length] ?? this.answers.at(-1);
    this.variables.push(variables);
    return {
      changes: (edits) =>
        Promise.resolve().then(() => {
          const changes = Object.entries(answer?.(edits) ?? {});
          return new Map(changes.map(([address, change]) => [address, asChange(change)]));
        }),
      remove: () => undefined,
    };
  };
}

const nothing: Answer = () => ({});

const GROUP = 'resource "aws_cloudwatch_log_group" "app" {\n  name = "app"\n}\n';
const GROUPS = [stateResource("aws_cloudwatch_log_group", "app", { name: "app" })];

/** A task definition with one variable of its environment, which is written so. */
function task(
  written: string,
  name: string,
  value: string,
): { readonly main: string; readonly state: readonly object[] } {
  const values = {
    family: "catalogue",
    ...FARGATE_VALUES,
    container_definitions: JSON.stringify([
      { name: "app", image: "a", essential: true, environment: [{ name, value }] },
    ]),
  };
  return {
    main: `resource "aws_ecs_task_definition" "app" {\n  family = "catalogue"\n  container_definitions = ${written}\n}\n`,
    state: [stateResource("aws_ecs_task_definition", "app", values)],
  };
}

test("a replacement is the import's, where the directory's own plan only updates", async () => {
  const address = "aws_cloudwatch_log_group.app";
  const { copy } = new Plans([
    () => ({ [address]: "update" }),
    () => ({ [address]: "delete,create" }),
    () => ({ [address]: "update" }),
  ]);
  const said = await importedDirectory({ "main.tf": GROUP }, GROUPS, copy).run();
  expect(said).toContain(`raw   ${address} (the plan would change it)`);
  expect(said).toContain(`changes ${address}, as the plan of the directory itself does, and nothing else`);
});

test("each plan has the values of the variables that its program has", async () => {
  const written =
    'jsonencode([{ name = "app", image = "a", environment = [{ name = "DB_PASSWORD", value = var.pw }] }])';
  const { main, state } = task(written, "DB_PASSWORD", "hunter2hunter2");
  const changed: Answer = () => ({ "aws_ecs_task_definition.app": "delete,create" });
  const { copy, variables } = new Plans([nothing, changed, changed, nothing]);
  const { run, program } = importedDirectory({ "main.tf": main }, state, copy);
  await run();
  expect(variables).toEqual([{}, {}, {}, { db_password: "hunter2hunter2" }]);
  expect(program()).toContain("dbPassword.stringValue");
});

test("a resource that Terraform names, since it can't plan it, comes in lower", async () => {
  const document = '[{ "name": "app", "image": "a", "environment": [{ "name": "PORT", "value": "${var.port}" }] }]';
  const { main, state } = task(`<<JSON\n${document}\nJSON`, "PORT", "80");
  const refuse: Answer = (edits) => {
    if (![...edits.values()].some((text) => text.includes("${var.port}"))) return {};
    throw new Failure(
      "Error: json: cannot unmarshal number with aws_ecs_task_definition.app, on imported.tf.json line 3",
    );
  };
  const { run, program } = importedDirectory({ "main.tf": main }, state, new Plans([nothing, refuse]).copy);
  expect(await run()).toContain("raw   aws_ecs_task_definition.app (the plan would change it)");
  expect(program()).toContain("80");
  expect(program()).not.toContain("hostVariable");
});

test("what Terraform can't plan without naming a resource is an error", async () => {
  const refuse: Answer = () => {
    throw new Failure("Error: no credentials");
  };
  const { run } = importedDirectory({ "main.tf": GROUP }, GROUPS, new Plans([nothing, refuse]).copy);
  await expect(run()).rejects.toThrow("Error: no credentials");
});

test("where all is left after all, nothing is written, and each reason is given", async () => {
  const changed: Answer = () => ({ "aws_cloudwatch_log_group.app": "delete,create" });
  const { directory, run } = importedDirectory({ "main.tf": GROUP }, GROUPS, new Plans([nothing, changed]).copy);
  const before = contents(directory);
  await expect(run("--replace")).rejects.toThrow(
    /nothing of .* can come in, so nothing was written:\n {2}left aws_cloudwatch_log_group\.app \(the plan would change it, even as it is\)/,
  );
  expect(contents(directory)).toEqual(before);
});

test.each([
  ["saved", (path: string) => writeFileSync(path, `${GROUP}# mine\n`)],
  ["removed", (path: string) => rmSync(path)],
])("a file that is %s while it plans is not overwritten", async (_, save) => {
  let path = "";
  const plans = new Plans([
    nothing,
    () => {
      save(path);
      return {};
    },
  ]);
  const { directory, run } = importedDirectory({ "main.tf": GROUP }, GROUPS, plans.copy);
  path = join(directory, "main.tf");
  await expect(run("--replace")).rejects.toThrow(
    /main\.tf in .* has changed meanwhile, so nothing was written; run this again$/,
  );
  expect(existsSync(join(directory, "imported.tf.json"))).toBe(false);
  expect(existsSync(path) ? readFileSync(path, "utf8") : "").not.toContain("is in imported.tf.json");
});

const TWO = `${GROUP}resource "aws_ecs_cluster" "app" {
  name = var.name
}
resource "aws_vpc" "main" {}
`;
const BOTH = [
  ...GROUPS,
  stateResource("aws_ecs_cluster", "app", { name: "app" }),
  stateResource("aws_vpc", "main", { id: "vpc-1" }),
];
const on = (...dependsOn: readonly string[]): Change => ({ actions: "update", becomes: new Map(), dependsOn });

test("what changes since an import changes keeps its level", async () => {
  const first: Answer = () => ({
    "aws_cloudwatch_log_group.app": "delete,create",
    "aws_ecs_cluster.app": on("aws_cloudwatch_log_group.app"),
    "aws_vpc.main": on("aws_cloudwatch_log_group.app"),
    "output.group": "update",
    "data.aws_vpc.main": "read",
  });
  const { run, program } = importedDirectory({ "main.tf": TWO }, BOTH, new Plans([nothing, first, nothing]).copy);
  const said = await run();
  expect(said).toContain("raw   aws_cloudwatch_log_group.app (the plan would change it)");
  expect(said).toContain('a plan of a copy says "No changes"');
  expect(program()).toContain('name: hostVariable("name")');
});

test.each(["aws_vpc.main", "output.group", "data.aws_vpc.main"])(
  "where only %s changes, what it depends on comes in a level lower",
  async (address) => {
    const first: Answer = () => ({ [address]: on("aws_cloudwatch_log_group.app") });
    const said = await importedDirectory({ "main.tf": TWO }, BOTH, new Plans([nothing, first, nothing]).copy).run();
    expect(said).toContain("raw   aws_cloudwatch_log_group.app (the plan would change it)");
    expect(said).toContain("raw   aws_ecs_cluster.app\n");
    const alone = new Plans([nothing, () => ({ [address]: "update" })]);
    await expect(importedDirectory({ "main.tf": TWO }, BOTH, alone.copy).run()).rejects.toThrow(
      `the plan of a copy changes ${address}, which is not imported, so nothing was written; report this`,
    );
  },
);

test("what loses its references to a plan is named", async () => {
  const first: Answer = () => ({ "aws_ecs_cluster.app": "update" });
  const { run, program } = importedDirectory({ "main.tf": TWO }, BOTH, new Plans([nothing, first, nothing]).copy);
  expect(await run()).toContain("  aws_ecs_cluster.app: references, with which a plan would change it; the program");
  expect(program()).toContain('name: "app"');
});

test("what is not applied yet and not carried is named", async () => {
  const becomes = new Map([["retention_in_days", "30"]]);
  const own: Answer = () => ({ "aws_cloudwatch_log_group.app": { actions: "update", becomes, dependsOn: [] } });
  const { run } = importedDirectory({ "main.tf": GROUP }, GROUPS, new Plans([own, nothing]).copy);
  expect(await run()).toContain(
    "  aws_cloudwatch_log_group.app: changes that are not applied yet (retention_in_days); the program has what is there",
  );
});
