import { importedDirectory } from "../../../harness/import/imported-directory";
import { stateResource } from "../../../harness/import/state";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const SERVICE = `resource "aws_ecs_service" "app" {
  name = "app"
  provider = aws.eu
  depends_on = [module.network, aws_lb_listener.app, data.aws_vpc.main]
  timeouts {
    create = var.patience
    delete = "20m"
  }
  lifecycle {
    create_before_destroy = true
    prevent_destroy = false
    ignore_changes = [desired_count, tags["Revision"], network_configuration[0].subnets]
    replace_triggered_by = [aws_lb.app, aws_sqs_queue.jobs["a"].arn]
    precondition {
      condition = length(var.subnets) > 1 && var.stage != "x"
      error_message = "Two subnets."
    }
    precondition {
      condition = true
      error_message = "Never."
    }
    postcondition {
      condition = self.desired_count > 0
      error_message = "It runs."
    }
  }
}
`;

const META = {
  provider: "aws.eu",
  depends_on: ["module.network", "aws_lb_listener.app", "data.aws_vpc.main"],
  timeouts: { create: "${var.patience}", delete: "20m" },
  lifecycle: {
    create_before_destroy: true,
    prevent_destroy: false,
    ignore_changes: ["desired_count", 'tags["Revision"]', "network_configuration[0].subnets"],
    replace_triggered_by: ["aws_lb.app", 'aws_sqs_queue.jobs["a"].arn'],
    precondition: [
      { condition: '${length(var.subnets) > 1 && var.stage != "x"}', error_message: "Two subnets." },
      { condition: "${true}", error_message: "Never." },
    ],
    postcondition: [{ condition: "${self.desired_count > 0}", error_message: "It runs." }],
  },
};

test("what every resource can have is carried", async () => {
  const host = importedDirectory({ "main.tf": SERVICE }, [stateResource("aws_ecs_service", "app", { name: "app" })]);
  expect(await host.run("--replace")).not.toContain("Not carried over");
  expect(host.imported()).toHaveProperty("resource.aws_ecs_service.app", { name: "app", ...META });
});

test("… also where count makes it", async () => {
  const main = SERVICE.replace('name = "app"\n', 'count = 1\n  name = "app"\n');
  const instance = { address: "aws_ecs_service.app[0]", index: 0 };
  const host = importedDirectory({ "main.tf": main }, [
    stateResource("aws_ecs_service", "app", { name: "app" }, instance),
  ]);
  await host.run("--replace");
  expect(host.imported()).toHaveProperty("resource.aws_ecs_service.app", { count: 1, name: "app", ...META });
});

const GROUP = 'resource "aws_cloudwatch_log_group" "app" {\n  name = "app"\n}\n';
const GROUPS = [stateResource("aws_cloudwatch_log_group", "app", { name: "app" })];

test.each([
  ["a provisioner", 'provisioner "local-exec" {\n    command = "true"\n  }', "provisioner"],
  ["a connection", 'connection {\n    host = "a"\n  }', "connection"],
  [
    "a message that refers",
    "lifecycle {\n    precondition {\n      condition = true\n      error_message = var.a\n    }\n  }",
    "a precondition whose message is an expression",
  ],
  ["a lifecycle of OpenTofu", "lifecycle {\n    enabled = var.a\n  }", "lifecycle's enabled"],
])("%s keeps it where it is", async (_, written, reason) => {
  const other = 'resource "aws_ecs_cluster" "app" {\n  name = "app"\n}\n';
  const main = GROUP.replace("\n}", `\n  ${written}\n}`);
  const host = importedDirectory({ "main.tf": `${main}${other}` }, [
    ...GROUPS,
    stateResource("aws_ecs_cluster", "app", { name: "app" }),
  ]);
  expect(await host.run("--replace")).toContain(`left  aws_cloudwatch_log_group.app (${reason} can't be carried over)`);
});

test("blocks beside the resources stay as they are", async () => {
  const beside = `moved {
  from = aws_cloudwatch_log_group.old
  to   = aws_cloudwatch_log_group.app
}

import {
  to = aws_cloudwatch_log_group.app
  id = "app"
}

removed {
  from = aws_iam_role.gone
  lifecycle {
    destroy = false
  }
}

check "kept" {
  assert {
    condition     = aws_cloudwatch_log_group.app.retention_in_days > 0
    error_message = "Kept for ever."
  }
}
`;
  const host = importedDirectory({ "main.tf": `${beside}${GROUP}` }, GROUPS);
  await host.run("--replace");
  expect(host.file("main.tf")).toBe(`${beside}# aws_cloudwatch_log_group.app is in imported.tf.json\n`);
  expect(Object.keys(host.imported())).toEqual(["//", "resource"]);
});

test("what a moved or a removed block is about stays until it is applied", async () => {
  const moved =
    "moved {\n  from = aws_cloudwatch_log_group.old\n  to = aws_cloudwatch_log_group.new\n}\n" +
    "removed {\n  from = aws_cloudwatch_log_group.gone\n}\n";
  const renamed = 'resource "aws_cloudwatch_log_group" "new" {\n  name = "old"\n}\n';
  const host = importedDirectory({ "main.tf": `${moved}${renamed}${GROUP}` }, [
    ...GROUPS,
    stateResource("aws_cloudwatch_log_group", "old", { name: "old" }),
    stateResource("aws_cloudwatch_log_group", "gone", { name: "gone" }),
  ]);
  const said = await host.run("--replace");
  for (const left of [
    "old (a moved block gives it another address; apply that first)",
    "gone (a removed block forgets it)",
  ]) {
    expect(said).toContain(`left  aws_cloudwatch_log_group.${left}`);
  }
});
