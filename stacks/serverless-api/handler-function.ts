import { FunctionAlias, FunctionCode, LambdaFunction } from "../../constructs/lambda";
import { LogGroup } from "../../constructs/logs";
import { DEFAULT_RETENTION_DAYS } from "../../settings/log-analysis";
import type { System } from "../university/system";
import { databasePassword } from "../university/task-definitions";
import type { ApiInputs } from "./inputs";

/** Seconds: API Gateway waits for 30. */
const TIMEOUT = 29;

/** Invocations at once: each has a connection to the database, as the application's tasks and its function have. */
const CONCURRENCY = 20;

/** The function that answers, and the alias that API Gateway calls. */
export interface ApiHandler {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly live: FunctionAlias;
  readonly concurrency: number;
}

/** `aws_lambda_function.api_function`, with its alias `live`: a TypeScript handler, bundled. */
export function addHandler({ stack, prefix, settings }: System, inputs: ApiInputs): ApiHandler {
  const { subnetIds, securityGroupId, database } = inputs;
  const retentionInDays = settings.logAnalysis?.retentionInDays ?? DEFAULT_RETENTION_DAYS;
  const logGroup = new LogGroup(stack, "api_function_logs", {
    name: `/aws/lambda/${prefix}-api`,
    retentionInDays,
    kmsKeyArn: settings.hardening?.logsKeyArn,
  });
  const lambda = new LambdaFunction(stack, "api_function", {
    name: `${prefix}-api`,
    description: "Answers the HTTP API in JSON",
    code: handlerCode(),
    handler: "index.handler",
    memorySize: 256,
    timeout: TIMEOUT,
    reservedConcurrency: CONCURRENCY,
    publish: true,
    environment: {
      APP_DB_USER: database.username,
      APP_DB_HOST: database.address,
      APP_DB_NAME: "students",
      APP_DB_SECRET_ARN: database.masterUserSecretArn,
    },
    vpc: { subnetIds, securityGroupIds: [securityGroupId] },
    logs: logGroup,
  });
  lambda.role.addToPolicy(...databasePassword(database).readStatements);
  const live = new FunctionAlias(stack, "api_function_live", { function: lambda, name: "live" });
  return { lambda, logGroup, live, concurrency: CONCURRENCY };
}

let bundled: FunctionCode | undefined;

/** The same for every stack of a program, since it takes esbuild a second. */
function handlerCode(): FunctionCode {
  return (bundled ??= FunctionCode.fromEntry("stacks/serverless-api/handler/index.ts"));
}
