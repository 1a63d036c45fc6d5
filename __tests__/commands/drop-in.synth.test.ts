import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DropInOptions, readOptions } from "../../commands/drop-in/options";
import { dropIn } from "../../commands/drop-in/run";
import type { WriteOptions } from "../../commands/lib/files";
import { contents, directoryOf, edit, otherHost, referenceHost } from "../../harness/host-directory";
import { addReferenceLogging } from "../../harness/reference/logging";
import { removeScratchDirectories } from "../../harness/scratch";

afterAll(removeScratchDirectories);

/** Runs the command in this process, as its command line says. */
function run(directory: string, args = "", rename?: WriteOptions["rename"]): Promise<string> {
  const options = readOptions([directory, ...args.split(" ").filter((each) => each !== "")]);
  return options === "help" ? Promise.resolve(options) : dropIn(options, { compose: addReferenceLogging, rename });
}

const BLOCKS = [
  '  task-definitions.tf:9-55 resource "aws_ecs_task_definition" "app-task"',
  '  iam.tf:1-16 resource "aws_iam_role" "ecs_task_execution_role"',
  '  iam.tf:18-36 resource "aws_iam_policy" "cloudwatch_logs_policy"',
  '  iam.tf:38-42 resource "aws_iam_policy_attachment" "cloudwatch_logs_policy_attachment"',
].join("\n");

describe("the reference", () => {
  test("gets the files, and the user the blocks to remove", async () => {
    const host = referenceHost();
    const before = contents(host);
    const said = await run(host);
    expect(said).toContain(BLOCKS);
    expect(said).toContain("until then Terraform refuses the directory");
    expect(said).toMatch(/Next: cd .* && terraform plan \(it must say "No changes"\)$/);
    const { "iam.tf.json": iam = "", "task-definitions.tf.json": task = "", ...others } = contents(host);
    expect(others).toEqual(before);
    expect(JSON.parse(iam)).toMatchObject({
      resource: {
        aws_iam_role: {
          ecs_task_execution_role: expect.objectContaining({ name: "${var.project}-${var.env}-ecsTaskExecutionRole" }),
        },
        aws_iam_policy: { cloudwatch_logs_policy: expect.anything() },
        aws_iam_policy_attachment: { cloudwatch_logs_policy_attachment: expect.anything() },
      },
    });
    expect(Object.keys(JSON.parse(iam) as object)).toEqual(["resource", "locals"]);
    expect(JSON.parse(task)).toMatchObject({
      resource: { aws_ecs_task_definition: { "app-task": expect.anything() } },
    });
    expect(task).toContain("tostring(module.aurora_mysql.db_instance_username)");
    expect(task).toContain('"${module.ecr.repository_url}:latest"');
    expect(iam + task).not.toContain("$${");
  });

  test("with --replace loses these blocks and nothing else, and keeps a backup", async () => {
    const host = referenceHost();
    const before = contents(host);
    const said = await run(host, "--replace");
    expect(said).toContain(`Removed:\n${BLOCKS}`);
    const after = contents(host);
    for (const name of ["iam.tf", "task-definitions.tf"]) expect(after[`${name}.bak`]).toBe(before[name]);
    const backups = ["task-definitions.tf.bak", "iam.tf.bak"].map((name) => join(host, name)).join(", ");
    expect(said).toContain(`What was there before is in ${backups}: Terraform does not read these files; remove them`);
    const stays = (before["iam.tf"] ?? "").indexOf('resource "aws_iam_role_policy" "ecs_secrets_access"');
    const moved = BLOCKS.replaceAll(/^.* "(.*)" "(.*)"$/gm, "# $1.$2").split("\n");
    const [task = "", ...iam] = moved.map((address) => `${address} is in`);
    expect(after["iam.tf"]).toBe(
      `${iam.map((line) => `${line} iam.tf.json\n\n`).join("")}${(before["iam.tf"] ?? "").slice(stays)}`,
    );
    const [comments] = (before["task-definitions.tf"] ?? "").split('resource "aws_ecs_task_definition"');
    expect(after["task-definitions.tf"]).toBe(`${comments}${task} task-definitions.tf.json\n`);
    expect(Object.keys(after).length).toBe(Object.keys(before).length + 4);
  });

  test("--json is what a script reads", async () => {
    const host = referenceHost();
    const at = (...names: readonly string[]): string[] => names.map((name) => join(host, name));
    const blocks = [
      { address: "aws_ecs_task_definition.app-task", file: "task-definitions.tf", lines: [9, 55] },
      { address: "aws_iam_role.ecs_task_execution_role", file: "iam.tf", lines: [1, 16] },
      { address: "aws_iam_policy.cloudwatch_logs_policy", file: "iam.tf", lines: [18, 36] },
      { address: "aws_iam_policy_attachment.cloudwatch_logs_policy_attachment", file: "iam.tf", lines: [38, 42] },
    ];
    const nothing = { written: [], backups: [], removed: [], left: [], overridden: [], differences: [] };
    const written = at("task-definitions.tf.json", "iam.tf.json");
    expect(JSON.parse(await run(host, "--json"))).toEqual({ ...nothing, written, left: blocks });
    expect(JSON.parse(await run(host, "--json --replace"))).toEqual({
      ...nothing,
      written: at("task-definitions.tf", "iam.tf"),
      backups: at("task-definitions.tf.bak", "iam.tf.bak"),
      removed: blocks,
    });
    expect(JSON.parse(await run(host, "--json --replace"))).toEqual(nothing);
  });

  test("--json holds what was accepted, and what goes on changing the resources", async () => {
    const host = referenceHost();
    edit(host, "task-definitions.tf", "= 1024\n", "= 512\n");
    writeFileSync(join(host, "override.tf"), 'resource "aws_iam_role" "ecs_task_execution_role" {\n  path = "/"\n}\n');
    const address = "aws_iam_role.ecs_task_execution_role";
    expect(JSON.parse(await run(host, "--json --accept-differences"))).toMatchObject({
      overridden: [{ address, file: "override.tf" }],
      differences: expect.arrayContaining([
        { path: "aws_ecs_task_definition.app-task.cpu", host: "512", constructs: '"1024"', certain: true },
      ]) as unknown,
    });
  });

  test.each(["", "--replace", "--replace --force"])("stays as it is when the command runs twice: %s", async (args) => {
    const host = referenceHost();
    await run(host, args);
    const before = contents(host);
    expect(await run(host, args)).toContain(args === "" ? "Nothing to write" : "Nothing to do");
    expect(contents(host)).toEqual(before);
  });

  test("may be in a path with spaces and quotes, which the next command quotes", async () => {
    const host = join(referenceHost(), "..", "the school's own");
    renameSync(join(host, "..", "university"), host);
    const said = await dropIn(readOptions([host]) as DropInOptions, { compose: addReferenceLogging });
    expect(said).toContain(`Next: cd '${host.replace("'", String.raw`'\''`)}' && terraform plan`);
  });

  test("ends the same in one step or two", async () => {
    const [one, two] = [referenceHost(), referenceHost()];
    await run(one, "--replace");
    await run(two);
    await run(two, "--replace");
    expect(contents(two)).toEqual(contents(one));
  });

  test("gets what is missing after a run that was cut off", async () => {
    const [whole, cut] = [referenceHost(), referenceHost()];
    await run(whole, "--replace");
    await run(cut);
    renameSync(join(cut, "task-definitions.tf.json"), join(cut, "gone"));
    expect(await run(cut, "--replace")).toContain("task-definitions.tf.json");
    const { gone: _gone, ...rest } = contents(cut);
    expect(rest).toEqual(contents(whole));
  });

  test("is put back when writing fails halfway", async () => {
    const host = referenceHost();
    const before = contents(host);
    let renamed = 0;
    const rename: WriteOptions["rename"] = (from, to) => {
      renamed += 1;
      if (renamed === 4) throw new Error("no more");
      renameSync(from, to);
    };
    await expect(run(host, "--replace", rename)).rejects.toThrow(/cannot write .*: no more; nothing was changed/);
    expect(contents(host)).toEqual(before);
  });
});

describe("a host in another style", () => {
  test("says the same, so nothing but the blocks goes", async () => {
    const { directory, args, after } = otherHost();
    const said = await run(directory, [...args, "--replace"].join(" "));
    expect(said).not.toContain("compared");
    expect(readFileSync(join(directory, "everything.tf"), "utf8")).toBe(after);
  });

  test("with a byte order mark and CRLF too", async () => {
    const { directory, args, after } = otherHost();
    const path = join(directory, "everything.tf");
    const inWindows = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    writeFileSync(path, inWindows(readFileSync(path, "utf8")));
    await run(directory, [...args, "--replace"].join(" "));
    expect(readFileSync(path, "utf8")).toBe(inWindows(after));
  });
});

describe("a host that differs", () => {
  const PATH = "aws_ecs_task_definition.app-task";

  it.each<[what: string, file: string, from: string, to: string, said: string]>([
    ["size", "task-definitions.tf", "= 1024", "= 512", `  ${PATH}.cpu: host has 512, constructs have "1024"`],
    [
      "log group",
      "task-definitions.tf",
      'awslogs-group         = "app"',
      'awslogs-group = "web"',
      `.logConfiguration.options.awslogs-group: host has "web", constructs have "app"`,
    ],
    [
      "container",
      "task-definitions.tf",
      "  ])\n",
      '  , { name = "sidecar" }])\n',
      `  ${PATH}.container_definitions.sidecar: host has {essential = true, name = "sidecar"}, constructs have nothing`,
    ],
    ["role", "iam.tf", "-ecsTaskExecutionRole", "-role", "aws_iam_role.ecs_task_execution_role.name: host has"],
  ])("is not changed before the user accepts it: %s", async (_, file, from, to, said) => {
    const host = referenceHost();
    edit(host, file, from, to);
    const before = contents(host);
    for (const args of ["", "--replace", "--replace --force"]) {
      await expect(run(host, args)).rejects.toThrow(said);
      expect(contents(host)).toEqual(before);
    }
    const accepted = await run(host, "--replace --accept-differences");
    expect(accepted).toContain(`Accepted differences:\n`);
    expect(accepted).toContain(said);
    expect(accepted).toContain("(it shows what the differences change)");
  });

  test.each(["", "--replace", "--replace --force --accept-differences"])(
    "is never given a block that it does not hold: %s",
    async (args) => {
      const host = referenceHost();
      edit(host, "iam.tf", '"aws_iam_policy" "cloudwatch_logs_policy"', '"aws_iam_policy" "logs"');
      const before = contents(host);
      await expect(run(host, args)).rejects.toThrow("lacks aws_iam_policy.cloudwatch_logs_policy (a moved block");
      expect(contents(host)).toEqual(before);
    },
  );

  test("keeps a block that only Terraform can compare, until the user accepts it", async () => {
    const host = referenceHost();
    edit(host, "iam.tf", "assume_role_policy = jsonencode(", "assume_role_policy = trimspace(");
    const before = contents(host);
    await expect(run(host, "--replace")).rejects.toThrow(
      /--replace would remove blocks that could not be compared, .*, so nothing was written:\n {2}aws_iam_role\..*\n.*--accept-differences, or run this without --replace/,
    );
    expect(contents(host)).toEqual(before);
    expect(await run(host, "--replace --accept-differences")).toContain("Could not be compared");
  });

  test("is warned about what only Terraform can compare", async () => {
    const host = referenceHost();
    edit(host, "iam.tf", "assume_role_policy = jsonencode(", "assume_role_policy = trimspace(");
    const said = await run(host);
    expect(said).toContain("Could not be compared, because only Terraform can evaluate it; look at the plan:\n");
    expect(said).toContain("  aws_iam_role.ecs_task_execution_role.assume_role_policy: host has trimspace({ Version");
  });

  test("keeps its override file, which goes on changing the resource", async () => {
    const host = referenceHost();
    const override = 'resource "aws_ecs_task_definition" "app-task" {\n  cpu = 512\n}\n';
    const overridden = directoryOf({ ...utf8(contents(host)), "sizes_override.tf": override });
    expect(await run(overridden, "--replace")).toContain(
      "sizes_override.tf goes on changing aws_ecs_task_definition.app-task.",
    );
    expect(contents(overridden)["sizes_override.tf"]).toBe(override);
  });
});

function utf8(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, Buffer.from(text, "latin1").toString("utf8")]),
  );
}
