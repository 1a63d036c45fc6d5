import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readScale, REGION, stacksOf } from "./scale";

// The bytes that `ours.ts` writes, put together by hand: what no program can do without.

type Block = Readonly<Record<string, unknown>>;

function stackJson(name: string, ids: readonly string[]): Block {
  const state = `../../../terraform.${name}.tfstate`;
  const byId = (suffix: string, path: string, block: (id: string) => Block): Block =>
    Object.fromEntries(
      ids.map((id) => {
        const metadata = { path: `${name}/${id}${path}`, uniqueId: `${id}${suffix}` };
        return [`${id}${suffix}`, { "//": { metadata }, ...block(id) }];
      }),
    );
  return {
    "//": {
      metadata: { backend: "local", overrides: { stack: ["terraform"] }, stackName: name, version: "0.21.0" },
      outputs: {},
    },
    provider: { aws: [{ region: REGION }] },
    resource: {
      aws_cloudwatch_log_group: byId("_logs", "_logs/Resource", (id) => ({
        name: `/services/${id}`,
        retention_in_days: 30,
      })),
      aws_ecs_task_definition: byId("", "/Resource", (id) => ({
        container_definitions: `\${jsonencode([{"environment" = [{"name" = "SERVICE", "value" = "${id}"}], "essential" = true, "image" = "example/${id}:1.0.0", "logConfiguration" = {"logDriver" = "awslogs", "options" = {"awslogs-group" = aws_cloudwatch_log_group.${id}_logs.name, "awslogs-region" = "${REGION}", "awslogs-stream-prefix" = "${id}", "max-buffer-size" = "25m", "mode" = "non-blocking"}}, "name" = "app", "portMappings" = [{"containerPort" = 8080, "hostPort" = 8080}]}])}`,
        cpu: "256",
        execution_role_arn: `\${aws_iam_role.${id}_execution.arn}`,
        family: id,
        memory: "512",
        network_mode: "awsvpc",
        requires_compatibilities: ["FARGATE"],
      })),
      aws_iam_policy: byId("_write", "_write/Resource", (id) => ({
        name: `${id}-logs`,
        policy: `\${jsonencode({"Statement" = [{"Action" = ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect" = "Allow", "Resource" = "\${aws_cloudwatch_log_group.${id}_logs.arn}:*"}], "Version" = "2012-10-17"})}`,
      })),
      aws_iam_role: byId("_execution", "_execution/Resource", (id) => ({
        assume_role_policy: JSON.stringify({
          Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } }],
          Version: "2012-10-17",
        }),
        name: `${id}-execution`,
      })),
      aws_iam_role_policy_attachment: byId("_write_attachment", "_write/attachment", (id) => ({
        policy_arn: `\${aws_iam_policy.${id}_write.arn}`,
        role: `\${aws_iam_role.${id}_execution.name}`,
      })),
    },
    terraform: {
      backend: { local: { path: state, workspace_dir: `${state}.d` } },
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
    },
  };
}

/** Writes `stacks/<stack>/cdk.tf.json` for each stack; two spaces deep, as cdktf does. */
export function writeFloor(scale: ReturnType<typeof readScale>): void {
  for (const { stack, ids } of stacksOf(scale)) {
    const directory = join(scale.outdir, "stacks", stack);
    mkdirSync(directory, { recursive: true });
    const json = JSON.stringify(stackJson(stack, ids), null, 2);
    writeFileSync(join(directory, "cdk.tf.json"), json.replace('"outputs": {}', '"outputs": {\n    }'));
  }
}

if (require.main === module) writeFloor(readScale(process.argv.slice(2)));
