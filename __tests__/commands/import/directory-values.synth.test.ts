import { importedDirectory } from "../../../harness/import/imported-directory";
import { FARGATE_VALUES, ROLE_VALUES, stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const ROLE = `resource "aws_iam_role" "app" {
  name = "catalogue"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
const role = stateResource("aws_iam_role", "app", ROLE_VALUES);

const TASK = `variable "port" { default = 8080 }
resource "aws_ecs_task_definition" "app" {
  family = "catalogue"
  execution_role_arn = aws_iam_role.app.arn
  container_definitions = jsonencode([{ name = "app", image = "a", portMappings = [{ containerPort = var.port }] }])
}
`;
const task = stateResource("aws_ecs_task_definition", "app", {
  family: "catalogue",
  ...FARGATE_VALUES,
  execution_role_arn: ROLE_VALUES.arn,
  // As AWS answers: the port of the host is there, and empty lists.
  container_definitions: JSON.stringify([
    {
      name: "app",
      image: "a",
      essential: true,
      environment: [],
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
    },
  ]),
});

test("the port of the host that AWS fills in follows the container's reference", async () => {
  const host = importedDirectory({ "main.tf": `${TASK}${ROLE}` }, [task, role]);
  const said = await host.run();
  expect(said).toContain("typed aws_ecs_task_definition.app\n");
  expect(host.program()).toContain(
    'portMappings: [{ containerPort: Token.asNumber(hostVariable("port")), protocol: "tcp" }]',
  );
});

test("a directory that names no region gets no variable for one", async () => {
  const main = `variable "region" { default = "eu-west-1" }\n${ROLE}`;
  const host = importedDirectory({ "main.tf": main }, [role]);
  await host.run("--replace");
  expect(host.program()).toContain('new AwsProvider(this, "aws");');
  expect(host.imported()).not.toHaveProperty("variable");
});

test("what --only leaves out is referred to", async () => {
  const host = importedDirectory({ "main.tf": `${TASK}${ROLE}` }, [task, role]);
  expect(await host.run("--only", "aws_ecs_task_definition.app")).toContain(
    "left  aws_iam_role.app (not named by --only)",
  );
  expect(host.program()).toContain('hostReference("aws_iam_role.app.arn")');
  expect(host.program()).not.toContain(ROLE_VALUES.arn);
});

test("a text that is the name of what stays is no reference to it", async () => {
  const cluster = 'resource "aws_ecs_cluster" "app" { name = "catalogue" }\n';
  const left = ROLE.replace("\n}", "\n  lifecycle {\n    precondition {}\n  }\n}");
  const state = [stateResource("aws_ecs_cluster", "app", { name: "catalogue" }), role];
  const host = importedDirectory({ "main.tf": `${cluster}${left}` }, state);
  expect(await host.run()).toContain("left  aws_iam_role.app");
  expect(host.program()).toContain('name: "catalogue"');
});

test("an id that is a name like any other is no reference", async () => {
  const bucket = 'resource "aws_s3_bucket" "books" {\n  bucket = "library-production"\n}\n';
  const cluster = 'resource "aws_ecs_cluster" "app" {\n  name = "library-production"\n}\n';
  const host = importedDirectory({ "main.tf": `${bucket}${cluster}` }, [
    stateResource("aws_s3_bucket", "books", {
      id: "library-production",
      bucket: "library-production",
      arn: "arn:aws:s3:::library-production",
    }),
    stateResource("aws_ecs_cluster", "app", { name: "library-production" }),
  ]);
  await host.run();
  expect(host.program()).toContain('name: "library-production"');
});

test.each([
  ["provider = books.eu", "provider books.eu"],
  ['provisioner "local-exec" { command = "true" }', "provisioner"],
  ["lifecycle {\n    action_trigger {\n      events = [after_create]\n    }\n  }", "lifecycle's action_trigger"],
  ["lifecycle {\n    prevent_destroy = var.kept\n  }", "a prevent_destroy that is an expression"],
  ['region = "us-east-1"', "its region"],
  ["deletion_protection_enabled = true", "its deletion_protection_enabled"],
])("a block with %s is left", async (argument, said) => {
  const group = `resource "aws_cloudwatch_log_group" "app" {\n  name = "a"\n  ${argument}\n}\n`;
  const state = [stateResource("aws_cloudwatch_log_group", "app", { name: "a" }), role];
  const host = importedDirectory({ "main.tf": `${group}${ROLE}` }, state);
  expect(await host.run()).toContain(`left  aws_cloudwatch_log_group.app (${said} can't be carried over)`);
});

test("an argument that no program can write is not dropped inside a block either", async () => {
  const cluster =
    'resource "aws_ecs_cluster" "app" {\n  name = "app"\n  setting {\n    name = "x"\n    scope = "y"\n  }\n}\n';
  const state = [stateResource("aws_ecs_cluster", "app", { name: "app" }), role];
  const host = importedDirectory({ "main.tf": `${cluster}${ROLE}` }, state);
  expect(await host.run()).toContain("left  aws_ecs_cluster.app (its setting.scope can't be carried over)");
});

test("what version 6 of the provider fills in keeps a construct a construct", async () => {
  const group = 'resource "aws_cloudwatch_log_group" "app" {\n  name = "app"\n}\n';
  const values = { name: "app", region: "us-east-1", deletion_protection_enabled: false };
  const host = importedDirectory({ "main.tf": group }, [stateResource("aws_cloudwatch_log_group", "app", values)]);
  expect(await host.run()).toContain("typed aws_cloudwatch_log_group.app\n");
});

test("a construct takes what every resource can have", async () => {
  const group =
    'resource "aws_cloudwatch_log_group" "app" {\n  name = "app"\n  provider = aws.eu\n  depends_on = [aws_vpc.main, module.a]\n' +
    "  lifecycle {\n    ignore_changes = all\n    postcondition {\n      condition = self.name != var.name\n" +
    '      error_message = "Another name."\n    }\n  }\n}\n';
  const state = [stateResource("aws_cloudwatch_log_group", "app", { name: "app" })];
  const host = importedDirectory({ "main.tf": group }, state);
  expect(await host.run("--replace")).toContain("typed aws_cloudwatch_log_group.app\n");
  expect(host.imported()).toHaveProperty("resource.aws_cloudwatch_log_group.app", {
    name: "app",
    provider: "aws.eu",
    depends_on: ["aws_vpc.main", "module.a"],
    lifecycle: {
      ignore_changes: "all",
      postcondition: [{ condition: "${self.name != var.name}", error_message: "Another name." }],
    },
  });
});

test("what dynamic blocks make comes in with the state's values, and the report says so", async () => {
  const cluster =
    'resource "aws_ecs_cluster" "app" {\n  name = "app"\n  dynamic "setting" {\n    for_each = var.settings\n' +
    "    content {\n      name = setting.key\n      value = setting.value\n    }\n  }\n}\n";
  const values = { name: "app", setting: [{ name: "containerInsights", value: "enabled" }] };
  const host = importedDirectory({ "main.tf": cluster }, [stateResource("aws_ecs_cluster", "app", values)]);
  const said = await host.run();
  expect(said).toContain("raw   aws_ecs_cluster.app\n");
  expect(said).toContain("aws_ecs_cluster.app.setting: references that only Terraform can read");
  expect(host.program()).toContain('setting: [{ name: "containerInsights", value: "enabled" }]');
});

test("… also of what a state has whether or not the block does", async () => {
  const dynamic =
    '  dynamic "inline_policy" {\n    for_each = var.policies\n    content {\n      name = "a"\n    }\n  }\n}\n';
  const inline = { ...ROLE_VALUES, inline_policy: [{ name: "read", policy: "{}" }] };
  const host = importedDirectory({ "main.tf": ROLE.replace(/\}\n$/, dynamic) }, [
    stateResource("aws_iam_role", "app", inline),
  ]);
  expect(await host.run("--replace")).toContain("aws_iam_role.app.inline_policy: references that only Terraform");
  expect(host.imported()).toHaveProperty("resource.aws_iam_role.app.inline_policy.0.name", "read");
});

test("what a state calls sensitive is in no program, however deep it is", async () => {
  const group = 'resource "aws_cloudwatch_log_group" "app" {\n  name = local.names[0]\n  tags = local.tags\n}\n';
  const policy = 'resource "aws_iam_policy" "app" {\n  name = var.name\n  policy = "{}"\n  tags = local.tags\n}\n';
  const state = [
    stateResource(
      "aws_cloudwatch_log_group",
      "app",
      { name: "hunter2/group", id: "hunter2/group", tags: { team: "books", key: "hunter2/tag" } },
      { sensitive_values: { name: true, id: true, tags: { key: true } } },
    ),
    stateResource(
      "aws_iam_policy",
      "app",
      { name: "hunter2-policy", policy: "{}", tags: { key: "hunter2/all" } },
      { sensitive_values: { name: true, tags: true } },
    ),
  ];
  const main = `locals {\n  names = concat(["x"], [])\n  tags = merge({}, {})\n}\n${group}${policy}`;
  const host = importedDirectory({ "main.tf": main }, state);
  const said = await host.run();
  expect(`${said}${host.program()}`).not.toContain("hunter2");
  expect(host.program()).toContain('team: "books"');
  expect(host.program()).toContain('name: hostVariable("name")');
  expect(said.match(/ {2}\S+ \(sensitive\)/g)).toEqual(["  key (sensitive)", "  app_key (sensitive)"]);
});
