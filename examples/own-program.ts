import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { awsLogs, FargateTaskDefinition } from "cdktf-ecs-logging/ecs";
import { ExecutionRole } from "cdktf-ecs-logging/iam";
import { LogGroup } from "cdktf-ecs-logging/logs";
import { ReadableStack } from "cdktf-ecs-logging/terraform";

const REGION = "eu-west-3";

/** The constructs in a program of one's own: a worker that writes to a log group which is there already. */
export class WorkerStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: REGION });

    const logGroup = LogGroup.fromArn(this, "group", `arn:aws:logs:${REGION}:123456789012:log-group:/school/worker`);
    const executionRole = new ExecutionRole(this, "execution", { name: "worker-execution" });
    new FargateTaskDefinition(this, "worker", {
      family: "worker",
      cpu: 256,
      memory: 512,
      executionRole,
      containers: [
        {
          name: "worker",
          image: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/worker:1.4.2",
          logConfiguration: awsLogs({
            logGroup,
            region: REGION,
            streamPrefix: "worker",
            delivery: { mode: "non-blocking", maxBufferSize: "25m" },
          }),
        },
      ],
    });
  }
}
