import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { scratchDirectory } from "../harness/scratch";

/** What one run of a program used, with all processes that it started. */
export interface Usage {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of processor time. */
  readonly cpu: number;
  /** MiB of the largest Node.js process at its peak. */
  readonly memory: number;
}

/** A program, and where it runs. */
export interface Program {
  readonly command: readonly string[];
  readonly cwd?: string;
  /** Environment variables on top of this process's own. @default none */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether it starts other programs than Node.js. @default false */
  readonly startsOthers?: boolean;
}

/**
 * What a machine may add to every start of Node.js, or to what npm and Terraform do: certificates alone, which Node.js 20 reads
 * at each start, double the time of an empty program.
 */
const MACHINES_OWN = ["NODE_EXTRA_CA_CERTS", "NODE_OPTIONS", "NODE_COMPILE_CACHE", "AWS_CA_BUNDLE", "TF_LOG"];

/**
 * Runs a program. Its Node.js processes report at their end what they used (`usage.js`); where other programs run too, the
 * shell's `times` counts the processor time of all, to a hundredth of a second.
 *
 * @throws if the program fails
 */
export function measure({ command, cwd, env: own, startsOthers = false }: Program): Usage {
  const usage = scratchDirectory();
  const inherited = Object.entries(process.env).filter(([name]) => !MACHINES_OWN.includes(name));
  const env = {
    ...Object.fromEntries(inherited),
    ...own,
    BENCH_USAGE: usage,
    NODE_OPTIONS: `--require=${JSON.stringify(resolve("bench/usage.js"))}`,
    CI: "1",
    CHECKPOINT_DISABLE: "1", // the CDKTF CLI then asks nobody for a newer version
  };
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync("sh", ["-c", '"$@" >&2 || exit; times', "sh", ...command], {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`${command.join(" ")} failed with exit code ${String(status)}:\n${stderr}`);
  const processes = readdirSync(usage).map((file) => JSON.parse(readFileSync(join(usage, file), "utf8")) as Usage);
  const ofNode = processes.reduce((sum, { cpu }) => sum + cpu, 0);
  return {
    wall,
    cpu: startsOthers ? childrenTime(stdout) : ofNode,
    memory: Math.max(...processes.map(({ memory }) => memory)),
  };
}

/** The second line of POSIX `times`: user and system time of all children that have ended, such as `0m1.25s 0m0.10s`. */
function childrenTime(times: string): number {
  const [, children = ""] = times.trim().split("\n");
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  if (seconds.length !== 2) throw new Error(`The shell's times says: ${times}`);
  return seconds.reduce((sum, part) => sum + part, 0);
}
