import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "../../testing/processes";
import { ROOT, type Preparation } from "../python";

/** Where `SearchServer.java`, `pom.xml` and `config/` are. */
const SOURCES = join(ROOT, "harness", "search-server");

const PASSWORD = "loopback"; // of a key that only ever serves this machine's loopback address

/** What the search server needs and is not on the PATH, for people. `undefined`: everything is there. */
export function missingSearchTool(): string | undefined {
  const version = /^javac (\d+)/.exec(spawnSync("javac", ["--version"], { encoding: "utf8" }).stdout || "")?.[1];
  if (version === undefined || Number(version) < 17) {
    return `a JDK 17 or later (javac on the PATH: ${version ?? "none"}). Get it from https://adoptium.net`;
  }
  if (existsSync(store()) || spawnSync("mvn", ["--version"]).error === undefined) return undefined;
  return "Maven. Get it from https://maven.apache.org/download.cgi";
}

/**
 * The folder of the search server's jars, its class and its key, made the first time, in the user's cache folder: outside
 * the project, so that all checkouts share it. It appears whole or not at all, also when two processes make it at once.
 *
 * @throws if Maven or the JDK fails
 */
export async function searchServerFiles({ onProgress, signal }: Preparation = {}): Promise<string> {
  const finished = store();
  if (existsSync(finished)) return finished;
  const unfinished = `${finished}.${process.pid}.unfinished`;
  const tool = (program: string, ...args: string[]) => succeed(program, args, unfinished, signal);
  mkdirSync(unfinished, { recursive: true });
  try {
    onProgress?.("fetching OpenSearch with Maven (once, about half a minute, 100 MB)");
    await tool("mvn", "-q", "-B", "-ntp", "-f", join(SOURCES, "pom.xml"), `-Dinto=${unfinished}`, "package");
    cpSync(join(SOURCES, "config"), join(unfinished, "security", "config"), { recursive: true });
    const key = ["-alias", "node", "-storepass", PASSWORD];
    const pair = ["-genkeypair", "-dname", "CN=node", "-keyalg", "EC", "-validity", "3650", "-storetype", "PKCS12"];
    await tool("keytool", ...pair, "-keystore", "node.p12", ...key);
    await tool("keytool", "-exportcert", "-keystore", "node.p12", "-file", "node.cer", ...key);
    const trust = ["-importcert", "-noprompt", "-file", "node.cer", "-storetype", "PKCS12"];
    await tool("keytool", ...trust, "-keystore", "trust.p12", ...key);
    await tool("javac", "-cp", join("lib", "*"), "-d", "classes", join(SOURCES, "SearchServer.java"));
    renameSync(unfinished, finished);
  } catch (error) {
    if (!existsSync(finished)) throw error; // otherwise another process was first: take its own
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return finished;
}

/** Named after a hash of all that it is made from. */
function store(): string {
  const hash = createHash("sha256");
  const files = ["pom.xml", "SearchServer.java", ...readdirSync(join(SOURCES, "config")).map((n) => join("config", n))];
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(SOURCES, file)));
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(cache, "cdktf-ecs-logging", "search-server", hash.digest("hex").slice(0, 12));
}

async function succeed(program: string, args: readonly string[], cwd: string, signal?: AbortSignal): Promise<void> {
  const { exitCode, stdout, stderr } = await run(program, args, { cwd, signal });
  signal?.throwIfAborted();
  if (exitCode === 0) return;
  throw new Error(
    `\`${program} ${args.join(" ")}\` ended with exit code ${String(exitCode)}:\n${(stdout + stderr).trim()}`,
  );
}
