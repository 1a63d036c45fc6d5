import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { App } from "cdktf";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import { logStatements } from "../../constructs/logs/log-group-ownership";
import { LogGroup } from "../../constructs/logs/log-group";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { addBackend } from "../../constructs/terraform/backend";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { synthesize } from "../../commands/lib/synthesize";
import { readScale, REGION, stacksOf, type Scale } from "./scale";

/**
 * Our constructs: for each service a log group, a role that may write it, and a task definition.
 *
 * @param shared whether the services of a stack have one role, which may write all their groups
 */
export function addOurs(app: App, scale: Pick<Scale, "count" | "perStack">, shared = false): void {
  for (const { stack: name, ids } of stacksOf(scale)) {
    const stack = new ReadableStack(app, name);
    new AwsProvider(stack, "aws", { region: REGION });
    addBackend(stack, { type: "local" });
    const role = shared
      ? addRole(stack, "shared", `arn:aws:logs:${REGION}:123456789012:log-group:/services/*`)
      : undefined;
    for (const id of ids) addService(stack, id, role);
  }
}

function addRole(stack: ReadableStack, id: string, logGroupArn: string): ExecutionRole {
  const role = new ExecutionRole(stack, `${id}_execution`, { name: `${id}-execution` });
  const statements = logStatements({ ownership: "existing", name: "/services", arn: logGroupArn });
  new ManagedPolicy(stack, `${id}_write`, { name: `${id}-logs`, role, statements });
  return role;
}

function addService(stack: ReadableStack, id: string, sharedRole?: ExecutionRole): void {
  const logGroup = new LogGroup(stack, `${id}_logs`, { name: `/services/${id}`, retentionInDays: 30 });
  const executionRole = sharedRole ?? addRole(stack, id, logGroup.arn);
  new FargateTaskDefinition(stack, id, {
    family: id,
    cpu: 256,
    memory: 512,
    executionRole,
    // The role is given more at once, as plain cdktf does it.
    grantStart: false,
    containers: [
      {
        name: "app",
        image: `example/${id}:1.0.0`,
        environment: { SERVICE: id },
        portMappings: [{ containerPort: 8080 }],
        logConfiguration: awsLogs({
          logGroup,
          region: REGION,
          streamPrefix: id,
          delivery: { mode: "non-blocking", maxBufferSize: "25m" },
        }),
      },
    ],
  });
}

if (require.main === module) {
  const scale = readScale(process.argv.slice(2));
  const shared = process.argv.includes("shared");
  synthesize((app) => addOurs(app, scale, shared), { outdir: scale.outdir });
}
