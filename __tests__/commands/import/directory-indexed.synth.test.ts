import { importedDirectory } from "../../../harness/import/imported-directory";
import { stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const MAIN = `locals {
  workers = { covers = { image = "covers:1", cpu = 256 }, index = { image = "index:4", cpu = 512 } }
}
resource "aws_ecs_task_definition" "worker" {
  for_each = local.workers
  family = "worker-\${each.key}"
  cpu = each.value.cpu
  memory = 1024
  execution_role_arn = aws_iam_role.worker[each.key].arn
  tags = { group = "$\${HOME}" }
  container_definitions = jsonencode([{
    name = each.key
    image = each.value.image
    portMappings = [{ containerPort = each.value.cpu == 256 ? 80 : 8080 }]
    command = ["sh", "-c", "echo $\${HOME} \${each.key}"]
  }])
  runtime_platform {
    operating_system_family = "LINUX"
  }
  lifecycle {
    ignore_changes = [tags]
  }
}
resource "aws_cloudwatch_log_group" "shard" {
  count = var.shards ? 2 : 0
  name = "shard-\${count.index}"
  retention_in_days = var.days
}
resource "aws_ecs_service" "app" {
  name = "app"
  task_definition = aws_ecs_task_definition.worker["index"].arn
  tags = { group = aws_cloudwatch_log_group.shard[1].arn }
}
`;

function instance(type: string, name: string, index: string | number, values: object): object {
  return stateResource(type, name, values, { address: `${type}.${name}[${JSON.stringify(index)}]`, index });
}

function worker(key: string, image: string, cpu: string): object {
  const arn = `arn:aws:ecs:eu-west-1:111122223333:task-definition/worker-${key}:1`;
  return instance("aws_ecs_task_definition", "worker", key, {
    family: `worker-${key}`,
    cpu,
    memory: "1024",
    arn,
    tags: { group: "${HOME}" },
    execution_role_arn: `arn:aws:iam::111122223333:role/${key}`,
    runtime_platform: [{ operating_system_family: "LINUX", cpu_architecture: "" }],
    container_definitions: JSON.stringify([{ name: key, image }]),
  });
}

const shard = (index: number): object =>
  instance("aws_cloudwatch_log_group", "shard", index, {
    name: `shard-${index}`,
    retention_in_days: 7,
    arn: `arn:aws:logs:eu-west-1:111122223333:log-group:shard-${index}`,
  });

const STATE = [
  worker("covers", "covers:1", "256"),
  worker("index", "index:4", "512"),
  shard(0),
  shard(1),
  stateResource("aws_ecs_service", "app", {
    name: "app",
    task_definition: "arn:aws:ecs:eu-west-1:111122223333:task-definition/worker-index:1",
    tags: { group: "arn:aws:logs:eu-west-1:111122223333:log-group:shard-1" },
  }),
];

test("what count and for_each make comes in under its own addresses", async () => {
  const { run, imported, program } = importedDirectory({ "main.tf": MAIN }, STATE);
  const said = await run("--replace");
  expect(said.split("\n").slice(0, 5)).toEqual([
    "raw   aws_cloudwatch_log_group.shard[0] (a construct has no count)",
    "raw   aws_cloudwatch_log_group.shard[1] (a construct has no count)",
    'raw   aws_ecs_task_definition.worker["covers"] (a construct has no for_each)',
    'raw   aws_ecs_task_definition.worker["index"] (a construct has no for_each)',
    "raw   aws_ecs_service.app",
  ]);
  expect(imported()).toMatchObject({
    resource: {
      aws_cloudwatch_log_group: {
        shard: { count: "${var.shards ? 2 : 0}", name: "shard-${count.index}", retention_in_days: "${var.days}" },
      },
      aws_ecs_task_definition: {
        worker: {
          for_each: "${local.workers}",
          family: "worker-${each.key}",
          cpu: "${each.value.cpu}",
          memory: "1024",
          execution_role_arn: "${aws_iam_role.worker[each.key].arn}",
          tags: { group: "$${HOME}" },
          container_definitions:
            '${jsonencode([{"command" = ["sh", "-c", "echo $${HOME} ${each.key}"], "image" = each.value.image, "name" = each.key, ' +
            '"portMappings" = [{"containerPort" = each.value.cpu == 256 ? 80 : 8080}]}])}',
          runtime_platform: { operating_system_family: "LINUX" },
          lifecycle: { ignore_changes: ["tags"] },
        },
      },
      aws_ecs_service: {
        app: {
          task_definition: '${aws_ecs_task_definition.worker["index"].arn}',
          tags: { group: "${aws_cloudwatch_log_group.shard[1].arn}" },
        },
      },
    },
  });
  expect(program()).toContain('forEach: TerraformIterator.fromMap(Token.asAnyMap(hostReference("local.workers")))');
});

/** A directory with one log group that has instances. */
function shards(written: string, states: readonly object[] = [shard(0), shard(1)]) {
  const main = `resource "aws_cloudwatch_log_group" "shard" {\n  count = 2\n  ${written}\n}\n`;
  const cluster = 'resource "aws_ecs_cluster" "app" {\n  name = aws_cloudwatch_log_group.shard[0].arn\n}\n';
  const name = "arn:aws:logs:eu-west-1:111122223333:log-group:shard-0";
  return importedDirectory({ "main.tf": `${main}${cluster}` }, [
    ...states,
    stateResource("aws_ecs_cluster", "app", { name }),
  ]);
}

test("--only of an instance takes its block, and what is left is referred to by instance", async () => {
  const one = shards('name = "shard-${count.index}"');
  expect(await one.run("--only", "aws_cloudwatch_log_group.shard[1]")).toContain(
    "raw   aws_cloudwatch_log_group.shard[0] (a construct has no count)",
  );
  const other = shards('name = "shard-${count.index}"');
  expect(await other.run("--only", "aws_ecs_cluster.app")).toContain(
    "left  aws_cloudwatch_log_group.shard[1] (not named by --only)",
  );
  expect(other.program()).toContain('name: hostReference("aws_cloudwatch_log_group.shard[0].arn")');
});

test.each([
  ["dynamic blocks", 'dynamic "tags" {\n    for_each = []\n    content {}\n  }', "its dynamic can't be carried over"],
  [
    "loops in a text",
    'name = "a%{ for each in [1] }${each}%{ endfor }"',
    "its name has an expression that can't be carried over",
  ],
  ["a provisioner", 'provisioner "local-exec" {\n    command = "true"\n  }', "provisioner can't be carried over"],
])("%s keep it where it is", async (_, written, reason) => {
  const said = await shards(written).run();
  expect(said).toMatch(new RegExp(`^left {2}aws_cloudwatch_log_group\\.shard\\[0\\] \\(.*${reason}\\)$`, "m"));
});

test("a secret that is written in it keeps it where it is", async () => {
  const secret = "hunter2hunter2";
  const written = `[{ name = each.key, image = "a", environment = [{ name = "DB_PASSWORD", value = "${secret}" }] }]`;
  const main = `resource "aws_ecs_task_definition" "worker" {\n  for_each = toset(["a"])\n  family = each.key\n  container_definitions = jsonencode(${written})\n}\n`;
  const containers = [{ name: "a", image: "a", environment: [{ name: "DB_PASSWORD", value: secret }] }];
  const values = { family: "a", container_definitions: JSON.stringify(containers) };
  const { run, program } = importedDirectory(
    { "main.tf": `${main}resource "aws_ecs_cluster" "app" {\n  name = "app"\n}\n` },
    [
      instance("aws_ecs_task_definition", "worker", "a", values),
      stateResource("aws_ecs_cluster", "app", { name: "app" }),
    ],
  );
  const said = await run();
  expect(said).toContain("a secret is written in it; make that a variable first)");
  expect(`${said}${program()}`).not.toContain(secret);
});

test("for_each of a set that is spelt out stays a set", async () => {
  const main =
    'resource "aws_cloudwatch_log_group" "shard" {\n  for_each = toset(["a", "b"])\n  name = "shard-${each.key}"\n}\n';
  const states = ["a", "b"].map((key) => instance("aws_cloudwatch_log_group", "shard", key, { name: `shard-${key}` }));
  const { run, imported } = importedDirectory({ "main.tf": main }, states);
  await run("--replace");
  expect(imported()).toHaveProperty("resource.aws_cloudwatch_log_group.shard", {
    for_each: '${toset(["a", "b"])}',
    name: "shard-${each.key}",
  });
});

test("a block that has lost its count stays until that is applied", async () => {
  const main = 'resource "aws_cloudwatch_log_group" "shard" {\n  name = "shard-0"\n}\n';
  const cluster = 'resource "aws_ecs_cluster" "app" {\n  name = "app"\n}\n';
  const { run, imported } = importedDirectory({ "main.tf": `${main}${cluster}` }, [
    shard(0),
    shard(1),
    stateResource("aws_ecs_cluster", "app", { name: "app" }),
  ]);
  const said = await run("--replace");
  for (const index of [0, 1]) {
    expect(said).toContain(
      `left  aws_cloudwatch_log_group.shard[${index}] (its state is from before it lost its count or for_each; apply it first)`,
    );
  }
  expect(imported()).not.toHaveProperty("resource.aws_cloudwatch_log_group");
});

test("a state from before the count keeps it where it is", async () => {
  const before = stateResource("aws_cloudwatch_log_group", "shard", { name: "shard" });
  expect(await shards('name = "shard-${count.index}"', [before]).run()).toContain(
    "left  aws_cloudwatch_log_group.shard (its state is from before its count; apply it first)",
  );
});
