import type { Measure } from "../measure";

/** How it is run. */
export const OPERATION_MEASURES = {
  "log-encryption": {
    does:
      "A KMS key of its own encrypts the log groups that Terraform makes, and the messages of alarms. Events stay " +
      "encrypted with it: 30 days after the key is destroyed nobody reads them any more.",
    source: "CloudWatch Logs user guide, `Encrypt log data in CloudWatch Logs using AWS Key Management Service`",
    plan: "creates the key and its alias",
    logsKey: () => ({ enabled: true }),
    monitoring: (_system, { logsKey }) => ({ kmsKeyId: logsKey?.arn }),
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
  },
  "circuit-breaker": {
    does: "A deployment whose tasks don't start is stopped and rolled back.",
    source: "Amazon ECS developer guide, `How the Amazon ECS deployment circuit breaker detects failures`",
    plan: "changes the service in place",
    service: () => ({ circuitBreaker: { rollback: true } }),
  },
} as const satisfies Readonly<Record<string, Measure>>;
