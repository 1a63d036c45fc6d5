import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import type { Construct } from "constructs";

/**
 * Lets the synthesis write files beside the JSON of a construct's stack; a construct can do so once.
 *
 * @param files is asked when everything is synthesized, for contents by their paths from the stack's directory
 */
export function addStackFiles(construct: Construct, files: () => Readonly<Record<string, Uint8Array | string>>): void {
  addCustomSynthesis(construct, {
    onSynthesize: ({ outdir, manifest }) => {
      const { workingDirectory } = manifest.forStack(TerraformStack.of(construct));
      for (const [path, contents] of Object.entries(files()))
        writeWhole(join(outdir, workingDirectory, path), contents);
    },
  });
}

/** Nobody finds half of it. */
function writeWhole(path: string, contents: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}
