import { accessSync, constants } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";

/** The programs that understand what is written here, in the order in which they are looked for. */
const PROGRAMS = ["terraform", "tofu"];

/**
 * The program that plans and applies: what `TERRAFORM_BINARY_NAME` names, as the CDKTF CLI reads it, else Terraform, else
 * OpenTofu, whichever is on the PATH. A path is one from this directory, not from the stack's.
 *
 * @returns `undefined` where none of them is
 */
export function findTerraform(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env["TERRAFORM_BINARY_NAME"];
  if (named !== undefined && named !== "") return named === basename(named) ? named : resolve(named);
  return PROGRAMS.find((name) => isOnPath(name, env));
}

function isOnPath(name: string, { PATH = "" }: NodeJS.ProcessEnv): boolean {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return PATH.split(delimiter).some((folder) => endings.some((ending) => isProgram(join(folder, name + ending))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
