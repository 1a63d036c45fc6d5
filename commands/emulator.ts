import { startEmulator } from "../harness/emulator/emulator";
import { FLAG, parseCommandLine } from "./lib/command-line";
import { runProgram, UsageError } from "./lib/program";
import { shellWord } from "./lib/shell-word";

const USAGE = `npm run emulator [-- --json]

Starts an AWS on this machine, empty, and keeps it up until Ctrl-C. It prints what another terminal exports, so that Terraform, the
AWS CLI and boto3 use it and nothing else. What it holds is gone when it ends.

  --json    print {"endpoint": …, "env": {…}} on one line instead

Examples:
  npm run emulator
  npm run -s emulator -- --json

It needs Python 3.11 or later; the first time, it installs moto (about half a minute, 150 MB).

Exit codes: 0 ended by Ctrl-C, 1 failed, 2 wrong usage.`;

/**
 * `npm run emulator`: an emulated AWS that stays up.
 *
 * @param args the arguments, without the program
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseCommandLine(args, { help: FLAG, json: FLAG }, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  if (positionals.length > 0) throw new UsageError(`it takes no arguments, got: ${positionals.join(" ")}\n\n${USAGE}`);
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted.abort());
  try {
    await serve(interrupted.signal, values.json === true);
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
  }
}

async function serve(signal: AbortSignal, json: boolean): Promise<void> {
  const aws = await startEmulator({ signal, onProgress: (line) => console.error(line) });
  try {
    signal.throwIfAborted();
    console.log(json ? JSON.stringify({ endpoint: aws.endpoint, env: aws.env }) : lines(aws.env));
    const end = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    await Promise.race([end, aws.ended]);
    if (!signal.aborted) throw new Error("The emulated AWS has ended by itself.");
  } finally {
    await aws.stop();
    if (signal.aborted) console.error("The emulated AWS has ended; what it held is gone.");
  }
}

function lines(env: Readonly<Record<string, string>>): string {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${shellWord(value)}`);
  return `${exports.join("\n")}\n\n# Type these lines in another terminal: what you start there uses this AWS alone. Ctrl-C ends it.`;
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));
