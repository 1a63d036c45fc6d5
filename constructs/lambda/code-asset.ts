import type { Construct } from "constructs";
import { addStackFiles } from "../core/stack-files";
import type { FunctionCode } from "./function-code";

/**
 * Lets the synthesis write a function's zip beside its stack's JSON. A zip's name holds its hash: a plan that was saved
 * finds the zip that it was made for, whatever was synthesized since.
 *
 * @param name of the function within its stack
 * @returns where Terraform finds it: a path from the stack's directory
 */
export function addCodeAsset(construct: Construct, name: string, code: FunctionCode): string {
  const digest = Buffer.from(code.hash, "base64").toString("hex").slice(0, 16);
  const path = `functions/${name}-${digest}.zip`;
  addStackFiles(construct, () => ({ [path]: code.zip() }));
  return path;
}
