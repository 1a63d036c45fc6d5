import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../commands/drop-in/options";
import { dropIn } from "../../commands/drop-in/run";
import { UsageError } from "../../commands/lib/program";
import { contents, directoryOf, edit, referenceHost } from "../../harness/host-directory";
import { addReferenceLogging } from "../../harness/reference/logging";
import { removeScratchDirectories } from "../../harness/scratch";

afterAll(removeScratchDirectories);

/** The blocks that the command replaces, with nothing in them. */
const FOUR_BLOCKS = [
  'resource "aws_ecs_task_definition" "app-task" {}',
  'resource "aws_iam_role" "ecs_task_execution_role" {}',
  'resource "aws_iam_policy" "cloudwatch_logs_policy" {}',
  'resource "aws_iam_policy_attachment" "cloudwatch_logs_policy_attachment" {}',
].join("\n");

async function run(directory: string, ...args: string[]): Promise<string> {
  const options = readOptions([directory, ...args]);
  return options === "help" ? options : dropIn(options, { compose: addReferenceLogging });
}

/** What the command says when it fails; fails itself where the command changes anything. */
async function failure(directory: string, ...args: string[]): Promise<string> {
  const before = contents(directory);
  const said = await run(directory, ...args).then(
    () => "it did not fail",
    (error: unknown) => String(error),
  );
  expect(contents(directory)).toEqual(before);
  return said.replace(/^Failure: /, "").replaceAll(directory, "DIRECTORY");
}

describe("what the host does not declare", () => {
  test("is reported all at once, each with the option that renames it", async () => {
    const host = directoryOf({ "main.tf": FOUR_BLOCKS });
    const [rule, ...missing] = (await failure(host)).split("\n");
    expect(rule).toBe("DIRECTORY does not declare what the constructs refer to; declare it, or say where it is:");
    expect(missing.sort()).toEqual([
      "  module.aurora_mysql (another name: --database, --database-username, --database-address, --database-secret-arn)",
      "  module.ecr (another name: --ecr, --repository-url)",
      "  var.env (another name: --env)",
      "  var.project (another name: --project)",
    ]);
  });

  test("counts after the options", async () => {
    const said = await failure(
      referenceHost(),
      "--project",
      "local.name",
      "--database",
      "module.db",
      "--region",
      "var.place",
    );
    expect(said.split("\n").slice(1).sort()).toEqual([
      "  local.name (another name: --project)",
      "  module.db (another name: --database, --database-username, --database-address, --database-secret-arn)",
      "  var.place (another name: --region)",
    ]);
  });

  test("is not declared by an override file", async () => {
    const host = directoryOf({ "main.tf": FOUR_BLOCKS, "override.tf": 'variable "project" {}\n' });
    expect(await failure(host)).toContain("var.project");
  });
});

const REPLACED = [
  ["aws_ecs_task_definition", "app-task"],
  ["aws_iam_role", "ecs_task_execution_role"],
  ["aws_iam_policy", "cloudwatch_logs_policy"],
  ["aws_iam_policy_attachment", "cloudwatch_logs_policy_attachment"],
] as const;

describe("a directory of another system", () => {
  const ALL = REPLACED.map((words) => words.join(".")).join(", ");
  const PURPOSE = `This command puts the constructs of stacks/university in the place of ${ALL}, and DIRECTORY `;
  const WAY_OUT =
    ', and for any other task definition the constructs go into a program of your own (README.md, "The parts")';
  const OPTIONS = [
    [],
    ["--replace", "--force", "--accept-differences"],
    ["--project", "local.x", "--env", "local.x", "--database", "module.x", "--ecr", "module.x"],
  ];

  test.each(OPTIONS)("holds none of the blocks (%j)", async (...args: string[]) => {
    const files = {
      "ecs.tf": 'resource "aws_ecs_task_definition" "api" {}\nresource "aws_ecs_task_definition" "worker" {}\n',
      "more.tf.json": JSON.stringify({ resource: { aws_ecs_task_definition: { cron: {} } } }),
    };
    const found = ["api in ecs.tf", "worker in ecs.tf", "cron in more.tf.json"];
    expect(await failure(directoryOf(files), ...args)).toBe(
      `${PURPOSE}holds none of them, so nothing was written; found there: ` +
        `${found.map((each) => `aws_ecs_task_definition.${each}`).join(", ")}${WAY_OUT}`,
    );
  });

  test("holds no task definition at all", async () => {
    expect(await failure(directoryOf({ "main.tf": "locals {}\n" }))).toBe(
      `${PURPOSE}holds none of them, so nothing was written; no aws_ecs_task_definition was found there${WAY_OUT}`,
    );
  });

  test("holds more task definitions than anybody reads", async () => {
    const tasks = Array.from({ length: 12 }, (_, index) => `resource "aws_ecs_task_definition" "t${index}" {}\n`);
    const said = await failure(directoryOf({ "main.tf": tasks.join("") }));
    expect(said).toContain("aws_ecs_task_definition.t7 in main.tf, 2 more, and for any other");
  });

  test.each(OPTIONS)("holds the role alone, which has the commonest of names (%j)", async (...args: string[]) => {
    const role = 'resource "aws_iam_role" "ecs_task_execution_role" {}\n';
    const said = await failure(directoryOf({ "iam.tf": role }), ...args);
    expect(said).toContain(
      `${PURPOSE}lacks aws_ecs_task_definition.app-task, aws_iam_policy.cloudwatch_logs_policy, ` +
        "aws_iam_policy_attachment.cloudwatch_logs_policy_attachment (a moved block gives what runs under another " +
        "address this one), so nothing was written; no aws_ecs_task_definition",
    );
  });

  test("is not helped by an override file, which declares nothing", async () => {
    expect(await failure(directoryOf({ "main.tf": "", "all_override.tf": FOUR_BLOCKS }))).toContain(
      "holds none of them",
    );
  });
});

describe("what is no Terraform directory", () => {
  it.each<[what: string, files: Record<string, string>, said: string | RegExp]>([
    [
      "no .tf files",
      { "README.md": "" },
      "DIRECTORY: no Terraform files (*.tf) in this directory; name the directory that holds them",
    ],
    ["hidden ones only", { ".main.tf": "" }, "DIRECTORY: no Terraform files"],
    [
      "broken HCL",
      { "a.tf": "", "b.tf": 'locals {\n  a = "x\n}\n' },
      /^DIRECTORY\/b\.tf:2,9-3,1: Invalid multi-line string.*; correct the file/,
    ],
    [
      "an unclosed block",
      { "b.tf": 'resource "a" "b" {\n' },
      /^DIRECTORY\/b\.tf:\d+,.*; correct the file and run this again$/,
    ],
    ["broken JSON", { "a.tf": "", "b.tf.json": '{"a":' }, /^DIRECTORY\/b\.tf\.json: .*JSON.*; correct the file/],
    [
      "JSON that is no object",
      { "a.tf": "", "b.tf.json": "[]" },
      "DIRECTORY/b.tf.json: not a JSON object; correct the file",
    ],
  ])("%s", async (_, files, said) => {
    const message = await failure(directoryOf(files));
    if (typeof said === "string") expect(message).toContain(said);
    else expect(message).toMatch(said);
  });

  it.each<[what: string, make: (path: string) => unknown]>([
    ["a pipe", (path) => execFileSync("mkfifo", [path])],
    ["a device", (path) => symlinkSync("/dev/zero", path)],
  ])("%s with the name of a file, which may never end", async (kind, make) => {
    const host = directoryOf({ "main.tf": "" });
    make(join(host, "x.tf"));
    await expect(run(host)).rejects.toThrow(`x.tf: ${kind}, not a file; move it out of the directory`);
  });

  test("text that is not UTF-8", async () => {
    const host = directoryOf({});
    writeFileSync(join(host, "main.tf"), Buffer.from("# \xe9t\xe9\n", "latin1"));
    expect(await failure(host)).toBe(
      "DIRECTORY/main.tf: not UTF-8 text, which Terraform requires; save the file as UTF-8",
    );
  });

  test.each([
    ["nowhere", "it does not exist; name an existing Terraform directory"],
    ["main.tf", "a file, not a directory"],
    ["main.tf/sub", "a file is where a directory is needed; name an existing"],
  ])("%s", async (name, said) => {
    const host = directoryOf({ "main.tf": "" });
    await expect(run(join(host, name))).rejects.toThrow(said);
  });
});

describe("a file that is there already", () => {
  const OTHER = JSON.stringify({ resource: { aws_iam_role: { ecs_task_execution_role: { name: "other" } } } });

  test("is overwritten with --force only, and kept", async () => {
    const host = referenceHost();
    writeFileSync(join(host, "iam.tf.json"), OTHER);
    edit(host, "iam.tf", 'resource "aws_iam_role" "ecs_task_execution_role"', 'resource "aws_iam_role" "another"');
    // The role alone is written there: the other blocks are still in iam.tf.
    expect(await failure(host, "--accept-differences")).toBe(
      "DIRECTORY/iam.tf.json: other contents than the constructs'; overwrite with --force, a backup is kept",
    );
    await run(host, "--accept-differences", "--force");
    expect(contents(host)["iam.tf.json.bak"]).toBe(OTHER);
  });

  test("is compared before it is overwritten", async () => {
    const host = referenceHost();
    await run(host, "--replace");
    edit(host, "task-definitions.tf.json", '"cpu": "1024"', '"cpu": "512"');
    expect(await failure(host, "--force")).toContain('app-task.cpu: host has "512", constructs have "1024"');
  });

  test("is never overwritten where it holds more than the constructs'", async () => {
    const host = referenceHost();
    const more = { resource: { aws_iam_user: { me: {} } }, locals: { mine: 1 }, variable: { x: {} } };
    writeFileSync(join(host, "iam.tf.json"), JSON.stringify(more));
    expect(await failure(host, "--force", "--accept-differences")).toBe(
      "DIRECTORY/iam.tf.json holds blocks that this command did not write: aws_iam_user.me, local.mine, variable; move it to another file",
    );
  });
});

test("a local value of the host with a name that the files need", async () => {
  const host = referenceHost();
  writeFileSync(join(host, "more.tf"), "locals {\n  iam_policy_cloudwatch_logs_policy_policy = 1\n}\n");
  expect(await failure(host)).toBe(
    "DIRECTORY declares local.iam_policy_cloudwatch_logs_policy_policy already, which iam.tf.json is to declare; rename it there",
  );
});

test("a resource that is declared twice", async () => {
  const host = referenceHost();
  writeFileSync(join(host, "more.tf"), 'resource "aws_iam_role" "ecs_task_execution_role" {}\n');
  expect(await failure(host)).toBe(
    "DIRECTORY: aws_iam_role.ecs_task_execution_role is declared twice, in iam.tf and more.tf; remove one of the two",
  );
});

test("a block in Terraform's JSON syntax, which --replace does not edit", async () => {
  const host = referenceHost();
  edit(
    host,
    "iam.tf",
    'resource "aws_iam_policy_attachment" "cloudwatch_logs_policy_attachment"',
    'resource "aws_x" "y"',
  );
  const attachment = {
    name: "${var.project}-${var.env}-AttachCloudWatchLogsPolicy",
    roles: ["${aws_iam_role.ecs_task_execution_role.name}"],
    policy_arn: "${aws_iam_policy.cloudwatch_logs_policy.arn}",
  };
  const resource = { aws_iam_policy_attachment: { cloudwatch_logs_policy_attachment: attachment } };
  writeFileSync(join(host, "more.tf.json"), JSON.stringify({ resource }));
  const block = 'more.tf.json resource "aws_iam_policy_attachment" "cloudwatch_logs_policy_attachment"';
  expect(await failure(host, "--replace")).toContain(`--replace cannot locate these blocks (only .tf files`);
  expect(await failure(host, "--replace")).toContain(`: ${block}; run this without --replace`);
  expect(await run(host)).toContain(`\n  ${block}\n`);
});

test.each(["us-gov-east-1", "eusc-de-east-1", "var.region", 'local.places["logs"]'])(
  "--region %s is taken",
  (region) => {
    expect(readOptions(["a", "--region", region])).toMatchObject({ names: { region } });
  },
);

describe("a wrong command line", () => {
  it.each<[args: string[], said: string]>([
    [[], "name the Terraform directory"],
    [["a", "b"], "one directory at a time, got: a b"],
    [["a", "--nope"], "Unknown option '--nope'"],
    [["a", "--project"], "argument missing"],
    [["a", "--project", "${var.x}"], "--project: a host reference is a Terraform reference such as var.project"],
    [["a", "--project", "acme"], 'got: "acme"; anything else belongs in a local of the host first'],
    [["a", "--ecr", "ecr"], "--ecr: a host reference"],
    [
      ["a", "--region", "Paris"],
      "--region is an AWS region such as eu-west-3 or a Terraform reference such as var.region, got: Paris",
    ],
  ])("%j", (args, said) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(said);
  });
});
