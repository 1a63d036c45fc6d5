import type { Construct } from "constructs";
import { TaskRole } from "../../constructs/iam/task-role";
import { SearchDomain } from "../../constructs/opensearch/search-domain";
import type { SearchDomainProps } from "../../constructs/opensearch/search-domain-props";
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
} satisfies ErrorExamples;
