import type { Difference } from "./compare";
import type { DropInOptions } from "./options";
import { showAddress } from "../adopt/remove";
import type { ReplacedBlock, Survey } from "./survey";
import type { Done } from "../lib/files";
import { shellWord } from "../lib/shell-word";

/** `task-definitions.tf:5-48 resource "aws_ecs_task_definition" "app-task"` */
export function showBlock({ address: { type, name }, file, lines }: ReplacedBlock): string {
  return `${file.name}${lines ? `:${lines.join("-")}` : ""} resource "${type}" "${name}"`;
}

/** Differences, one a line. */
export function showDifferences(differences: readonly Difference[]): string {
  return differences
    .map(({ path, host, constructs }) => `  ${path}: host has ${host}, constructs have ${constructs}`)
    .join("\n");
}

/** The same for scripts: what was written and removed, what is left to remove, what goes on changing it, what differs. */
export function reportJson({ replace }: DropInOptions, survey: Survey, done: readonly Done[]): string {
  const blocks = survey.blocks.map(({ address, file, lines }) => {
    return { address: showAddress(address), file: file.name, lines };
  });
  const content = {
    written: done.map(({ path }) => path),
    backups: done.flatMap(({ backup }) => (backup === undefined ? [] : [backup])),
    removed: replace ? blocks : [],
    left: replace ? [] : blocks,
    overridden: survey.overridden.map(({ address, file }) => ({ address: showAddress(address), file: file.name })),
    differences: survey.differences,
  };
  return JSON.stringify(content, null, 2);
}

/** What the command says when it is done: what it did, what is left to do, what to run next. */
export function report(options: DropInOptions, survey: Survey, done: readonly Done[]): string {
  const { directory, replace } = options;
  const { blocks, overridden } = survey;
  const certain = survey.differences.filter((each) => each.certain);
  const uncertain = survey.differences.filter((each) => !each.certain);
  const left = replace ? [] : blocks;
  const said: string[] = [];
  if (done.length === 0) {
    const [what, gone] = left.length > 0 ? ["write", ""] : ["do", ", and the blocks that they replace are gone"];
    said.push(`Nothing to ${what}: ${directory} holds the constructs' files already${gone}.`);
  } else {
    said.push("Written:", ...done.map(({ path }) => `  ${path}`));
    if (replace && blocks.length > 0) said.push("Removed:", ...blocks.map((block) => `  ${showBlock(block)}`));
    const backups = done.flatMap(({ backup }) => (backup === undefined ? [] : [backup]));
    if (backups.length > 0) {
      said.push(
        `What was there before is in ${backups.join(", ")}: Terraform does not read these files; remove them before you commit.`,
      );
    }
  }
  if (certain.length > 0) said.push("Accepted differences:", showDifferences(certain));
  if (uncertain.length > 0) {
    said.push(
      "Could not be compared, because only Terraform can evaluate it; look at the plan:",
      showDifferences(uncertain),
    );
  }
  for (const { address, file } of overridden) said.push(`${file.name} goes on changing ${showAddress(address)}.`);
  if (left.length > 0) {
    said.push(
      "Now remove these blocks (until then Terraform refuses the directory: duplicate resource), or run this again with --replace:",
      ...left.map((block) => `  ${showBlock(block)}`),
    );
  }
  const plan = certain.length > 0 ? "it shows what the differences change" : `it must say "No changes"`;
  said.push(`Next: cd ${shellWord(directory)} && terraform plan (${plan})`);
  return said.join("\n");
}
