import { Token } from "cdktf";
import { explain, type Problem } from "../../../constructs/core/problem";
import { indexTemplate } from "../../../constructs/opensearch/index-template";
import { SEARCH_PRESETS } from "../../../constructs/opensearch/search-capacity";
import type { SearchDocument } from "../../../constructs/opensearch/search-document";
import {
  documentProblems,
  hostProblems,
  indexPrefixProblems,
  replicaWarnings,
  retentionProblems,
} from "../../../constructs/opensearch/search-document-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });

const sentences = (problems: readonly Problem[]) => problems.map(({ code, rule, fix }) => `${code}: ${rule}; ${fix}`);

test.each(["app", "a", "0-app", "app.logs_2026", "x".repeat(244), UNKNOWN])("prefix %s passes", (prefix) =>
  expect(indexPrefixProblems(prefix)).toEqual([]),
);
test.each(["", "App", "_app", "-app", ".app", "app*", "app logs", "é", "x".repeat(245)])("prefix %s", (prefix) =>
  expect(sentences(indexPrefixProblems(prefix))).toEqual([
    "search-index-name: what indexes' names begin with has 1 to 244 lower-case letters, digits and ._-, " +
      `a letter or digit first; write it like app; the date comes behind it`,
  ]),
);
test.each([1, 3_650, UNKNOWN_NUMBER])("%d days pass", (days) => expect(retentionProblems(days)).toEqual([]));
test.each([0, 3_651, 1.5, -1])("%d days", (days) =>
  expect(sentences(retentionProblems(days))).toEqual([
    "search-retention: retentionDays is 1 to 3650 days, whole; choose a value in between",
  ]),
);
test.each(["logs.example.org", "10.0.0.1", UNKNOWN])("host %s passes", (host) =>
  expect(hostProblems(host)).toEqual([]),
);
test.each(["https://logs.example.org", "logs.example.org/", "logs.example.org:9200", ""])("host %s", (host) =>
  expect(sentences(hostProblems(host))).toEqual([
    "search-document: a search server is given by its host name, without https://, port or path; " +
      "write it like logs.example.org",
  ]),
);

const put = (path: string) => ({ method: "PUT", path, body: {} }) as const;
test.each(["/a", "/_index_template/app", "/a?b=c", "/a?", "/_cluster/settings", `/${UNKNOWN}`])(
  "path %s passes",
  (path) => expect(documentProblems([put(path)])).toEqual([]),
);
test.each(["", "/", "app", "//app", "/a b", "/a#b", "/?a", "/#", "/a?b c", "/a?b#c", "a/b"])("path %s", (path) =>
  expect(documentProblems([put("/a"), put(path)])).toEqual([
    {
      code: "search-document",
      rule: "a document's path begins with / and names what is installed",
      got: path,
      fix: "write it like /_index_template/app",
    },
  ]),
);
test("no document", () =>
  expect(documentProblems([]).map(explain)).toEqual([
    'search-document: a search setup installs something, got: "no documents"; add some',
  ]));
test("what is wrong with a document itself", () => {
  const [found] = hostProblems("");
  if (!found) throw new Error("no problem");
  expect(documentProblems([{ ...put("/a"), problems: [found] }])).toEqual([found]);
});

test.each([
  ["development", 0],
  ["production", 0],
  ["production", 1],
  ["production-standby", 2],
  ["production", UNKNOWN_NUMBER],
] as const)("%s with %d replicas is right", (preset, replicas) => {
  expect(replicaWarnings([indexTemplate({ prefix: "app", replicas })], SEARCH_PRESETS[preset])).toEqual([]);
});

const room = (nodes: number) =>
  `a domain of ${nodes} data nodes has room for ${nodes - 1} copies of a shard besides itself`;
const THREE = "a domain with a standby zone has a multiple of three copies of each shard, got: ";
const SECOND = "; write 2 replicas besides the first";
test.each([
  ["development", 1, `${room(1)}, got: 1; write 0`],
  ["production", 2, `${room(2)}, got: 2; write 1`],
  ["production-standby", 3, `${room(3)}, got: 3; write 2`],
  ["production-standby", 1, `${THREE}2${SECOND}`],
  ["production-standby", 0, `${THREE}1${SECOND}`],
] as const)("%s with %d replicas", (preset, replicas, sentence) => {
  const template = indexTemplate({ prefix: "app", replicas });
  expect(replicaWarnings([put("/a"), template], SEARCH_PRESETS[preset]).map(explain)).toEqual([
    `search-template-replicas: ${sentence}`,
  ]);
});

test("any number of nodes may be enough for what Terraform fills in", () => {
  const { capacity, ...shape } = SEARCH_PRESETS.production;
  const unknown = { ...shape, capacity: { ...capacity, instanceCount: UNKNOWN_NUMBER } };
  expect(replicaWarnings([indexTemplate({ prefix: "app", replicas: 9 })], unknown)).toEqual([]);
});

test.each([null, "text", { template: null }, { template: { settings: { number_of_replicas: "9" } } }])(
  "a template of one's own without a number says nothing: %j",
  (body) => {
    const own = { ...put("/_index_template/own"), body } as SearchDocument;
    expect(replicaWarnings([own], SEARCH_PRESETS["production-standby"])).toEqual([]);
  },
);

test("of other documents, nothing is said of copies", () => {
  const { body } = indexTemplate({ prefix: "app", replicas: 5 });
  const component = { ...put("/_component_template/app"), body };
  expect(replicaWarnings([component], SEARCH_PRESETS.development)).toEqual([]);
});
