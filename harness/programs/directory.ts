import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { AWS_PROVIDER_VERSIONS } from "../../constructs/core/required-provider";
import { scratchDirectory } from "../scratch";
import { synth, type TerraformJson } from "../synthesized-stack";
import type { Program } from "./case";

/**
 * Writes programs into one Terraform directory, each as a module of its own, so that one `terraform validate` is enough for
 * all. The root has the provider; what a program leaves to variables, it gets from there, unknown until the plan.
 *
 * @returns the directory
 */
export function programsDirectory(programs: Readonly<Record<string, Program>>): string {
  const directory = scratchDirectory();
  const write = (name: string, json: unknown): void => {
    mkdirSync(join(directory, name), { recursive: true });
    writeFileSync(join(directory, name, "main.tf.json"), JSON.stringify(json, null, 2));
  };
  const stacks = Object.entries(programs).flatMap(([what, program], number) =>
    stacksOf(program).map((json, index) => ({ name: `${what.replace(/\W+/g, "-")}-${number}-${index}`, json })),
  );
  for (const { name, json } of stacks) write(name, withoutRoot(json));
  write(".", {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: AWS_PROVIDER_VERSIONS } } },
    variable: { any: { type: "any" } },
    provider: { aws: [{ region: "eu-west-3" }] },
    module: Object.fromEntries(
      stacks.map(({ name, json }) => {
        const unset = Object.entries(json.variable ?? {}).filter(([, { default: value }]) => value === undefined);
        const given = Object.fromEntries(unset.map(([variable]) => [variable, "${var.any}"]));
        return [name, { source: `./${name}`, ...given }];
      }),
    ),
  });
  return directory;
}

/** The stack that the program is written into, and those that it adds. */
function stacksOf(program: Program): TerraformJson[] {
  let others: readonly TerraformStack[] = [];
  const { json } = synth((stack) => {
    program(stack);
    const isOther = (one: unknown): one is TerraformStack => one !== stack && TerraformStack.isStack(one);
    others = stack.node.root.node.children.filter(isOther);
  });
  return [json, ...others.map((stack) => JSON.parse(JSON.stringify(stack.toTerraform())) as TerraformJson)];
}

/** A module leaves its backend, its versions and the provider that has no alias to its caller. */
function withoutRoot({ provider = {}, terraform: _, ...rest }: TerraformJson): TerraformJson {
  const aliased = (provider["aws"] ?? []).filter(({ alias }) => alias !== undefined);
  return { ...rest, ...(aliased.length > 0 && { provider: { aws: aliased } }) };
}
