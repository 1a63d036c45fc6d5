import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { scratchDirectory } from "../scratch";

// The functions that ask a search server, as they are really run: against a server that writes down what it is asked.

/** What the server was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What it answers. */
export type Answer = readonly [status: number, body: string];

/** Lets a server answer while `work` goes on. @returns what it was asked */
export async function serve(
  answer: (asked: Asked, count: number) => Answer,
  work: (port: number) => Promise<unknown>,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
      asked.push(one);
      const [status, text] = answer(one, asked.length);
      response.writeHead(status, { "content-type": "application/json" }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return asked;
}

/** How a program ended, and what it printed. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a program with these variables and the PATH alone. */
export function runProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input = "",
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { PATH: process.env["PATH"], ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
    // A script that ends at once reads nothing.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** How an invocation ended. */
export interface Invoked {
  readonly result?: unknown;
  readonly error?: { readonly errorMessage: string };
  /** What the function printed. */
  readonly log: string;
}

const CREDENTIALS = { AWS_ACCESS_KEY_ID: "AKID", AWS_SECRET_ACCESS_KEY: "secret", AWS_SESSION_TOKEN: "token" };

/** Invokes a handler of the search functions, whose connections all lead to the port. */
export async function invoke(
  handler: string,
  port: number,
  event: object,
  environment: Readonly<Record<string, string>> = {},
): Promise<Invoked> {
  const answer = join(scratchDirectory(), "answer.json");
  const folder = join(process.cwd(), "constructs/opensearch/functions");
  const call = JSON.stringify({ folder, handler, event, context: {}, answer, front: port });
  const env = { ...CREDENTIALS, ...environment };
  const { output } = await runProgram("node", ["harness/emulator/run-handler.mjs"], env, call);
  if (!existsSync(answer)) throw new Error(output);
  return { ...(JSON.parse(readFileSync(answer, "utf8")) as Omit<Invoked, "log">), log: output };
}
