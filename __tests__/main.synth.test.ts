import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { synthesize, SynthesisError } from "../commands/lib/synthesize";
import { addStacks } from "../main";
import { SettingsError } from "../settings/settings";

const checkout = process.cwd();
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "main-"));
});
afterEach(() => {
  process.chdir(checkout);
  jest.useRealTimers();
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true, force: true });
});

const FILES = ["manifest.json", "stacks/task-logging/cdk.tf.json", "stacks/university/cdk.tf.json"];

/** Every file of the output, by its path in it. */
function output(outdir: string): Record<string, string> {
  return Object.fromEntries(FILES.map((file) => [file, readFileSync(join(outdir, file), "utf8")]));
}

function synthesizeTo(outdir: string, settings?: object): Record<string, string> {
  synthesize(addStacks, { outdir, ...(settings && { context: { settings } }) });
  return output(outdir);
}

/** The lines that a user reads about settings that can't be used. */
function complaints(settings: object): string[] {
  try {
    synthesize(addStacks, { outdir: join(directory, "out"), context: { settings } });
  } catch (error) {
    expect(existsSync(join(directory, "out"))).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
    expect(error).toBeInstanceOf(SynthesisError);
    return (error as SynthesisError).message.split("\n");
  }
  return [];
}

describe("the same bytes", () => {
  let expected: Record<string, string>;
  beforeEach(() => {
    expected = synthesizeTo(join(directory, "expected"));
  });

  test("a second time, and at another time", () => {
    jest.useFakeTimers({ now: new Date("2031-01-02T03:04:05Z") });
    jest.spyOn(Math, "random").mockReturnValue(0.123);
    expect(synthesizeTo(join(directory, "again"))).toEqual(expected);
  });

  test("from another working directory", () => {
    mkdirSync(join(directory, "elsewhere"));
    process.chdir(join(directory, "elsewhere"));
    expect(synthesizeTo("out")).toEqual(expected);
  });

  test("under another user's home", () => {
    jest.replaceProperty(process, "env", { ...process.env, HOME: directory, USER: "nobody", LANG: "tr_TR.UTF-8" });
    expect(synthesizeTo(join(directory, "out"))).toEqual(expected);
  });

  test("hold no absolute path, no time and no random id", () => {
    const text = Object.values(expected).join("\n");
    for (const place of [checkout, directory, tmpdir(), homedir()]) expect(text).not.toContain(`${resolve(place)}/`);
    expect(text).not.toMatch(/"(\/\w|[A-Z]:\\)/);
    expect(text).not.toMatch(/\d{4}-\d\d-\d\dT|\d{13}/);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/i);
  });
});

describe("names at AWS's limits", () => {
  // The longest names: 32 characters for <prefix>-tg-wp, the target group.
  const env = "prod";
  const longest = "a".repeat(32 - "--tg-wp".length - env.length);

  test("the longest project fits", () => {
    expect(complaints({ project: longest, env })).toEqual([]);
  });

  test("one character more is reported, with path, value and way out", () => {
    expect(complaints({ project: `${longest}a`, env })).toEqual([
      "[university/app_tg] name-length: a target group's name has 1 to 32 characters, " +
        `got: "${longest}a-prod-tg-wp"; shorten it by 1`,
    ]);
  });

  test("a long one is reported for every name of every stack, in one run", () => {
    const prefix = `${"a".repeat(60)}-prod`;
    expect(complaints({ project: "a".repeat(60) })).toEqual([
      "[university/alb] name-length: a load balancer's name has 1 to 32 characters, " +
        `got: "${prefix}-alb"; shorten it by 37`,
      "[university/app_tg] name-length: a target group's name has 1 to 32 characters, " +
        `got: "${prefix}-tg-wp"; shorten it by 39`,
      "[university/ecs_task_execution_role] name-length: an IAM role's name has 1 to 64 characters, " +
        `got: "${prefix}-ecsTaskExecutionRole"; shorten it by 22`,
      "[task-logging/ecs_task_execution_role] name-length: an IAM role's name has 1 to 64 characters, " +
        `got: "${prefix}-ecsTaskExecutionRole"; shorten it by 22`,
    ]);
  });

  test("policies have their own limit", () => {
    expect(complaints({ project: "a".repeat(120) }).join("\n")).toContain(
      "[task-logging/cloudwatch_logs_policy] name-length: an IAM policy's name has 1 to 128 characters",
    );
  });
});

test("a project that breaks the patterns is reported for every name", () => {
  const lines = complaints({ project: "my_school" });
  expect(lines).toEqual([
    "[university/alb] name-pattern: a load balancer's name consists of letters, digits and -, which is neither first nor last, " +
      'and does not start with internal-, got: "my_school-prod-alb"; rename it',
    "[university/app_tg] name-pattern: a target group's name consists of letters, digits and -, which is neither first nor last, " +
      'got: "my_school-prod-tg-wp"; rename it',
  ]);
});

test("a space is reported for both stacks", () => {
  const lines = complaints({ env: "my env" });
  expect(lines).toContainEqual(
    "[university/app-task] name-pattern: a task definition's family consists of letters, digits, _ and -, " +
      'got: "example-university-my env-app"; rename it',
  );
  expect(lines).toContainEqual(expect.stringMatching(/^\[task-logging\/ecs_task_execution_role\] name-pattern: /));
});

test.each([{ project: "" }, { env: "" }, { unknown: 1 }, { backend: { type: "s3" } }])(
  "%j is refused before anything is composed",
  (settings) => {
    const outdir = join(directory, "out");
    expect(() => synthesize(addStacks, { outdir, context: { settings } })).toThrow(SettingsError);
    expect(readdirSync(directory)).toEqual([]);
  },
);
