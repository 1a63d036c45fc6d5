import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { run } from "../../testing/processes";
import { errorMessage, Failure, fileFailure } from "../lib/failure";
import { terraformBinary } from "../terraform/binary";
import { type Fields, isFields } from "./fields";
import { withoutMark } from "./input";
import { type StateResource, stateResources } from "./state";

/**
 * What a directory's state holds.
 *
 * @param file what `terraform show -json` has printed, or a state file. @default Terraform is asked
 * @throws Failure with the way out
 */
export async function readState(directory: string, file?: string): Promise<readonly StateResource[]> {
  const text = file === undefined ? await shown(directory, []) : readText(file);
  let document = parse(file ?? "what terraform show -json printed", text);
  if (document["version"] === 4 && Array.isArray(document["resources"]) && file !== undefined) {
    document = parse(file, await shown(directory, [file]));
  }
  const resources = stateResources(document);
  if (resources !== undefined) return resources;
  const where = file ?? directory;
  throw new Failure(`${where}: no state with resources; apply the directory first, or name a state with --state FILE`);
}

async function shown(directory: string, args: readonly string[]): Promise<string> {
  const program = terraformBinary();
  const wayOut = `run ${program} init in ${directory}, or give what ${program} show -json prints with --state FILE`;
  let outcome;
  try {
    outcome = await run(program, ["show", "-json", ...args], { cwd: directory, env: process.env });
  } catch (error) {
    throw new Failure(`cannot read the state of ${directory}: ${errorMessage(error)} Then ${wayOut}`);
  }
  if (outcome.exitCode === 0) return outcome.stdout;
  const said = stripVTControlCharacters(outcome.stderr).replace(/[│╷╵]/g, "").trim();
  throw new Failure(`cannot read the state of ${directory}: ${said.split("\n")[0] ?? ""}; ${wayOut}`);
}

function readText(file: string): string {
  try {
    return withoutMark(readFileSync(file, "utf8"));
  } catch (error) {
    throw fileFailure(`cannot read ${file}`, error, "name what terraform show -json has printed");
  }
}

function parse(from: string, text: string): Fields {
  try {
    const document: unknown = JSON.parse(text);
    if (isFields(document)) return document;
  } catch {
    // It is reported with what is no object.
  }
  throw new Failure(`${from} is no state in JSON; give what terraform show -json prints`);
}
