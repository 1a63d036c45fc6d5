import { readFileSync } from "node:fs";
import { main as program } from "../../bin/cdktf-ecs-logging";
import { main as apply } from "../../commands/apply";
import { main as dashboard } from "../../commands/dashboard";
import { main as demo } from "../../commands/demo";
import { main as diagram } from "../../commands/diagram";
import { main as docs } from "../../commands/docs";
import { main as dropIn } from "../../commands/drop-in";
import { main as eject } from "../../commands/eject";
import { main as emulator } from "../../commands/emulator";
import { main as importProgram } from "../../commands/import";
import { main as init } from "../../commands/init";
import { main as packageProject } from "../../commands/package";
import { main as plan } from "../../commands/plan";
import { main as synth } from "../../commands/synth";
import { useCommands } from "../../harness/command-run";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

afterAll(removeScratchDirectories);

type Main = (args: readonly string[]) => unknown;

/** Every command: how its usage begins, and an option that it has not. */
const COMMANDS: readonly (readonly [name: string, main: Main, wrong: string])[] = [
  ["synth", synth, "--nope"],
  // Other options are Terraform's.
  ["plan", plan, "--chdir=x"],
  ["apply", apply, "--chdir=x"],
  ["apply", apply, "-state=x"],
  ["apply", apply, "--state-out=x"],
  ["import", importProgram, "--nope"],
  ["drop-in", dropIn, "--nope"],
  ["eject", eject, "--nope"],
  ["dashboard", dashboard, "--nope"],
  ["diagram", diagram, "--nope"],
  ["demo", demo, "--nope"],
  ["emulator", emulator, "--nope"],
  ["init", init, "--nope"],
  ["docs", docs, "--nope"],
  ["package", packageProject, "--nope"],
];

/** Scripts for those who work on the project itself. */
const OURS: readonly string[] = ["test:cdktn"];

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Readonly<Record<string, string>> };

const runCommand = useCommands();

const run = (main: Main, ...args: readonly string[]) => runCommand(async () => (await main(args)) as number | void);

describe.each(COMMANDS)("%s", (name, main, wrong) => {
  test("--help says what it does, with examples and exit codes", async () => {
    const { exitCode, out: help, err: errors } = await run(main, "--help");
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
    const [first = "", , what = ""] = help.split("\n");
    expect(first).toMatch(new RegExp(`^(npm run|cdktf-ecs-logging) ${name}( |$)`));
    expect(what).toMatch(/^[A-Z]\w+,? /);
    const [, examples = ""] = /\nExamples:\n((?: {2}.+\n)+)/.exec(help) ?? [];
    for (const example of examples.trimEnd().split("\n")) expect(example).toContain(name);
    expect(help).toMatch(/\n\nExit codes: 0 [^,]+, 1 .+, 2 wrong usage[^\n]*$/);
    expect(help.split("\n").filter((line) => line.length > 140)).toEqual([]);
  });

  test("wrong usage is exit code 2, on standard error", async () => {
    const ended = await run(main, wrong);
    expect({ exitCode: ended.exitCode, out: ended.out }).toEqual({ exitCode: 2, out: "" });
    expect(ended.err).not.toBe("");
  });

  test("what it prints has no colours of its own", async () => {
    const help = await run(main, "--help");
    const failed = await run(main, wrong);
    expect([help.out, failed.err].join("")).not.toContain("\u001b");
  });
});

test("every command of the package's program is among them", async () => {
  const { out: help } = await run((args) => program(args), "--help");
  const commands = [...help.matchAll(/^ {2}([\w-]+) {2,}/gm)].map(([, command]) => command);
  expect(commands.length).toBeGreaterThan(4);
  expect(COMMANDS.map(([name]) => name)).toEqual(expect.arrayContaining(commands));
});

test("every script that runs a command for users is among them", () => {
  const own = Object.entries(scripts).filter(([, line]) => /run\.mjs (--progress )?commands\/[\w-]+\.ts$/.test(line));
  const names = own.map(([name]) => name).filter((name) => !OURS.includes(name));
  expect(COMMANDS.map(([name]) => name)).toEqual(expect.arrayContaining(names));
});

test.each(["synth", "import", "drop-in", "eject", "dashboard", "diagram"])(
  "npm run %s shows in a terminal that it lives; the others print what they do",
  (name) => expect(scripts[name]).toContain("run.mjs --progress "),
);

test("synth --json is what a script reads", async () => {
  jest.replaceProperty(process, "env", { ...process.env, CDKTF_OUTDIR: scratchDirectory() });
  const { exitCode, out: text } = await run(synth, "--json");
  expect(exitCode).toBe(0);
  const { stacks } = JSON.parse(text) as { stacks: Record<string, { file: string; dependsOn: string[] }> };
  expect(Object.keys(stacks)).toEqual(["university", "task-logging"]);
  expect(readFileSync(stacks["university"]?.file ?? "", "utf8")).toContain("aws_ecs_service");
});
