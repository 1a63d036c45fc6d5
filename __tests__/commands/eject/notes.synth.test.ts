import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { TerraformIterator, TerraformVariable } from "cdktf";
import { RootConstruct } from "constructs";
import { ejectStack } from "../../../commands/eject/eject-stack";
import type { Fields } from "../../../commands/eject/fields";
import { commentAbove, Origins } from "../../../commands/eject/origin";
import { shapeOf } from "../../../commands/eject/shape";
import { stackNotes } from "../../../commands/eject/take-notes";
import { ImportBlock, MovedBlock, ReadableStack, RemovedBlock } from "../../../constructs/terraform";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

describe("the bindings say", () => {
  test.each<[string, object, Record<string, string | undefined>]>([
    [
      "blocks at any depth",
      EcsCluster.prototype,
      {
        name: "attribute",
        tags: "attribute",
        setting: "block",
        "configuration.execute_command_configuration.log_configuration": "block",
        "configuration.execute_command_configuration.log_configuration.s3_bucket_name": "attribute",
        nothing: undefined,
      },
    ],
    [
      "attributes that are written as blocks",
      SecurityGroup.prototype,
      { ingress: "listed", "ingress.self": "attribute", timeouts: "block" },
    ],
    [
      "lists of blocks in lists of blocks",
      LaunchTemplate.prototype,
      {
        block_device_mappings: "block",
        "block_device_mappings.ebs": "block",
        "network_interfaces.ipv4_addresses": "attribute",
      },
    ],
    ["what they do not know", Wafv2WebAcl.prototype, { rule: "block", "rule.statement": "open" }],
    [
      "blocks of providers",
      AwsProvider.prototype,
      { assume_role: "block", default_tags: "block", endpoints: "block", region: "attribute" },
    ],
    ["nothing of what is no binding", {}, { a: undefined }],
  ])("%s", (_, prototype, kinds) => {
    const shape = shapeOf(prototype);
    expect(Object.fromEntries(Object.keys(kinds).map((path) => [path, shape[path]]))).toEqual(kinds);
  });
});

/** A stack's HCL, all in one. */
function hcl(add: (stack: ReadableStack) => void): string {
  const stack = new ReadableStack(new RootConstruct(), "stack");
  new AwsProvider(stack, "aws", { region: "eu-west-3" });
  add(stack);
  const { files, kept } = ejectStack(JSON.parse(JSON.stringify(stack.toTerraform())) as Fields, stackNotes(stack));
  expect(kept).toEqual([]);
  return [...files].map(([name, text]) => (name === "providers.tf" ? "" : text)).join("\n");
}

test("what a program iterates over is for_each and a dynamic block", () => {
  const text = hcl((stack) => {
    const settings = new TerraformVariable(stack, "settings", { type: "map(string)" });
    const each = TerraformIterator.fromMap(settings.value as Record<string, string>);
    new EcsCluster(stack, "each", { forEach: each, name: each.key });
    const setting = each.dynamic({ name: each.key, value: each.value });
    new EcsCluster(stack, "cluster", { name: "school", setting: setting });
  });
  expect(text).toContain('resource "aws_ecs_cluster" "each" {\n  for_each = var.settings\n\n  name = each.key\n}');
  expect(text).toContain(
    '  name = "school"\n\n  dynamic "setting" {\n    for_each = var.settings\n    iterator = each\n\n    content {\n' +
      "      name  = each.key\n      value = each.value\n    }\n  }\n",
  );
});

test("import, moved and removed blocks are kept", () => {
  const text = hcl((stack) => {
    const to = new EcsCluster(stack, "cluster", { name: "school" });
    new ImportBlock(stack, "import", { to, importId: "school" });
    new MovedBlock(stack, "moved", { from: "module.web.aws_ecs_cluster.this[0]", to });
    new RemovedBlock(stack, "removed", "aws_ecs_service.web");
  });
  expect(text).toContain('import {\n  to = aws_ecs_cluster.cluster\n  id = "school"\n}\n');
  expect(text).toContain("moved {\n  from = module.web.aws_ecs_cluster.this[0]\n  to   = aws_ecs_cluster.cluster\n}\n");
  expect(text).toContain("removed {\n  from = aws_ecs_service.web\n\n  lifecycle {\n    destroy = false\n  }\n}\n");
});

describe("where a block comes from", () => {
  let directory: string;
  let file: string;
  const at = (line: number): string =>
    `Error\n    at Node.addChild (node:internal/x:1:1)\n    at new Lb (${directory}/node_modules/y/lb.js:9:9)\n` +
    `    at Object.<anonymous> (${file}:${line}:3)\n    at main (${directory}/main.ts:1:1)`;
  beforeAll(() => {
    directory = scratchDirectory();
    file = join(directory, "web.ts");
    writeFileSync(file, "// Why it is there.\nnew Lb();\nnew Lb();\n");
  });

  test("is the innermost call of the program, with a comment for the first block of a statement", () => {
    const origins = new Origins();
    expect(origins.of(at(2))).toEqual({ file: "web", comment: ["Why it is there."] });
    expect(origins.of(at(2))).toEqual({ file: "web" });
    expect(origins.of(at(3))).toEqual({ file: "web" });
  });

  test("is not known without a call of the program", () => {
    expect(new Origins().of("Error\n    at main (node:internal/x:1:1)")).toEqual({});
    expect(new Origins().of("")).toEqual({});
  });

  test("may be a module, or a file that is not there any more", () => {
    expect(new Origins().of(`Error\n    at file://${file}:2:1`)).toEqual({
      file: "web",
      comment: ["Why it is there."],
    });
    expect(new Origins().of(`Error\n    at new X (${directory}/gone.mjs:2:1)`)).toEqual({ file: "gone" });
  });

  test("is no construct of the package, in its own project either", () => {
    const inProject = (path: string) => `    at x (${join(process.cwd(), path)}:1:1)`;
    const stack = [
      "Error",
      inProject("constructs/ecs/cluster.ts"),
      inProject("commands/synth.ts"),
      inProject("stacks/university/ecs.ts"),
    ];
    expect(new Origins().of(stack.join("\n"))).toMatchObject({ file: "ecs" });
  });
});

test.each<[what: string, lines: string[], comment: string[]]>([
  ["a line", ["// One.", "new X()"], ["One."]],
  ["several lines", ["x();", "// One.", "// two", "new X()"], ["One.", "two"]],
  ["a block", ["/**", " * One.", " *", " * Two.", " */", "new X()"], ["One.", "Two."]],
  ["a block in one line", ["/* One. */", "new X()"], ["One."]],
  ["nothing", ["x();", "new X()"], []],
  ["an empty line between", ["// One.", "", "new X()"], []],
  ["directives to tools", ["// prettier-ignore", "// @ts-expect-error", "// One.", "new X()"], ["One."]],
  ["a comment behind code", ["x(); /* One.", "*/", "new X()"], []],
  ["the first line", ["new X()"], []],
])("the comment above: %s", (_, lines, comment) => {
  expect(commentAbove(lines, lines.length)).toEqual(comment);
});
