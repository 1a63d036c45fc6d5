import { differences } from "../../commands/drop-in/compare-host";
import { labelled } from "../../commands/adopt/host";
import { type Body, parseHcl } from "../../commands/adopt/hcl";

/** Compares a block `resource "TYPE" "x" { HCL }` of a host with arguments as the constructs write them. */
async function compare(type: string, hcl: string, constructs: Body, locals = ""): Promise<string[]> {
  const text = `resource "${type}" "x" {\n${hcl}\n}\nlocals {\n${locals}\n}\n`;
  const body = await parseHcl("main.tf", text);
  const file = { name: "main.tf", syntax: "hcl", text, body } as const;
  const host = { directory: ".", files: [file], overrides: [], written: new Map() };
  const block = labelled(body, "resource", 2)[0]?.body;
  const found = await differences(host, { address: { type, name: "x" }, body: constructs }, block);
  return found.map((each) => `${each.certain ? "" : "? "}${each.path}: ${each.host} | ${each.constructs}`);
}

const task = (container: string): Body => ({
  container_definitions: `\${jsonencode([{"name" = "app", ${container}}])}`,
});
const policy = (statement: object): Body => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
});

describe("the same, spelt differently", () => {
  it.each<[what: string, hcl: string, constructs: Body]>([
    ["a number as text", "a = 1024", { a: "1024" }],
    ["text as a number", 'a = "1024"', { a: 1024 }],
    ["true as text", 'a = "true"', { a: true }],
    ["an attribute set to null", "a = 1\nb = null", { a: 1 }],
    ["a template that is one reference", 'a = "${var.p}"', { a: "${var.p}" }],
    ["parentheses", "a = (var.p)", { a: "${var.p}" }],
    ["tostring", "a = tostring(module.m.o)", { a: "${module.m.o}" }],
    ["an index written as a name", 'a = module.m["o"].p', { a: "${module.m.o.p}" }],
    ["an index written with a dot", "a = aws_x.y.0.z", { a: "${aws_x.y[0].z}" }],
    ["join", 'a = join("-", [var.p, var.e, "app"])', { a: "${var.p}-${var.e}-app" }],
    ["format", 'a = format("%s-%s", var.p, "app")', { a: "${var.p}-app" }],
    ["templates in templates", 'a = "${"${var.p}-"}${var.e}"', { a: "${var.p}-${var.e}" }],
    ["a local value", 'a = "${local.name}-app"', { a: "${var.p}-${var.e}-app" }],
    ["a local value of a map", "a = local.names.app", { a: "${var.p}-web" }],
    ["escapes", 'a = "\\"\\u00e9\\t\\\\${var.p}"', { a: '"é\t\\${var.p}' }],
    ["a backslash in text", 'a = join("", ["\\\\n", var.p])', { a: "\\n${var.p}" }],
    ["text that looks like a reference", 'a = "$${var.p}"', { a: "$${var.p}" }],
    ["concat and merge", "a = concat([1], [2])\nb = merge({ c = 1 }, { d = 2 })", { a: [1, 2], b: { d: 2, c: 1 } }],
    ["a block as a list of one", "b {\n c = 1\n}", { b: { c: 1 } }],
    ["a heredoc", "a = <<-EOT\n    x\n  EOT", { a: "x\n" }],
  ])("%s", async (_, hcl, constructs) => {
    const locals = 'prefix = "${var.p}-${var.e}"\nname = local.prefix\nnames = { app = "${var.p}-web" }';
    expect(await compare("aws_x", hcl, constructs, locals)).toEqual([]);
  });

  it.each<[what: string, hcl: string, constructs: Body]>([
    [
      "a heredoc of JSON",
      'container_definitions = <<EOF\n[{"image": "${var.i}:1", "name": "app"}]\nEOF',
      task('"image" = "${var.i}:1"'),
    ],
    [
      "an expression for a JSON number",
      'container_definitions = <<EOF\n[{"cpu": ${var.c}, "name": "app"}]\nEOF',
      task('"cpu" = var.c'),
    ],
    ["JSON as text", 'container_definitions = "[{\\"name\\": \\"app\\"}]"', task("")],
    [
      "colons and quotes",
      'container_definitions = jsonencode([{ "name" : "app", image : "a" }])',
      task('"image" = "a"'),
    ],
    [
      "environment in another order",
      'container_definitions = jsonencode([{ name = "app", environment = [{ name = "B", value = 2 }, { value = "1", name = "A" }] }])',
      task('"environment" = [{"name" = "A", "value" = "1"}, {"name" = "B", "value" = "2"}]'),
    ],
    [
      "what the provider fills in",
      'container_definitions = jsonencode([{ name = "app", portMappings = [{ containerPort = 80 }], mountPoints = [], cpu = null }])',
      task('"essential" = true, "portMappings" = [{"protocol" = "tcp", "hostPort" = 80, "containerPort" = 80}]'),
    ],
    ["defaults written out", "skip_destroy = false\ntags = {}", {}],
    [
      "a set in another order",
      'requires_compatibilities = ["FARGATE", "EC2"]',
      { requires_compatibilities: ["EC2", "FARGATE"] },
    ],
  ])("in a task definition: %s", async (_, hcl, constructs) => {
    expect(await compare("aws_ecs_task_definition", hcl, constructs)).toEqual([]);
  });

  it.each<[what: string, statement: string]>([
    ["a list of one", '[{ Effect = "Allow", Action = ["a:B", "a:C"], Resource = ["*"] }]'],
    ["actions in another order", '[{ Resource = "*", Action = ["a:C", "a:B"], Effect = "Allow" }]'],
    ["one statement without a list", '{ Sid = "", Effect = "Allow", Action = ["a:B", "a:C"], Resource = "*" }'],
  ])("in a policy: %s", async (_, statement) => {
    const hcl = `path = "/"\npolicy = jsonencode({ Statement = ${statement}, Version = "2012-10-17" })`;
    expect(
      await compare("aws_iam_policy", hcl, policy({ Action: ["a:B", "a:C"], Effect: "Allow", Resource: "*" })),
    ).toEqual([]);
  });
});

describe("different", () => {
  it.each<[what: string, hcl: string, constructs: Body, differences: string[]]>([
    ["a number", "a = 512", { a: "1024" }, ['aws_x.x.a: 512 | "1024"']],
    ["a reference for a value", "a = var.c", { a: 1024 }, ["aws_x.x.a: var.c | 1024"]],
    ["another reference", "a = aws_y.b.arn", { a: "${aws_y.c.arn}" }, ["aws_x.x.a: aws_y.b.arn | aws_y.c.arn"]],
    ["a name's part", 'a = "${var.p}-x"', { a: "${var.p}-y" }, ['aws_x.x.a: "${var.p}-x" | "${var.p}-y"']],
    ["text for a reference", 'a = "$${var.p}x"', { a: "${var.p}x" }, ['aws_x.x.a: "$${var.p}x" | "${var.p}x"']],
    ["an attribute more", "a = 1\nb = 2", { a: 1 }, ["aws_x.x.b: 2 | nothing"]],
    ["an attribute less", "", { a: 1 }, ["aws_x.x.a: nothing | 1"]],
    [
      "lifecycle",
      "lifecycle {\n prevent_destroy = true\n}",
      {},
      ["aws_x.x.lifecycle: [{prevent_destroy = true}] | nothing"],
    ],
    ["count", "count = 2", {}, ["aws_x.x.count: 2 | nothing"]],
    ["null and its name", 'a = "null"', { a: null }, ['aws_x.x.a: "null" | nothing']],
  ])("%s", async (_, hcl, constructs, expected) => {
    expect(await compare("aws_x", hcl, constructs)).toEqual(expected);
  });

  it("names the place in a container", async () => {
    const hcl = `container_definitions = jsonencode([
      { name = "app", environment = [{ name = "A", value = "2" }], logConfiguration = { options = { awslogs-group = "web" } } },
      { name = "sidecar" }
    ])`;
    const constructs = task(
      '"environment" = [{"name" = "A", "value" = "1"}], "logConfiguration" = {"options" = {"awslogs-group" = "app"}}',
    );
    const path = "aws_ecs_task_definition.x.container_definitions";
    expect(await compare("aws_ecs_task_definition", hcl, constructs)).toEqual([
      `${path}.app.environment.A.value: "2" | "1"`,
      `${path}.app.logConfiguration.options.awslogs-group: "web" | "app"`,
      `${path}.sidecar: {essential = true, name = "sidecar"} | nothing`,
    ]);
  });

  it("sees an action too many", async () => {
    const hcl =
      'policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["a:B", "a:*"], Resource = "*" }] })';
    expect(await compare("aws_iam_policy", hcl, policy({ Effect: "Allow", Action: "a:B", Resource: "*" }))).toEqual([
      'aws_iam_policy.x.policy.Statement[0].Action: ["a:*", "a:B"] | ["a:B"]',
    ]);
  });
});

describe("not comparable without Terraform", () => {
  it.each<[what: string, hcl: string, shown: string]>([
    ["a data source", "policy = data.aws_iam_policy_document.logs.json", "data.aws_iam_policy_document.logs.json"],
    ["a file", 'policy = file("policy.json")', 'file("policy.json")'],
    ["a template file", 'policy = templatefile("p.json", { a = 1 })', 'templatefile("p.json", { a = 1 })'],
    ["a condition", "policy = var.a ? var.b : var.c", "var.a ? var.b : var.c"],
    ["a loop", "policy = jsonencode([for x in var.y : x])", "jsonencode([for x in var.y : x])"],
  ])("%s", async (_, hcl, shown) => {
    const found = await compare("aws_iam_policy", hcl, policy({ Effect: "Allow", Action: "a:B", Resource: "*" }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(
      `? aws_iam_policy.x.policy: ${shown.replace("jsonencode(", "").replace(/\)$/, "")}`.slice(0, 40),
    );
  });

  it("compares what is beside it", async () => {
    const hcl = 'a = lower(var.p)\nb = "%{ if var.c }x%{ endif }"\nc = 1';
    expect(await compare("aws_x", hcl, { a: "${var.p}", b: "x", c: 2 })).toEqual([
      "? aws_x.x.a: lower(var.p) | var.p",
      '? aws_x.x.b: "%{if var.c}x%{endif}" | "x"',
      "aws_x.x.c: 1 | 2",
    ]);
  });
});
