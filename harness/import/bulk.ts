import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../commands/import/built";
import { sourceFrom, taskSource } from "../../commands/import/input";
import { compose } from "../../commands/import/compose";
import { prove } from "../../commands/import/prove";
import type { TerraformWorkspace } from "../../testing/terraform";
import { definitions } from "./definitions";

type Blocks = Record<string, Record<string, object>>;

/** Definitions that the provider takes as they are: nothing in them waits for a pipeline, and they name roles by ARN. */
const FILLED = /^(?!.*(?:placeholders|no image yet|roles by name|numbers as text|likely secrets))/;

/** The resources of all definitions, each with a family of its own. */
export function bulk(): { readonly blocks: Blocks; readonly count: number } {
  const tasks: Record<string, object> = {};
  for (const [index, { name, json }] of definitions()
    .filter((each) => FILLED.test(each.name))
    .entries()) {
    const source = taskSource(name, { ...json, family: `task-${index}` });
    const refused = new Map(source.resources.map(({ address }) => [address, ["as it is"]]));
    const { program } = compose(source, { className: "Bulk", summary: name, refused });
    Object.assign(tasks, blocksOf(program)["aws_ecs_task_definition"]);
  }
  return { blocks: { aws_ecs_task_definition: tasks }, count: Object.keys(tasks).length };
}

/** What an import of the state makes of them, after what a plan changes has come in raw. */
export async function adopted(terraform: TerraformWorkspace, file: string): Promise<{ readonly typed: number }> {
  const { stdout } = await terraform.run(["show", "-json"]);
  const source = sourceFrom("state", stdout);
  const refused = new Map<string, readonly string[]>();
  const compiler = () => Promise.resolve([]);
  for (;;) {
    const { composition } = await prove(source, { className: "Bulk", summary: "x", compiler }, refused);
    writeBlocks(terraform.dir, file, blocksOf(composition.program));
    const plan = await terraform.plannedJson({ refresh: false });
    const changed = (plan.resource_changes ?? []).filter(({ change }) => change.actions.join() !== "no-op");
    const typed = composition.resources.filter(({ level }) => level === "typed").length;
    if (changed.length === 0) return { typed };
    const again = changed.filter(({ address }) => refused.has(address));
    if (again.length > 0) throw new Error(`changed even raw: ${again.map(({ address }) => address).join(", ")}`);
    for (const { address } of changed) refused.set(address, ["the plan would change it"]);
  }
}

/** Writes them as Terraform's JSON. */
export function writeBlocks(directory: string, file: string, resource: object): void {
  writeFileSync(join(directory, file), JSON.stringify({ resource }));
}

function blocksOf(program: Parameters<typeof build>[0]): Blocks {
  const { stack } = build(program, "bulk");
  stack.prepareStack();
  const { resource } = stack.toTerraform() as { readonly resource: Blocks };
  const entries = Object.entries(resource).map(([type, named]) => [
    type,
    Object.fromEntries(Object.entries(named).map(([name, { ...block }]) => [name, { ...block, "//": undefined }])),
  ]);
  return Object.fromEntries(entries) as Blocks;
}
