import { ALARM_ERRORS } from "./alarms";
import { CONTAINER_ERRORS } from "./containers";
import { DASHBOARD_ERRORS } from "./dashboards";
import { DEPLOYMENT_ERRORS } from "./deployments";
import { ENVIRONMENT_ERRORS } from "./environment";
import type { ProblemCode } from "../../constructs/core/problem-code";
import type { ErrorExample } from "./example";
import { FIELD_ERRORS } from "./fields";
import { FILTER_ERRORS } from "./filters";
import { GITHUB_ERRORS } from "./github";
import { HTTP_API_ERRORS } from "./http-apis";
import { IDENTITY_PROVIDER_ERRORS } from "./identity-providers";
import { FIRELENS_ERRORS } from "./firelens";
import { KERNEL_ERRORS } from "./kernel";
import { LAMBDA_ERRORS } from "./lambda";
import { LOAD_BALANCER_ERRORS } from "./load-balancers";
import { LOG_DRIVER_ERRORS } from "./log-drivers";
import { LOG_GROUP_ERRORS } from "./log-groups";
import { LOG_GROUP_POLICY_ERRORS } from "./log-group-policies";
import { NAME_ERRORS } from "./names";
import { NETWORK_ERRORS } from "./network";
import { PERMISSION_ERRORS } from "./permissions";
import { PORT_ERRORS } from "./ports";
import { QUERY_ERRORS } from "./queries";
import { ROLE_ERRORS } from "./roles";
import { SCALING_ERRORS } from "./scaling";
import { SEARCH_ERRORS } from "./search";
import { SERVICE_CONNECT_ERRORS } from "./service-connect";
import { SERVICE_ERRORS } from "./services";
import { SIGN_IN_ERRORS } from "./sign-in";
import { SIZE_ERRORS } from "./sizes";
import { USER_POOL_ERRORS } from "./user-pools";
import { VALUE_ERRORS } from "./values";
import { VOLUME_ERRORS } from "./volumes";

/** Errors that belong together. */
export interface ErrorTheme {
  readonly title: string;
  /** File of this folder that holds the examples, without `.ts`. */
  readonly file: string;
  readonly errors: Readonly<Record<string, ErrorExample>>;
}

/** Every error, in the order of `docs/errors.md`. */
export const ERROR_THEMES = [
  { title: "Fields", file: "fields", errors: FIELD_ERRORS },
  { title: "Sizes", file: "sizes", errors: SIZE_ERRORS },
  { title: "Containers", file: "containers", errors: CONTAINER_ERRORS },
  { title: "Ports", file: "ports", errors: PORT_ERRORS },
  { title: "Environment and secrets", file: "environment", errors: ENVIRONMENT_ERRORS },
  { title: "Volumes", file: "volumes", errors: VOLUME_ERRORS },
  { title: "Limits, kernel and Windows", file: "kernel", errors: KERNEL_ERRORS },
  { title: "Log drivers", file: "log-drivers", errors: LOG_DRIVER_ERRORS },
  { title: "Log routers", file: "firelens", errors: FIRELENS_ERRORS },
  { title: "Log groups", file: "log-groups", errors: LOG_GROUP_ERRORS },
  { title: "What is attached to log groups", file: "log-group-policies", errors: LOG_GROUP_POLICY_ERRORS },
  { title: "Filters", file: "filters", errors: FILTER_ERRORS },
  { title: "Queries", file: "queries", errors: QUERY_ERRORS },
  { title: "Alarms", file: "alarms", errors: ALARM_ERRORS },
  { title: "Dashboards", file: "dashboards", errors: DASHBOARD_ERRORS },
  { title: "Network", file: "network", errors: NETWORK_ERRORS },
  { title: "Load balancers", file: "load-balancers", errors: LOAD_BALANCER_ERRORS },
  { title: "User pools", file: "user-pools", errors: USER_POOL_ERRORS },
  { title: "Identity providers", file: "identity-providers", errors: IDENTITY_PROVIDER_ERRORS },
  { title: "Lambda functions", file: "lambda", errors: LAMBDA_ERRORS },
  { title: "HTTP APIs", file: "http-apis", errors: HTTP_API_ERRORS },
  { title: "Search domains", file: "search", errors: SEARCH_ERRORS },
  { title: "Sign-in", file: "sign-in", errors: SIGN_IN_ERRORS },
  { title: "Services", file: "services", errors: SERVICE_ERRORS },
  { title: "Deployments of services", file: "deployments", errors: DEPLOYMENT_ERRORS },
  { title: "Scaling", file: "scaling", errors: SCALING_ERRORS },
  { title: "Service Connect and Cloud Map", file: "service-connect", errors: SERVICE_CONNECT_ERRORS },
  { title: "Roles", file: "roles", errors: ROLE_ERRORS },
  { title: "Roles for GitHub", file: "github", errors: GITHUB_ERRORS },
  { title: "Permissions", file: "permissions", errors: PERMISSION_ERRORS },
  { title: "Regions and tags", file: "values", errors: VALUE_ERRORS },
  { title: "Names and values", file: "names", errors: NAME_ERRORS },
] as const satisfies readonly ErrorTheme[];

/** The codes of all themes. */
type ExplainedCode = (typeof ERROR_THEMES)[number]["errors"] extends infer Errors
  ? Errors extends unknown
    ? keyof Errors
    : never
  : never;

/** By their codes. Does not compile where a code has no example; an example of no code does not compile in its own file. */
export const ERRORS = Object.fromEntries(
  ERROR_THEMES.flatMap(({ errors }) => Object.entries<ErrorExample>(errors)),
) as Readonly<Record<ExplainedCode, ErrorExample>> satisfies Readonly<Record<ProblemCode, ErrorExample>>;
