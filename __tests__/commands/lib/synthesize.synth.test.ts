import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Annotations, Aspects, TerraformOutput, TerraformStack, type App } from "cdktf";
import { reportProblems } from "../../../constructs/core/problem";
import { synthesize, SynthesisError } from "../../../commands/lib/synthesize";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "synthesize-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const outdir = () => join(directory, "cdktf.out");

/** A stack with one output, so that its file changes with the value. */
function addStack(app: App, id: string, value = "x"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new TerraformOutput(stack, "value", { value });
  return stack;
}

function complain(stack: TerraformStack, rule: string): void {
  reportProblems(stack, () => [{ code: "port-number", rule, got: stack.node.id, fix: "mend it" }]);
}

/** Every file below a directory, with its content. */
function snapshot(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => join(root, path));
  return Object.fromEntries(
    paths.filter((path) => statSync(path).isFile()).map((path) => [path, readFileSync(path, "utf8")]),
  );
}

/** The error that a synthesis ends with. */
function failure(compose: (app: App) => void, to = outdir()): Error {
  try {
    synthesize(compose, { outdir: to });
  } catch (error) {
    return error as Error;
  }
  throw new Error("the synthesis did not fail");
}

test("writes every stack, and says where", () => {
  const result = synthesize(
    (app) => {
      addStack(app, "b");
      addStack(app, "a");
    },
    { outdir: outdir() },
  );
  expect(result.outdir).toBe(outdir());
  expect([...result.stacks]).toEqual([
    ["b", join(outdir(), "stacks/b")],
    ["a", join(outdir(), "stacks/a")],
  ]);
  expect(JSON.parse(readFileSync(join(outdir(), "stacks/a/cdk.tf.json"), "utf8"))).toMatchObject({
    output: { value: { value: "x" } },
  });
  expect(readdirSync(directory)).toEqual(["cdktf.out"]);
});

test("makes the directories above the output", () => {
  const to = join(directory, "deep/er/cdktf.out");
  synthesize((app) => void addStack(app, "a"), { outdir: to });
  expect(existsSync(join(to, "manifest.json"))).toBe(true);
});

test("hands the context to the constructs", () => {
  let seen: unknown;
  const read = (app: App) => void (seen = app.node.tryGetContext("key"));
  synthesize(read, { outdir: outdir(), context: { key: "value" } });
  expect(seen).toBe("value");
});

test("CDKTF_OUTDIR says where to write, as the CDKTF CLI does", () => {
  jest.replaceProperty(process, "env", { ...process.env, CDKTF_OUTDIR: outdir() });
  try {
    expect(synthesize((app) => void addStack(app, "a")).outdir).toBe(outdir());
  } finally {
    jest.restoreAllMocks();
  }
});

test("a second run writes the same bytes, and leaves what did not change alone", () => {
  const compose = (value: string) => (app: App) => {
    addStack(app, "same");
    addStack(app, "other", value);
  };
  const file = (stack: string) => join(outdir(), `stacks/${stack}/cdk.tf.json`);
  synthesize(compose("1"), { outdir: outdir() });
  const before = snapshot(outdir());
  const times = () => ["same", "other"].map((stack) => statSync(file(stack), { bigint: true }).mtimeNs);
  const [same, other] = times();
  synthesize(compose("1"), { outdir: outdir() });
  expect(snapshot(outdir())).toEqual(before);
  expect(times()).toEqual([same, other]);
  synthesize(compose("2"), { outdir: outdir() });
  expect(times()[0]).toBe(same);
  expect(times()[1]).not.toBe(other);
});

test("any directory of the output may be a file system of its own", () => {
  const rename = fs.renameSync;
  jest.spyOn(fs, "renameSync").mockImplementation((from, to) => {
    // What the kernel answers across mounted volumes.
    if (dirname(String(from)) !== dirname(String(to))) throw Object.assign(new Error("EXDEV"), { code: "EXDEV" });
    rename(from, to);
  });
  try {
    synthesize((app) => void addStack(app, "a"), { outdir: outdir() });
  } finally {
    jest.restoreAllMocks();
  }
  expect(existsSync(join(outdir(), "stacks/a/cdk.tf.json"))).toBe(true);
});

test("a stack that is not defined any more is reported each time, since what it made goes on running", () => {
  const compose = (app: App) => void addStack(app, "here");
  expect(synthesize((app) => (compose(app), addStack(app, "gone")), { outdir: outdir() }).warnings).toEqual([]);
  const left = join(outdir(), "stacks/gone");
  for (let time = 0; time < 2; time++) {
    expect(synthesize(compose, { outdir: outdir() }).warnings).toEqual([
      `${left} belongs to a stack that this program does not define any more; destroy its resources there, then remove it`,
    ]);
  }
  rmSync(left, { recursive: true });
  expect(synthesize(compose, { outdir: outdir() }).warnings).toEqual([]);
});

test("what is beside the output, such as Terraform's own directory, stays", () => {
  const lock = join(outdir(), "stacks/a/.terraform.lock.hcl");
  mkdirSync(join(outdir(), "stacks/a"), { recursive: true });
  writeFileSync(lock, "locked");
  synthesize((app) => void addStack(app, "a"), { outdir: outdir() });
  expect(readFileSync(lock, "utf8")).toBe("locked");
});

test("warnings are handed back, with the path", () => {
  const { warnings } = synthesize((app) => Annotations.of(addStack(app, "a")).addWarning("look here"), {
    outdir: outdir(),
  });
  expect(warnings).toEqual(["[a] look here"]);
});

describe("a failing synthesis", () => {
  test("reports the errors of all stacks in one run, each with its path", () => {
    const error = failure((app) => {
      complain(addStack(app, "a"), "first rule");
      addStack(app, "fine");
      const b = addStack(app, "b");
      complain(b, "second rule");
      complain(b, "third rule");
    });
    expect(error).toBeInstanceOf(SynthesisError);
    expect(error.message.split("\n")).toEqual([
      '[a] port-number: first rule, got: "a"; mend it',
      '[b] port-number: second rule, got: "b"; mend it',
      '[b] port-number: third rule, got: "b"; mend it',
    ]);
    expect(readdirSync(directory)).toEqual([]);
  });

  test("reports error annotations like any other error, and of all stacks", () => {
    const error = failure((app) => {
      Annotations.of(addStack(app, "a")).addError("not so");
      Annotations.of(addStack(app, "b")).addError("nor so");
    });
    expect(error).toBeInstanceOf(SynthesisError);
    expect(error.message.split("\n")).toEqual(["[a] not so", "[b] nor so"]);
  });

  test.each<[string, (app: App) => void]>([
    ["of validation", (app) => complain(addStack(app, "a", "new"), "rule")],
    [
      "while it composes",
      (app) => {
        addStack(app, "a", "new");
        throw new Error("stopped");
      },
    ],
    [
      "while it writes",
      (app) => {
        addStack(app, "a", "new");
        Aspects.of(addStack(app, "b")).add({
          visit: () => {
            throw new Error("stopped");
          },
        });
      },
    ],
  ])("%s leaves what was there, and nothing else", (_what, compose) => {
    synthesize((app) => void addStack(app, "a", "old"), { outdir: outdir() });
    const before = snapshot(directory);
    failure(compose);
    expect(snapshot(directory)).toEqual(before);
    expect(readdirSync(directory)).toEqual(["cdktf.out"]);
  });

  const stacks = (app: App) => {
    addStack(app, "a", "new");
    addStack(app, "b", "new");
  };

  test.each<[string, string, string]>([
    ["above the output", "file", "file/cdktf.out"],
    ["in the output's place", "cdktf.out", "cdktf.out"],
    ["among the stacks", "cdktf.out/stacks/b", "cdktf.out"],
  ])("because a file is %s leaves that file, and writes no other", (_what, file, to) => {
    mkdirSync(join(directory, file, ".."), { recursive: true });
    writeFileSync(join(directory, file), "mine");
    const { message } = failure(stacks, join(directory, to));
    expect(message).toMatch(/: a file is (in the way|where a directory is needed); nothing was changed; move it away$/);
    expect(snapshot(directory)).toEqual({ [join(directory, file)]: "mine" });
  });

  test("because a directory is in a file's place writes no other file", () => {
    mkdirSync(join(outdir(), "stacks/b/cdk.tf.json"), { recursive: true });
    expect(failure(stacks).message).toBe(
      `cannot write ${outdir()}/stacks/b/cdk.tf.json: it is a directory; nothing was changed; move it away`,
    );
    expect(snapshot(directory)).toEqual({});
  });

  test.each([1, 2])("whose rename number %i fails puts every stack back", (failing) => {
    synthesize((app) => ["a", "b"].forEach((id) => void addStack(app, id, "old")), { outdir: outdir() });
    const before = snapshot(directory);
    const rename = fs.renameSync;
    let renames = 0;
    const spy = jest.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      renames += 1;
      if (renames === failing) throw Object.assign(new Error("no"), { code: "ENOSPC" });
      rename(from, to);
    });
    const { message } = failure(stacks);
    spy.mockRestore();
    expect(message).toMatch(/^cannot write .*: the disk is full; nothing was changed; free some space/);
    expect(snapshot(directory)).toEqual(before);
  });

  test("without write permission says so, and leaves nothing behind", () => {
    synthesize(stacks, { outdir: outdir() });
    const before = snapshot(directory);
    const place = join(outdir(), "stacks/a");
    chmodSync(place, 0o555);
    // Root may write anywhere, so it takes another user's rights for a moment.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(failure((app) => void addStack(app, "a", "newer")).message).toContain(": no permission; ");
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(place, 0o755);
    }
    expect(snapshot(directory)).toEqual(before);
  });
});
