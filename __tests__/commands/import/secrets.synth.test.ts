import { importedDirectory, type ImportedDirectory } from "../../../harness/import/imported-directory";
import { FARGATE_VALUES, stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const CLUSTER = 'resource "aws_ecs_cluster" "app" {\n  name = "app"\n}\n';

/** Makes a directory with a container that is written so, and with what the state has for it. */
function host(written: string, container: object, argument = ""): () => ImportedDirectory {
  const main = `resource "aws_ecs_task_definition" "app" {
  ${argument}
  family = "catalogue"
  container_definitions = jsonencode([{ name = "app", image = "library/app:1", ${written} }])
}
`;
  const values = {
    family: "catalogue",
    ...FARGATE_VALUES,
    container_definitions: JSON.stringify([{ name: "app", image: "library/app:1", essential: true, ...container }]),
  };
  const index = argument.startsWith("for_each") ? "a" : 0;
  const instance = { address: `aws_ecs_task_definition.app[${JSON.stringify(index)}]`, index };
  const state = [
    stateResource("aws_ecs_task_definition", "app", values, argument === "" ? {} : instance),
    stateResource("aws_ecs_cluster", "app", { name: "app" }),
  ];
  return () => importedDirectory({ "main.tf": `${main}${CLUSTER}` }, state);
}

/** One variable of the environment, which is written so. */
function variable(name: string, written: string, value: string, argument = ""): () => ImportedDirectory {
  return host(`environment = [{ name = "${name}", value = ${written} }]`, { environment: [{ name, value }] }, argument);
}

test.each([
  [
    "a URL",
    variable("DATABASE_URL", '"postgres://admin:hunter2hunter2@${var.host}/x"', "postgres://admin:hunter2hunter2@db/x"),
  ],
  ["a password", variable("DB_PASSWORD", '"hunter2hunter2-${var.stage}"', "hunter2hunter2-prod")],
  ["a joined password", variable("DB_PASSWORD", 'join("-", ["hunter2hunter2", var.stage])', "hunter2hunter2-prod")],
  [
    "an argument",
    host('command = ["run", "--password=hunter2hunter2-${var.stage}"]', {
      command: ["run", "--password=hunter2hunter2-prod"],
    }),
  ],
])("%s with a reference in it becomes a sensitive variable as a whole", async (_, make) => {
  const { run, program, imported } = make();
  const said = await run("--replace");
  expect(said).toContain("typed aws_ecs_task_definition.app\n");
  expect(said).toContain(" (sensitive): ");
  expect(program()).toContain("sensitive: true");
  expect(`${said}${program()}${JSON.stringify(imported())}`).not.toContain("hunter2");
});

test("a reference in a text that is no secret stays one", async () => {
  const { run, program } = variable("DATABASE_URL", '"postgres://${var.host}/x"', "postgres://db/x")();
  expect(await run()).not.toContain("(sensitive)");
  expect(program()).toContain('`postgres://${hostVariable("host")}/x`');
});

test.each([
  [
    "what it is made over",
    variable("DB_PASSWORD", "each.value.pw", "hunter2hunter2", 'for_each = { a = { pw = "hunter2hunter2" } }'),
  ],
  [
    "a text with a reference",
    variable(
      "DATABASE_URL",
      '"postgres://admin:hunter2hunter2@${var.host}/x"',
      "postgres://admin:hunter2hunter2@db/x",
      "count = 1",
    ),
  ],
  [
    "an expression",
    variable("DB_PASSWORD", String.raw`var.x ? "hun\"ter2hunter2" : ""`, 'hun"ter2hunter2', "count = 1"),
  ],
])("a secret in %s keeps a block with instances where it is", async (_, make) => {
  const { run, program } = make();
  const said = await run("--replace");
  expect(said).toMatch(
    /^left {2}aws_ecs_task_definition\.app\[.*a secret is written in it; make that a variable first\)$/m,
  );
  expect(`${said}${program()}`).not.toMatch(/ter2/);
});
