import { APP_LOG_GROUP_NAME } from "../../logs";
import { forget } from "../leave";
import type { Measure } from "../measure";
import { flowLogsGroupName } from "./network";

const LOGS_KEY = "aws_kms_key.logs_key";

/** How it is run. */
export const OPERATION_MEASURES = {
  "log-encryption": {
    does:
      "A KMS key of its own encrypts the messages of alarms. Log groups stay in AWS when Terraform lets go of them, so they " +
      "take no key that Terraform could destroy: name one that outlives the program with `logsKeyArn`.",
    source: "CloudWatch Logs user guide, `Encrypt log data in CloudWatch Logs using AWS Key Management Service`",
    plan: "with `logAnalysis` creates the key and its alias",
    forgets: [LOGS_KEY],
    // In earlier versions it encrypted these, whose events of that time are still read with it.
    logsKey: (system) => ({ enabled: true, logGroupNames: [flowLogsGroupName(system), APP_LOG_GROUP_NAME] }),
    logGroup: ({ settings }) => ({ kmsKeyArn: settings.hardening?.logsKeyArn }),
    functionLogs: ({ settings }) => ({ kmsKeyArn: settings.hardening?.logsKeyArn }),
    flowLog: ({ settings: { hardening } }) => ({
      encryptionKey: hardening?.logsKeyArn ? { arn: hardening.logsKeyArn } : undefined,
    }),
    monitoring: (_system, { logsKey }) => ({ kmsKeyId: logsKey?.arn }),
    // As above: without it nobody could read them.
    beside: ({ stack }, { logsKey }) => {
      if (!logsKey) forget(stack, LOGS_KEY);
    },
  },
  "deletion-protection": {
    does: "Nobody deletes the load balancer or the database by mistake: turn this off before a `terraform destroy`.",
    source: "Security Hub ELB.6 and RDS.8",
    plan: "changes the load balancer and the database in place",
    loadBalancer: () => ({ deletionProtection: true }),
    database: () => ({ deletion_protection: true }),
  },
  "container-insights": {
    does: "Metrics of each service and task in CloudWatch.",
    source: "CloudWatch user guide, `Container Insights`; Security Hub ECS.12",
    plan: "changes the cluster in place",
    cluster: () => ({ containerInsights: "enabled" }),
    monitoring: () => ({ containerInsights: true }),
    // AWS keeps the setting that nobody names any more.
    leaving: { cluster: () => ({ containerInsights: "disabled" }) },
  },
  "circuit-breaker": {
    does: "A deployment whose tasks don't start is stopped and rolled back.",
    source: "Amazon ECS developer guide, `How the Amazon ECS deployment circuit breaker detects failures`",
    plan: "changes the service in place",
    service: () => ({ circuitBreaker: { rollback: true } }),
  },
} as const satisfies Readonly<Record<string, Measure>>;
