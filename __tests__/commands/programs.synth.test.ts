import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main as dropIn } from "../../commands/drop-in";
import { main as synth } from "../../commands/synth";
import { type CommandRun, useCommands } from "../../harness/command-run";
import { contents, directoryOf, referenceHost } from "../../harness/host-directory";
import { addReferenceLogging } from "../../harness/reference/logging";
import { removeScratchDirectories } from "../../harness/scratch";
import { TYPED_TERRAFORM } from "../../harness/typed";

// What the programs do when they are run, in this process; programs.plan.test.ts starts them.

const FILES = ["manifest.json", "stacks/task-logging/cdk.tf.json", "stacks/university/cdk.tf.json"];
const read = (outdir: string) => FILES.map((file) => readFileSync(join(outdir, file), "utf8"));

afterAll(removeScratchDirectories);

const run = useCommands();

describe("synth", () => {
  const home = process.cwd();
  afterEach(() => process.chdir(home));

  /** Runs it in a project that is nothing but `cdktf.json`. */
  async function runSynth(
    cdktfJson: string,
    settings?: string,
    args: string[] = [],
  ): Promise<CommandRun & { cwd: string }> {
    const cwd = directoryOf({ "cdktf.json": cdktfJson });
    jest.replaceProperty(process, "env", { ...process.env, ECS_LOGGING_SETTINGS: settings });
    process.chdir(cwd);
    return { ...(await run(() => synth(args))), cwd };
  }

  test("settings come from cdktf.json and from the environment", async () => {
    const context = { settings: { project: "school", env: "dev" } };
    const { exitCode, cwd } = await runSynth(JSON.stringify({ context }), '{"env":"qa"}');
    expect(exitCode).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, "cdktf.out/stacks/university/cdk.tf.json"), "utf8"))).toMatchObject({
      variable: { project: { default: "school" }, env: { default: "qa" } },
    });
  });

  test("settings come from a file of Windows, with a byte order mark and its line ends", async () => {
    const lines = JSON.stringify({ context: { settings: { project: "school" } } }, null, 2).replaceAll("\n", "\r\n");
    const { exitCode, err, cwd } = await runSynth(`\uFEFF${lines}\r\n`);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(JSON.parse(readFileSync(join(cwd, "cdktf.out/stacks/university/cdk.tf.json"), "utf8"))).toMatchObject({
      variable: { project: { default: "school" } },
    });
  });

  test("says what it wrote, and what next", async () => {
    const { exitCode, out, err } = await runSynth("{}");
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toContain("  cdktf.out/stacks/university/cdk.tf.json\n  cdktf.out/stacks/task-logging/cdk.tf.json\n");
    expect(out).toContain(`${TYPED_TERRAFORM} init && ${TYPED_TERRAFORM} plan`);
    expect(out.split("\n").length).toBeLessThan(12);
  });

  const NAMES = /^\[university\/alb\] name-pattern: .*; rename it\n\[university\/app_tg\] name-pattern: .*$/;
  const SETTING = /^projet \(ECS_LOGGING_SETTINGS\) is not a setting, got: "x"; write project\.$/;
  const ARGUMENTS = /^npm run synth takes no arguments; settings are in cdktf\.json, under context\.settings\.$/;
  const BROKEN = /^cdktf\.json is not JSON: Unexpected token .*; correct it\.$/;
  const PROJECT = /^cdktf\.json must be a JSON object, got: \[\]; correct it\.$/;
  const CONTEXT = /^context in cdktf\.json must be an object, got: \[\]; correct it\.$/;
  const MISSPELT = /^context\.setings in cdktf\.json is not read; write context\.settings\.$/;

  test.each<[what: string, cdktfJson: string, settings: string, args: string[], exitCode: number, said: RegExp]>([
    ["a name that AWS would refuse", "{}", '{"project":"my_school"}', [], 1, NAMES],
    ["an unknown setting", "{}", '{"projet":"x"}', [], 2, SETTING],
    ["an argument", "{}", "", ["university"], 2, ARGUMENTS],
    ["broken JSON in cdktf.json", '{"context":,}', "", [], 2, BROKEN],
    ["a cdktf.json that is no object", "[]", "", [], 2, PROJECT],
    ["a context that is no object", '{"context":[]}', "", [], 2, CONTEXT],
    ["settings under a misspelt name", '{"context":{"setings":{}}}', "", [], 2, MISSPELT],
    ["a misspelt context", '{"contxt":{}}', "", [], 2, /^contxt in cdktf\.json is not read; write context\.$/],
    [
      "settings beside the context",
      '{"settings":{}}',
      "",
      [],
      2,
      /^settings in cdktf\.json are not read; put them into its context\.$/,
    ],
  ])("%s writes nothing", async (_, cdktfJson, settings, args, exitCode, said) => {
    const { cwd, ...ended } = await runSynth(cdktfJson, settings, args);
    expect(ended).toEqual({ exitCode, out: "", err: expect.stringMatching(said) });
    expect(readdirSync(cwd)).toEqual(["cdktf.json"]);
  });

  test("what is written stays after bad input", async () => {
    const { cwd } = await runSynth("{}");
    const before = read(join(cwd, "cdktf.out"));
    writeFileSync(join(cwd, "cdktf.json"), '{"context":{"settings":{"project":"my_school"}}}');
    expect(await run(() => synth([]))).toMatchObject({ exitCode: 1 });
    expect(read(join(cwd, "cdktf.out"))).toEqual(before);
  });
});

describe("drop-in", () => {
  test("says what it did, and what comes next", async () => {
    const host = referenceHost();
    const { exitCode, out, err } = await run(() => dropIn([host, "--replace"], { compose: addReferenceLogging }));
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toContain(`${host}/iam.tf.json\n`);
    expect(out).toMatch(/terraform plan \(it must say "No changes"\)$/);
  });

  test.each([
    ["drop-in", /^npm run drop-in -- DIRECTORY \[options\]/],
    ["npx", /^cdktf-ecs-logging drop-in DIRECTORY \[options\]/],
  ])("help, started by npm's %s", async (npm_lifecycle_event, usage) => {
    jest.replaceProperty(process, "env", { ...process.env, npm_lifecycle_event });
    const { exitCode, out, err } = await run(() => dropIn(["--help"]));
    jest.restoreAllMocks();
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toMatch(usage);
  });

  test("an unknown option is wrong usage", async () => {
    const { exitCode, out, err } = await run(() => dropIn(["x", "--nope"]));
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(/^Unknown option '--nope'/);
  });

  test("a host without the variables fails, and stays as it is", async () => {
    const host = directoryOf({ "main.tf": "" });
    expect(await run(() => dropIn([host]))).toMatchObject({ exitCode: 1, out: "" });
    expect(contents(host)).toEqual({ "main.tf": "" });
  });
});
