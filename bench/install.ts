import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { scratchDirectory } from "../harness/scratch";
import { measure, type Usage } from "./measure";

/** Commits that are installed: the one before the heavy tools had locks of their own, and this one. */
export const INSTALLS = { "commit 3c93ea4": "3c93ea4", "this commit": "HEAD" } as const;

/** What an installation took. */
export interface Installed extends Usage {
  /** MiB in the checkout afterwards. */
  readonly size: number;
}

/** Whether the commits are here: a clone may be a shallow one. */
export function canInstall(): boolean {
  return Object.values(INSTALLS).every((commit) => spawnSync("git", ["cat-file", "-e", commit]).status === 0);
}

/** `npm ci && npm run synth` in a fresh clone of a commit, with an empty cache of npm's. */
export function install(name: keyof typeof INSTALLS): Installed {
  const cwd = join(scratchDirectory(), "clone");
  mkdirSync(cwd);
  const extract = `git archive ${INSTALLS[name]} | tar -x -C "$0"`;
  if (spawnSync("sh", ["-c", extract, cwd]).status !== 0) throw new Error(`${extract} failed in ${process.cwd()}.`);
  // npm may need the machine's certificates.
  const { NODE_EXTRA_CA_CERTS } = process.env;
  const env = { npm_config_cache: scratchDirectory(), NODE_EXTRA_CA_CERTS };
  const usage = measure({ command: ["sh", "-c", "npm ci && npm run synth"], cwd, env, startsOthers: true });
  const { stdout } = spawnSync("du", ["-sk", cwd], { encoding: "utf8" });
  return { ...usage, size: Number.parseInt(stdout, 10) / 1024 };
}
