import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { terraformBinary } from "../../../commands/terraform/binary";
import { copyCheckout } from "../../../harness/checkout";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { run } from "../../../testing/processes";
import { hermeticEnvironment } from "../../../testing/terraform";

// npm run plan and npm run apply on stacks that need no provider; apply.deploy.test.ts has resources of AWS.

const checkout = join(scratchDirectory(), "check out, Übung 学生");
const temporary = scratchDirectory();

const PROGRAM = `import { DataResource, TerraformVariable, type App } from "cdktf";
import { ReadableStack } from "./constructs/terraform/readable-stack";

export function addStacks(app: App): void {
  const [base, reader] = [new ReadableStack(app, "base"), new ReadableStack(app, "reader")];
  const env = new TerraformVariable(base, "env", { default: "test" });
  const made = new DataResource(base, "made", { input: { env: env.stringValue } });
  new DataResource(reader, "made", { input: { id: made.id } });
}
`;

/** Terraform, which begins its plans when it may, and says which has begun. */
const TERRAFORM = terraformBinary();
const SLOW = `#!/bin/sh
echo "$@" >> ../../../asked
if [ "$1" = plan ]; then
  basename "$PWD" >> ../../../begun
  while [ -e ../../../hold ]; do sleep 0.1; done
fi
exec "${TERRAFORM}" "$@"
`;

const path = (name: string) => join(checkout, name);

beforeAll(() => {
  copyCheckout(checkout);
  writeFileSync(path("main.ts"), PROGRAM);
  writeFileSync(path("slow-terraform"), SLOW);
  chmodSync(path("slow-terraform"), 0o755);
}, 120_000);
afterAll(removeScratchDirectories);

function start(command: "plan" | "apply", args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return {
    program: [process.execPath, "commands/run.mjs", `commands/${command}.ts`, ...args] as const,
    options: { cwd: checkout, env: { ...hermeticEnvironment(), TMPDIR: temporary, ...env } },
  };
}

async function type(command: "plan" | "apply", args: readonly string[], env?: NodeJS.ProcessEnv) {
  const { program, options } = start(command, args, env);
  const [node, ...rest] = program;
  const { exitCode, stdout, stderr } = await run(node, rest, options);
  return { exitCode, said: stdout + stderr, shown: stdout };
}

const managed = (stack: string): unknown[] => {
  const state = path(`terraform.${stack}.tfstate`);
  if (!existsSync(state)) return [];
  const { resources } = JSON.parse(readFileSync(state, "utf8")) as { readonly resources: { readonly mode: string }[] };
  return resources.filter(({ mode }) => mode === "managed");
};

/** Stacks whose plan has begun. */
const begun = () => (existsSync(path("begun")) ? readFileSync(path("begun"), "utf8") : "");

const plansLeft = () => readdirSync(temporary).filter((name) => name.startsWith("terraform-plans"));

test.each<[command: "plan" | "apply", args: string[], env: NodeJS.ProcessEnv, message: string]>([
  ["apply", ["base", "reader", "-var=env=x"], {}, "-var=env=x: stack reader declares no variable env"],
  ["plan", ["-out=a.tfplan"], {}, "-out would be written by base, reader; name one stack"],
  ["plan", [], { TF_DATA_DIR: "/tmp/data" }, "TF_DATA_DIR=/tmp/data would be shared by base, reader"],
])(
  "%s %j of several stacks is wrong usage",
  async (command, args, env, message) => {
    const { exitCode, said } = await type(command, command === "apply" ? [...args, "-auto-approve"] : args, env);
    expect({ exitCode, said }).toEqual({ exitCode: 2, said: expect.stringContaining(message) });
  },
  120_000,
);

test("-auto-approve=false approves nothing", async () => {
  expect(await type("apply", ["base", "-auto-approve=false"])).toMatchObject({
    exitCode: 2,
    said: expect.stringContaining("nobody can be asked here"),
  });
}, 120_000);

test("Terraform's own data is where TF_DATA_DIR says, initialized once", async () => {
  const data = join(scratchDirectory(), "data");
  const plan = () => type("plan", ["base"], { TF_DATA_DIR: data });
  expect(await plan()).toMatchObject({ exitCode: 0, shown: expect.stringContaining("Plan: 1 to add") });
  expect(readdirSync(data)).toContain("initialized-for");
  expect((await type("plan", ["base"], { TF_DATA_DIR: "" })).exitCode).toBe(0);
  expect(readdirSync(path("cdktf.out/stacks/base"))).not.toContain("initialized-for");
}, 120_000);

test("a program by its path from here", async () => {
  expect(await type("plan", ["base"], { TERRAFORM_BINARY_NAME: "./slow-terraform" })).toMatchObject({ exitCode: 0 });
}, 120_000);

test("a program that a signal ends: that is said", async () => {
  writeFileSync(
    path("killed-terraform"),
    `#!/bin/sh\n[ "$1" != version ] || exec "${TERRAFORM}" "$@"\nkill -KILL $$\n`,
    {
      mode: 0o755,
    },
  );
  expect(await type("plan", ["base"], { TERRAFORM_BINARY_NAME: "./killed-terraform" })).toMatchObject({
    exitCode: 1,
    said: expect.stringContaining("killed-terraform was ended by SIGKILL"),
  });
}, 120_000);

test("a stack whose variables have no value is named in the summary, with the way out", async () => {
  const needing = PROGRAM.replace('{ default: "test" }', "{}").replace(
    "input: { env:",
    'input: { name: new TerraformVariable(base, "name", {}).stringValue, env:',
  );
  writeFileSync(path("main.ts"), needing);
  try {
    const { exitCode, shown } = await type("plan", []);
    expect(exitCode).toBe(1);
    expect(shown).toMatch(
      /^base {4}failed: env, name have no value; give -var-file=FILE, or set TF_VAR_env and so on$/m,
    );
    expect(shown).toMatch(/^reader {2}(?!failed: )/m);
    expect(await type("plan", ["base"], { TF_VAR_env: "a", TF_VAR_name: "b" })).toMatchObject({ exitCode: 0 });
  } finally {
    writeFileSync(path("main.ts"), PROGRAM);
  }
}, 120_000);

describe("a run that is asked to end", () => {
  // What a terminal sends reaches Terraform too.
  test.each<[signal: NodeJS.Signals, whom: "alone" | "with Terraform"]>([
    ["SIGTERM", "alone"],
    ["SIGINT", "with Terraform"],
    ["SIGHUP", "with Terraform"],
  ])(
    "by %s %s: begins nothing more, and leaves no plan",
    async (signal, whom) => {
      rmSync(path("begun"), { force: true });
      writeFileSync(path("hold"), "");
      const env = { TERRAFORM_BINARY_NAME: "./slow-terraform" };
      const { program, options } = start("apply", ["base", "reader", "-auto-approve"], env);
      const [node, ...rest] = program;
      const child = spawn(node, rest, { ...options, detached: true, stdio: ["ignore", "pipe", "ignore"] });
      let shown = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (shown += text));
      const ended = once(child, "close");
      while (begun() === "" && child.exitCode === null) await sleep(50);
      expect(plansLeft()).toHaveLength(1);
      process.kill((whom === "alone" ? 1 : -1) * (child.pid ?? NaN), signal);
      await sleep(200);
      rmSync(path("hold"));
      expect(await ended).toEqual([1, null]);
      expect(shown).toMatch(/\nbase {4}not applied\nreader {2}not applied\n$/);
      expect(begun()).toBe("base\n");
      expect([...managed("base"), ...plansLeft()]).toEqual([]);
    },
    120_000,
  );
});

test("options of the plan that an apply has too are given to both", async () => {
  const env = { TERRAFORM_BINARY_NAME: "./slow-terraform" };
  const args = ["base", "reader", "-auto-approve", "-parallelism=3", "-refresh=false"];
  expect(await type("apply", args, env)).toMatchObject({
    exitCode: 0,
    shown: expect.stringMatching(/\nbase {4}applied\nreader {2}applied\n$/),
  });
  expect(readFileSync(path("asked"), "utf8").match(/^apply .*(?=\/)/gm)).toEqual(
    Array(2).fill(expect.stringMatching(/^apply -no-color -input=false -parallelism=3 \//)),
  );
  expect(managed("reader")).toHaveLength(1);
}, 120_000);

test("what is destroyed is destroyed before what it reads from", async () => {
  const { exitCode, shown } = await type("apply", ["base", "reader", "-destroy", "-auto-approve"]);
  expect({ exitCode, shown }).toEqual({
    exitCode: 0,
    shown: expect.stringMatching(/\nreader {2}destroyed\nbase {4}destroyed\n$/),
  });
  expect([...managed("base"), ...managed("reader")]).toEqual([]);
}, 120_000);
