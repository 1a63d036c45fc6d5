import type { Secret } from "../secret";
import type { AwsLogsDriver } from "./aws-logs";
import type { Delivery } from "./delivery";
import type { FirelensDriver } from "./firelens";
import { splunkSecrets, type SplunkDriver } from "./splunk";

/** Where a container's output goes; made by `awsLogs`, `splunk` or `firelens`: all that Fargate offers. */
export type LogDriver = AwsLogsDriver | FirelensDriver | SplunkDriver;

/** Options that ECS reads from a secret when it starts the task, by their names. */
export function secretOptionsOf(driver: LogDriver | undefined): Readonly<Record<string, Secret>> {
  switch (driver?.logDriver) {
    case "splunk":
      return splunkSecrets(driver.settings);
    case "awsfirelens":
      return driver.settings.secretOptions ?? {};
    default:
      return {};
  }
}

/** What happens when the destination is slow; FireLens leaves that to the router. */
export function deliveryOf(driver: LogDriver | undefined): Delivery | undefined {
  switch (driver?.logDriver) {
    case "awslogs":
    case "splunk":
      return driver.settings.delivery;
    default:
      return undefined;
  }
}
