import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
  return mkdtempSync(`${start}${process.pid}-`);
}

function sweep(kind: string, parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(`${kind}-`) ? /^(\d+)-\w{6}$/.exec(name.slice(kind.length + 1))?.[1] : undefined;
    if (pid !== undefined && hasEnded(Number(pid))) removeDirectory(join(parent, name));
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
