import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAlive, run } from "../testing/processes";

/** The project's root: sources run from `harness/`, the compiled form from `build/harness/`. */
export const ROOT = nearestProject(__dirname);

/** How to report and stop a preparation. */
export interface Preparation {
  /** Receives a line when something is installed. @default nothing is reported */
  readonly onProgress?: (line: string) => void;
  /** Stops the preparation. @default it runs to its end */
  readonly signal?: AbortSignal;
}

/** A set of Python packages. */
export interface PythonPackages {
  /** A pip requirements file, every version pinned, relative to the project's root. */
  readonly requirements: string;
  /** What they are, for people: `the emulated AWS`. */
  readonly name: string;
  /** What installing them costs, for people: `about half a minute, 150 MB`. */
  readonly cost: string;
}

/**
 * A Python with everything in a requirements file: a virtual environment in `.emulator/`, named after a hash of that file,
 * made the first time. It appears whole or not at all, also when two processes make it at once.
 *
 * @returns the path of its interpreter
 * @throws if there is no fitting `python3`, or pip fails
 */
export async function pythonWith(
  { requirements: file, name, cost }: PythonPackages,
  { onProgress, signal }: Preparation = {},
): Promise<string> {
  const requirements = join(ROOT, file);
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const store = join(ROOT, ".emulator");
  const venv = join(store, hash);
  const interpreter = (directory: string) => join(directory, "bin", "python");
  if (existsSync(interpreter(venv))) return interpreter(venv);

  await checkPython(name, signal);
  mkdirSync(store, { recursive: true });
  removeAbandoned(store);
  const unfinished = join(store, `${hash}.${process.pid}.unfinished`);
  try {
    onProgress?.(`installing ${name} into .emulator/ (once, ${cost})`);
    await python("python3", ["-m", "venv", unfinished], signal);
    const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q", "-r", requirements];
    await python(interpreter(unfinished), pip, signal);
    renameSync(unfinished, venv);
  } catch (error) {
    if (!existsSync(interpreter(venv))) throw error; // otherwise another process was first: take its own
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return interpreter(venv);
}

/** Asks Python itself: its version, and whether it can make a virtual environment (Debian packages that apart). */
async function checkPython(needs: string, signal?: AbortSignal): Promise<void> {
  const question =
    "import sys; print('%d.%d' % sys.version_info[:2]); import ensurepip, venv; sys.exit(sys.version_info < (3, 11))";
  const { exitCode, stdout } = await run("python3", ["-c", question], { signal });
  signal?.throwIfAborted();
  if (exitCode !== 0) {
    throw new Error(
      `${needs.charAt(0).toUpperCase()}${needs.slice(1)} needs Python 3.11 or later with the modules venv and ensurepip; python3 on the PATH is ` +
        `${stdout.trim() || "no Python"}. Get it from https://www.python.org/downloads, or install python3-venv.`,
    );
  }
}

/** Leftovers of processes that were killed while they installed. */
function removeAbandoned(store: string): void {
  for (const name of readdirSync(store)) {
    const pid = /\.(\d+)\.unfinished$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(store, name), { recursive: true, force: true });
  }
}

async function python(program: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const { exitCode, stdout, stderr } = await run(program, args, { signal });
  signal?.throwIfAborted();
  if (exitCode === 0) return stdout;
  throw new Error(
    `\`${program} ${args.join(" ")}\` ended with exit code ${String(exitCode)}:\n${(stdout + stderr).trim()}`,
  );
}

function nearestProject(from: string): string {
  if (existsSync(join(from, "cdktf.json"))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No cdktf.json above ${__dirname}.`);
  return nearestProject(parent);
}
