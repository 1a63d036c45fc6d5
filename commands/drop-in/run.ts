import { join } from "node:path";
import { Failure } from "../lib/failure";
import { type Composition, generate, GENERATED_FILES } from "./generate";
import { readHost } from "../adopt/host";
import type { DropInOptions } from "./options";
import { requireBlocks } from "./required-blocks";
import { requireReferences } from "./references";
import { adoption, withoutBlocks } from "../adopt/take-out";
import { report, reportJson, showBlock, showDifferences } from "./report";
import { survey, type Survey } from "./survey";
import { writeAll, type WriteOptions } from "../lib/files";

/** What tests of the command change about it. */
export interface DropInInternals {
  /** What the constructs are. @default the logging part of stack university */
  readonly compose?: Composition;
  /** See {@link writeAll}. */
  readonly rename?: WriteOptions["rename"];
}

/**
 * Puts the constructs into a Terraform directory.
 *
 * @returns what the user reads, or a script
 * @throws Failure before anything is written, or after everything is put back
 */
export async function dropIn(options: DropInOptions, { compose, rename }: DropInInternals = {}): Promise<string> {
  const generated = await generate(options.names, compose);
  const host = await readHost(options.directory, GENERATED_FILES);
  requireBlocks(host, generated);
  await requireReferences(host, generated, options.names);
  const found = await survey(host, generated);
  requireConsent(options, found);
  const files = found.files.filter(({ state }) => state !== "same").map(({ file }) => file);
  const changes = adoption(options.directory, files, await withoutBlocks(options.replace ? found.blocks : []));
  const done = writeAll(changes, { backups: true, rename });
  return options.json ? reportJson(options, found, done) : report(options, found, done);
}

function requireConsent(options: DropInOptions, { differences, files, blocks }: Survey): void {
  const { directory, force, replace, acceptDifferences } = options;
  const certain = differences.filter((each) => each.certain);
  const uncertain = differences.filter((each) => !each.certain);
  if (certain.length > 0 && !acceptDifferences) {
    throw new Failure(
      `The constructs differ from ${directory}, nothing was written:\n${showDifferences(certain)}\n` +
        `Change the constructs (stacks/university) or the blocks, say with options where the same value is (--help), ` +
        `or go on with --accept-differences.`,
    );
  }
  if (replace && blocks.length > 0 && uncertain.length > 0 && !acceptDifferences) {
    throw new Failure(
      `${directory}: --replace would remove blocks that could not be compared, because only Terraform can evaluate them, ` +
        `so nothing was written:\n${showDifferences(uncertain)}\n` +
        `Compare these by hand and go on with --accept-differences, or run this without --replace and look at the plan.`,
    );
  }
  const different = files.filter(({ state }) => state === "different").map(({ file }) => join(directory, file.name));
  if (different.length > 0 && !force) {
    throw new Failure(
      `${different.join(", ")}: other contents than the constructs'; overwrite with --force, a backup is kept`,
    );
  }
  const byHand = blocks.filter(({ lines }) => lines === undefined);
  if (replace && byHand.length > 0) {
    throw new Failure(
      `--replace cannot locate these blocks (only .tf files, and their usual syntax): ${byHand.map(showBlock).join(", ")}; ` +
        `run this without --replace, and remove the blocks by hand`,
    );
  }
}
