import { execFileSync, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** How to run a program. */
export interface RunOptions {
  /** @default this process's own */
  readonly cwd?: string;
  /** @default this process's own */
  readonly env?: NodeJS.ProcessEnv;
  /** Receives each piece of output as it comes. @default output is only collected */
  readonly onOutput?: (text: string) => void;
  /**
   * Interrupts the program when it aborts, and everything that it started, as Ctrl-C would. The program then runs in a
   * session of its own: the terminal's Ctrl-C does not reach it, so that this process alone decides how it ends.
   *
   * @default it runs to its end; Ctrl-C in a terminal reaches it directly
   */
  readonly signal?: AbortSignal;
}

/** How a program ended. */
export interface Outcome {
  /** `null`: a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How long an interrupted program may take to clean up; Terraform saves its state in that time. */
const GRACE_MS = 20_000;

/**
 * Runs a program to its end, or to that of everything it started when it was interrupted.
 *
 * @throws if the program does not start
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { cwd, env, onOutput, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: signal !== undefined, stdio: ["ignore", "pipe", "pipe"] });
    let cleanup: Promise<void> | undefined;
    const interrupt = (): void => {
      if (child.pid !== undefined) cleanup ??= interruptTree(child.pid);
    };
    signal?.addEventListener("abort", interrupt);
    if (signal?.aborted) interrupt();

    const collected = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        collected[stream] += text;
        onOutput?.(text);
      });
    }
    child.on("error", (error) => reject(new Error(`${program} did not start (${error.message}).`)));
    child.on("close", (exitCode) => {
      signal?.removeEventListener("abort", interrupt);
      void (cleanup ?? Promise.resolve()).then(() => resolve({ exitCode, ...collected }));
    });
  });
}

/**
 * Sends SIGINT to a process and all its descendants, and waits until all are gone; SIGKILL for what is left after the
 * grace time. Descendants, not the process group: the CDKTF CLI gives Terraform a terminal and so a session of its own.
 */
async function interruptTree(root: number): Promise<void> {
  const tree = [root, ...descendants(root)];
  for (const pid of tree) send(pid, "SIGINT");
  const deadline = Date.now() + GRACE_MS;
  const survivors = (): number[] => liveProcesses().flatMap(({ pid }) => (tree.includes(pid) ? [pid] : []));
  while (survivors().length > 0 && Date.now() < deadline) await sleep(100);
  for (const pid of survivors()) send(pid, "SIGKILL");
}

/** Process ids of all living children, grandchildren and so on. */
export function descendants(root: number): number[] {
  const all = liveProcesses();
  const below = (pid: number): number[] =>
    all.flatMap((child) => (child.parent === pid ? [child.pid, ...below(child.pid)] : []));
  return below(root);
}

/** What `ps` lists, as POSIX has it, without zombies: those have ended and wait for their parent to notice. */
export function liveProcesses(): { pid: number; parent: number }[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" }).trim().split("\n");
  return lines.flatMap((line) => {
    const [pid, parent, state] = line.trim().split(/\s+/);
    return state?.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent) }];
  });
}

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  return send(pid, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
