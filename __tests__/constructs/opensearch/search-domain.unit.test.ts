import { Token } from "cdktf";
import { SEARCH_PRESETS, type SearchCapacity, type SearchPreset } from "../../../constructs/opensearch/search-capacity";
import { capacityProblems, defaultIops } from "../../../constructs/opensearch/search-capacity-rules";
import { accessStatements } from "../../../constructs/opensearch/search-access";
import { problemCodes } from "../../../harness/problem-codes";

const UNKNOWN = Token.asNumber({ resolve: () => 1 });
const PRESETS = Object.keys(SEARCH_PRESETS) as SearchPreset[];

/** What is wrong with a preset's capacity, with changes. */
function judge(preset: SearchPreset, changes: Partial<SearchCapacity>): string[] {
  const shape = SEARCH_PRESETS[preset];
  return problemCodes(capacityProblems({ ...shape.capacity, ...changes }, shape));
}

test.each(PRESETS)("%s is right itself", (preset) => expect(judge(preset, {})).toEqual([]));

test("as many copies as zones besides the first, so that each zone has one", () => {
  for (const { zones, replicas } of Object.values(SEARCH_PRESETS)) expect(replicas).toBe(zones - 1);
});

test.each<[SearchPreset, Partial<SearchCapacity>]>([
  ["production", { instanceCount: UNKNOWN }],
  ["production", { volumeSize: UNKNOWN, iops: UNKNOWN, throughput: UNKNOWN }],
  ["production", { volumeSize: 100, iops: UNKNOWN, throughput: 1_000 }],
  ["production", { volumeSize: 24_576, iops: 80_000, throughput: 1_000 }],
  ["production", { masters: { instanceType: "m6g.large.search", count: 5 } }],
  ["production-standby", { instanceCount: 6 }],
  ["development", { volumeSize: 10, iops: 5_000, throughput: 1_250 }],
])("%s with %j passes", (preset, changes) => expect(judge(preset, changes)).toEqual([]));

test.each<[SearchPreset, Partial<SearchCapacity>, string]>([
  ["production", { instanceCount: 1 }, "search-domain-capacity"],
  ["production", { instanceCount: 0 }, "search-domain-capacity"],
  ["production-standby", { instanceCount: 5 }, "search-domain-capacity"],
  ["production-standby", { instanceType: "t3.medium.search" }, "search-domain-capacity"],
  ["development", { instanceType: "i3.large.search" }, "search-domain-capacity"],
  ["development", { instanceType: "t2.small.search" }, "search-domain-capacity"],
  ["development", { volumeSize: 9 }, "search-domain-storage"],
  ["development", { iops: 5_001 }, "search-domain-storage"],
  ["development", { iops: 2_999 }, "search-domain-storage"],
  ["development", { throughput: 751 }, "search-domain-storage"],
  ["development", { throughput: 124 }, "search-domain-storage"],
])("%s with %j is refused", (preset, changes, code) => expect(judge(preset, changes)).toEqual([code]));

test.each([
  [10, 3_000],
  [1_000, 3_000],
  [1_001, 3_003],
  [UNKNOWN, 3_000],
])("a volume of %d GiB does %d operations", (size, iops) => expect(defaultIops(size)).toBe(iops));

test("nobody is in no statement", () => {
  expect(accessStatements("arn", { writers: [], forwarders: [], readers: [], administrators: [] })).toEqual([]);
  expect(accessStatements("arn", { writers: ["w"], forwarders: ["f"], readers: [], administrators: ["a"] })).toEqual([
    { principals: { AWS: ["w", "f"] }, actions: ["es:ESHttpPost"], resources: ["arn/_bulk"] },
    { principals: { AWS: ["a"] }, actions: ["es:ESHttp*"], resources: ["arn/*"] },
  ]);
});
