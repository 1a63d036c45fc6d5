import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Caller, EmulatorCall } from "./call";
import { inventory } from "./inventory";
import { EMULATOR_SOURCES, pythonWithMoto } from "./moto";

/** How to start the emulated AWS. */
export interface EmulatorOptions {
  /** Receives one line for each step that takes time. @default nothing is reported */
  readonly onProgress?: (line: string) => void;
  /** Stops the preparation (the server stops by {@link Emulator.stop}). @default it runs to its end */
  readonly signal?: AbortSignal;
}

/** The emulated AWS said no. */
export class EmulatedAwsError extends Error {
  public override readonly name = "EmulatedAwsError";

  public constructor(
    /** AWS's own code, for example `NoSuchEntity`. */
    public readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** An AWS on this machine (moto), empty at the start, gone after {@link Emulator.stop}. */
export interface Emulator extends Caller {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Sends the AWS calls of Terraform, boto3 and the AWS CLI here. Give it on top of `hermeticEnvironment()`. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything that exists in a region, by kind; only what AWS does not create by itself. Empty object: nothing. */
  inventory(region?: string): Promise<Record<string, string[]>>;
  /** From now on, this OpenSearch (`http://127.0.0.1:PORT`) answers at the endpoint of every domain. */
  searchWith(endpoint: string): Promise<void>;
  /** Forgets everything. */
  reset(): Promise<void>;
  /** Resolves when the server has ended, by {@link stop} or by itself. */
  readonly ended: Promise<void>;
  /** Ends the server; may be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the emulated AWS on a free loopback port. The first time, it installs moto into `.emulator/` in the project's
 * root (about half a minute, needs PyPI).
 *
 * @throws if there is no Python 3.11 or later with `venv`, or the installation fails
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const python = await pythonWithMoto(options);
  options.onProgress?.("starting the emulated AWS");
  const server = spawn(python, [join(EMULATOR_SOURCES, "server.py")], {
    // The server's own environment must not lead it to a real AWS either.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE: process.execPath, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const ended = new Promise<void>((resolve) => server.on("close", () => resolve()));
  const conversation = converse(server);
  const { endpoint } = await conversation.greeting;

  const emulator: Emulator = {
    endpoint,
    env: emulatedAws(endpoint),
    ended,
    call: conversation.ask,
    inventory: (region = "us-east-1") => inventory(emulator, region),
    searchWith: (search) => conversation.ask({ search }),
    reset: async () => {
      const response = await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
      if (!response.ok) throw new Error(`The emulated AWS did not reset: HTTP ${response.status}.`);
    },
    stop: async () => {
      server.stdin.end();
      await ended;
    },
  };
  return emulator;
}

/** The environment that makes AWS's tools use `endpoint` and nothing else. */
function emulatedAws(endpoint: string): Record<string, string> {
  const noProxy = [process.env.NO_PROXY, "127.0.0.1"].filter(Boolean).join(",");
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    NO_PROXY: noProxy,
    no_proxy: noProxy,
  };
}

interface Reply {
  readonly id?: number;
  readonly endpoint?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Requests and replies as lines of JSON over the server's standard streams (server.py). */
function converse(server: ChildProcessWithoutNullStreams) {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  let complaints = "";
  let gone: Error | undefined;
  server.stderr.setEncoding("utf8").on("data", (text: string) => (complaints = (complaints + text).slice(-4000)));
  server.stdin.on("error", () => undefined); // the server's end is reported by "close"

  const greeting = new Promise<{ endpoint: string }>((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const reply = JSON.parse(line) as Reply;
      if (reply.endpoint !== undefined) resolve({ endpoint: reply.endpoint });
      const caller = waiting.get(reply.id ?? 0);
      waiting.delete(reply.id ?? 0);
      if (reply.error) caller?.reject(new EmulatedAwsError(reply.error.code, reply.error.message));
      else caller?.resolve(reply.result);
    });
    const end = (reason: string) => {
      gone = new Error(`The emulated AWS is not running (${reason}).${complaints ? `\n${complaints.trim()}` : ""}`);
      reject(gone);
      for (const caller of waiting.values()) caller.reject(gone);
      waiting.clear();
    };
    server.on("error", (error) => end(error.message));
    server.on("close", (code, signal) => end(`it ended with ${signal ?? `exit code ${code}`}`));
  });

  const ask = <Result>(request: EmulatorCall | { readonly search: string }): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      const id = nextId++;
      waiting.set(id, { resolve: (value) => resolve(value as Result), reject });
      server.stdin.write(`${JSON.stringify({ id, ...request })}\n`);
    });
  return { greeting, ask };
}
