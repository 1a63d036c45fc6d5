import { createHash } from "node:crypto";
import { type Dirent, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** Containers may share a directory, and have process ids of their own. */
const MACHINE = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** In the names of what this process makes; {@link isLeftover} reads it. */
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
  removeLeftovers(parent, (entry) => {
    if (!entry.isDirectory() || !entry.name.startsWith(`${kind}-`)) return false;
    const owner = /^(\w+-\d+)-\w{6}$/.exec(entry.name.slice(kind.length + 1))?.[1];
    return owner !== undefined && isLeftover(owner);
  });
}

/** Removes these entries of a directory, except what somebody else removes first, or alone has the right to. */
export function removeLeftovers(parent: string, isLeft: (entry: Dirent) => boolean): void {
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    try {
      if (isLeft(entry)) rmSync(join(parent, entry.name), { recursive: true, force: true });
    } catch {
      // It stays.
    }
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
