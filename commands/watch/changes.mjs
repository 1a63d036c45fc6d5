import { watch } from "node:fs";
import { join } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { ROOT, isSource, sourceDirectories } from "../lib/sources.mjs";

/** Who saves a file changes it several times, and who changes branches several files. */
const SETTLED_MS = 30;

/**
 * Watches the project's sources, `cdktf.json` among them.
 *
 * @returns `next` waits for a change after the last one, and says when it was; nothing when it is closed meanwhile
 */
export function watchSources() {
  let watchers = [];
  let changed;
  let settled;
  let notify = () => undefined;
  const onChange = (_event, name) => {
    // A name without an ending may be a new directory.
    if (name !== null && !isSource(name) && /[.~]/.test(name)) return;
    changed ??= Date.now();
    clearTimeout(settled);
    settled = setTimeout(() => notify(), SETTLED_MS);
  };
  /** Directories come, go and are replaced. */
  const look = () => {
    const before = watchers;
    watchers = sourceDirectories().flatMap((directory) => watcherOf(join(ROOT, directory), onChange));
    for (const watcher of before) watcher.close();
  };
  look();
  return {
    closed: false,
    async next() {
      if (changed === undefined && !this.closed) await new Promise((resolve) => (notify = resolve));
      if (this.closed) return undefined;
      const since = changed;
      changed = undefined;
      look();
      return since;
    },
    close() {
      this.closed = true;
      for (const watcher of watchers) watcher.close();
      clearTimeout(settled);
      notify();
    },
  };
}

/** A directory may be gone since it was listed. */
function watcherOf(directory, onChange) {
  try {
    return [watch(directory, onChange).on("error", () => undefined)];
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
