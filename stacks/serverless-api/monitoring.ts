import type { HttpApi } from "../../constructs/apigateway";
import {
  alarmKeyStatement,
  AlarmTopic,
  ApiAlarm,
  apiRows,
  Dashboard,
  FunctionAlarm,
  functionRows,
} from "../../constructs/cloudwatch";
import { accessLogQueries, LogEncryptionKey } from "../../constructs/logs";
import { addReadyAlarms } from "../../constructs/patterns/add-ready-alarms";
import type { LogAnalysisOptions } from "../../settings/log-analysis";
import { addSavedQueries } from "../university/saved-queries";
import type { System } from "../university/system";
import type { ApiHandler } from "./handler-function";

/** What is watched, and writes log lines. */
export interface Watched {
  readonly api: HttpApi<"users", "students">;
  readonly handler: ApiHandler;
}

/** The same log analysis as the application's: saved queries for the access log, alarms with their topic, and a dashboard. */
export function addMonitoring(system: System, { subscriptions }: LogAnalysisOptions, { api, handler }: Watched): void {
  const { lambda, concurrency } = handler;
  const { stack, prefix, region } = system;
  const name = `${prefix}-api`;
  addSavedQueries(system, name, accessLogQueries(), [api.accessLog]);
  const topic = new AlarmTopic(stack, "api_alarms", {
    ...{ name: `${name}-alarms`, subscriptions },
    kmsKeyId: alarmsKey(system, `${name}-alarms`)?.arn,
  });
  const actions = { onAlarm: [topic], onOk: [topic] };
  const alarms = addReadyAlarms(
    stack,
    { name, ...actions },
    {
      server_errors: (common) => ApiAlarm.serverErrors({ ...common, api }),
      client_errors: (common) => ApiAlarm.clientErrors({ ...common, api }),
      latency: (common) => ApiAlarm.latency({ ...common, api }),
      function_errors: (common) => FunctionAlarm.errors({ ...common, function: lambda }),
      function_throttles: (common) => FunctionAlarm.throttles({ ...common, function: lambda }),
      function_duration: (common) => FunctionAlarm.duration({ ...common, function: lambda, timeout: lambda.timeout }),
      function_concurrency: (common) => FunctionAlarm.concurrency({ ...common, function: lambda, concurrency }),
    },
  );
  new Dashboard(stack, "api_dashboard", {
    ...{ name, region, start: "-PT12H", periodOverride: "inherit" },
    rows: [
      [{ type: "alarms", title: "Alarms", alarms }],
      ...apiRows({ api }),
      ...functionRows({ function: lambda, timeout: lambda.timeout, concurrency }),
    ],
  });
}

/** With the measure `log-encryption` of `hardening`: the key of the alarms' messages, as stack `university` has one. */
function alarmsKey(system: System, name: string): LogEncryptionKey | undefined {
  const { hardening } = system.settings;
  if (hardening === undefined || hardening.except?.["log-encryption"] !== undefined) return undefined;
  const { stack, region, account } = system;
  const statements = [alarmKeyStatement(account.accountId)];
  return new LogEncryptionKey(stack, "api_alarms_key", { name, account, region, statements });
}
