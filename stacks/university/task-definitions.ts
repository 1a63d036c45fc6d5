import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
import { Fn } from "cdktf";
import { awsLogs, FargateTaskDefinition, Secret } from "../../constructs/ecs";
import type { ExecutionRole } from "../../constructs/iam";
import type { DriverLogGroup, LogGroup } from "../../constructs/logs";
import type { Database, LogRouter, Repository } from "./parts";
import type { System } from "./system";

/** What the application's task is made of. Every text may be known only at plan time. */
export interface TaskDefinitionInputs {
  /** Address of the image's repository, without a tag. */
  readonly repositoryUrl: string;
  readonly logGroup: LogGroup | DriverLogGroup;
  readonly database: Database;
  readonly executionRole: ExecutionRole;
  /** Further variables of the application's environment. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the application's output goes instead. @default CloudWatch Logs */
  readonly router?: LogRouter;
}

/** Port of the application and of everything in front of it. */
export const APP_PORT = 80;

/** `aws_ecs_task_definition.app-task`. */
export function addTaskDefinition(system: System, inputs: TaskDefinitionInputs): FargateTaskDefinition {
  const { stack, prefix, region } = system;
  const { repositoryUrl, logGroup, database, executionRole, environment, router } = inputs;
  const { tag = "latest" } = system.over("image");
  return new FargateTaskDefinition(stack, "app-task", {
    family: `${prefix}-app`,
    cpu: 1024,
    memory: 2048,
    executionRole,
    taskRole: router?.taskRole,
    // `aws_iam_role_policy.ecs_secrets_access` in iam.ts lets the role read the secret, as in the reference system.
    grantStart: false,
    ...system.over("task"),
    containers: [
      {
        name: `${prefix}-app`,
        image: `${repositoryUrl}:${tag}`,
        environment: {
          APP_DB_USER: Fn.tostring(database.username),
          APP_DB_HOST: Fn.tostring(database.address),
          APP_DB_NAME: "students",
          APP_PORT: String(APP_PORT),
          ...environment,
        },
        secrets: { APP_DB_PASSWORD: databasePassword(database) },
        portMappings: [{ containerPort: APP_PORT }],
        logConfiguration:
          router?.driver ??
          awsLogs({
            logGroup,
            region,
            streamPrefix: "app",
            // The reference system says nothing, so that the account's setting decides.
            delivery: { mode: "accountDefault" },
          }),
        ...system.over("container"),
      },
      ...(router ? [router.container] : []),
    ],
  });
}

/** The database's password, as the container gets it. */
export function databasePassword(database: Database): Secret {
  return Secret.fromSecretArn(database.masterUserSecretArn, { jsonKey: "password" });
}

/** `data.aws_ecr_image.service_image`; see the setting `readEcrImage`. */
export function addEcrImage({ stack }: System, { repositoryName }: Repository): void {
  new DataAwsEcrImage(stack, "service_image", { repositoryName, mostRecent: true });
}
