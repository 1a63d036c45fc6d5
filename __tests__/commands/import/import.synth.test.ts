import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../../commands/import/options";
import { importFrom, type ImportInternals } from "../../../commands/import/run";
import { UsageError } from "../../../commands/lib/program";
import { BASES, type Definition } from "../../../harness/import/bases";
import { serviceState } from "../../../harness/import/state";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

/** A directory with the command's input, and the command in it. */
class Case {
  public readonly directory = scratchDirectory();
  public readonly input = join(this.directory, "input.json");
  public readonly out = join(this.directory, "program", "app.ts");
  public readonly synth = join(this.directory, "synthesized");
  public readonly reportFile = join(this.directory, "report.json");

  public constructor(json: unknown) {
    writeFileSync(this.input, typeof json === "string" ? json : JSON.stringify(json));
  }

  public async run(args: readonly string[] = [], internals: ImportInternals = {}): Promise<string> {
    const outputs = ["--out", this.out, "--synth", this.synth, "--report", this.reportFile];
    const options = readOptions([this.input, ...outputs, ...args]);
    if (options === "help") return options;
    const said = await importFrom(options, { compiler: () => Promise.resolve([]), ...internals });
    return said.replaceAll(`${this.directory}/`, "");
  }

  public get program(): string {
    return readFileSync(this.out, "utf8");
  }

  public get report(): unknown {
    return JSON.parse(readFileSync(this.reportFile, "utf8")) as unknown;
  }

  public get stack(): {
    readonly import?: unknown;
    readonly resource: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  } {
    return JSON.parse(readFileSync(join(this.synth, "cdk.tf.json"), "utf8")) as Case["stack"];
  }
}

const catalogue = (): Definition => {
  const { catalogue: make } = BASES;
  if (make === undefined) throw new Error("there is no such base");
  return make();
};

describe("a task definition's JSON", () => {
  test("from Windows, with a byte order mark and its line ends, is the same", async () => {
    const [here, windows] = [catalogue(), `\uFEFF${JSON.stringify(catalogue(), null, 2).replaceAll("\n", "\r\n")}`];
    const runs = [new Case(here), new Case(windows)] as const;
    expect(await runs[1].run()).toBe(await runs[0].run());
    expect(runs[1].program).toBe(runs[0].program);
  });

  test("becomes a program, its test, the stack and the report", async () => {
    const run = new Case(catalogue());
    expect(await run.run()).toBe(
      [
        "typed aws_ecs_task_definition.library-catalogue",
        "Not planned: the program says what the JSON says.",
        "Written:",
        "  program/app.ts",
        "  program/app.test.ts",
        "  synthesized/cdk.tf.json",
        "  report.json",
        "Next: make the stack LibraryCatalogueStack in your program, then terraform plan.",
      ].join("\n"),
    );
    expect(run.program).toContain('logGroup: LogGroup.named("/library/catalogue")');
    expect(run.program).toContain("export class LibraryCatalogueStack extends ReadableStack {");
    expect(run.report).toEqual([{ address: "aws_ecs_task_definition.library-catalogue", level: "typed", reasons: [] }]);
    expect(run.stack.resource["aws_ecs_task_definition"]?.["library-catalogue"]).toMatchObject({ cpu: "512" });
  });

  test("comes in raw where a field has no place, with a comment at that field", async () => {
    const run = new Case({ ...catalogue(), requiresCompatibilities: ["EC2"] });
    const said = await run.run();
    expect(said).toMatch(/^raw {3}aws_ecs_task_definition.library-catalogue \(requiresCompatibilities: .*\)\n/);
    expect(run.program).toMatch(
      /\/\/ No place in the constructs: requiresCompat.*\n {6}requiresCompatibilities: \["EC2"\]/,
    );
  });

  test("what a pipeline fills in and what is secret become variables, and no secret is in a file", async () => {
    const definition = catalogue();
    const [container] = definition.containerDefinitions;
    Object.assign(container ?? {}, {
      image: "<IMAGE1_NAME>",
      environment: [{ name: "DB_PASSWORD", value: "correct-horse" }],
      command: ["app", "--token=hunter2", "echo ${HOME}"],
    });
    const run = new Case(definition);
    const said = await run.run();
    expect(said).toContain("  image1_name: containerDefinitions[0].image, in place of <IMAGE1_NAME>");
    expect(said).toMatch(/ {2}db_password \(sensitive\): library-catalogue.*"DB_PASSWORD"/);
    const written = readdirSync(run.directory, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:ts|tf\.json)$|report/.test(name))
      .map((name) => readFileSync(join(run.directory, name), "utf8"));
    expect(`${said}${written.join("")}`).not.toMatch(/correct-horse|hunter2/);
    expect(run.program).toContain('"echo ${HOME}"');
  });

  test("tags are literal, their keys too", async () => {
    const run = new Case({ ...catalogue(), tags: [{ key: "cost ${centre}", value: "%{4711}" }] });
    await run.run();
    const task = run.stack.resource["aws_ecs_task_definition"]?.["library-catalogue"];
    expect(task?.["tags"]).toEqual({ "cost $${centre}": "%%{4711}" });
  });

  test("with a compiler that refuses it, it comes in raw", async () => {
    const run = new Case(catalogue());
    let asked = 0;
    const compiler: ImportInternals["compiler"] = ([program]) => {
      asked += 1;
      const statement = (program?.ends.length ?? 0) - 1;
      return Promise.resolve(asked === 1 ? [{ program: 0, statement, message: "error TS1: no" }] : []);
    };
    expect(await run.run([], { compiler })).toContain("the compiler refuses it: error TS1: no");
  });

  test("says so where there is no compiler", async () => {
    const said = await new Case(catalogue()).run([], { compiler: () => Promise.resolve("no compiler") });
    expect(said).toContain("not compiled, since there is no TypeScript here");
  });
});

describe("a state", () => {
  test("comes in with what belongs to it, and the rest is left", async () => {
    const run = new Case(serviceState());
    await run.run(["--name", "library"]);
    expect(
      (run.report as { level: string; address: string }[]).map(({ level, address }) => `${level} ${address}`),
    ).toEqual([
      "typed aws_cloudwatch_log_group.app",
      "typed aws_iam_role.app",
      "raw aws_iam_role_policy_attachment.app",
      "raw aws_ecs_cluster.app",
      "typed aws_ecs_task_definition.app",
      "raw aws_ecs_service.app",
      "left aws_vpc.main",
      "left aws_iam_role.many[0]",
      "left module.cache.aws_iam_role.cache",
    ]);
    const { resource } = run.stack;
    expect(Object.keys(resource).sort()).toEqual([
      "aws_cloudwatch_log_group",
      "aws_ecs_cluster",
      "aws_ecs_service",
      "aws_ecs_task_definition",
      "aws_iam_role",
      "aws_iam_role_policy_attachment",
    ]);
    expect(resource["aws_ecs_service"]?.["app"]).toMatchObject({
      cluster: "${aws_ecs_cluster.app.arn}",
      task_definition: "${aws_ecs_task_definition.app.arn}",
    });
    expect(resource["aws_ecs_cluster"]?.["app"]).toMatchObject({ tags: { home: "$${HOME}" } });
    expect(resource["aws_iam_role_policy_attachment"]?.["app"]).toMatchObject({ role: "${aws_iam_role.app.name}" });
  });

  test("--import-blocks has a new state take it over, by the ids of each type", async () => {
    const run = new Case(serviceState());
    await run.run(["--import-blocks"]);
    expect(run.stack.import).toEqual([
      { to: "aws_cloudwatch_log_group.app", id: "/library/catalogue" },
      { to: "aws_iam_role.app", id: "catalogue" },
      {
        to: "aws_iam_role_policy_attachment.app",
        id: "catalogue/arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
      },
      { to: "aws_ecs_cluster.app", id: "library" },
      {
        to: "aws_ecs_task_definition.app",
        id: "arn:aws:ecs:eu-west-1:111122223333:task-definition/library-catalogue:3",
      },
      { to: "aws_ecs_service.app", id: "library/catalogue" },
    ]);
  });

  test("--only takes what it names", async () => {
    const run = new Case(serviceState());
    await run.run(["--only", "aws_ecs_task_definition.app"]);
    expect(Object.keys(run.stack.resource)).toEqual(["aws_ecs_task_definition"]);
  });
});

describe("files that are there", () => {
  test("are left alone, unless --force says otherwise, and kept then", async () => {
    const run = new Case(catalogue());
    await run.run();
    expect(await run.run()).toContain("Nothing to write");
    writeFileSync(run.out, "mine");
    await expect(run.run()).rejects.toThrow(/app\.ts: there already with other contents; give --force/);
    expect(run.program).toBe("mine");
    await run.run(["--force"]);
    expect(readFileSync(`${run.out}.bak`, "utf8")).toBe("mine");
  });

  test("are all there or none", async () => {
    const run = new Case(catalogue());
    let count = 0;
    const rename = (from: string, to: string): void => {
      count += 1;
      if (count === 3) throw new Error("the disk is gone");
      renameSync(from, to);
    };
    await expect(run.run([], { rename })).rejects.toThrow("the disk is gone");
    expect(existsSync(run.out)).toBe(false);
    expect(existsSync(run.reportFile)).toBe(false);
  });
});

describe("what can't come in", () => {
  test.each<[string, unknown, RegExp, string?]>([
    ["text", "{ ", /input\.json is not JSON: .*; correct the file$/],
    ["what terraform show prints without -json", "# aws_vpc.main:\nresource {}", /run terraform show with -json/],
    ["a list", [], /is neither a task definition nor what `terraform show -json` prints; it is no object$/],
    ["other JSON", { a: 1, b: 2 }, /; its top fields are a, b$/],
    ["an empty object", {}, /; it is empty$/],
    [
      "a state file",
      { version: 3, terraform_version: "0.11.0", modules: [] },
      /is a state file of version 3; give what/,
    ],
    ["a state without a task definition", { values: { root_module: { resources: [] } } }, /it holds no resources$/],
    ["a mark of cdktf's", { ...catalogue(), family: "${TfToken[TOKEN.1]}" }, /which cdktf takes for its own/],
    ["an address that is not there", catalogue(), /--only aws_vpc\.x: no such resource/, "--only=aws_vpc.x"],
    [
      "raw under --strict",
      { ...catalogue(), requiresCompatibilities: ["EC2"] },
      /not everything is a construct/,
      "--strict",
    ],
  ])("%s: one sentence, and no file", async (_what, json, message, ...args) => {
    const run = new Case(json);
    await expect(run.run(args.filter((each) => each !== undefined))).rejects.toThrow(message);
    expect(readdirSync(run.directory)).toEqual(["input.json"]);
  });

  test("a file that is not there", async () => {
    const run = new Case("{}");
    rmSync(run.input);
    await expect(run.run()).rejects.toThrow(/^cannot read .*input\.json: it does not exist/);
  });
});

describe("the command line", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["no source", [], /^name a Terraform directory, a file of JSON/],
    ["two sources", ["a", "b"], /^one source at a time, got: a b/],
    ["an unknown option", ["a", "--accept-differences"], /^Unknown option/],
    ["a program that is no TypeScript", ["a", "--out", "b.js"], /^--out is a TypeScript file, got: b\.js/],
    ["both ways at once", ["a", "--replace", "--undo"], /^either --replace or --undo/],
    ["a name that TypeScript does not allow", ["a", "--name", "1"], /^--name has letters/],
  ])("%s is wrong usage", (_what, args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });

  test.each(["--replace", "--undo", "--no-check", "--state=x.json"])("%s needs a directory", async (option) => {
    const run = new Case(catalogue());
    await expect(run.run([option])).rejects.toThrow(
      /^--replace, --undo, --state and --no-check go with a Terraform directory/,
    );
  });

  test("--help", () => {
    expect(readOptions(["--help"])).toBe("help");
  });
});
