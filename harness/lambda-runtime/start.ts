import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { scratchDirectory } from "../scratch";
import type { LambdaTools } from "./tools";

/** A function, as its image or its zip has it. */
export interface HereFunction {
  /** The folder of its code, which becomes `LAMBDA_TASK_ROOT`. */
  readonly folder: string;
  /** What is started there, with `$NODE` for Node.js. */
  readonly command: string;
  /** Path of the Node.js that runs it. */
  readonly node: string;
  /** Whether the Web Adapter is in the image, where the `COPY` line puts it. @default false */
  readonly adapter?: boolean;
  /** The function's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
}

/** A function that runs. */
export interface RunningFunction {
  /** Invokes it. @returns what it returns */
  invoke(event: object): Promise<unknown>;
  /** What it and its runtime have printed. */
  log(): string;
  /** Ends it, and all that it started. */
  stop(): Promise<void>;
}

/**
 * Starts a function under AWS's runtime interface emulator: in a mount namespace of its own, where `/opt` is the image's, and a
 * process namespace, so that all ends with it. It is no microVM: memory, cold starts and freezing are not Lambda's.
 */
export async function startFunction(tools: LambdaTools, lambda: HereFunction): Promise<RunningFunction> {
  const { folder, command, node, adapter = false, environment, timeout } = lambda;
  const opt = mkdtempSync(join(scratchDirectory(), "opt-"));
  mkdirSync(join(opt, "extensions"));
  if (adapter) copyFileSync(tools.adapter, join(opt, "extensions", "lambda-adapter"));
  // This machine's own /opt is not seen there: the programs are mounted where Node.js and the emulator are expected.
  for (const program of ["node", "aws-lambda-rie"]) writeFileSync(join(opt, program), "");
  const run = `#!/bin/sh\ncd "$LAMBDA_TASK_ROOT" && exec ${command}\n`;
  writeFileSync(join(opt, "bootstrap"), run, { mode: 0o755 });
  const [front, api] = [await freePort(), await freePort()].map((port) => `127.0.0.1:${port}`);
  const mounts = [
    "mount --make-rprivate /",
    `mount --bind '${node}' '${opt}/node'`,
    `mount --bind '${tools.emulator}' '${opt}/aws-lambda-rie'`,
    `mount --rbind '${opt}' /opt`,
  ];
  const start = `exec /opt/aws-lambda-rie --log-level warn --runtime-interface-emulator-address ${String(front)} --runtime-api-address ${String(api)} /opt/bootstrap`;
  const own = ["--mount", "--pid", "--fork", "--kill-child", "--map-root-user"];
  const child = spawn("unshare", [...own, "sh", "-c", [...mounts, start].join(" && ")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...{ PATH: "/usr/bin:/bin", HOME: "/tmp", NODE: "/opt/node", LAMBDA_TASK_ROOT: folder },
      ...{ AWS_LAMBDA_FUNCTION_NAME: "students", AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512" },
      ...{ AWS_LAMBDA_FUNCTION_TIMEOUT: String(timeout), ...environment },
    },
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  try {
    await untilListening(
      String(front),
      () => child.exitCode !== null,
      () => log,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const invoke = async (event: object): Promise<unknown> => {
    const address = `http://${String(front)}/2015-03-31/functions/function/invocations`;
    const response = await fetch(address, { method: "POST", body: JSON.stringify(event) });
    return response.json();
  };
  return { invoke, log: () => log, stop };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}

/** @throws with what was printed if it ends, or does not listen within a minute */
async function untilListening(address: string, gone: () => boolean, log: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !gone()) {
    // Any answer will do: the emulator knows one path alone.
    const answer = await fetch(`http://${address}/`).catch(() => undefined);
    if (answer) return;
    await sleep(50);
  }
  throw new Error(`the runtime interface emulator does not listen:\n${log()}`);
}
