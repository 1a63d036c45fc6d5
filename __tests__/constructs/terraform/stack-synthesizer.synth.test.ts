import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations, App, Aspects, TerraformOutput, TerraformResource, type AppConfig } from "cdktf";
import { Construct } from "constructs";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addStackFiles } from "../../../constructs/core/stack-files";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { ReadableStackSynthesizer } from "../../../constructs/terraform/stack-synthesizer";
import { LogGroup } from "../../../constructs/logs/log-group";
import { addStacks } from "../../../main";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const noVisit = { visit: () => undefined };

function appWith(config: AppConfig = {}): App {
  return new App({ outdir: scratchDirectory(), stackTraces: false, skipValidation: true, ...config });
}

function stackWith(app: App): ReadableStack {
  const stack = new ReadableStack(app, "stack");
  new AwsProvider(stack, "aws", { region: "eu-west-3" });
  new IamRole(new Construct(stack, "below"), "role", { name: "role", assumeRolePolicy: "{}" });
  return stack;
}

/** The line break in what is empty, which cdktn leaves out; sorted-json.unit.test.ts expects it. */
const EMPTY = /(?<=[[{])(?:\\n| )+(?=[\]}])/g;

/** What is written, by the files' paths. */
function written(app: App): Record<string, string> {
  app.synth();
  const files = Object.values(app.manifest.stacks).map(({ synthesizedStackPath }) => synthesizedStackPath);
  return Object.fromEntries(
    ["manifest.json", ...files].map((file) => [file, readFileSync(join(app.outdir, file), "utf8")]),
  );
}

test.each<[what: string, compose: (app: App) => void]>([
  ["our own stacks", addStacks],
  ["empty ones", (app) => new TerraformOutput(stackWith(app), "out", { value: { list: [], map: {}, 10: 1, 9: 2 } })],
])("%s: the same bytes as cdktf's synthesizer writes", (_, compose) => {
  const [ours, theirs] = [appWith(), appWith()];
  for (const app of [ours, theirs]) compose(app);
  // With an aspect, though it does nothing, cdktf's own takes over.
  for (const { node } of theirs.node.children) Aspects.of(node.children[0] ?? theirs).add(noVisit);
  expect(JSON.stringify(written(ours)).replace(EMPTY, "")).toBe(JSON.stringify(written(theirs)).replace(EMPTY, ""));
});

test("cdktf's synthesizer is asked where something is to be done but to write, and nowhere else", () => {
  const synthesize = jest.fn();
  const written = (compose: (stack: ReadableStack) => void): number => {
    const app = appWith();
    const stack = stackWith(app);
    compose(stack);
    stack.synthesizer = new ReadableStackSynthesizer(stack, { synthesize });
    app.synth();
    return synthesize.mock.calls.length;
  };
  expect(written(() => undefined)).toBe(0);
  expect(written((stack) => Aspects.of(stack.node.findChild("below")).add(noVisit))).toBe(1);
  expect(written((stack) => addStackFiles(new Construct(stack, "files"), () => ({ "a.txt": "a" })))).toBe(2);
  expect(written((stack) => Annotations.of(stack.node.findChild("below")).addInfo("look"))).toBe(3);
});

test("an aspect deep in the tree changes what is written", () => {
  const app = appWith();
  const stack = stackWith(app);
  Aspects.of(stack.node.findChild("below")).add({
    visit: (node) => {
      if (TerraformResource.isTerraformResource(node)) node.addOverride("tags.team", "logs");
    },
  });
  expect(written(app)["stacks/stack/cdk.tf.json"]).toContain('"team": "logs"');
});

test("an annotation deep in the tree is in the manifest", () => {
  const app = appWith();
  Annotations.of(stackWith(app).node.findChild("below")).addWarning("look here");
  expect(written(app)["manifest.json"]).toContain("look here");
});

test("an error annotation stops the synthesis", () => {
  const app = appWith();
  Annotations.of(stackWith(app).node.findChild("below")).addError("stop here");
  expect(() => app.synth()).toThrow("stop here");
});

test("files of a construct are written beside the stack", () => {
  const app = appWith();
  addStackFiles(new Construct(stackWith(app), "files"), () => ({ "code/a.txt": "a" }));
  app.synth();
  expect(readFileSync(join(app.outdir, "stacks/stack/code/a.txt"), "utf8")).toBe("a");
});

test("under a plain app.synth() the rules of all constructs are checked, and nothing is written", () => {
  const app = appWith({ skipValidation: false });
  const stack = stackWith(app);
  for (const id of ["one", "two"]) new LogGroup(stack, id, { name: `not a name of ${id}` });
  expect(() => app.synth()).toThrow(/\[stack\/one\] name-pattern: [^]*\[stack\/two\] name-pattern: /);
  expect(existsSync(join(app.outdir, "stacks/stack/cdk.tf.json"))).toBe(false);
});

test.each([
  ["true", "cdk.tf"],
  // cdktf's app does not take that for yes, its stacks do.
  ["1", "cdk.tf.json"],
])("with SYNTH_HCL_OUTPUT=%s cdktf writes HCL, to %s", (SYNTH_HCL_OUTPUT, file) => {
  jest.replaceProperty(process, "env", { ...process.env, SYNTH_HCL_OUTPUT });
  const app = appWith();
  stackWith(app);
  app.synth();
  jest.restoreAllMocks();
  expect(readFileSync(join(app.outdir, "stacks/stack", file), "utf8")).toContain(
    'resource "aws_iam_role" "below_role"',
  );
});
