import { cloudWatchOutput, ConfigurationBucket, FirelensRouter, type FirelensOutput } from "../../constructs/ecs";
import { TaskRole } from "../../constructs/iam";
import { LogGroup, type DriverLogGroup } from "../../constructs/logs";
import type { SecurityGroup } from "../../constructs/network";
import type { LogRouter, Vpc } from "./parts";
import { addSearchDomain } from "./search-domain";
import { addSearchServer } from "./search-server";
import type { System } from "./system";

/** What the router writes to, and where it runs. */
interface RouterInputs {
  readonly vpc: Vpc;
  /** Of the tasks. */
  readonly securityGroup: SecurityGroup;
  readonly logGroup: LogGroup | DriverLogGroup;
}

/**
 * `aws_iam_role.app_task`, `aws_s3_bucket.log_router` with the configuration, `aws_cloudwatch_log_group.log_router_logs`, and the
 * router's container.
 */
export function addLogRouter(system: System, { vpc, securityGroup, logGroup }: RouterInputs): LogRouter | undefined {
  const { elk } = system.over("logRouter");
  if (elk === undefined) return undefined;
  const { stack, prefix, lowerCasePrefix, region, account } = system;
  const taskRole = new TaskRole(stack, "app_task", { name: `${prefix}-app-task` });
  const { target } = elk;
  const inputs = { vpc, securityGroup, taskRole };
  const { output, secret, installed, domain, forwarder } =
    target.type === "domain"
      ? addSearchDomain(system, target, elk, inputs)
      : addSearchServer(system, target, elk, inputs);
  const ownLogs = new LogGroup(stack, "log_router_logs", { name: `${prefix}-log-router`, retentionInDays: 30 });
  // Bucket names are unique in all of AWS: the account's number makes it so.
  const bucketName = `${lowerCasePrefix}-log-router-${account.accountId}`;
  const bucket = new ConfigurationBucket(stack, "log_router_bucket", { name: bucketName });
  const lines = cloudWatchOutput({ logGroup, region, streamPrefix: "app" });
  const { keepCloudWatch = true } = elk;
  const outputs: readonly [FirelensOutput, ...FirelensOutput[]] = keepCloudWatch ? [lines, output] : [output];
  const container = `${prefix}-app`;
  const router = new FirelensRouter(stack, "log_router", {
    taskRole,
    bucket,
    bucketPrefix: "router",
    logs: { logGroup: ownLogs, region, streamPrefix: "router" },
    parsers: [{ format: "json" }],
    multiline: ["nodejs"],
    routes: { [container]: outputs },
  });
  return {
    container: router.container,
    driver: router.driver(container),
    taskRole,
    use: { logGroup: ownLogs, secrets: secret ? [secret] : [] },
    ready: installed ? [installed] : [],
    ...{ domain, forwarder },
  };
}
