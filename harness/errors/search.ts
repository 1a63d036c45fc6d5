import type { Construct } from "constructs";
import { TaskRole } from "../../constructs/iam/task-role";
import { LogGroup } from "../../constructs/logs/log-group";
import { logDocuments, type LogDocumentsProps } from "../../constructs/opensearch/log-documents";
import type { SearchDocument } from "../../constructs/opensearch/search-document";
import { SearchDomain } from "../../constructs/opensearch/search-domain";
import type { SearchDomainProps } from "../../constructs/opensearch/search-domain-props";
import { LogForwarder } from "../../constructs/opensearch/log-forwarder";
import { SearchSetup } from "../../constructs/opensearch/search-setup";
import type { ErrorExamples } from "./example";

function domain(stack: Construct, props: Partial<SearchDomainProps>): SearchDomain {
  const subnetIds = { development: 1, production: 2, "production-standby": 3 }[props.preset ?? "development"];
  const search = new SearchDomain(stack, "search", {
    ...{ name: "app-logs", preset: "development", vpcId: "vpc-1" },
    subnetIds: ["subnet-1", "subnet-2", "subnet-3"].slice(0, subnetIds),
    ...props,
  });
  search.administeredBy(new TaskRole(stack, "admin", { name: "app-search-admin" }));
  return search;
}

function setup(
  stack: Construct,
  props: Partial<LogDocumentsProps>,
  further: readonly SearchDocument[] = [],
): SearchSetup {
  const domain = new SearchDomain(stack, "search", {
    ...{ name: "app-logs", preset: "development", vpcId: "vpc-1", subnetIds: ["subnet-1"] },
  });
  const documents = [...logDocuments({ prefix: "app", retentionDays: 30, replicas: 0, ...props }), ...further];
  return new SearchSetup(stack, "setup", { name: "app-search-setup", domain, documents });
}

function forwarder(stack: Construct, logs: LogGroup): LogForwarder {
  const endpoint = { host: "logs.example.org", region: "eu-west-3" };
  return new LogForwarder(stack, "forwarder", { name: "app-log-forwarder", index: "app-functions", endpoint, logs });
}

const CREATE_DOMAIN = "Amazon OpenSearch Service API reference, `CreateDomain`";

/** Search domains. */
export const SEARCH_ERRORS = {
  "search-domain-capacity": {
    source: "Amazon OpenSearch Service API reference, `ClusterConfig`",
    wrong: (stack) => domain(stack, { preset: "production", capacity: { instanceCount: 3 } }),
    right: (stack) => domain(stack, { preset: "production", capacity: { instanceCount: 4 } }),
  },
  "search-domain-storage": {
    source: 'Amazon EBS user guide, "General Purpose SSD volumes"',
    wrong: (stack) => domain(stack, { capacity: { volumeSize: 10, iops: 6_000 } }),
    right: (stack) => domain(stack, { capacity: { volumeSize: 20, iops: 6_000 } }),
  },
  "search-domain-subnets": {
    source: 'Amazon OpenSearch Service developer guide, "Configuring a multi-AZ domain"',
    wrong: (stack) => domain(stack, { preset: "production", subnetIds: ["subnet-1"] }),
    right: (stack) => domain(stack, { preset: "production", subnetIds: ["subnet-1", "subnet-2"] }),
  },
  "search-domain-engine": {
    source: CREATE_DOMAIN,
    wrong: (stack) => domain(stack, { engineVersion: "OpenSearch_1.3" }),
    right: (stack) => domain(stack, { engineVersion: "OpenSearch_2.19" }),
  },
  "search-domain-window": {
    source: "Amazon OpenSearch Service API reference, `WindowStartTime`",
    wrong: (stack) => domain(stack, { offPeakWindowStart: { hours: 24 } }),
    right: (stack) => domain(stack, { offPeakWindowStart: { hours: 0 } }),
  },
  "search-domain-administrator": {
    source: 'Amazon OpenSearch Service developer guide, "Fine-grained access control"',
    wrong: (stack) => {
      const second = new TaskRole(stack, "second", { name: "app-search-second" });
      domain(stack, {}).administeredBy(second);
    },
    right: (stack) => domain(stack, {}),
  },
  "search-index-name": {
    source: 'OpenSearch documentation, "Create index", "Index naming restrictions"',
    wrong: (stack) => setup(stack, { prefix: "App" }),
    right: (stack) => setup(stack, { prefix: "app" }),
  },
  "search-retention": {
    source: 'OpenSearch documentation, "Policies", "Transitions"',
    wrong: (stack) => setup(stack, { retentionDays: 0 }),
    right: (stack) => setup(stack, { retentionDays: 30 }),
  },
  "search-document": {
    source: 'OpenSearch documentation, "REST API reference"',
    wrong: (stack) => setup(stack, {}, [{ method: "PUT", path: "_cluster/settings", body: {} }]),
    right: (stack) => setup(stack, {}, [{ method: "PUT", path: "/_cluster/settings", body: {} }]),
  },
  "search-template-replicas": {
    source: 'Amazon OpenSearch Service developer guide, "Yellow cluster status"',
    wrong: (stack) => setup(stack, { replicas: 1 }),
    right: (stack) => setup(stack, { replicas: 0 }),
  },
  "log-forwarder-loop": {
    source: 'CloudWatch Logs user guide, "Subscription filters with AWS Lambda"',
    wrong: (stack) => {
      const sent = new LogGroup(stack, "sent", { name: "sent" });
      forwarder(stack, sent).forward("sent", sent);
    },
    right: (stack) => {
      const sent = new LogGroup(stack, "sent", { name: "sent" });
      forwarder(stack, sent).forward("app", new LogGroup(stack, "app", { name: "app" }));
    },
  },
} satisfies ErrorExamples;
