import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { synthesize } from "../../../commands/lib/synthesize";
import { Cluster } from "../../../constructs/ecs";
import { ImportBlock, MovedBlock, MovedConstruct, ReadableStack, RemovedBlock } from "../../../constructs/terraform";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { addStacks } from "../../../main";

let outdir: string;
const before = process.env["SYNTH_HCL_OUTPUT"];

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "hcl-"));
});
afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
  if (before === undefined) delete process.env["SYNTH_HCL_OUTPUT"];
  else process.env["SYNTH_HCL_OUTPUT"] = before;
});

const BLOCKS: [kind: string, without: string, address: string, add: (stack: ReadableStack) => unknown][] = [
  [
    "import",
    "make what is there already",
    "aws_ecs_cluster.cluster",
    (stack) => {
      const to = new EcsCluster(stack, "cluster", { name: "school" });
      new ImportBlock(stack, "block", { to, importId: "school" });
    },
  ],
  [
    "moved",
    "destroy what has another address now, and make it again",
    "aws_ecs_cluster.main",
    (stack) => {
      const to = new EcsCluster(stack, "cluster", { name: "school" });
      new MovedBlock(stack, "block", { from: "aws_ecs_cluster.main", to });
    },
  ],
  [
    "moved",
    "destroy what has another address now, and make it again",
    "aws_ecs_cluster.main",
    (stack) => {
      const construct = new Cluster(stack, "cluster", { name: "school" });
      new MovedConstruct(stack, "block", { construct, previousId: "main" });
    },
  ],
  [
    "removed",
    "destroy what it is to forget",
    "aws_ecs_cluster.main",
    (stack) => new RemovedBlock(stack, "block", "aws_ecs_cluster.main"),
  ],
];

const program = (add: (stack: ReadableStack) => unknown) => (app: App) => {
  const stack = new ReadableStack(app, "stack");
  new AwsProvider(stack, "aws", { region: "eu-west-3" });
  add(stack);
};

describe.each(BLOCKS)("a block %s, without which Terraform would %s", (kind, without, address, add) => {
  test.each(["true", "1"])("is refused where cdktf writes HCL (SYNTH_HCL_OUTPUT=%s)", (value) => {
    process.env["SYNTH_HCL_OUTPUT"] = value;
    expect(() => synthesize(program(add), { outdir })).toThrow(
      `[stack/block] hcl-output: cdktf synth --hcl writes no ${kind} blocks, and without them Terraform would ` +
        `${without}, got: ["${address}"]; leave out --hcl: Terraform reads the JSON output as it is, ` +
        "and cdktf-ecs-logging eject writes HCL that loses nothing",
    );
  });

  test.each(["false", ""])("is written as JSON (SYNTH_HCL_OUTPUT=%s)", (value) => {
    process.env["SYNTH_HCL_OUTPUT"] = value;
    expect(() => synthesize(program(add), { outdir })).not.toThrow();
  });
});

test("what would lose nothing is pointed to the command that writes readable HCL", () => {
  const cluster = program((stack) => new EcsCluster(stack, "cluster", { name: "school" }));
  expect(synthesize(cluster, { outdir }).warnings).toEqual([]);
  process.env["SYNTH_HCL_OUTPUT"] = "true";
  expect(synthesize(cluster, { outdir }).warnings).toEqual([
    expect.stringMatching(/^\[stack\] hcl-output: cdktf synth --hcl .*; run cdktf-ecs-logging eject, whose files /),
  ]);
});

test("an app that writes HCL by itself says so too", () => {
  const app = new App({ outdir, hclOutput: true });
  program((stack) => new RemovedBlock(stack, "forget", "aws_x.y"))(app);
  expect(() => app.synth()).toThrow("hcl-output: cdktf synth --hcl writes no removed blocks");
});

test.each([
  ["logAnalysis", "import"],
  ["hardening", "removed"],
])("the switch %s is refused, since its %s block would be lost", (name, kind) => {
  process.env["SYNTH_HCL_OUTPUT"] = "true";
  const context = { settings: { [name]: true } };
  expect(() => synthesize(addStacks, { outdir, context })).toThrow(`writes no ${kind} blocks`);
});
