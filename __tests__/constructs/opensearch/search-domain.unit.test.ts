import { Token } from "cdktf";
import { explain } from "../../../constructs/core/problem";
import {
  SEARCH_PRESETS,
  type SearchCapacity,
  type SearchInstanceType,
  type SearchPreset,
} from "../../../constructs/opensearch/search-capacity";
import { capacityProblems, defaultIops } from "../../../constructs/opensearch/search-capacity-rules";
import { searchDomainProblems, type SearchDomainSettings } from "../../../constructs/opensearch/search-domain-rules";
import { loopProblems } from "../../../constructs/opensearch/log-forwarder-rules";
import { accessStatements } from "../../../constructs/opensearch/search-access";

const UNKNOWN = Token.asNumber({ resolve: () => 1 });
const UNKNOWN_TYPE = Token.asString({ resolve: () => "t3.small.search" }) as SearchInstanceType;
/** What Terraform's functions return: cdktf's types have any for it. */
const LIST = Token.asAny({ resolve: () => [] }) as unknown as string[];
const PRESETS = Object.keys(SEARCH_PRESETS) as SearchPreset[];

/** What is wrong with a preset's capacity, with changes. */
function judge(preset: SearchPreset, changes: Partial<SearchCapacity>): string[] {
  const shape = SEARCH_PRESETS[preset];
  return capacityProblems({ ...shape.capacity, ...changes }, shape).map(explain);
}

test.each(PRESETS)("%s is right itself", (preset) => expect(judge(preset, {})).toEqual([]));

test("as many copies as zones besides the first, so that each zone has one", () => {
  for (const { zones, replicas } of Object.values(SEARCH_PRESETS)) expect(replicas).toBe(zones - 1);
});

test.each<[SearchPreset, Partial<SearchCapacity>]>([
  ["production", { instanceCount: UNKNOWN }],
  ["production", { instanceCount: 1_002 }],
  ["production", { instanceType: UNKNOWN_TYPE, masters: { instanceType: UNKNOWN_TYPE, count: UNKNOWN as 3 } }],
  ["production", { instanceType: "t3.medium.search" }],
  ["production", { volumeSize: UNKNOWN, iops: UNKNOWN, throughput: UNKNOWN }],
  ["production", { volumeSize: UNKNOWN, iops: 1, throughput: 1 }],
  ["production", { volumeSize: 100, iops: UNKNOWN, throughput: 1_000 }],
  ["production", { volumeSize: 100, iops: 3_000, throughput: UNKNOWN }],
  ["production", { volumeSize: 24_576, iops: 80_000, throughput: 1_000 }],
  ["production", { masters: { instanceType: "m6g.large.search", count: 3 } }],
  ["production", { masters: { instanceType: "m6g.large.search", count: 5 } }],
  ["production-standby", { instanceCount: 6 }],
  ["development", { throughput: 125 }],
  ["development", { throughput: 750 }],
  ["development", { volumeSize: 10, iops: 5_000, throughput: 1_250 }],
])("%s with %j passes", (preset, changes) => expect(judge(preset, changes)).toEqual([]));

const COUNT = "capacity: a domain's instanceCount is 1 to 1002, whole";
const BETWEEN = "choose a value in between";
const STORAGE = "storage: a volume of 10 GiB does 3000 to 5000 operations a second";
const THROUGHPUT = "storage: a volume of 3000 operations a second passes 125 to 750 MiB a second";
const MASTERS = "capacity: a domain has 3 or 5 dedicated masters, or none";
const MAJORITY = "take 3, of which a majority remains without one";
const NODE = "capacity: the instance type of a data node ends in .search";
const MASTER = "capacity: the instance type of a dedicated master ends in .search";
const LIKE = "write it like r6g.large.search";

test.each<[SearchPreset, Partial<SearchCapacity>, string]>([
  [
    "production",
    { instanceCount: 1 },
    "capacity: a domain in 2 zones has as many data nodes in each, got: 1; take a multiple of 2",
  ],
  ["production", { instanceCount: 0 }, `${COUNT}, got: 0; ${BETWEEN}`],
  ["production", { instanceCount: 1_003 }, `${COUNT}, got: 1003; ${BETWEEN}`],
  [
    "production-standby",
    { instanceCount: 5 },
    "capacity: a domain in 3 zones has as many data nodes in each, got: 5; take a multiple of 3",
  ],
  [
    "production-standby",
    { instanceType: "t3.medium.search" },
    'capacity: the family t3 has no standby zone, got: "t3.medium.search"; ' +
      "take one such as r7g.large.search, or preset production",
  ],
  [
    "development",
    { instanceType: "i3.large.search" },
    "capacity: a data node has an EBS volume, which the families i2, i3, i4g, i4i, im4gn, r6gd, r7gd do without, " +
      'got: "i3.large.search"; take one of another family, such as r6g.large.search',
  ],
  [
    "development",
    { instanceType: "t2.small.search" },
    "capacity: access control needs encryption at rest, which the families m3, r3, t2 lack, " +
      'got: "t2.small.search"; take a current one, such as t3.small.search',
  ],
  ...["r6g.large.elasticsearch", "r6g.search", "a r6g.large.search", "r6g.large.search "].map(
    (instanceType): [SearchPreset, Partial<SearchCapacity>, string] => [
      "production",
      { instanceType: instanceType as SearchInstanceType },
      `${NODE}, got: "${instanceType}"; ${LIKE}`,
    ],
  ),
  [
    "development",
    { masters: { instanceType: "m6g.large.elasticsearch" as SearchInstanceType, count: 3 } },
    `${MASTER}, got: "m6g.large.elasticsearch"; ${LIKE}`,
  ],
  ["production", { masters: { instanceType: "m6g.large.search", count: 4 as 3 } }, `${MASTERS}, got: 4; ${MAJORITY}`],
  ["development", { volumeSize: 9 }, `storage: a volume's size is 10 to 24576 GiB, whole, got: 9; ${BETWEEN}`],
  ["development", { iops: 5_001 }, `${STORAGE}, got: 5001; leave iops out, or ${BETWEEN}`],
  ["development", { iops: 2_999 }, `${STORAGE}, got: 2999; leave iops out, or ${BETWEEN}`],
  ["development", { throughput: 751 }, `${THROUGHPUT}, got: 751; ${BETWEEN}, or more iops`],
  ["development", { throughput: 124 }, `${THROUGHPUT}, got: 124; ${BETWEEN}, or more iops`],
])("%s with %j is refused", (preset, changes, sentence) => {
  expect(judge(preset, changes)).toEqual([`search-domain-${sentence}`]);
});

test.each([
  [10, 3_000],
  [1_000, 3_000],
  [1_001, 3_003],
  [UNKNOWN, 3_000],
])("a volume of %d GiB does %d operations", (size, iops) => expect(defaultIops(size)).toBe(iops));

describe("a domain", () => {
  const ROLE = "arn:aws:iam::123456789012:role/reader";
  const right: SearchDomainSettings = { preset: "production", vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] };
  const of = (change: object) => searchDomainProblems({ ...right, ...change }).map(explain);

  test.each<Partial<SearchDomainSettings>>([
    {},
    { preset: "development", subnetIds: ["subnet-1"] },
    { subnetIds: LIST },
    { subnetIds: ["subnet-1", UNKNOWN_TYPE], vpcId: UNKNOWN_TYPE },
    { subnetIds: [UNKNOWN_TYPE, `${UNKNOWN_TYPE}b`] },
    { engineVersion: "OpenSearch_2.19" },
    { engineVersion: "OpenSearch_10.1" },
    { engineVersion: UNKNOWN_TYPE },
    { offPeakWindowStart: { hours: 0, minutes: 0 } },
    { offPeakWindowStart: { hours: 23, minutes: 59 } },
    { kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab", readers: [ROLE] },
    { readers: LIST, serviceLinkedRole: "exists" },
    { serviceLinkedRole: "create" },
  ])("is right: %#", (change) => expect(of(change)).toEqual([]));

  const ENGINE = "search-domain-engine: a search domain's engine is OpenSearch_<version>, from 2 on";
  const WINDOW = "search-domain-window: an off-peak window's start is";

  test.each<[object, string]>([
    [
      { preset: "small", vpcId: "x" },
      "search-domain-capacity: a search domain's preset is development, production, production-standby, " +
        'got: "small"; choose one of them',
    ],
    [{ capacity: { instanceCount: 0 } }, `search-domain-${COUNT}, got: 0; ${BETWEEN}`],
    [
      { vpcId: "subnet-1" },
      'network-id: a VPC is given by its id, which begins with vpc-, got: "subnet-1"; ' +
        "take its `id`: not its name, its ARN, or another resource's id",
    ],
    [
      { subnetIds: ["subnet-1"] },
      "search-domain-subnets: a search domain of preset production is in 2 zones, with a subnet in each, " +
        "got: 1; name more, or take another preset",
    ],
    [
      { preset: "development" },
      "search-domain-subnets: a search domain of preset development is in one zone, with a subnet in each, " +
        "got: 2; leave out the rest",
    ],
    [
      { subnetIds: ["subnet-1", "subnet-1"] },
      'search-domain-subnets: a search domain has a subnet for each of its zones, got: "subnet-1"; name each once',
    ],
    [
      { subnetIds: ["subnet-1", "vpc-1"] },
      'network-id: a subnet is given by its id, which begins with subnet-, got: "vpc-1"; ' +
        "take its `id`: not its name, its ARN, or another resource's id",
    ],
    ...["OpenSearch_1.3", "Elasticsearch_7.10", "OpenSearch_2", "OpenSearch_2.19b", "aOpenSearch_2.19"].map(
      (engineVersion): [object, string] => [
        { engineVersion },
        `${ENGINE}, got: "${engineVersion}"; write it like OpenSearch_2.19`,
      ],
    ),
    [{ offPeakWindowStart: { hours: 24 } }, `${WINDOW} 0 to 23 hours, whole, got: 24; ${BETWEEN}`],
    [{ offPeakWindowStart: { hours: 1, minutes: 60 } }, `${WINDOW} 0 to 59 minutes, whole, got: 60; ${BETWEEN}`],
    [
      { kmsKeyArn: "alias/logs" },
      'arn-kind: a search domain\'s key is given by the ARN of a KMS key, got: "alias/logs"; ' +
        "write arn:aws:kms:<region>:<account>:key/<id>",
    ],
    [
      { readers: ["reader"] },
      'arn-kind: a reader is given by the ARN of an IAM role, got: "reader"; write arn:aws:iam::<account>:role/<name>',
    ],
    [
      { serviceLinkedRole: "yes" },
      "search-domain-administrator: a search domain's serviceLinkedRole is exists, create, " +
        'got: "yes"; choose one of them',
    ],
  ])("is wrong: %j", (change, sentence) => expect(of(change)).toEqual([sentence]));
});

test("a log forwarder sends each group but its own", () => {
  expect(loopProblems("own", [{ name: "app" }, { name: "owner" }])).toEqual([]);
  expect(loopProblems("own", [{ name: "app" }, { name: "own" }]).map(explain)).toEqual([
    'log-forwarder-loop: a log forwarder does not send its own log, which grows with what it sends, got: "own"; ' +
      "leave this group out",
  ]);
});

test("nobody is in no statement", () => {
  expect(accessStatements("arn", { writers: [], forwarders: [], readers: [], administrators: [] })).toEqual([]);
  expect(accessStatements("arn", { writers: ["w"], forwarders: ["f"], readers: [], administrators: ["a"] })).toEqual([
    { principals: { AWS: ["w", "f"] }, actions: ["es:ESHttpPost"], resources: ["arn/_bulk"] },
    { principals: { AWS: ["a"] }, actions: ["es:ESHttp*"], resources: ["arn/*"] },
  ]);
});
