import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { descendants, liveProcesses, run } from "../../testing/processes";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

const PROJECT = join(__dirname, "..", "..");
const DEMO = ["commands/run.mjs", "commands/demo.ts"];

const build = async () => {
  const { exitCode, stdout } = await run("npm", ["run", "--silent", "build"], { cwd: PROJECT });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
};

beforeAll(build, 120_000);
afterAll(removeScratchDirectories);

/** The demo's working files go to a directory that can be looked at afterwards. */
function surroundings(): { temporary: string; env: NodeJS.ProcessEnv } {
  const temporary = scratchDirectory();
  return { temporary, env: { ...process.env, TMPDIR: temporary } };
}

describe("npm run demo", () => {
  it("deploys with the CDKTF CLI, finds no changes, and leaves neither resources nor files", async () => {
    const { temporary, env } = surroundings();
    const before = readdirSync(PROJECT);
    const { exitCode, stdout: all, stderr } = await run(process.execPath, DEMO, { cwd: PROJECT, env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    // How long it takes is said wherever two seconds have passed in silence.
    const stdout = all.replace(/^ *\.\.\. \d+ s\n/gm, "");
    let read = 0;
    for (const text of [
      "npm run deploy -- task-logging",
      "Apply complete! Resources: 4 added",
      "ecs describe-task-definition",
      '"awslogs-group": "app"',
      "iam list-attached-role-policies",
      '"logs:PutLogEvents"',
      "npm run diff -- task-logging",
      "No changes.",
      "npm run destroy -- task-logging",
      "Destroy complete! Resources: 4 destroyed",
      "What is left in the emulated AWS\n   nothing\n",
      "Stopped: the emulated AWS.",
    ]) {
      expect(stdout.slice(read)).toContain(text);
      read = stdout.indexOf(text, read) + text.length;
    }
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(PROJECT)).toEqual(before);
  }, 180_000);

  // What sends a signal to npm alone, as an editor or a process manager does, means the demo.
  it.each<[moment: string, program: string, args: string[]]>([
    ["starting the emulated AWS", process.execPath, DEMO],
    ["Initializing the backend", process.execPath, DEMO],
    ["Creating...", "npm", ["run", "--silent", "demo"]],
  ])(
    "stops all that it started when it is interrupted at »%s« (%s)",
    async (moment, program, args) => {
      const { temporary, env } = surroundings();
      const demo = spawn(program, args, { cwd: PROJECT, env, stdio: ["ignore", "pipe", "pipe"] });
      let started: number[] = [];
      let output = "";
      demo.stdout.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (started.length > 0 || !output.includes(moment) || demo.pid === undefined) return;
        started = descendants(demo.pid);
        demo.kill("SIGINT");
      });
      const [exitCode] = (await once(demo, "close")) as [number | null];
      expect(exitCode).toBe(130);
      expect(output).toContain("Stopped: the emulated AWS");
      expect(started.length).toBeGreaterThan(0);
      const left = liveProcesses().filter(({ pid }) => started.includes(pid));
      expect(left).toEqual([]);
      expect(readdirSync(temporary)).toEqual([]);
    },
    60_000,
  );

  it("says what is missing and how to get it, where Terraform or Python is", async () => {
    const env = { PATH: scratchDirectory() };
    const { exitCode, stderr } = await run(process.execPath, DEMO, { cwd: PROJECT, env });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^neither terraform nor tofu is on the PATH\. Get Terraform .* https:\/\/developer\.hashicorp\.com/m,
    );
    expect(stderr).toMatch(/^python3 is not on the PATH\. Get Python .* https:\/\/www\.python\.org/m);
  });

  it("refuses arguments as wrong usage", async () => {
    const { exitCode, stderr } = await run(process.execPath, [...DEMO, "--fast"], { cwd: PROJECT });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "npm run demo takes no arguments.\n" });
  });
});
