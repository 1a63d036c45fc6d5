import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import type { Construct } from "constructs";
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
  addCustomSynthesis(construct, {
    onSynthesize: ({ outdir, manifest }) => {
      const { workingDirectory } = manifest.forStack(TerraformStack.of(construct));
      writeWhole(join(outdir, workingDirectory, path), code.zip());
    },
  });
  return path;
}

/** Nobody finds half of it. */
function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
}
