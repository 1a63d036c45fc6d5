import { createHash } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** Containers may share a directory, and have process ids of their own. */
const MACHINE = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** Tells what this process makes from what others make; {@link isLeftover} reads it. */
export const OWNER = `${MACHINE}-${process.pid}`;

/** Whether a process of this machine made it that has ended. */
export function isLeftover(owner: string): boolean {
  const [machine, pid] = owner.split("-");
  return machine === MACHINE && pid !== undefined && hasEnded(Number(pid));
}

/** Beginnings of paths whose leftovers this process has looked for. */
const swept = new Set<string>();

/**
 * An empty directory that this process has for itself, among the system's temporary ones. What killed processes left of the
 * same kind is removed first.
 *
 * @param kind what its name begins with
 * @param parent the directory that it is made in
 */
export function temporaryDirectory(kind: string, parent = tmpdir()): string {
  const start = join(parent, `${kind}-`);
  if (!swept.has(start)) sweep(kind, parent);
  swept.add(start);
  return mkdtempSync(`${start}${OWNER}-`);
}

function sweep(kind: string, parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(`${kind}-`) ? /^(\w+-\d+)-\w{6}$/.exec(name.slice(kind.length + 1))?.[1] : undefined;
    if (owner !== undefined && isLeftover(owner)) removeDirectory(join(parent, name));
  }
}

/** Whether no process has this id: one that belongs to somebody else is there too. */
export function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** What others made, or hold, stays: it is their business. */
function removeDirectory(path: string): void {
  try {
    if (lstatSync(path).isDirectory()) rmSync(path, { recursive: true, force: true });
  } catch {
    // Somebody else has been faster, or has the only right to it.
  }
}
