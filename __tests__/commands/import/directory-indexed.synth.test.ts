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
