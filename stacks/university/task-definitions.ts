import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { ExecutionRole } from "../../constructs/iam/execution-role";
import type { LogGroupOwnership } from "../../constructs/logs/log-group-ownership";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { Secret } from "../../constructs/ecs/secret";
import type { HardenedContainer } from "../hardening/container";
import type { Repository } from "./ecr";
import { APP_LOG_GROUP } from "./iam";

/** The application's database, as its module tells it. */
export interface Database {
  readonly username: string;
  /** Host name. */
  readonly address: string;
  /** ARN of the secret that holds `{"username": …, "password": …}`. */
  readonly masterUserSecretArn: string;
}

/** What the application's task is made of. Every text may be known only at plan time. */
export interface TaskDefinitionInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  /** Region of the log group. */
  readonly logRegion: string;
  readonly repositoryUrl: string;
  /** Tag of the image. @default `latest` */
  readonly imageTag?: string;
  /** The application's log group. @default the one that the driver makes, as in the original */
  readonly logGroup?: LogGroupOwnership;
  readonly database: Database;
  readonly executionRole: ExecutionRole;
  /** What measures of hardening make of the container. @default nothing */
  readonly hardened?: HardenedContainer;
}

/** Port of the application and of everything in front of it. */
export const APP_PORT = 80;

/** `aws_ecs_task_definition.app-task`. */
export function addTaskDefinition(scope: Construct, inputs: TaskDefinitionInputs): FargateTaskDefinition {
  const { prefix, logRegion, repositoryUrl, imageTag = "latest", database, executionRole } = inputs;
  const { logGroup = APP_LOG_GROUP, hardened } = inputs;
  return new FargateTaskDefinition(scope, "app-task", {
    family: `${prefix}-app`,
    cpu: 1024,
    memory: 2048,
    executionRole,
    // The original's own statement, `aws_iam_role_policy.ecs_secrets_access` in iam.ts, lets the role read the secret.
    grantSecrets: false,
    ...(hardened && { volumes: hardened.volumes }),
    containers: [
      {
        name: `${prefix}-app`,
        image: `${repositoryUrl}:${imageTag}`,
        environment: {
          APP_DB_USER: Fn.tostring(database.username),
          APP_DB_HOST: Fn.tostring(database.address),
          APP_DB_NAME: "students",
          APP_PORT: String(APP_PORT),
        },
        secrets: { APP_DB_PASSWORD: databasePassword(database) },
        portMappings: [{ containerPort: APP_PORT }],
        logConfiguration: awsLogs({
          logGroup,
          region: logRegion,
          streamPrefix: "app",
          // The original says nothing, so that the account's setting decides.
          delivery: { mode: "accountDefault" },
        }),
        ...hardened?.container,
      },
    ],
  });
}

/** The database's password, as the container gets it. */
export function databasePassword(database: Database): Secret {
  return Secret.fromSecretArn(database.masterUserSecretArn, { jsonKey: "password" });
}

/** `data.aws_ecr_image.service_image`; see the setting `readEcrImage`. */
export function addEcrImage(scope: Construct, { repositoryName }: Repository): void {
  new DataAwsEcrImage(scope, "service_image", { repositoryName, mostRecent: true });
}
