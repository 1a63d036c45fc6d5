import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contents } from "../../../harness/host-directory";
import { importedDirectory } from "../../../harness/import/imported-directory";
import { FARGATE_VALUES, shownState, stateResource } from "../../../harness/import/state";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const GROUP = `# Kept for the auditors.
resource "aws_cloudwatch_log_group" "app" {
  name = "/library/\${var.stage}" # a name
}
`;

const SERVICE = `variable "stage" { default = "production" }
variable "password" { default = "correct-horse" }
provider "aws" {
  alias = "eu"
  region = "eu-west-1"
}
resource "aws_ecs_service" "app" {
  provider = aws.eu
  name = local.name
  desired_count = var.count_of_tasks
  task_definition = aws_ecs_task_definition.left.arn
  depends_on = [aws_lb.web]
  timeouts { create = "10m" }
  network_configuration { subnets = module.vpc.private_subnets }
  lifecycle {
    ignore_changes = [desired_count]
    create_before_destroy = true
  }
}
locals { name = "catalogue" }
resource "aws_iam_role" "checked" {
  name = "checked"
  lifecycle {
    precondition {
      condition = true
      error_message = "no, \${var.stage}"
    }
  }
}
resource "aws_iam_policy" "all" {
  name = "all"
  policy = "{}"
  lifecycle { ignore_changes = all }
}
`;

const STATE = [
  stateResource("aws_cloudwatch_log_group", "app", {
    name: "/library/production",
    arn: "arn:aws:logs:eu-west-1:111122223333:log-group:/library/production",
  }),
  stateResource("aws_ecs_service", "app", {
    name: "catalogue",
    desired_count: 2,
    task_definition: "arn:aws:ecs:eu-west-1:111122223333:task-definition/catalogue:3",
    network_configuration: [{ subnets: ["subnet-0123456789", "subnet-9876543210"] }],
  }),
  stateResource("aws_iam_role", "checked", { name: "checked", arn: "arn:aws:iam::111122223333:role/checked" }),
  stateResource("aws_iam_policy", "all", { name: "all", policy: "{}" }),
  stateResource("aws_iam_policy", "elsewhere", { name: "elsewhere", policy: "{}" }),
  stateResource("aws_iam_policy", "json", { name: "json", policy: "{}" }),
];

/** A directory of these files, and more. */
function host(more: Readonly<Record<string, string>> = {}) {
  const json = JSON.stringify({ resource: { aws_iam_policy: { json: { name: "json", policy: "{}" } } } });
  return importedDirectory({ "logs.tf": GROUP, "main.tf": SERVICE, "more.tf.json": json, ...more }, STATE);
}

test("what is there comes in, and what can't says why", async () => {
  const { directory, run, program } = host();
  const before = contents(directory);
  const said = await run();
  expect(said.split("\n").slice(0, 6)).toEqual([
    "typed aws_cloudwatch_log_group.app",
    "raw   aws_iam_policy.all",
    "raw   aws_ecs_service.app (a construct has no timeouts)",
    "left  aws_iam_role.checked (a precondition whose message is an expression can't be carried over)",
    "left  aws_iam_policy.elsewhere (no file of the directory declares it)",
    "left  aws_iam_policy.json (its block is in more.tf.json, in JSON syntax)",
  ]);
  expect(said).toContain("Not proved: no plan was made (--no-check).");
  expect(contents(directory)).toEqual(before);
  expect(program()).toContain('name: `/library/${hostVariable("stage")}`');
  expect(program()).toContain('new AwsProvider(this, "aws_eu", { alias: "eu" })');
});

test("--replace carries meta-arguments and references, and --undo puts all back", async () => {
  const { directory, run, imported } = host();
  const before = contents(directory);
  await run("--replace");
  expect(imported()).toMatchObject({
    resource: {
      aws_cloudwatch_log_group: { app: { name: "/library/${var.stage}" } },
      aws_ecs_service: {
        app: {
          provider: "aws.eu",
          name: "${local.name}",
          desired_count: "${var.count_of_tasks}",
          task_definition: "${aws_ecs_task_definition.left.arn}",
          depends_on: ["aws_lb.web"],
          timeouts: { create: "10m" },
          network_configuration: { subnets: "${module.vpc.private_subnets}" },
          lifecycle: { ignore_changes: ["desired_count"], create_before_destroy: true },
        },
      },
      aws_iam_policy: { all: { lifecycle: { ignore_changes: "all" } } },
    },
  });
  expect(Object.keys(imported())).not.toContain("provider");
  expect(readFileSync(join(directory, "logs.tf"), "utf8")).toBe(
    `# Kept for the auditors.\n# aws_cloudwatch_log_group.app is in imported.tf.json; its comments were:\n# a name\n`,
  );
  expect(readFileSync(join(directory, "logs.tf.bak"), "utf8")).toBe(GROUP);
  for (const args of [["--replace"], []]) {
    await expect(run(...args)).rejects.toThrow(/imported\.tf\.json is there already/);
  }
  await run("--undo");
  expect(contents(directory)).toEqual(before);
});

test("files of Windows come in as the same, and keep their line ends", async () => {
  const inWindows = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
  const [here, windows] = [host(), host({ "logs.tf": inWindows(GROUP), "main.tf": inWindows(SERVICE) })];
  const before = contents(windows.directory);
  const [said, expected] = [await windows.run("--replace"), await here.run("--replace")];
  const withoutPaths = (text: string): string => text.replace(/\/\S*\/[\w-]+/g, "");
  expect(withoutPaths(said)).toBe(withoutPaths(expected));
  // The class has the directory's name.
  const statements = (program: string): string => program.replace(/^[^]*constructor\(/, "");
  expect(statements(windows.program())).toBe(statements(here.program()));
  // Beside the blocks are the digests of the files.
  expect(windows.imported()).toEqual({ ...here.imported(), "//": expect.anything() });
  await windows.run("--undo");
  expect(contents(windows.directory)).toEqual(before);
});

test("what an override file changes stays", async () => {
  const { run } = host({ "override.tf": GROUP });
  expect(await run()).toContain("left  aws_cloudwatch_log_group.app (override.tf changes it)");
});

test("a secret that is written in a block becomes a variable that the directory does not have yet", async () => {
  const { directory, run, program } = host({
    "task.tf": `resource "aws_ecs_task_definition" "app" {
  family = "app"
  container_definitions = jsonencode([{ name = "app", image = "a", environment = [{ name = "PASSWORD", value = "hunter2hunter2" }] }])
}
`,
  });
  const environment = [{ name: "PASSWORD", value: "hunter2hunter2" }];
  const task = stateResource("aws_ecs_task_definition", "app", {
    family: "app",
    ...FARGATE_VALUES,
    container_definitions: JSON.stringify([{ name: "app", image: "a", environment }]),
  });
  const state = join(scratchDirectory(), "state.json");
  writeFileSync(state, shownState([task]));
  const said = await run("--state", state, "--replace");
  expect(said).toContain("  app_password (sensitive): ");
  expect(program()).toContain("PASSWORD: appPassword.stringValue");
  const imported = readFileSync(join(directory, "imported.tf.json"), "utf8");
  expect(JSON.parse(imported)).toMatchObject({ variable: { app_password: { sensitive: true, type: "string" } } });
  expect(`${said}${imported}${program()}`).not.toContain("hunter2hunter2");
});

test("numbers, and what the directory's own resources have, are references too", async () => {
  const task = (group: string, port: string, region: string): string =>
    `[{ "name": "app", "image": "a", "portMappings": [{ "containerPort": ${port} }], "logConfiguration": { "logDriver": "awslogs", ` +
    `"options": { "awslogs-group": "${group}", "awslogs-region": "${region}", "awslogs-stream-prefix": "app" } } }]`;
  const { run, program } = host({
    "task.tf": `resource "aws_ecs_task_definition" "app" {
  family = "app"
  cpu = var.cpu
  execution_role_arn = var.role
  container_definitions = <<JSON
${task("${aws_cloudwatch_log_group.kept.name}", "${var.port}", "${local.region}")}
JSON
}
resource "aws_cloudwatch_log_group" "kept" {
  name = "kept-\${var.stage}"
  lifecycle { prevent_destroy = true }
}
`.replace("\\$", "$"),
  });
  const values = {
    family: "app",
    ...FARGATE_VALUES,
    execution_role_arn: "arn:aws:iam::111122223333:role/app",
    container_definitions: task("kept-production", "8080", "eu-west-1"),
  };
  const state = join(scratchDirectory(), "state.json");
  const group = stateResource("aws_cloudwatch_log_group", "kept", { name: "kept-production" });
  writeFileSync(state, shownState([group, stateResource("aws_ecs_task_definition", "app", values)]));
  expect(await run("--state", state)).toContain("typed aws_ecs_task_definition.app\n");
  expect(program()).toContain('cpu: planTime(hostVariable("cpu"))');
  expect(program()).toContain('containerPort: Token.asNumber(hostVariable("port"))');
  expect(program()).toContain("logGroup: kept,");
  expect(program()).toContain("addMetaArguments(kept, { lifecycle: { preventDestroy: true } });");
  expect(program()).toContain('region: hostReference("local.region")');
  expect(program()).toContain('ExecutionRole.fromArn(this, "execution_role", hostVariable("role"))');
});

test("no state, no import", async () => {
  const { directory, run } = host();
  const empty = join(scratchDirectory(), "state.json");
  writeFileSync(empty, "{}");
  const before = contents(directory);
  await expect(run("--state", empty)).rejects.toThrow(/no state with resources; apply the directory first/);
  await expect(run("--state", join(directory, "nowhere.json"))).rejects.toThrow(/cannot read .*nowhere\.json/);
  writeFileSync(empty, `\uFEFF${shownState([stateResource("aws_vpc", "main", { id: "vpc-1" })])}`);
  await expect(run("--state", empty)).rejects.toThrow(/nothing of .* can come in.*\n {2}left aws_vpc\.main/);
  expect(contents(directory)).toEqual(before);
});
