import { importedDirectory } from "../../../harness/import/imported-directory";
import { ROLE_VALUES, stateResource, taskValues } from "../../../harness/import/state";
import { BASES } from "../../../harness/import/bases";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

test("references that are null now stay references, where their type is known", async () => {
  const main = `resource "aws_cloudwatch_log_group" "app" {
  name = "app"
  kms_key_id = var.key
  retention_in_days = var.days
  tags = { policy = "\${var.stage}-books" }
}
resource "aws_iam_role" "app" {
  name = "catalogue"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.boundary == "" ? null : var.boundary
}
`;
  const group = { name: "app", kms_key_id: null, tags: { policy: "production-books" } };
  const host = importedDirectory({ "main.tf": main }, [
    stateResource("aws_cloudwatch_log_group", "app", group),
    stateResource("aws_iam_role", "app", { ...ROLE_VALUES, permissions_boundary: null }),
  ]);
  const said = await host.run("--replace");
  expect(said).toContain("typed aws_cloudwatch_log_group.app\n");
  expect(said).toContain("a role has no permissions_boundary");
  expect(said).not.toContain("are null now");
  expect(host.imported()).toMatchObject({
    resource: {
      aws_cloudwatch_log_group: {
        app: {
          kms_key_id: "${var.key}",
          retention_in_days: "${var.days}",
          tags: { policy: "${var.stage}-books" },
        },
      },
      aws_iam_role: { app: { permissions_boundary: '${var.boundary == "" ? null : var.boundary}' } },
    },
  });
});

test("… and otherwise the report names them", async () => {
  const catalogue = BASES["catalogue"]?.() ?? { containerDefinitions: [] };
  const main = `resource "aws_cloudwatch_log_group" "app" {
  name = "app"
  tags = var.tags
}
resource "aws_ecs_service" "app" {
  name = "app"
  force_delete = var.forced
  load_balancer {
    container_name = "app"
    elb_name = var.balancer
  }
}
resource "aws_ecs_task_definition" "app" {
  family = "library-catalogue"
  container_definitions = jsonencode([{ name = "catalogue", cpu = var.cpu }])
}
`;
  const task = taskValues({ ...catalogue, containerDefinitions: [{ name: "catalogue", image: "a" }] });
  const host = importedDirectory({ "main.tf": main }, [
    stateResource("aws_cloudwatch_log_group", "app", { name: "app", tags: null }),
    stateResource("aws_ecs_service", "app", {
      name: "app",
      force_delete: null,
      load_balancer: [{ container_name: "app", elb_name: null }],
    }),
    stateResource("aws_ecs_task_definition", "app", task),
  ]);
  const said = await host.run();
  const named = said.split("\n").filter((line) => line.endsWith("are null now; the program does not have them"));
  expect(named.map((line) => line.trim().split(":")[0])).toEqual([
    "aws_cloudwatch_log_group.app.tags",
    "aws_ecs_service.app.force_delete",
    "aws_ecs_service.app.load_balancer",
    "aws_ecs_task_definition.app.container_definitions",
  ]);
});

test("JSON inside a block keeps its references too", async () => {
  const main = `resource "aws_iam_role" "app" {
  name = "catalogue"
  assume_role_policy = "{}"
  managed_policy_arns = [aws_iam_policy.read.arn]
  inline_policy {
    name = "read"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = var.bucket }] })
  }
}
resource "aws_ecs_service" "app" {
  name = "app"
  triggers = { again = plantimestamp() }
}
`;
  const policy = '{"Statement":[{"Action":"s3:*","Effect":"Allow","Resource":"arn:aws:s3:::books"}]}';
  const role = {
    ...ROLE_VALUES,
    managed_policy_arns: ["arn:aws:iam::111122223333:policy/read"],
    inline_policy: [{ name: "read", policy }],
  };
  const host = importedDirectory({ "main.tf": main }, [
    stateResource("aws_iam_role", "app", role),
    stateResource("aws_ecs_service", "app", { name: "app", triggers: { again: "2026-01-01T00:00:00Z" } }),
  ]);
  const said = await host.run("--replace");
  expect(said).toContain("a construct has no managed_policy_arns; a construct has no inline_policy)");
  expect(said).not.toContain("Not carried over");
  expect(host.imported()).toMatchObject({
    resource: {
      aws_iam_role: {
        app: {
          managed_policy_arns: ["${aws_iam_policy.read.arn}"],
          inline_policy: [{ name: "read", policy: expect.stringContaining("var.bucket") as string }],
        },
      },
      aws_ecs_service: { app: { triggers: { again: "${plantimestamp()}" } } },
    },
  });
});
