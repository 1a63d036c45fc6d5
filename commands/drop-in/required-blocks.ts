import { Failure } from "../lib/failure";
import type { GeneratedFile } from "../adopt/fragment-file";
import { type Host, labelled, resourceBlocks } from "../adopt/host";
import { type Address, showAddress } from "../adopt/remove";

/**
 * Checks that the host holds every block that the files replace, whatever the options: a resource that it does not know would
 * be made, and one of another name would be destroyed for it.
 *
 * @throws Failure with what the command is for, and which task definitions there are
 */
export function requireBlocks(host: Host, files: readonly GeneratedFile[]): void {
  const wanted = files.flatMap(({ replacements }) => replacements.map(({ address }) => address));
  const missing = wanted.filter((address) => !isThere(host, address));
  if (missing.length === 0) return;
  const holds =
    missing.length === wanted.length
      ? "holds none of them"
      : `lacks ${list(missing)} (a moved block gives what runs under another address this one)`;
  throw new Failure(
    `This command puts the constructs of stacks/university in the place of ${list(wanted)}, and ${host.directory} ${holds}, ` +
      `so nothing was written; ${showTasks(host)}, and for any other task definition the constructs go into a program of ` +
      `your own (README.md, "The parts")`,
  );
}

function isThere({ files, written }: Host, address: Address): boolean {
  return [...files, ...written.values()].some(({ body }) => resourceBlocks(body, address).length > 0);
}

/** Enough of them to know one's way. */
const SHOWN = 10;

function showTasks({ files }: Host): string {
  const type = "aws_ecs_task_definition";
  const tasks = files.flatMap(({ name, body }) =>
    labelled(body, "resource", 2).flatMap(({ path }) => (path[0] === type ? [`${path.join(".")} in ${name}`] : [])),
  );
  if (tasks.length === 0) return `no ${type} was found there`;
  const more = tasks.length > SHOWN ? [`${tasks.length - SHOWN} more`] : [];
  return `found there: ${[...tasks.slice(0, SHOWN), ...more].join(", ")}`;
}

function list(addresses: readonly Address[]): string {
  return addresses.map(showAddress).join(", ");
}
