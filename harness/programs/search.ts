import { TerraformVariable } from "cdktf";
import { TaskRole } from "../../constructs/iam/task-role";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { LogGroup } from "../../constructs/logs/log-group";
import { SearchDomain } from "../../constructs/opensearch/search-domain";
import { SEARCH_PRESETS, type SearchCapacity, type SearchPreset } from "../../constructs/opensearch/search-capacity";
import { indexTemplate } from "../../constructs/opensearch/index-template";
import { logDocuments, type LogDocumentsProps } from "../../constructs/opensearch/log-documents";
import { LogForwarder, type LogForwarderProps } from "../../constructs/opensearch/log-forwarder";
import { savedObjects } from "../../constructs/opensearch/saved-objects";
import type { SearchDocument } from "../../constructs/opensearch/search-document";
import type { SearchDomainProps } from "../../constructs/opensearch/search-domain-props";
import type { SearchEndpoint } from "../../constructs/opensearch/search-endpoint";
import { SearchSetup } from "../../constructs/opensearch/search-setup";
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

const ENDPOINT = { host: "logs.example.org", region: "eu-west-3" };
const LOGS = { prefix: "app", retentionDays: 30, replicas: 0 };

const setup =
  (documents: readonly SearchDocument[], endpoint: SearchEndpoint = ENDPOINT): Program =>
  (stack) =>
    new SearchSetup(stack, "setup", { name: "search-setup", endpoint, documents });

const forwarder =
  (props: Partial<LogForwarderProps>): Program =>
  (stack) => {
    const given = { name: "app-log-forwarder", index: "app-functions", endpoint: ENDPOINT, ...props };
    return new LogForwarder(stack, "forwarder", given as LogForwarderProps);
  };

const logs = (props: Partial<LogDocumentsProps>): Program => setup(logDocuments({ ...LOGS, ...props }));

const inDomain =
  (preset: SearchPreset, replicas: number): Program =>
  (stack) => {
    const subnetIds = SUBNETS.slice(0, ZONES[preset]);
    const domain = new SearchDomain(stack, "search", { name: "app-logs", preset, vpcId: "vpc-1", subnetIds });
    const documents = logDocuments({ ...LOGS, replicas });
    new SearchSetup(stack, "setup", { name: "search-setup", domain, documents });
  };

/** Search domains, and what is installed in them. */
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
    "two administrators": [
      "search-domain-administrator",
      (stack) => {
        const search = domain({})(stack) as SearchDomain;
        new SearchSetup(stack, "setup", { name: "search-setup", domain: search, documents: logDocuments(LOGS) });
      },
      "keep one of them",
    ],
    ...each("indexes of the prefix", ["", "App", "_app", ".app", "app*", "x".repeat(245)], (prefix) => [
      "search-index-name",
      setup([{ ...indexTemplate({ prefix, replicas: 0 }), path: "/_index_template/app" }]),
    ]),
    ...each("retention of", [0, 1.5, 3_651], (retentionDays) => ["search-retention", logs({ retentionDays })]),
    "no document": ["search-document", setup([])],
    ...each("a document's path", ["_index_template/app", "/", "/a b"], (path) => [
      "search-document",
      setup([{ method: "PUT", path, body: {} }]),
      "begins with /",
    ]),
    ...each("a host", ["https://logs.example.org", "logs.example.org:9200", "logs.example.org/"], (host) => [
      "search-document",
      setup(logDocuments(LOGS), { ...ENDPOINT, host }),
      "host name",
    ]),
    "its own log group": [
      "log-forwarder-loop",
      (stack) => {
        const sender = forwarder({})(stack) as LogForwarder;
        const { logGroup } = sender.function;
        if (logGroup instanceof LogGroup) sender.forward("own", logGroup);
      },
    ],
    ...each("a forwarder's indexes", ["", "App", "app*"], (index) => ["search-index-name", forwarder({ index })]),
    "a forwarder's host": [
      "search-document",
      forwarder({ endpoint: { ...ENDPOINT, host: "https://logs.example.org" } }),
      "host name",
    ],
    "a group of infrequent access": [
      "log-group-class",
      (stack) => {
        const logGroup = new LogGroup(stack, "rare", { name: "rare", logGroupClass: "INFREQUENT_ACCESS" });
        (forwarder({})(stack) as LogForwarder).forward("rare", logGroup);
      },
    ],
    "a linked role of nobody": ["search-domain-administrator", domain({ serviceLinkedRole: unchecked("maybe") })],
  },
  warned: {
    "copies on one node": ["search-template-replicas", inDomain("development", 1), "room for 0 copies"],
    "more copies than nodes": ["search-template-replicas", inDomain("production", 2), "room for 1 copies"],
    "two copies in three zones": ["search-template-replicas", inDomain("production-standby", 1), "multiple of three"],
  },
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
    ...each("copies that fit", ["development", "production", "production-standby"], (preset) =>
      inDomain(preset, SEARCH_PRESETS[preset].replicas),
    ),
    "logs in a server of somebody else": logs({ savedObjects: savedObjects({ indexPattern: "app-*" }) }),
    "logs in Elasticsearch": logs({ engine: "elasticsearch" }),
    "another role in a VPC": setup(logDocuments(LOGS), {
      ...{ ...ENDPOINT, roleArn: "arn:aws:iam::123456789012:role/logs" },
      vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
    }),
    "a prefix, a host and days of variables": (stack) => {
      const days = new TerraformVariable(stack, "days", { type: "number" });
      const documents = logDocuments({ ...LOGS, prefix: variable(stack, "prefix"), retentionDays: days.numberValue });
      setup(documents, { ...ENDPOINT, host: variable(stack, "host") })(stack);
    },
    "a log forwarder beside its domain": (stack) => {
      const search = domain({})(stack) as SearchDomain;
      const sender = new LogForwarder(stack, "forwarder", {
        name: "forwarder",
        index: "app-functions",
        domain: search,
      });
      sender.forward("app", new LogGroup(stack, "app", { name: "app" }));
      const errors = FilterPattern.anyTerm("ERROR");
      sender.forward("api", LogGroup.fromName(stack, "api", variable(stack, "group")), errors);
    },
    "a log forwarder as another account's role": forwarder({
      endpoint: { ...ENDPOINT, roleArn: "arn:aws:iam::210987654321:role/logs" },
      deadLetters: { queueArn: "arn:aws:sqs:eu-west-3:123456789012:lost" },
      reservedConcurrency: 2,
    }),
    "writers and readers": (stack) => {
      const search = domain({})(stack) as SearchDomain;
      search.allowFrom("service", "sg-1");
      search.grantWrite(new TaskRole(stack, "app", { name: "app-task" }));
      search.grantRead(new TaskRole(stack, "report", { name: "report-task" }));
    },
  },
} satisfies Programs;
