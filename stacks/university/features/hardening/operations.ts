import { APP_LOG_GROUP_NAME } from "../../logs";
import { forget } from "../leave";
import type { Measure } from "../measure";
import { flowLogsGroupName } from "./network";

const LOGS_KEY = "aws_kms_key.logs_key";

/** How it is run. */
export const OPERATION_MEASURES = {
  "log-encryption": {
    does:
      "A KMS key of its own encrypts the records of `flow-logs` and the messages of alarms. The application's log group " +
      "stays in AWS when Terraform lets go of it, so it takes no key that Terraform could destroy: name one of your own " +
      "with `logAnalysis.kmsKeyArn`.",
    source: "CloudWatch Logs user guide, `Encrypt log data in CloudWatch Logs using AWS Key Management Service`",
    plan: "creates the key and its alias",
    forgets: [LOGS_KEY],
    // Also what is encrypted with it no longer, since the measure is off, or the version newer: it is still read with it.
    logsKey: (system) => ({ enabled: true, logGroupNames: [flowLogsGroupName(system), APP_LOG_GROUP_NAME] }),
    monitoring: (_system, { logsKey }) => ({ kmsKeyId: logsKey?.arn }),
    // The measure that used it may have left records behind, which nobody could read without it.
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
