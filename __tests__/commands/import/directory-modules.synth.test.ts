import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../../commands/import/options";
import { importFrom } from "../../../commands/import/run";
import { directoryOf } from "../../../harness/host-directory";
import { importedDirectory } from "../../../harness/import/imported-directory";
import { shownState, stateResource } from "../../../harness/import/state";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const MAIN = `module "network" {
  source = "./network"
}
module "task" {
  for_each = toset(["web"])
  source   = "./task"
  group    = aws_cloudwatch_log_group.app.name
}
resource "aws_cloudwatch_log_group" "app" {
  name = "app-\${module.network.stage}"
}
resource "aws_ecs_service" "app" {
  name            = "app"
  cluster         = module.network.cluster["books"].arn
  task_definition = module.task["web"].arn
  depends_on      = [module.network]
  network_configuration {
    subnets         = module.network.subnets
    security_groups = [module.network.group_id, aws_security_group.own.id]
  }
}
`;

const TASK = "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1";
const CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/books";

const inModule = (module: string, type: string, values: object): object =>
  stateResource(type, "app", values, { address: `${module}.${type}.app` });

const RESOURCES = [
  stateResource("aws_cloudwatch_log_group", "app", { name: "app-production" }),
  stateResource("aws_security_group", "own", { id: "sg-0123456789abcdef0" }),
  stateResource("aws_ecs_service", "app", {
    name: "app",
    cluster: CLUSTER,
    task_definition: TASK,
    network_configuration: [
      { subnets: ["subnet-1", "subnet-2"], security_groups: ["sg-0123456789abcdef0", "sg-shared"] },
    ],
  }),
];

const MODULES = [
  {
    address: 'module.task["web"]',
    resources: [inModule('module.task["web"]', "aws_ecs_task_definition", { family: "web", arn: TASK })],
    child_modules: [
      {
        address: 'module.task["web"].module.role',
        resources: [inModule('module.task["web"].module.role', "aws_iam_role", { name: "web" })],
      },
    ],
  },
  {
    address: "module.network",
    resources: [inModule("module.network", "aws_ecs_cluster", { name: "books", arn: CLUSTER })],
  },
];

/** A directory with its own state, whose modules have resources. */
function host() {
  const host = importedDirectory({ "main.tf": MAIN }, []);
  const state = join(scratchDirectory(), "state.json");
  writeFileSync(state, shownState(RESOURCES, MODULES));
  return { ...host, run: (...args: readonly string[]) => host.run("--state", state, ...args) };
}

test("what modules hold stays in them, each with the reason", async () => {
  const said = await host().run();
  expect(said.split("\n").slice(0, 6)).toEqual([
    "typed aws_cloudwatch_log_group.app",
    "raw   aws_ecs_service.app",
    "left  aws_security_group.own (aws_security_group stays in Terraform)",
    'left  module.task["web"].aws_ecs_task_definition.app (it is in module.task["web"])',
    'left  module.task["web"].module.role.aws_iam_role.app (it is in module.task["web"].module.role)',
    "left  module.network.aws_ecs_cluster.app (it is in module.network)",
  ]);
});

test("references to what modules give stay references, and the calls stay", async () => {
  const { run, imported, file } = host();
  // Which of a set's ids a module gives, only Terraform knows.
  expect(await run("--replace")).toContain(
    "  aws_ecs_service.app.network_configuration: references that only Terraform",
  );
  expect(imported()).toHaveProperty("resource", {
    aws_cloudwatch_log_group: { app: { name: "app-${module.network.stage}" } },
    aws_ecs_service: {
      app: {
        name: "app",
        cluster: "${module.network.cluster.books.arn}",
        task_definition: '${module.task["web"].arn}',
        depends_on: ["module.network"],
        network_configuration: {
          subnets: "${module.network.subnets}",
          security_groups: ["${aws_security_group.own.id}", "sg-shared"],
        },
      },
    },
  });
  expect(file("main.tf")).toContain(MAIN.slice(0, MAIN.indexOf("resource")));
});

test("a directory of modules alone says so, and nothing changes", async () => {
  const directory = directoryOf({ "main.tf": MAIN.slice(0, MAIN.indexOf("resource")) });
  const state = join(scratchDirectory(), "state.json");
  writeFileSync(state, shownState([], MODULES));
  const options = readOptions([directory, "--state", state, "--no-check"]);
  if (options === "help") throw new Error("this is help");
  await expect(importFrom(options)).rejects.toThrow(
    /can come in, so nothing was written:\n {2}left module\.task\["web"\]\.aws_ecs_task_definition\.app \(it is in module\.task\["web"\]\)/,
  );
});
