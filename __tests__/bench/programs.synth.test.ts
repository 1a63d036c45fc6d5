import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { writeFloor } from "../../bench/programs/floor";
import { addOurs } from "../../bench/programs/ours";
import { addPlain } from "../../bench/programs/plain";
import { stacksOf } from "../../bench/programs/scale";
import { synthesize } from "../../commands/lib/synthesize";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

afterAll(removeScratchDirectories);

// What the benchmark compares has to be worth comparing; the AWS CDK's resources are counted when it runs.
const scale = { count: 3, perStack: 2 };
const outdir = (name: string) => join(root, name);
let root: string;

function read(name: string): string[] {
  const stacks = stacksOf(scale).map(({ stack }) => stack);
  expect(stacks).toEqual(["services-0", "services-1"]);
  return stacks.map((stack) => readFileSync(join(outdir(name), "stacks", stack, "cdk.tf.json"), "utf8"));
}

/** What Terraform reads: all but cdktf's own metadata. */
function configuration(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (key === "//" ? undefined : value));
}

beforeAll(() => {
  root = scratchDirectory();
  synthesize((app) => addOurs(app, scale), { outdir: outdir("ours") });
});

test("plain cdktf writes the same configuration as our constructs", () => {
  const app = new App({ outdir: outdir("plain") });
  addPlain(app, scale);
  app.synth();
  expect(read("plain").map(configuration)).toEqual(read("ours").map(configuration));
  const [first] = read("ours").map(configuration);
  expect(first).toHaveProperty("resource.aws_ecs_task_definition.s1.family", "s1");
});

test("the floor writes the same bytes", () => {
  writeFloor({ ...scale, outdir: outdir("floor") });
  expect(read("floor")).toEqual(read("ours"));
});
