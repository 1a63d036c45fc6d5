import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import {
  cloudWatchOutput,
  ConfigurationBucket,
  datadogOutput,
  FargateTaskDefinition,
  FirelensRouter,
  Secret,
} from "cdktf-ecs-logging/ecs";
import { ExecutionRole, TaskRole } from "cdktf-ecs-logging/iam";
import { LogGroup } from "cdktf-ecs-logging/logs";
import { ReadableStack } from "cdktf-ecs-logging/terraform";

/** A school's website, whose logs go to CloudWatch as they are, and as fields to Datadog. */
export class RoutedStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const region = "eu-west-3";
    new AwsProvider(this, "aws", { region });
    const taskRole = new TaskRole(this, "task_role", { name: "school-task" });
    const executionRole = new ExecutionRole(this, "execution_role", { name: "school-execution" });
    const apiKey = Secret.fromSecretArn(`arn:aws:secretsmanager:${region}:123456789012:secret:datadog-a1b2c3`);

    const logGroup = new LogGroup(this, "logs", { name: "school", retentionInDays: 30 });
    const router = new FirelensRouter(this, "router", {
      taskRole,
      bucket: new ConfigurationBucket(this, "configuration", { name: "school-log-router" }),
      logs: { logGroup, region, streamPrefix: "router" },
      multiline: ["nodejs"],
      parsers: [{ format: "json" }],
      routes: {
        website: [
          cloudWatchOutput({ logGroup, region, streamPrefix: "website" }),
          datadogOutput({ apiKey, site: "datadoghq.eu", source: "nodejs", service: "website", awayFor: "2h" }),
        ],
      },
    });

    new FargateTaskDefinition(this, "website", {
      family: "website",
      cpu: 512,
      memory: 1024,
      taskRole,
      executionRole,
      containers: [
        { name: "website", image: "school/website:4", logConfiguration: router.driver("website") },
        router.container,
      ],
    });
  }
}
