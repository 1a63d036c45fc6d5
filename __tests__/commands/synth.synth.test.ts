import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "../../constructs/terraform/synthesize";
import { compose } from "../../main";
import { compileCheckout, copyCheckout } from "../../testing/checkout";

// The real program, in a checkout of its own, under another home. CI and readme.deploy.test.ts type `npm run synth` itself.
let directory: string;
let checkout: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "synth-"));
  checkout = join(directory, "check out");
  copyCheckout(checkout);
  compileCheckout(checkout);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Run {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: checkout,
    env: { PATH: process.env["PATH"], HOME: directory, npm_config_update_notifier: "false", ...env },
    encoding: "utf8",
  });
  return { exitCode: status, out: stdout, err: stderr };
}

const synth = (env?: NodeJS.ProcessEnv, ...args: string[]) =>
  run(process.execPath, ["build/commands/synth.js", ...args], env);

const FILES = ["manifest.json", "stacks/task-logging/cdk.tf.json", "stacks/university/cdk.tf.json"];
const read = (outdir: string) => FILES.map((file) => readFileSync(join(outdir, file), "utf8"));

/** What this checkout writes. */
function expected(): string[] {
  const outdir = join(directory, "expected");
  synthesize(compose, { outdir });
  return read(outdir);
}

test("writes both stacks, and says what and what next", () => {
  const { exitCode, out, err } = synth();
  expect(err).toBe("");
  expect(exitCode).toBe(0);
  expect(out).toContain("  cdktf.out/stacks/university/cdk.tf.json\n  cdktf.out/stacks/task-logging/cdk.tf.json\n");
  expect(out).toContain("terraform init && terraform plan");
  expect(out.split("\n").length).toBeLessThan(12);
  expect(read(join(checkout, "cdktf.out"))).toEqual(expected());
});

test("the program that the CDKTF CLI runs writes the same bytes where it is told", () => {
  const outdir = join(directory, "by-cli");
  const { exitCode, err } = run(process.execPath, ["build/main.js"], {
    CDKTF_OUTDIR: outdir,
    CDKTF_CONTEXT_JSON: "{}",
  });
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  expect(read(outdir)).toEqual(expected());
});

test("settings come from cdktf.json and from the environment", () => {
  const settings = { project: "school", env: "dev" };
  const before = readFileSync(join(checkout, "cdktf.json"), "utf8");
  writeFileSync(join(checkout, "cdktf.json"), JSON.stringify({ ...JSON.parse(before), context: { settings } }));
  const outdir = join(directory, "by-settings");
  const { exitCode } = synth({ ECS_LOGGING_SETTINGS: '{"env":"qa"}', CDKTF_OUTDIR: outdir });
  writeFileSync(join(checkout, "cdktf.json"), before);
  expect(exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(outdir, "stacks/university/cdk.tf.json"), "utf8"))).toMatchObject({
    variable: { project: { default: "school" }, env: { default: "qa" } },
  });
});

describe("bad input changes nothing that is written", () => {
  let before: string[];
  beforeEach(() => {
    before = read(join(checkout, "cdktf.out"));
  });
  afterEach(() => expect(read(join(checkout, "cdktf.out"))).toEqual(before));

  test("a setting that is none: exit code 2", () => {
    const { exitCode, err, out } = synth({ ECS_LOGGING_SETTINGS: '{"projet":"x"}' });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(/^projet \(ECS_LOGGING_SETTINGS\) is no setting, got: "x"; use one of: .*\.\n$/);
  });

  test("a name that AWS would refuse: exit code 1", () => {
    const { exitCode, err, out } = synth({ ECS_LOGGING_SETTINGS: '{"project":"my_school"}' });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toMatch(/^\[university\/alb\] name-pattern: .*; rename it\n\[university\/app_tg\] name-pattern: .*\n$/);
  });

  test("an argument: exit code 2", () => {
    const { exitCode, err } = synth({}, "university");
    expect(exitCode).toBe(2);
    expect(err).toBe("npm run synth takes no arguments; settings stand in cdktf.json, under context.settings.\n");
  });

  test.each(["{", '{"context":[]}'])("cdktf.json with %s: exit code 2", (text) => {
    const file = join(checkout, "cdktf.json");
    const cdktfJson = readFileSync(file, "utf8");
    writeFileSync(file, text);
    const { exitCode, err } = synth();
    writeFileSync(file, cdktfJson);
    expect(err).toBe(`cdktf.json must be a JSON object whose context is an object, got: ${text}; correct it.\n`);
    expect(exitCode).toBe(2);
  });
});
