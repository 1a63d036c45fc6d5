import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { run } from "../../testing/processes";

type Running = ChildProcessByStdio<null, Readable, Readable>;

/** `npm run emulator`, as a terminal starts it. */
function start(...options: readonly string[]): Running {
  const args = ["run", "--silent", "emulator", "--", ...options];
  return spawn("npm", args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
}

/** The first lines that it prints. */
async function linesOf({ stdout }: Running, count: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) if (lines.push(line) === count) break;
  return lines;
}

/** Ctrl-C reaches every process of the terminal's group. */
async function interrupt(running: Running): Promise<unknown> {
  const ended = once(running, "close");
  process.kill(-(running.pid ?? 0), "SIGINT");
  const [code] = (await ended) as [unknown];
  return code;
}

const isUp = (endpoint: string): Promise<boolean> =>
  fetch(`${endpoint}/moto-api/data.json`).then(
    ({ ok }) => ok,
    () => false,
  );

test("prints lines that lead to it, stays up, and ends cleanly by Ctrl-C", async () => {
  const running = start();
  const lines = await linesOf(running, 7);
  expect(lines.filter((line) => !/^export \w+=\S+$/.test(line))).toEqual([]);
  const question = `${lines.join("\n")}; echo "$AWS_ENDPOINT_URL $AWS_ACCESS_KEY_ID"`;
  const { stdout } = await run("bash", ["-c", question]);
  const [endpoint = "", key] = stdout.trim().split(" ");
  expect(key).toBe("emulated");
  expect(await isUp(endpoint)).toBe(true);
  expect(await interrupt(running)).toBe(0);
  expect(await isUp(endpoint)).toBe(false);
}, 240_000);

test("--json says the same on one line, for a program", async () => {
  const running = start("--json");
  const [line = ""] = await linesOf(running, 1);
  const { endpoint, env } = JSON.parse(line) as { endpoint: string; env: Record<string, string> };
  expect(env["AWS_ENDPOINT_URL"]).toBe(endpoint);
  expect(await isUp(endpoint)).toBe(true);
  expect(await interrupt(running)).toBe(0);
}, 120_000);

test.each([
  [["--help"], 0, /^npm run emulator \[-- --json\]/],
  [["now"], 2, /^it takes no arguments, got: now/],
  [["--port"], 2, /^Unknown option '--port'/],
])(
  "%j ends with exit code %d",
  async (options, exitCode, says) => {
    const ended = await run("npm", ["run", "--silent", "emulator", "--", ...options]);
    expect(ended.stdout + ended.stderr).toMatch(says);
    expect(ended.exitCode).toBe(exitCode);
  },
  60_000,
);
