import type { ServiceMonitoringProps } from "../../constructs/patterns";
import type { AppFunction } from "./parts";
import type { System } from "./system";

/** What is watched of the function. */
export function watchFunction(
  { settings }: System,
  { logGroup }: AppFunction,
): Pick<ServiceMonitoringProps, "awaitedLogGroup" | "queriedLogGroups"> {
  const { share = 0 } = settings.serverless ?? {};
  return {
    queriedLogGroups: [logGroup],
    // Who gets few requests may be silent.
    ...(share > 50 && { awaitedLogGroup: logGroup }),
  };
}
