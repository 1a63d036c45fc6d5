import type { Settings } from "../../../settings/settings";
import type { Feature } from "../system";
import { left } from "./leave";
import type { Measure } from "./measure";

/** The switch `elk`. A domain holds people's data: taking the switch away leaves it, with what keeps it running. */
export const ELK = {
  does: "sends the application's lines to OpenSearch or Elasticsearch, where people search them",
  source: "Amazon ECS developer guide, `Send Amazon ECS logs to an AWS service or AWS Partner`",
  plan:
    "creates the domain with what it needs and installs its documents, the router's configuration, log group and role; " +
    "makes a new revision of the task definition",
  // The domain goes on running, in its security group, and writes its own logs.
  forgets: [
    "aws_opensearch_domain.search",
    "aws_opensearch_domain_policy.search_access",
    "aws_security_group.search_security_group",
    "aws_cloudwatch_log_group.search_logs_application",
    "aws_cloudwatch_log_group.search_logs_audit",
    "aws_cloudwatch_log_group.search_logs_index_slow",
    "aws_cloudwatch_log_group.search_logs_search_slow",
    "aws_cloudwatch_log_resource_policy.search_logs",
    // AWS does not delete it while a domain uses it.
    "aws_iam_service_linked_role.search_service_linked_role",
  ],
  logRouter: ({ settings }) => ({ elk: settings.elk }),
} as const satisfies Measure;

/** The switch, where it is on, or what is left of it. */
export function elkFeatures({ elk, leaving }: Settings): Feature[] {
  if (leaving.includes("elk")) return [left("elk", ELK)];
  return elk ? [{ name: "elk", ...ELK }] : [];
}
