import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "../../constructs/terraform/synthesize";
import { compose } from "../../main";
import { copyCheckout } from "../../testing/checkout";

// The real program, compiled and run as a user does it: in a checkout of its own, under another home.
let directory: string;
let checkout: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "synth-"));
  checkout = join(directory, "check out");
  copyCheckout(checkout);
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

const synthAgain = (env?: NodeJS.ProcessEnv, ...args: string[]) =>
  run(process.execPath, ["build/commands/synth.js", ...args], env);

const FILES = ["manifest.json", "stacks/task-logging/cdk.tf.json", "stacks/university/cdk.tf.json"];
const read = (outdir: string) => FILES.map((file) => readFileSync(join(outdir, file), "utf8"));

/** What this checkout writes. */
function expected(): string[] {
  const outdir = join(directory, "expected");
  synthesize(compose, { outdir });
  return read(outdir);
}

test("npm run synth writes both stacks, and says what and what next", () => {
  const { exitCode, out, err } = run("npm", ["run", "--silent", "synth"]);
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
  const { exitCode } = synthAgain({ ECS_LOGGING_SETTINGS: '{"env":"qa"}' });
  writeFileSync(join(checkout, "cdktf.json"), before);
  expect(exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(checkout, "cdktf.out/stacks/university/cdk.tf.json"), "utf8"))).toMatchObject({
    variable: { project: { default: "school" }, env: { default: "qa" } },
  });
  expect(synthAgain().exitCode).toBe(0);
});

describe("bad input changes nothing that is written", () => {
  let before: string[];
  beforeEach(() => {
    before = read(join(checkout, "cdktf.out"));
  });
  afterEach(() => expect(read(join(checkout, "cdktf.out"))).toEqual(before));

  test("a setting that is none: exit code 2", () => {
    const { exitCode, err, out } = synthAgain({ ECS_LOGGING_SETTINGS: '{"projet":"x"}' });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(/^projet \(ECS_LOGGING_SETTINGS\) is no setting, got: "x"; use one of: .*\.\n$/);
  });

  test("a name that AWS would refuse: exit code 1", () => {
    const { exitCode, err, out } = synthAgain({ ECS_LOGGING_SETTINGS: '{"project":"my_school"}' });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toMatch(/^\[university\/alb\] name-pattern: .*; rename it\n\[university\/app_tg\] name-pattern: .*\n$/);
  });

  test("an argument: exit code 2", () => {
    const { exitCode, err } = synthAgain({}, "university");
    expect(exitCode).toBe(2);
    expect(err).toBe("npm run synth takes no arguments; settings stand in cdktf.json, under context.settings.\n");
  });

  test.each(["{", "null", '{"context":[]}'])("cdktf.json with %s: exit code 2", (text) => {
    const file = join(checkout, "cdktf.json");
    const cdktfJson = readFileSync(file, "utf8");
    writeFileSync(file, text);
    const { exitCode, err } = synthAgain();
    writeFileSync(file, cdktfJson);
    expect(err).toBe(`cdktf.json must be a JSON object whose context is an object, got: ${text}; correct it.\n`);
    expect(exitCode).toBe(2);
  });

  test("a type error stops npm run synth and npm run build, and names file and line", () => {
    appendFileSync(join(checkout, "settings.ts"), '\nexport const wrong: number = "text";\n');
    const line = readFileSync(join(checkout, "settings.ts"), "utf8").split("\n").length - 1;
    const { exitCode, out } = run("npm", ["run", "--silent", "synth"]);
    expect(exitCode).not.toBe(0);
    expect(out).toMatch(new RegExp(`^settings\\.ts\\(${line},\\d+\\): error TS2322: `));
    expect(out).not.toContain("Written:");
  });
});
