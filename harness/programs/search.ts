import { TerraformVariable } from "cdktf";
import { TaskRole } from "../../constructs/iam/task-role";
import { SearchDomain } from "../../constructs/opensearch/search-domain";
import type { SearchCapacity, SearchPreset } from "../../constructs/opensearch/search-capacity";
import type { SearchDomainProps } from "../../constructs/opensearch/search-domain-props";
import { unchecked } from "../errors/example";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, variable } from "./parts";

const ZONES = { development: 1, production: 2, "production-standby": 3 } as const;
const SUBNETS = ["subnet-1", "subnet-2", "subnet-3"];
const KEY = `arn:aws:kms:${HERE}:key/12345678-1234-1234-1234-123456789012`;

const domain =
  (props: Partial<SearchDomainProps>): Program =>
  (stack) => {
    const { preset = "development" } = props;
    const subnetIds = SUBNETS.slice(0, ZONES[preset]);
    const search = new SearchDomain(stack, "search", { name: "app-logs", preset, vpcId: "vpc-1", subnetIds, ...props });
    search.administeredBy(new TaskRole(stack, "admin", { name: "app-search-admin" }));
    return search;
  };

const sized = (preset: SearchPreset, capacity: Partial<SearchCapacity>): Program => domain({ preset, capacity });

/** Search domains. */
export const SEARCH_PROGRAMS = {
  refused: {
    ...each("a domain's name", ["App-logs", "1-logs", "app_logs", "-logs"], (name) => [
      "name-pattern",
      domain({ name }),
    ]),
    ...each("a domain's name", ["ab", "", "x".repeat(29)], (name) => ["name-length", domain({ name }), "3 to 28"]),
    "a variable's long name": [
      "name-length",
      (stack) => domain({ name: `example-university-${variable(stack, "env", "staging")}-logs` })(stack),
    ],
    "a preset of nobody": ["search-domain-capacity", domain({ subnetIds: ["subnet-1"], preset: unchecked("small") })],
    ...each("instance type", ["r6g.large", "r6g.search", "R6g.large.search"], (instanceType) => [
      "search-domain-capacity",
      sized("development", { instanceType: unchecked(instanceType) }),
      "ends in .search",
    ]),
    ...each("a family without EBS", ["i3.large.search", "r6gd.large.search", "im4gn.large.search"], (instanceType) => [
      "search-domain-capacity",
      sized("development", { instanceType: unchecked(instanceType) }),
      "EBS volume",
    ]),
    "a family without encryption": [
      "search-domain-capacity",
      sized("development", { instanceType: "t2.small.search" }),
      "encryption at rest",
    ],
    "t3 with a standby zone": [
      "search-domain-capacity",
      sized("production-standby", { instanceType: "t3.medium.search" }),
      "no standby zone",
    ],
    ...each("data nodes in two zones", [1, 3], (instanceCount) => [
      "search-domain-capacity",
      sized("production", { instanceCount }),
      "multiple of 2",
    ]),
    "four data nodes in three zones": ["search-domain-capacity", sized("production-standby", { instanceCount: 4 })],
    ...each("masters", [1, 2, 4], (count) => [
      "search-domain-capacity",
      sized("production", { masters: { instanceType: "m6g.large.search", count: unchecked(count) } }),
      "3 or 5",
    ]),
    "a master's type": [
      "search-domain-capacity",
      sized("production", { masters: { instanceType: unchecked("m6g.large"), count: 3 } }),
    ],
    ...each("a volume of", [9, 10.5, 24_577], (volumeSize) => [
      "search-domain-storage",
      sized("development", { volumeSize }),
      "GiB",
    ]),
    ...each("operations of 10 GiB", [2_999, 5_001], (iops) => [
      "search-domain-storage",
      sized("development", { iops }),
    ]),
    ...each("throughput of 3000 operations", [124, 751], (throughput) => [
      "search-domain-storage",
      sized("development", { throughput }),
      "125 to 750",
    ]),
    ...each("subnets", [[], ["subnet-1"], SUBNETS], (subnetIds) => [
      "search-domain-subnets",
      domain({ preset: "production", subnetIds }),
      "2 zones",
    ]),
    "two zones for standby": [
      "search-domain-subnets",
      domain({ preset: "production-standby", subnetIds: SUBNETS.slice(1) }),
      "take another preset",
    ],
    "a subnet twice": [
      "search-domain-subnets",
      domain({ preset: "production", subnetIds: ["subnet-1", "subnet-1"] }),
      "name each once",
    ],
    "a zone's name": ["network-id", domain({ subnetIds: ["eu-west-3a"] })],
    "a VPC's name": ["network-id", domain({ vpcId: "main" })],
    ...each("engine", ["OpenSearch_1.3", "Elasticsearch_7.10", "2.19", "OpenSearch_2"], (engineVersion) => [
      "search-domain-engine",
      domain({ engineVersion: unchecked(engineVersion) }),
    ]),
    ...each("hour", [-1, 24, 1.5], (hours) => ["search-domain-window", domain({ offPeakWindowStart: { hours } })]),
    "minute 60": ["search-domain-window", domain({ offPeakWindowStart: { hours: 1, minutes: 60 } })],
    "an alias of a key": ["arn-kind", domain({ kmsKeyArn: `arn:aws:kms:${HERE}:alias/logs` })],
    ...each("a reader", ["*", "arn:aws:iam::123456789012:user/ann", "arn:aws:iam::123456789012:root"], (reader) => [
      "arn-kind",
      domain({ readers: [reader] }),
      "a reader",
    ]),
    "no administrator": [
      "search-domain-administrator",
      (stack) =>
        new SearchDomain(stack, "search", {
          ...{ name: "app-logs", preset: "development", vpcId: "vpc-1", subnetIds: ["subnet-1"] },
        }),
      "add a SearchSetup",
    ],
    "a linked role of nobody": ["search-domain-administrator", domain({ serviceLinkedRole: unchecked("maybe") })],
  },
  warned: {},
  right: {
    ...each("preset", ["development", "production", "production-standby"], (preset) => domain({ preset })),
    "a domain with all it has": domain({
      preset: "production",
      capacity: {
        instanceType: "r7g.xlarge.search",
        instanceCount: 4,
        masters: { instanceType: "m7g.large.search", count: 5 },
        volumeSize: 2_000,
        iops: 12_000,
        throughput: 500,
      },
      engineVersion: "OpenSearch_3.1",
      kmsKeyArn: KEY,
      readers: ["arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef"],
      logPublishing: { types: ["audit"], retentionInDays: 365, kmsKeyArn: KEY, resourcePolicy: "exists" },
      offPeakWindowStart: { hours: 23, minutes: 59 },
      serviceLinkedRole: "create",
      deletionProtection: "refuse",
    }),
    "a domain without logs": domain({ logPublishing: { types: [] } }),
    "a name of a variable": (stack) => domain({ name: `${variable(stack, "env")}-logs` })(stack),
    "subnets of a variable": (stack) => {
      const subnets = new TerraformVariable(stack, "subnets", { type: "list(string)" });
      domain({ preset: "production", subnetIds: subnets.listValue })(stack);
    },
    "a reader of a variable": (stack) => domain({ readers: [variable(stack, "reader")] })(stack),
    "the longest name": domain({ name: "x".repeat(28) }),
    "three data nodes in one zone": sized("development", { instanceCount: 3 }),
    "writers and readers": (stack) => {
      const search = domain({})(stack) as SearchDomain;
      search.allowFrom("service", "sg-1");
      search.grantWrite(new TaskRole(stack, "app", { name: "app-task" }));
      search.grantRead(new TaskRole(stack, "report", { name: "report-task" }));
    },
  },
} satisfies Programs;
