import { spawn, type StdioOptions } from "node:child_process";

/** Terraform on one stack's directory. */
export interface Terraform {
  readonly binary: string;
  /** Where the stack's `cdk.tf.json` is. */
  readonly directory: string;
}

/** How Terraform ended. */
export interface Ended {
  /** `null`: a signal ended it. */
  readonly exitCode: number | null;
  /** What it said on both streams; empty where it went to the terminal. */
  readonly output: string;
}

/** Whether a person can answer questions. */
export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/**
 * Runs a command to its end.
 *
 * @param shown whether it has the terminal: it prints as it goes, in colours
 * @throws if the program does not start
 */
export function runTerraform(
  { binary, directory }: Terraform,
  args: readonly string[],
  shown: boolean,
): Promise<Ended> {
  const env = { ...process.env, TF_IN_AUTOMATION: "1" };
  return new Promise((resolve, reject) => {
    const stdio: StdioOptions = shown ? "inherit" : ["ignore", "pipe", "pipe"];
    const [command = "", ...rest] = args;
    const plain = process.stdout.isTTY && !process.env["NO_COLOR"] ? [] : ["-no-color"];
    const child = spawn(binary, [command, ...plain, ...rest], { cwd: directory, env, stdio });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error) => reject(new Error(`${binary} did not start (${error.message}).`)));
    child.on("close", (exitCode, signal) => {
      if (signal !== null) {
        const reason = `${binary} was ended by ${signal}.`;
        if (shown) console.error(reason);
        else chunks.push(Buffer.from(`\n${reason}\n`));
      }
      // A signal that ended it may have been for this process too: that is heard of in the same turn, but perhaps after this.
      setImmediate(() => resolve({ exitCode, output: Buffer.concat(chunks).toString("utf8") }));
    });
  });
}
