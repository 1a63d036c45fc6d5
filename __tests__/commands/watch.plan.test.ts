import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyCheckout } from "../../harness/checkout";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { descendants, isAlive } from "../../testing/processes";

const WRITTEN = /^Written after [\d.]+ s: (.*)$/m;
const WAITING = /^Nothing was written; waiting for changes\.$/m;
/** A busy machine compiles slowly. */
const SLOW_MS = 180_000;

afterAll(removeScratchDirectories);

describe("npm run watch, in a checkout", () => {
  let checkout: string;
  let watch: ChildProcessWithoutNullStreams;
  let said = "";

  beforeAll(() => {
    checkout = join(scratchDirectory(), "check out");
    copyCheckout(checkout);
    watch = spawn("npm", ["run", "--silent", "watch"], { cwd: checkout });
    for (const stream of [watch.stdout, watch.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  });
  afterAll(() => {
    for (const pid of [...descendants(watch.pid ?? 0), watch.pid ?? 0]) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  });

  /** Does something, and returns what is said until it ends in `pattern`. */
  async function until(pattern: RegExp, change: () => void = () => undefined): Promise<string> {
    said = "";
    change();
    while (!pattern.test(said)) {
      const waiting = new AbortController();
      const { signal } = waiting;
      await Promise.race([once(watch.stdout, "data", { signal }), once(watch.stderr, "data", { signal })]);
      waiting.abort();
    }
    return said;
  }

  /** As editors save: the new text takes the place of the old. */
  function save(file: string, text: string): void {
    writeFileSync(join(checkout, `${file}.new`), text);
    renameSync(join(checkout, `${file}.new`), join(checkout, file));
  }

  const read = (file: string): string => readFileSync(join(checkout, file), "utf8");
  const region = (): unknown => /"region": "(.*)"/.exec(read("cdktf.out/stacks/university/cdk.tf.json"))?.[1];
  const stack = "stacks/task-logging.ts";

  test(
    "synthesizes at once, and again when a setting, a source or a new directory of sources comes",
    async () => {
      expect(WRITTEN.exec(await until(WRITTEN))?.[1]).toBe("university, task-logging");
      expect(region()).toBe("us-east-1");

      await until(WRITTEN, () =>
        save("cdktf.json", JSON.stringify({ context: { settings: { region: "eu-west-1" } } })),
      );
      expect(region()).toBe("eu-west-1");

      const text = read(stack);
      mkdirSync(join(checkout, "stacks/parts"));
      save("stacks/parts/part.ts", 'export const PART = "one";\n');
      await until(/written-one/, () =>
        save(stack, `import { PART } from "./parts/part";\nconsole.log("written-" + PART);\n${text}`),
      );
      await until(/written-two/, () => save("stacks/parts/part.ts", 'export const PART = "two";\n'));
      await until(WRITTEN, () => save(stack, text));
    },
    SLOW_MS,
  );

  test(
    "sees a file become a directory, and one come into a directory that was empty",
    async () => {
      const text = read(stack);
      const importing = (module: string): void =>
        save(stack, `import { PART } from "${module}";\nconsole.log("written-" + PART);\n${text}`);
      save("stacks/moved.ts", 'export const PART = "before";\n');
      await until(/written-before/, () => importing("./moved"));
      await until(/written-after/, () => {
        mkdirSync(join(checkout, "stacks/moved"));
        save("stacks/moved/index.ts", 'export const PART = "after";\n');
        rmSync(join(checkout, "stacks/moved.ts"));
      });
      await until(WAITING, () => importing("./later/part"));
      await until(WAITING, () => mkdirSync(join(checkout, "stacks/later")));
      await until(/written-late/, () => save("stacks/later/part.ts", 'export const PART = "late";\n'));
      await until(WRITTEN, () => save(stack, text));
    },
    SLOW_MS,
  );

  test(
    "says where a type error and a broken rule are, writes nothing then, and goes on",
    async () => {
      const text = read(stack);
      const output = read("cdktf.out/stacks/university/cdk.tf.json");
      const wrong = await until(WAITING, () => save(stack, `${text}export const wrong: number = "text";\n`));
      const line = text.split("\n").length;
      expect(wrong).toContain(`${stack}(${line},14): error TS2322: Type 'string' is not assignable to type 'number'.`);

      await until(WRITTEN, () => save(stack, text));
      const settings = { region: "nowhere" };
      expect(await until(WAITING, () => save("cdktf.json", JSON.stringify({ context: { settings } })))).toMatch(
        /^region .*got: "nowhere"/m,
      );
      expect(read("cdktf.out/stacks/university/cdk.tf.json")).toBe(output);

      // What was changed while the types were wrong is in the output too.
      const late = text.replace("export class", 'console.log("written-late");\nexport class');
      await until(WAITING, () => save(stack, `${late}export const wrong: number = "text";\n`));
      await until(new RegExp(`written-late\n${WRITTEN.source}`, "m"), () => {
        save(stack, late);
        save("cdktf.json", "{}");
      });
      expect(region()).toBe("us-east-1");
    },
    SLOW_MS,
  );

  /** All of the watch, with the process of the next synthesis, which comes a moment after the last one. */
  function processes(): number[] {
    let started: number[];
    do started = descendants(watch.pid ?? 0);
    while (started.length < 2);
    return started;
  }

  test(
    "goes on where the process of the next synthesis was ended",
    async () => {
      process.kill(processes().at(-1) ?? NaN, "SIGKILL");
      await until(WRITTEN, () =>
        save("cdktf.json", JSON.stringify({ context: { settings: { region: "eu-north-1" } } })),
      );
      expect(region()).toBe("eu-north-1");
    },
    SLOW_MS,
  );

  test(
    "ends with exit code 0 when it is interrupted, and leaves no process and no file",
    async () => {
      const started = processes();
      // Those of a terminal's group, as Ctrl-C does it; the rest may be ended by somebody at the same time.
      for (const pid of started) process.kill(pid, "SIGINT");
      watch.kill("SIGINT");
      expect(await once(watch, "close")).toEqual([0, null]);
      expect(started.filter(isAlive)).toEqual([]);
      expect(readdirSync(join(checkout, "build"))).toEqual([]);
    },
    SLOW_MS,
  );
});

test("--help says how it is used", () => {
  const { status, stdout } = spawnSync("node", ["commands/watch.mjs", "--help"], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^npm run watch\n[^]*Examples:\n/) as unknown,
  });
});

test("takes no arguments", () => {
  const { status, stdout, stderr } = spawnSync("node", ["commands/watch.mjs", "university"], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^npm run watch takes no arguments/);
});

test("says what to do where the compiler is not installed, and removes what a killed watch left", () => {
  const project = scratchDirectory();
  copyCheckout(project);
  rmSync(join(project, "node_modules"));
  mkdirSync(join(project, "node_modules"));
  const left = join(project, "build", `watch-${2 ** 22 + 1}`); // no process has so high a number
  mkdirSync(left, { recursive: true });
  const { status, stderr } = spawnSync("node", ["commands/watch.mjs"], { cwd: project, encoding: "utf8" });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "The compiler of package.json is not installed; run npm ci.\n",
  });
  expect(existsSync(left)).toBe(false);
});
