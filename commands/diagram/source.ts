import { existsSync, lstatSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { runProject } from "../eject/program";
import { readProject } from "../eject/project";
import { errorMessage, Failure } from "../lib/failure";
import { UsageError } from "../lib/program";
import type { Json } from "./things";

/** A stack that is to be drawn. */
export interface Source {
  readonly name: string;
  readonly json: Json;
}

/** Reads the program here, and returns its stacks. */
type Synthesize = () => readonly Source[];

/**
 * Finds what is to be drawn: a file that Terraform reads, or a stack of the program in this directory.
 *
 * @param source the file or the stack's name; by default the only stack
 * @param synthesize runs the program; tests have stacks of their own
 * @throws UsageError where the program has no such stack
 * @throws Failure where the file can't be drawn
 */
export function sourceOf(
  source: string | undefined,
  synthesize: Synthesize = () => runProject(readProject("cdktf.json")),
): Source {
  if (source !== undefined && isFile(source)) return readFile(source);
  const stacks = synthesize();
  const found = source === undefined && stacks.length === 1 ? stacks[0] : stacks.find(({ name }) => name === source);
  if (found !== undefined) return found;
  const names = stacks.length === 0 ? "no stack at all" : stacks.map(({ name }) => name).join(", ");
  if (source === undefined) throw new UsageError(`name a stack: the program has ${names}.`);
  throw new UsageError(`${source} is no file, and no stack of the program, which has ${names}.`);
}

function isFile(source: string): boolean {
  const there = lstatSync(source, { throwIfNoEntry: false });
  if (there?.isDirectory() === true && /[/\\]/.test(source)) {
    throw new Failure(`${source} is a directory; name the file in it, such as cdk.tf.json`);
  }
  return there?.isDirectory() === false || /\.(json|tf|tofu|hcl)$/.test(source);
}

function readFile(file: string): Source {
  if (!existsSync(file)) throw new Failure(`${file} does not exist; correct the path`);
  if (!file.endsWith(".json") && /\.(tf|tofu|hcl)$/.test(file)) {
    throw new Failure(`${file} is in Terraform's own language; only JSON can be drawn, such as cdk.tf.json`);
  }
  const json = parse(file);
  const metadata = member(member(json, "//"), "metadata");
  const stackName = metadata["stackName"];
  return { name: typeof stackName === "string" && stackName !== "" ? stackName : nameOf(file), json };
}

function parse(file: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Failure(`${file} is not JSON: ${errorMessage(error)}; only what Terraform reads can be drawn`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Failure(`${file} must be a JSON object, as Terraform reads it`);
  }
  if ("lineage" in value && "terraform_version" in value) {
    throw new Failure(`${file} is a state; name the file that Terraform reads, such as cdk.tf.json`);
  }
  if ("planned_values" in value || ("format_version" in value && "values" in value)) {
    throw new Failure(`${file} is what terraform show prints; name the file that Terraform reads, such as cdk.tf.json`);
  }
  return value as Json;
}

function member(value: Json, name: string): Json {
  const found = value[name];
  return typeof found === "object" && found !== null ? (found as Json) : {};
}

/** `shop` of `shop/cdk.tf.json` and of `shop.tf.json`. */
function nameOf(file: string): string {
  const name = basename(file).replace(/(\.tf|\.tofu)?\.json$/, "");
  return name === "cdk" || name === "main" ? basename(dirname(resolve(file))) : name;
}
