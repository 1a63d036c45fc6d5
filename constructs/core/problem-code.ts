import type { ApiGatewayCode } from "./problem-codes/apigateway";
import type { CloudWatchCode } from "./problem-codes/cloudwatch";
import type { CognitoCode } from "./problem-codes/cognito";
import type { IamCode } from "./problem-codes/iam";
import type { LambdaCode } from "./problem-codes/lambda";
import type { LogDriverCode } from "./problem-codes/log-drivers";
import type { LogCode } from "./problem-codes/logs";
import type { NetworkCode } from "./problem-codes/network";
import type { SearchCode } from "./problem-codes/opensearch";
import type { ServiceCode } from "./problem-codes/services";
import type { TaskCode } from "./problem-codes/tasks";
import type { ValueCode } from "./problem-codes/values";

/**
 * Code of every problem, by what it is about; `docs/errors.md` explains each. The compiler holds this union against the
 * examples of that page: a code without an example, and an example of no code, do not compile.
 */
export type ProblemCode =
  | TaskCode
  | LogDriverCode
  | LogCode
  | CloudWatchCode
  | NetworkCode
  | CognitoCode
  | LambdaCode
  | ApiGatewayCode
  | SearchCode
  | ServiceCode
  | IamCode
  | ValueCode;
