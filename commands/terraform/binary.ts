import { accessSync, constants } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";
import { Failure } from "../lib/failure";

/**
 * The program that plans and applies: what `TERRAFORM_BINARY_NAME` names, as the CDKTF CLI reads it, else Terraform, else
 * OpenTofu, whichever is on the PATH. A path is one from this directory, not from the stack's.
 *
 * @throws Failure where none of them is
 */
export function terraformBinary(env: NodeJS.ProcessEnv = process.env): string {
  const named = env["TERRAFORM_BINARY_NAME"];
  if (named !== undefined && named !== "") return named === basename(named) ? named : resolve(named);
  const found = ["terraform", "tofu"].find((name) => isOnPath(name, env));
  if (found !== undefined) return found;
  throw new Failure(
    "neither terraform nor tofu is on the PATH; get Terraform 1.5.7 or later " +
      "(https://developer.hashicorp.com/terraform/install) or OpenTofu 1.6 or later (https://opentofu.org/docs/intro/install), " +
      "or name the program in TERRAFORM_BINARY_NAME",
  );
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
