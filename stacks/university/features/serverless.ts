import type { Settings } from "../../../settings/settings";
import { functionArn } from "../function";
import type { Feature } from "../system";
import { left } from "./leave";
import type { Measure } from "./measure";

/** The switch `serverless`. The function's lines outlive the program: taking the switch away leaves its log group. */
export const SERVERLESS = {
  does: "runs the application's image on Lambda too, which gets a share of the requests",
  source: "Elastic Load Balancing user guide, `Use Lambda functions as targets of an Application Load Balancer`",
  plan:
    "creates the function with its role, alias, log group, security group and target group; changes the listener, the " +
    "database's security group and the repository's policy in place; with `elk` creates the forwarder of its lines",
  forgets: ["aws_cloudwatch_log_group.function_logs"],
  // Otherwise Lambda adds a statement to the repository's policy itself, which each plan would take away.
  repository: (system) => ({ repository_lambda_read_access_arns: [functionArn(system)] }),
  serverless: ({ settings }) => ({ options: settings.serverless }),
} as const satisfies Measure;

/** The switch, where it is on, or what is left of it. */
export function serverlessFeatures({ serverless, leaving }: Settings): Feature[] {
  if (leaving.includes("serverless")) return [left("serverless", SERVERLESS)];
  return serverless ? [{ name: "serverless", ...SERVERLESS }] : [];
}
