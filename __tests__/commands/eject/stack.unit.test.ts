import { ejectStack } from "../../../commands/eject/eject-stack";
import type { StackNotes } from "../../../commands/eject/notes";
import { relocate } from "../../../commands/eject/relocate";

const NOTES: StackNotes = {
  shapes: {
    "resource aws_x": {
      name: "attribute",
      tags: "attribute",
      rule: "block",
      "rule.port": "attribute",
      "rule.to": "block",
      "rule.to.id": "attribute",
      listed: "listed",
      "listed.port": "attribute",
      anything: "open",
    },
    "provider aws": { region: "attribute", assume_role: "block", "assume_role.role_arn": "attribute" },
  },
  origins: {},
};

const only = (json: object, notes = NOTES): string => {
  const { files, kept } = ejectStack(json as never, notes);
  expect(kept).toEqual([]);
  expect(files.size).toBe(1);
  return [...files.values()].join("");
};

const resource = (body: object): object => ({ resource: { aws_x: { y: body } } });

test.each<[what: string, json: object, hcl: string]>([
  ["a resource with nothing in it", resource({}), 'resource "aws_x" "y" {}\n'],
  [
    "its construct's path, arguments, then blocks",
    resource({ "//": { metadata: { path: "stack/y" } }, rule: { port: 1, to: [{ id: 1 }, {}] }, name: "a", tags: {} }),
    '# stack/y\nresource "aws_x" "y" {\n  name = "a"\n  tags = {}\n\n  rule {\n    port = 1\n\n    to {\n      id = 1\n    }\n\n' +
      "    to {}\n  }\n}\n",
  ],
  [
    "meta-arguments where Terraform's style guide has them",
    resource({
      depends_on: ["aws_x.z"],
      lifecycle: { ignore_changes: ["tags"], precondition: [{ condition: "${var.a}", error_message: "no" }] },
      name: "a",
      count: 2,
      provider: "aws.west",
    }),
    'resource "aws_x" "y" {\n  count    = 2\n  provider = aws.west\n\n  name = "a"\n\n  lifecycle {\n    ignore_changes = [tags]\n\n' +
      '    precondition {\n      condition     = var.a\n      error_message = "no"\n    }\n  }\n\n  depends_on = [aws_x.z]\n}\n',
  ],
  ["an empty list of blocks, as nothing", resource({ rule: [] }), 'resource "aws_x" "y" {}\n'],
  [
    "an empty list of an attribute written as blocks",
    resource({ listed: [] }),
    'resource "aws_x" "y" {\n  listed = []\n}\n',
  ],
  [
    "a dynamic block",
    resource({
      dynamic: { rule: { for_each: "${var.a}", iterator: "each", content: { port: "${each.value}", to: {} } } },
    }),
    'resource "aws_x" "y" {\n  dynamic "rule" {\n    for_each = var.a\n    iterator = each\n\n    content {\n' +
      "      port = each.value\n\n      to {}\n    }\n  }\n}\n",
  ],
  [
    "provisioners and connections",
    resource({ provisioner: [{ "local-exec": { command: "ls", when: "destroy" } }], connection: { host: "h" } }),
    'resource "aws_x" "y" {\n  provisioner "local-exec" {\n    command = "ls"\n    when    = destroy\n  }\n\n' +
      '  connection {\n    host = "h"\n  }\n}\n',
  ],
  [
    "a variable: its type bare, its default literal, its validation evaluated",
    { variable: { a: { type: "list(string)", default: ["${b}"], validation: [{ condition: "${var.a != null}" }] } } },
    'variable "a" {\n  type    = list(string)\n  default = ["$${b}"]\n\n  validation {\n    condition = var.a != null\n  }\n}\n',
  ],
  ["local values", { locals: { a: "${var.b}", "c-d": 1 } }, "locals {\n  a   = var.b\n  c-d = 1\n}\n"],
  [
    "a module",
    { module: { m: { name: "a", source: "x/y/aws", version: "1.0.0", providers: { aws: "aws.west" } } } },
    'module "m" {\n  source    = "x/y/aws"\n  version   = "1.0.0"\n  providers = { aws = aws.west }\n\n  name = "a"\n}\n',
  ],
  [
    "an import block",
    { import: [{ to: "aws_x.y[each.key]", id: "a", for_each: "${toset([])}" }] },
    'import {\n  for_each = toset([])\n\n  to = aws_x.y[each.key]\n  id = "a"\n}\n',
  ],
  [
    "a moved block",
    { moved: [{ from: "module.a.aws_x.b[0]", to: "aws_x.y" }] },
    "moved {\n  from = module.a.aws_x.b[0]\n  to   = aws_x.y\n}\n",
  ],
  [
    "a removed block",
    { removed: [{ from: "aws_x.y", lifecycle: { destroy: false } }] },
    "removed {\n  from = aws_x.y\n\n  lifecycle {\n    destroy = false\n  }\n}\n",
  ],
  [
    "Terraform's own settings and the providers",
    {
      terraform: {
        required_providers: { aws: { source: "hashicorp/aws", version: "5" } },
        backend: { s3: { bucket: "b", key: "${x}" } },
      },
      provider: { aws: [{ region: "a" }, { alias: "west", assume_role: [{ role_arn: "r" }] }] },
    },
    'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "5"\n    }\n  }\n\n' +
      '  backend "s3" {\n    bucket = "b"\n    key    = "$${x}"\n  }\n}\n\n' +
      'provider "aws" {\n  region = "a"\n}\n\nprovider "aws" {\n  alias = "west"\n\n  assume_role {\n    role_arn = "r"\n  }\n}\n',
  ],
  [
    "HCP Terraform",
    { terraform: { cloud: { organization: "o", workspaces: { name: "w" } } } },
    'terraform {\n  cloud {\n    organization = "o"\n\n    workspaces {\n      name = "w"\n    }\n  }\n}\n',
  ],
  [
    "another stack's state",
    { data: { terraform_remote_state: { s: { backend: "local", config: { path: "x" } } } } },
    'data "terraform_remote_state" "s" {\n  backend = "local"\n  config  = { path = "x" }\n}\n',
  ],
])("writes %s", (_, json, hcl) => {
  expect(only(json)).toBe(hcl);
});

test.each<[what: string, json: object, why: string]>([
  ["a field that may be a block or not", resource({ anything: { a: 1 } }), "aws_x.y (anything may be a block or not)"],
  ["a field of no binding", resource({ rule: { other: [{}] } }), "aws_x.y (rule.other may be a block or not)"],
  [
    "an expression with a comment",
    resource({ name: "${1 /* one */}" }),
    "aws_x.y (an expression with comments or heredocs)",
  ],
])("leaves in JSON syntax %s", (_, json, why) => {
  const other = {
    resource: { aws_x: { z: { name: "a" }, ...(json as { resource: { aws_x: object } }).resource.aws_x } },
  };
  const { files, kept } = ejectStack(other, NOTES);
  expect(kept).toEqual([`resource.${why}`]);
  expect([...files.keys()]).toEqual(["x.tf", "x.tf.json"]);
  expect(JSON.parse(files.get("x.tf.json") ?? "")).toEqual([json]);
});

describe("files", () => {
  const json = {
    output: { o: { value: 1 } },
    variable: { v: {} },
    module: { vpc: { source: "./vpc" } },
    resource: {
      aws_ecs_service: { a: {} },
      aws_appautoscaling_target: { a: {} },
      aws_cloudwatch_log_group: { a: {} },
      aws_cloudwatch_metric_alarm: { a: {} },
      aws_lb: { a: {} },
      aws_security_group: { a: {} },
      random_password: { a: {} },
    },
    data: { aws_region: { current: {} } },
  };
  const namesWith = (origins: StackNotes["origins"]) =>
    [...ejectStack(json, { ...NOTES, origins }).files.keys()].sort();
  const SERVICES = ["alb.tf", "data.tf", "ecs.tf", "logs.tf", "monitoring.tf", "network.tf", "outputs.tf", "random.tf"];

  test("are named after the service, where the program is one file", () => {
    const one = { "resource aws_lb a 0": { file: "main" }, "resource aws_ecs_service a 0": { file: "main" } };
    expect(namesWith(one)).toEqual([...SERVICES, "variables.tf", "vpc.tf"]);
  });

  test("are named after the program's files, where it has several", () => {
    const several = { "resource aws_lb a 0": { file: "web" }, "resource aws_ecs_service a 0": { file: "override" } };
    const others = SERVICES.filter((name) => name !== "alb.tf");
    expect(namesWith(several)).toEqual([...others, "override-resources.tf", "variables.tf", "vpc.tf", "web.tf"].sort());
  });

  test("hold blocks in the order of the program, with its comments", () => {
    const origins = { "resource aws_x z 0": { file: "a", comment: ["Why.", "", "More."] }, "resource aws_x y 0": {} };
    const text = only({ resource: { aws_x: { y: {}, z: {} } } }, { ...NOTES, origins });
    expect(text).toBe('# Why.\n#\n# More.\nresource "aws_x" "z" {}\n\nresource "aws_x" "y" {}\n');
  });
});

describe("in another directory", () => {
  const moved = (json: object) => relocate(json as never, "/project/cdktf.out/stacks/a", "/project/terraform");

  test("modules, states and the backend are found where they are", () => {
    const state = { backend: "local", config: { path: "../../../b.tfstate" } };
    const json = {
      terraform: {
        backend: { local: { path: "../../../a.tfstate", workspace_dir: "/project/states" } },
        required_version: "1",
      },
      module: {
        vpc: { source: "../../../modules/vpc", name: "../x" },
        ecr: { source: "./assets/ecr" },
        s3: { source: "x/s3/aws" },
      },
      data: { terraform_remote_state: { b: state, c: { backend: "s3", config: { path: "../c" } } }, aws_x: { y: {} } },
    };
    expect(moved(json)).toEqual({
      terraform: {
        backend: { local: { path: "../a.tfstate", workspace_dir: "/project/states" } },
        required_version: "1",
      },
      module: {
        vpc: { source: "../modules/vpc", name: "../x" },
        ecr: { source: "./assets/ecr" },
        s3: { source: "x/s3/aws" },
      },
      data: {
        terraform_remote_state: {
          b: { backend: "local", config: { path: "../b.tfstate" } },
          c: { backend: "s3", config: { path: "../c" } },
        },
        aws_x: { y: {} },
      },
    });
  });

  test("a state beside the JSON is found too, since it does not come along", () => {
    const local = { path: "a.tfstate", workspace_dir: "states" };
    const b = { backend: "local", config: local };
    const there = { path: "../cdktf.out/stacks/a/a.tfstate", workspace_dir: "../cdktf.out/stacks/a/states" };
    expect(moved({ terraform: { backend: { local } }, data: { terraform_remote_state: { b } } })).toEqual({
      terraform: { backend: { local: there } },
      data: { terraform_remote_state: { b: { backend: "local", config: there } } },
    });
  });

  test("a module inside of it has a source that begins with a dot", () => {
    expect(moved({ module: { m: { source: "../../../terraform/m" } } })).toEqual({ module: { m: { source: "./m" } } });
  });

  test("nothing else changes", () => {
    expect(moved({ terraform: { backend: { s3: { path: "../a" } } } })).toEqual({
      terraform: { backend: { s3: { path: "../a" } } },
    });
  });
});
