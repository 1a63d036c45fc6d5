import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's root: sources run from `testing/`, the compiled form from `build/testing/`. */
const ROOT = nearestPackage(__dirname);

/** Where `server.py` and `requirements.txt` are. */
export const EMULATOR_SOURCES = join(ROOT, "testing", "emulator");

const OLDEST_PYTHON = [3, 11] as const;

interface Preparation {
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * A Python with everything in `requirements.txt`: a virtual environment in `.emulator/`, named after a hash of that file,
 * made the first time. It appears whole or not at all, also when two processes make it at once.
 *
 * @returns the path of its interpreter
 * @throws if there is no fitting `python3`, or pip fails
 */
export async function pythonWithMoto({ onProgress, signal }: Preparation = {}): Promise<string> {
  const requirements = join(EMULATOR_SOURCES, "requirements.txt");
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const store = join(ROOT, ".emulator");
  const venv = join(store, hash);
  const interpreter = (directory: string) => join(directory, "bin", "python");
  if (existsSync(interpreter(venv))) return interpreter(venv);

  await checkVersion(signal);
  mkdirSync(store, { recursive: true });
  removeAbandoned(store);
  const unfinished = join(store, `${hash}.${process.pid}.unfinished`);
  try {
    onProgress?.("installing the emulated AWS into .emulator/ (once, about half a minute, 150 MB)");
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

async function checkVersion(signal?: AbortSignal): Promise<void> {
  const needed = OLDEST_PYTHON.join(".");
  const version = (
    await python("python3", ["-c", "import sys; print(sys.version_info[0], sys.version_info[1])"], signal)
  )
    .trim()
    .split(" ")
    .map(Number);
  const [major = 0, minor = 0] = version;
  if (major !== OLDEST_PYTHON[0] || minor < OLDEST_PYTHON[1]) {
    throw new Error(
      `The emulated AWS needs Python ${needed} or later; python3 on the PATH is ${version.join(".")}. ` +
        `Get a newer one from https://www.python.org/downloads.`,
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function python(program: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], signal });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) =>
      reject(
        signal?.aborted
          ? error
          : new Error(`${program} did not start (${error.message}). Python: https://www.python.org/downloads`),
      ),
    );
    child.on("close", (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`\`${program} ${args.join(" ")}\` ended with exit code ${code}:\n${output.trim()}`)),
    );
  });
}

function nearestPackage(from: string): string {
  if (existsSync(join(from, "package.json"))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No package.json above ${__dirname}.`);
  return nearestPackage(parent);
}
