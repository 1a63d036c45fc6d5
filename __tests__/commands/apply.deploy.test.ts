import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyCheckout } from "../../harness/checkout";
import { useEmulator } from "../../harness/emulator/set-up";
import { scratchDirectory } from "../../harness/scratch";
import { run } from "../../testing/processes";
import { hermeticEnvironment } from "../../testing/terraform";

const checkout = join(scratchDirectory(), "check out");
const aws = useEmulator();

beforeAll(() => {
  copyCheckout(checkout);
  define("reader");
}, 120_000);

/** A program of two stacks, of which `reader` reads from `base`. */
function define(name: string): void {
  writeFileSync(
    join(checkout, "main.ts"),
    `import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable, type App } from "cdktf";
import { LogGroup } from "./constructs/logs/log-group";
import { ReadableStack } from "./constructs/terraform/readable-stack";

export function addStacks(app: App): void {
  const [reader, base] = ["reader", "base"].map((id) => new ReadableStack(app, id));
  if (!reader || !base) return;
  for (const stack of [reader, base]) new AwsProvider(stack, "aws", { region: "eu-west-3" });
  const env = new TerraformVariable(base, "env", { default: "test" });
  const logs = new LogGroup(base, "logs", { name: \`base-\${env.stringValue}\` });
  new LogGroup(reader, "logs", { name: \`\${logs.name}-${name}\` });
}
`,
  );
}

let variables: NodeJS.ProcessEnv = {};

async function type(...command: readonly string[]): Promise<{ exitCode: number | null; said: string; shown: string }> {
  const env = { ...hermeticEnvironment(), ...aws.env, ...variables };
  const { exitCode, stdout, stderr } = await run("npm", ["run", "--silent", ...command], { cwd: checkout, env });
  return { exitCode, said: stdout + stderr, shown: stdout };
}

const groups = () =>
  aws.call<string[]>({
    service: "logs",
    operation: "describe_log_groups",
    query: "logGroups[].logGroupName",
    region: "eu-west-3",
  });

const initialized = (stack: string) => existsSync(join(checkout, "cdktf.out/stacks", stack, ".terraform"));

test("without a terminal nobody can approve: wrong usage, and nothing is written", async () => {
  expect(await type("apply", "--", "base")).toMatchObject({
    exitCode: 2,
    said: expect.stringContaining("give --auto-approve to apply without asking"),
  });
  expect(existsSync(join(checkout, "cdktf.out"))).toBe(false);
}, 60_000);

/** Runs a command in a terminal of its own, and types an answer to its question. */
async function answer(
  text: string,
  ...command: readonly string[]
): Promise<{ exitCode: number | null; shown: string }> {
  const terminal = `import os, pty, sys
def read(fd):
    data = os.read(fd, 1024)
    if b"Enter a value:" in data:
        os.write(fd, b"${text}\\n")
    return data
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], read, lambda fd: b"")))`;
  const env = { ...hermeticEnvironment(), ...aws.env };
  const npm = ["npm", "run", "--silent", ...command];
  const { exitCode, stdout } = await run("python3", ["-c", terminal, ...npm], { cwd: checkout, env });
  return { exitCode, shown: stdout };
}

test.each(["no", "YES"])(
  "who answers %s has approved nothing",
  async (text) => {
    expect(await answer(text, "apply", "--", "base")).toEqual({
      exitCode: 1,
      shown: expect.stringMatching(/Only 'yes' will be accepted[^]*\r\nbase {2}not approved\r\n/),
    });
    expect(await groups()).toEqual([]);
  },
  60_000,
);

test("a plan of one stack, with Terraform's options", async () => {
  writeFileSync(join(checkout, "other.tfvars"), 'env = "other"\n');
  const { exitCode, said } = await type("plan", "--", "base", "-var-file=other.tfvars", "-detailed-exitcode");
  expect(said).toContain('"base-other"');
  expect(exitCode).toBe(2);
  expect([initialized("base"), initialized("reader")]).toEqual([true, false]);
  expect(await groups()).toEqual([]);
}, 60_000);

test("stacks are applied in the order in which they read from each other, each by the plan that was shown", async () => {
  const { exitCode, shown } = await type("apply", "--", "reader", "base", "--auto-approve");
  expect({ exitCode, shown }).toEqual({
    exitCode: 0,
    shown: expect.stringMatching(/\nbase {4}applied\nreader {2}applied\n$/),
  });
  expect(shown.indexOf("base: apply")).toBeLessThan(shown.indexOf("reader: apply"));
  expect(await groups()).toEqual(["base-test", "base-test-reader"]);
}, 120_000);

test("all stacks are planned by default, at the same time, with one summary", async () => {
  const { exitCode, said } = await type("plan");
  const none = "No changes\\. Your infrastructure matches the configuration\\.";
  expect(said).toMatch(new RegExp(`\\nreader  ${none}\\nbase    ${none}\\n$`));
  expect(exitCode).toBe(0);
}, 120_000);

test("Terraform is initialized again where the backend is another one, and only there", async () => {
  const mark = join(checkout, "cdktf.out/stacks/base/.terraform/initialized-for");
  writeFileSync(mark, "something else");
  await type("plan", "--", "base");
  const written = readFileSync(mark, "utf8");
  expect(written).toMatch(/^[0-9a-f]{64}$/);
  // Without its providers Terraform can't plan: that the mark says otherwise is found out, and mended by the next run.
  rmSync(join(checkout, "cdktf.out/stacks/base/.terraform/providers"), { recursive: true });
  expect((await type("plan", "--", "base")).exitCode).toBe(1);
  expect((await type("plan", "--", "base")).exitCode).toBe(0);
}, 120_000);

test("the first failure ends it, and says what was and was not applied", async () => {
  define("with spaces in its name");
  variables = { TF_VAR_env: "new" };
  const { exitCode, shown } = await type("apply", "--", "base", "reader", "--auto-approve");
  expect({ exitCode, shown }).toEqual({
    exitCode: 1,
    shown: expect.stringMatching(/\nbase {4}applied\nreader {2}failed\n$/),
  });
  expect(await groups()).toEqual(["base-new", "base-test-reader"]);
}, 120_000);

test("who answers yes has what was shown applied", async () => {
  variables = {};
  expect(await answer("yes", "apply", "--", "base", "-destroy")).toEqual({
    exitCode: 0,
    shown: expect.stringContaining("Resources: 0 added, 0 changed, 1 destroyed."),
  });
  expect(await groups()).toEqual(["base-test-reader"]);
}, 120_000);

test("a stack that reads from one that failed is not applied", async () => {
  define("reader");
  variables = { TF_VAR_env: "a b" };
  const { exitCode, shown } = await type("apply", "--", "base", "reader", "--auto-approve");
  expect({ exitCode, shown }).toEqual({
    exitCode: 1,
    shown: expect.stringMatching(/\nbase {4}failed\nreader {2}not applied\n$/),
  });
}, 120_000);
