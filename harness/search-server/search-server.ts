import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Preparation } from "../python";
import { scratchDirectory } from "../scratch";
import { searchServerFiles } from "./search-server-files";

/** What the server said. */
export interface SearchAnswer {
  readonly status: number;
  /** The parsed JSON, or the text if it is not JSON. */
  readonly body: unknown;
}

/** A request by somebody: a text is sent as it is (NDJSON), everything else as JSON. */
export type Ask = (method: string, path: string, content?: unknown) => Promise<SearchAnswer>;

/** A real OpenSearch with access control on this machine, empty at the start, gone after {@link SearchServer.stop}. */
export interface SearchServer {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Requests by the IAM role with this ARN, as AWS derives it from a signature: user and backend role are the ARN. */
  as(roleArn: string): Ask;
  /** Requests by the master user, who may do everything. */
  readonly master: Ask;
  /** Ends the server; may be called twice. */
  stop(): Promise<void>;
}

/** The backend role of the master user (config/roles_mapping.yml). */
export const MASTER = "master";

/** Serial garbage collection and one compiler: a node that lives for a minute is up in half the time. */
const JAVA = ["-Xms384m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true"];

/**
 * Starts OpenSearch 2.19.1 with its security plugin on a free loopback port. The first time, Maven fetches its jars into the
 * user's cache folder.
 *
 * @throws if there is no JDK 17 or later, no Maven, or the server does not start
 */
export async function startSearchServer(preparation: Preparation = {}): Promise<SearchServer> {
  const store = await searchServerFiles(preparation);
  preparation.onProgress?.("starting OpenSearch");
  const classes = ["classes", "lib/*", "security/*"].map((part) => `${store}/${part}`).join(":");
  const server = spawn("java", [...JAVA, "-cp", classes, "SearchServer", scratchDirectory(), store], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  const ended = new Promise<void>((resolve) => server.on("close", () => resolve()));
  let complaints = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => (complaints = (complaints + text).slice(-4000)));
  server.stdin.on("error", () => undefined); // the server's end is reported by "close"

  const endpoint = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      // The plugin prints lines of its own.
      if (line.startsWith('{"endpoint"')) resolve((JSON.parse(line) as { endpoint: string }).endpoint);
    });
    server.on("error", (error) => reject(error));
    server.on("close", (code) => reject(new Error(`OpenSearch ended with exit code ${String(code)}.\n${complaints}`)));
  });

  const as = (role: string): Ask => {
    const identity = { "x-proxy-user": role, "x-proxy-roles": role, "x-forwarded-for": "127.0.0.1" };
    return (method, path, content) => ask(endpoint + path, method, content, identity);
  };
  const stop = async () => {
    server.stdin.end();
    await ended;
  };
  const master = as(MASTER);
  await untilReady(master);
  return { endpoint, as, master, stop };
}

/** One request; `fetch` never goes through a proxy. */
export async function ask(
  url: string,
  method: string,
  content: unknown,
  identity: Readonly<Record<string, string>>,
): Promise<SearchAnswer> {
  const ndjson = typeof content === "string";
  const type: Record<string, string> =
    content === undefined ? {} : { "content-type": ndjson ? "application/x-ndjson" : "application/json" };
  const response = await fetch(url, {
    method,
    headers: { ...identity, ...type },
    body: content === undefined ? null : ndjson ? content : JSON.stringify(content),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text };
}

/** The port is open before the plugin has its own index. */
async function untilReady(master: Ask): Promise<void> {
  const deadline = Date.now() + 60_000;
  while ((await master("GET", "/_cluster/health")).status !== 200) {
    if (Date.now() > deadline) throw new Error("OpenSearch is up, and its access control is not after 60 seconds.");
    await sleep(200);
  }
}
