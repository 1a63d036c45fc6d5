import { awsLogsOptions } from "./log-drivers/aws-logs";
import { firelensOptions } from "./log-drivers/firelens";
import { secretOptionsOf, type LogDriver } from "./log-drivers/log-driver";
import { splunkOptions } from "./log-drivers/splunk";
import type { Secret } from "./secret";

/** A log driver as the ECS API has it (Amazon ECS API reference, `LogConfiguration`), but for its secrets, by name here. */
export interface RenderedLogDriver {
  readonly logDriver: LogDriver["logDriver"];
  /** All values are text. */
  readonly options: Readonly<Record<string, string>>;
  readonly secretOptions: Readonly<Record<string, Secret>>;
}

/** Flattens the settings of a driver. */
export function renderLogDriver(driver: LogDriver): RenderedLogDriver {
  return { logDriver: driver.logDriver, options: optionsOf(driver), secretOptions: secretOptionsOf(driver) };
}

function optionsOf(driver: LogDriver): Readonly<Record<string, string>> {
  switch (driver.logDriver) {
    case "awslogs":
      return awsLogsOptions(driver.settings);
    case "splunk":
      return splunkOptions(driver.settings);
    case "awsfirelens":
      return firelensOptions(driver.settings);
    default:
      return {}; // one that the rules refuse
  }
}
