import { Fn } from "cdktf";
import { FunctionAlias, LambdaFunction } from "../../constructs/lambda";
import { LogGroup } from "../../constructs/logs";
import type { LambdaTargetGroup } from "../../constructs/network";
import { DEFAULT_RETENTION_DAYS } from "../../settings/log-analysis";
import {
  DEFAULT_CONCURRENCY,
  DEFAULT_MEMORY,
  DEFAULT_TIMEOUT,
  type ServerlessOptions,
} from "../../settings/serverless";
import { addDatabaseProxy } from "./database-proxy";
import type { FunctionNetwork } from "./function-network";
import type { AppFunction, DatabaseInstance, Repository, Vpc } from "./parts";
import type { System } from "./system";
import { databasePassword } from "./task-definitions";

/** Port of the application in the function, where nobody may open port 80. */
const FUNCTION_PORT = "8080";

/** What the function runs in, and behind. */
export interface FunctionInputs {
  readonly vpc: Vpc;
  readonly network: FunctionNetwork;
  readonly repository: Repository;
  readonly database: DatabaseInstance;
  readonly targetGroup: LambdaTargetGroup;
  /** Further variables of the application's environment. @default none */
  readonly environment?: Readonly<Record<string, string>>;
}

/** `aws_lambda_function.app_function` with its role, alias and log group, behind the load balancer. */
export function addFunction(system: System, options: ServerlessOptions, inputs: FunctionInputs): AppFunction {
  const { stack } = system;
  const { vpc, network, repository, database, targetGroup, environment } = inputs;
  const { memory = DEFAULT_MEMORY, timeout = DEFAULT_TIMEOUT } = options;
  const { reservedConcurrency = DEFAULT_CONCURRENCY, readinessPath } = options;
  const description = "Tag of the application's image on Lambda, which has to be pushed before";
  const tag = system.variable("function_image_tag", { description }).stringValue;
  const name = nameOf(system);
  const { retentionInDays = DEFAULT_RETENTION_DAYS, kmsKeyArn } = system.over("functionLogs");
  const logGroup = new LogGroup(stack, "function_logs", {
    ...{ name: `/aws/lambda/${name}`, retentionInDays, kmsKeyArn },
    ...{ adoptExisting: true, deletionProtection: "keep" },
  });
  const proxy = network.proxySecurityGroup && addDatabaseProxy(system, vpc, network.proxySecurityGroup, database);
  const lambda = new LambdaFunction(stack, "app_function", {
    name,
    description: "The application, from the image of its tasks",
    image: `${repository.repositoryUrl}:${tag}`,
    // As Fargate's, whose image it is.
    architecture: "x86_64",
    memorySize: memory,
    timeout,
    reservedConcurrency,
    publish: true,
    dependsOn: [repository.module],
    logs: logGroup,
    // The application's own lines, as the tasks write them.
    logFormat: { format: "Text" },
    environment: {
      APP_DB_USER: Fn.tostring(database.username),
      APP_DB_HOST: proxy?.endpoint ?? Fn.tostring(database.address),
      APP_DB_NAME: "students",
      APP_DB_SECRET_ARN: database.masterUserSecretArn,
      APP_PORT: FUNCTION_PORT,
      AWS_LWA_PORT: FUNCTION_PORT,
      ...(readinessPath === undefined ? {} : { AWS_LWA_READINESS_CHECK_PATH: readinessPath }),
      ...environment,
    },
    vpc: { subnetIds: vpc.privateSubnetIds, securityGroupIds: [network.securityGroup.securityGroupId] },
  });
  lambda.role.addToPolicy(...databasePassword(database).readStatements);
  targetGroup.addTarget(new FunctionAlias(stack, "app_function_live", { function: lambda, name: "live" }));
  return { lambda, logGroup, timeout, reservedConcurrency };
}

/** ARN of the function, for what is there before it. */
export function functionArn(system: System): string {
  const { account, region } = system;
  return `arn:${account.partition}:lambda:${region}:${account.accountId}:function:${nameOf(system)}`;
}

function nameOf({ prefix }: System): string {
  return `${prefix}-app`;
}
