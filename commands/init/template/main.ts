import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import { awsLogs, FargateTaskDefinition } from "cdktf-ecs-logging/ecs";
import { ExecutionRole } from "cdktf-ecs-logging/iam";
import { LogGroup } from "cdktf-ecs-logging/logs";
import { ReadableStack } from "cdktf-ecs-logging/terraform";
import type { Construct } from "constructs";

const REGION = "eu-west-3";

/** One task on ECS Fargate, and where its output goes. */
export class ServiceStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: REGION });

    const logGroup = new LogGroup(this, "logs", { name: "/ecs/my-service", retentionInDays: 30 });
    new FargateTaskDefinition(this, "task", {
      family: "my-service",
      cpu: 256,
      memory: 512,
      executionRole: new ExecutionRole(this, "execution", { name: "my-service-execution" }),
      containers: [
        {
          name: "app",
          image: "public.ecr.aws/nginx/nginx:1.27",
          portMappings: [{ containerPort: 80 }],
          logConfiguration: awsLogs({
            logGroup,
            region: REGION,
            streamPrefix: "app",
            delivery: { mode: "non-blocking", maxBufferSize: "25m" },
          }),
        },
      ],
    });
  }
}

if (require.main === module) {
  const app = new App();
  new ServiceStack(app, "my-service");
  app.synth();
}
