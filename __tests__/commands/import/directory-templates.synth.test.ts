import { importedDirectory, type ImportedDirectory } from "../../../harness/import/imported-directory";
import { FARGATE_VALUES, stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const UNREAD = "aws_ecs_task_definition.app.container_definitions: references that only Terraform can read";

/** A task definition with these containers, written so. */
function host(
  written: string,
  containers: readonly object[],
  files: Readonly<Record<string, string>> = {},
  sensitive = {},
): ImportedDirectory {
  const main = `resource "aws_ecs_task_definition" "app" {\n  family = "app"\n  container_definitions = ${written}\n}\n`;
  const task = stateResource(
    "aws_ecs_task_definition",
    "app",
    {
      family: "app",
      ...FARGATE_VALUES,
      container_definitions: JSON.stringify(containers),
    },
    { sensitive_values: sensitive },
  );
  return importedDirectory({ "main.tf": main, ...files }, [task]);
}

const APP = { name: "app", image: "library/app:1", essential: true };

test.each([
  ["templatefile", 'templatefile("${path.module}/app.tpl", { image = var.image, port = 80, list = ["a", "b"] })', {}],
  [
    "data.template_file",
    "data.template_file.app.rendered",
    {
      "data.tf":
        'data "template_file" "app" {\n  template = file("${path.module}/app.tpl")\n' +
        '  vars = {\n    image = var.image\n    port = "80"\n    list = ""\n  }\n}\n',
    },
  ],
])("references come out of a file of %s", async (_, written, more) => {
  const text =
    '[{ "name": "app", "image": "${image}", "essential": true, "portMappings": [{ "containerPort": ${port} }] }]';
  const container = { ...APP, portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }] };
  const { run, program } = host(written, [container], { "app.tpl": text, ...more });
  const said = await run();
  expect(said).toContain("typed aws_ecs_task_definition.app\n");
  expect(said).not.toContain(UNREAD);
  expect(program()).toContain('image: hostVariable("image")');
  expect(program()).toContain("containerPort: 80");
});

test("jsonencode in a template's file is part of the document", async () => {
  const text = '[{ "name": "app", "image": "library/app:1", "essential": true, "command": ${jsonencode(command)} }]';
  const written = 'templatefile("app.tpl", { command = ["serve", var.mode] })';
  const { run, program } = host(written, [{ ...APP, command: ["serve", "fast"] }], { "app.tpl": text });
  expect(await run()).toContain("typed aws_ecs_task_definition.app\n");
  expect(program()).toContain('command: ["serve", hostVariable("mode")]');
});

test.each([
  ["a loop", "%{ for each in list }${each}%{ endfor }", 'templatefile("app.tpl", { list = [] })'],
  ["a file that is not there", "", 'templatefile("nowhere.tpl", {})'],
  ["a name that the template is not given", '[{ "name": "app", "image": "${image}" }]', 'templatefile("app.tpl", {})'],
  ["a module's output", "", "module.app.json"],
  ["a loop over containers", "", "jsonencode([for each in local.containers : each])"],
])("%s leaves the state's values, and the report says so", async (_, text, written) => {
  const { run, program } = host(written, [APP], { "app.tpl": text });
  expect(await run()).toContain(UNREAD);
  expect(program()).toContain('image: "library/app:1"');
});

test("conditions are said in Terraform's own words", async () => {
  const image = 'var.tag == "" ? "library/app:1" : "library/app:${var.tag}"';
  const level = 'a-${var.stage == "production" ? "warn" : "debug"}';
  const written = `jsonencode([{ name = "app", image = ${image}, environment = [{ name = "LEVEL", value = "${level}" }] }])`;
  const { run, program } = host(written, [{ ...APP, environment: [{ name: "LEVEL", value: "a-warn" }] }]);
  const said = await run();
  expect(said).toContain("typed aws_ecs_task_definition.app\n");
  expect(said).not.toContain(UNREAD);
  expect(program()).toContain(`image: hostExpression('${image}')`);
  expect(program()).toContain('LEVEL: `a-${hostExpression(\'var.stage == "production" ? "warn" : "debug"\')}`');
});

test("a secret in the midst of a condition becomes no source", async () => {
  const written =
    'jsonencode([{ name = "app", image = "library/app:1", environment = [' +
    '{ name = "DB_PASSWORD", value = var.a ? "hunter2hunter2" : var.password }, { name = "X", value = var.a ? "hunter3" : "" }] }])';
  const environment = [
    { name: "DB_PASSWORD", value: "hunter2hunter2" },
    { name: "X", value: "hunter3" },
  ];
  const { run, program } = host(written, [{ ...APP, environment }], {}, { container_definitions: true });
  const said = await run();
  expect(said).toContain("  db_password (sensitive)");
  expect(`${said}${program()}`).not.toContain("hunter");
});

test("of lists that a condition chooses from, the program has what the state has", async () => {
  const sidecar = '{ name = "proxy", image = "library/proxy:${var.tag}", essential = false }';
  const written =
    'jsonencode(concat([{ name = "app", image = "library/app:${var.tag}" }], ' +
    `var.a ? [{ name = "metrics", image = "library/metrics:1" }] : [], var.b ? [${sidecar}] : []))`;
  const proxy = { name: "proxy", image: "library/proxy:1", essential: false };
  const { run, program } = host(written, [APP, proxy]);
  expect(await run()).toContain(UNREAD);
  expect(program()).toContain('image: `library/app:${hostVariable("tag")}`');
  expect(program()).toContain('image: `library/proxy:${hostVariable("tag")}`');
  expect(program()).not.toContain("metrics");
});

test("data sources that nothing refers to any more are named", async () => {
  const data = (name: string): string => `data "aws_iam_policy_document" "${name}" {}\n`;
  const uses = "locals {\n  kept = data.aws_iam_policy_document.kept.json\n}\n";
  const role = `resource "aws_iam_role" "app" {\n  name = "app"\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}\n`;
  const state = [stateResource("aws_iam_role", "app", { name: "app", assume_role_policy: "{}" })];
  const files = { "main.tf": `${data("trust")}${data("kept")}${data("unused")}${uses}${role}` };
  const said = await importedDirectory(files, state).run("--replace");
  expect(said).toContain("Nothing refers any more to data.aws_iam_policy_document.trust: remove these where you like.");
});

test("a conversion is written again, since its text is another value than what it converts", async () => {
  const environment = [
    { name: "PORT", value: "80" },
    { name: "SAID", value: "80" },
  ];
  const written =
    'jsonencode([{ name = "app", image = "library/app:1", environment = [{ name = "PORT", value = tostring(var.port) }, ' +
    '{ name = "SAID", value = tostring(80) }] }])';
  const { run, program } = host(written, [{ ...APP, environment }]);
  expect(await run()).not.toContain(UNREAD);
  expect(program()).toContain('PORT: hostExpression("tostring(var.port)")');
  expect(program()).toContain('SAID: "80"');
});

test("a backslash in a directive between quotes escapes what it does beside one", async () => {
  const environment = [{ name: "CONFIG", value: "a\nc\nd" }];
  const value = String.raw`"a\n%{ if var.x == "q" }b\n%{ else }c\n%{ endif }d"`;
  const written = `jsonencode([{ name = "app", image = "library/app:1", environment = [{ name = "CONFIG", value = ${value} }] }])`;
  const { run, imported } = host(written, [{ ...APP, environment }]);
  expect(await run("--replace")).not.toContain(UNREAD);
  expect(JSON.stringify(imported())).toContain(JSON.stringify(String.raw`var.x == "q" ? "b\n" : "c\n"`).slice(1, -1));
});
