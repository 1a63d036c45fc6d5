import { ARN_PROGRAMS } from "./arns";
import type { Programs } from "./case";
import { REGISTER_INPUT_PROGRAMS } from "./register-input";
import { FIELD_PROGRAMS } from "./fields";
import { GITHUB_PROGRAMS } from "./github";
import { IDENTITY_PROVIDER_PROGRAMS } from "./identity-providers";
import { HTTP_API_PROGRAMS } from "./http-apis";
import { LAMBDA_PROGRAMS } from "./lambda";
import { LAMBDA_TARGET_PROGRAMS } from "./lambda-targets";
import { FIRELENS_PROGRAMS } from "./firelens";
import { LOG_PROGRAMS } from "./logs";
import { LOG_DRIVER_PROGRAMS } from "./log-drivers";
import { METRIC_PROGRAMS } from "./metrics";
import { NAME_PROGRAMS } from "./names";
import { NETWORK_PROGRAMS } from "./networks";
import { NUMBER_PROGRAMS } from "./numbers";
import { PERMISSION_PROGRAMS } from "./permissions";
import { POLICY_PROGRAMS } from "./policies";
import { REGION_PROGRAMS } from "./regions";
import { SEARCH_PROGRAMS } from "./search";
import { SERVICE_PROGRAMS } from "./services";
import { PLAN_TIME_PROGRAMS } from "./plan-time";
import { SAMPLE_PROGRAMS } from "./samples";
import { SIGN_IN_PROGRAMS } from "./sign-in";
import { STATEMENT_PROGRAMS } from "./statements";
import { QUERY_PROGRAMS } from "./queries";
import { TASK_PROGRAMS } from "./tasks";
import { SECRET_PROGRAMS } from "./secrets";
import { USER_POOL_CLIENT_PROGRAMS } from "./user-pool-clients";
import { USER_POOL_PROGRAMS } from "./user-pools";

/** Every program, by its theme: a file of this folder for each, or a folder. */
export const PROGRAMS = {
  fields: FIELD_PROGRAMS,
  github: GITHUB_PROGRAMS,
  lambda: LAMBDA_PROGRAMS,
  "lambda targets": LAMBDA_TARGET_PROGRAMS,
  httpApis: HTTP_API_PROGRAMS,
  search: SEARCH_PROGRAMS,
  arns: ARN_PROGRAMS,
  identityProviders: IDENTITY_PROVIDER_PROGRAMS,
  logs: LOG_PROGRAMS,
  "log drivers": LOG_DRIVER_PROGRAMS,
  "log routers": FIRELENS_PROGRAMS,
  metrics: METRIC_PROGRAMS,
  names: NAME_PROGRAMS,
  networks: NETWORK_PROGRAMS,
  numbers: NUMBER_PROGRAMS,
  permissions: PERMISSION_PROGRAMS,
  "plan time": PLAN_TIME_PROGRAMS,
  queries: QUERY_PROGRAMS,
  regions: REGION_PROGRAMS,
  "register input": REGISTER_INPUT_PROGRAMS,
  policies: POLICY_PROGRAMS,
  services: SERVICE_PROGRAMS,
  samples: SAMPLE_PROGRAMS,
  "sign-in": SIGN_IN_PROGRAMS,
  statements: STATEMENT_PROGRAMS,
  tasks: TASK_PROGRAMS,
  secrets: SECRET_PROGRAMS,
  userPools: USER_POOL_PROGRAMS,
  userPoolClients: USER_POOL_CLIENT_PROGRAMS,
} satisfies Readonly<Record<string, Programs>>;
