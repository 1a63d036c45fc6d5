import { Token } from "cdktf";
import { conditionProblems, conditionWarnings } from "../../../constructs/network/listener-condition-rules";
import type { ListenerConditions } from "../../../constructs/network/listener-conditions";
import type { Problem } from "../../../constructs/core/problem";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });

const says = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, rule, fix }) => `${code}: ${rule}; ${fix}`);

describe("conditions of a listener rule", () => {
  test.each<ListenerConditions>([
    { paths: ["/", "/grades/*", "*.php", "/~user/$1", UNKNOWN] },
    { hosts: ["*.example.org", "example.org", "10.0.0.1", "a?.example.co.uk", UNKNOWN] },
    { methods: ["GET", "M-SEARCH", UNKNOWN] },
    { sourceIps: ["10.0.0.0/8", "2001:db8::/32", UNKNOWN] },
    { headers: { "X-Environment": ["test", "*${x}*"], "X-Host": ["a"] } },
    { query: { version: "2", [UNKNOWN]: UNKNOWN } },
    { paths: UNKNOWN_LIST },
    { paths: ["/*/*", "/?/*"], hosts: ["*.example.org"] },
    { paths: ["/*/*", "/?/*"], hosts: ["*.example.org"], query: { a: "\\*\\?" } },
  ])("%j passes", (conditions) => expect(conditionProblems(conditions)).toEqual([]));

  const code = "listener-rule-condition";
  const empty = `${code}: a rule has a condition, and each has a value; add one: \`paths\`, for example`;
  const path =
    `${code}: a path begins with /, and has at most 128 letters, digits and _-.$/~"'@:+&;*?; ` +
    "write it like /grades/*, without host and query";
  const host =
    `${code}: a host has at most 128 letters, digits and -_.*?, a dot, and letters or digits after the last dot; ` +
    "write it like *.example.org, without scheme and port";
  const method = `${code}: a method has at most 40 capital letters, _ and -, and no wildcards; write it like GET`;
  const header =
    `${code}: a header's name has at most 40 letters, digits and *?-!#$%&'+.^_\`|~, and is not Host; ` +
    "correct the name; for Host use `hosts`";
  const value = `${code}: a value has 1 to 128 characters; correct its length`;
  const wildcards = (most: number) =>
    `the conditions of a rule have at most ${most} wildcards together; make two rules of it, or use fewer * and ?`;
  test.each<[ListenerConditions, string]>([
    [{}, empty],
    [{ paths: [] }, empty],
    [{ paths: ["/a"], hosts: [] }, empty],
    [{ headers: { "X-A": [] } }, empty],
    [{ paths: ["grades/*"] }, path],
    [{ paths: ["/a b"] }, path],
    [{ paths: ["/a?b=c"] }, path],
    [{ paths: ["https://example.org/grades"] }, path],
    [{ paths: [""] }, path],
    [{ paths: [`/${"x".repeat(128)}`] }, path],
    [{ hosts: ["localhost"] }, host],
    [{ hosts: ["https://example.org"] }, host],
    [{ hosts: ["example.org:8080"] }, host],
    [{ hosts: ["example.*"] }, host],
    [{ hosts: ["example.org/grades"] }, host],
    [{ hosts: [`${"x".repeat(125)}.org`] }, host],
    [{ methods: ["get"] }, method],
    [{ methods: ["*"] }, method],
    [{ methods: ["X".repeat(41)] }, method],
    [
      { sourceIps: ["10.0.0.1"] },
      "address-range: a range of addresses ends with / and 0 to 32; write 10.0.0.1/32 for this one address",
    ],
    [{ headers: { Host: ["a"] } }, header],
    [{ headers: { "X Environment": ["a"] } }, header],
    [{ headers: { ["x".repeat(41)]: ["a"] } }, header],
    [{ headers: { "X-A": [""] } }, value],
    [{ headers: { "X-A": ["x".repeat(129)] } }, value],
    [{ query: { a: "" } }, value],
    [{ query: { ["x".repeat(129)]: "a" } }, value],
    [
      { paths: ["/1", "/2", "/3"], hosts: ["a.b", "c.d", "e.f"] },
      `${code}: the conditions of a rule have at most 5 values together; make two rules of it`,
    ],
    [{ paths: ["/*/*/*/*"], headers: { "X-A": ["?*"] }, query: { b: "*" } }, `${code}: ${wildcards(6)}`],
  ])("%j does not", (conditions, message) => expect(says(conditionProblems(conditions))).toEqual([message]));

  test.each<[number, ListenerConditions]>([
    [0, { paths: ["/*/*/*/*/*"] }],
    [1, { paths: ["/*/*/*"], hosts: ["*.*.example.org"], query: { a: "?" } }],
    [1, { paths: ["/a"], headers: { a: ["*??", "*?*"] } }],
    // Each value is read by itself.
    [1, { paths: ["/*/*/*/*/*"], query: { a: "\\", b: "*" } }],
    [0, { paths: ["/*/*/*/*/*/*/*"] }],
  ])("%i warnings, since some accounts allow 6 wildcards, for %j", (count, conditions) => {
    expect(says(conditionWarnings(conditions))).toEqual(
      Array.from({ length: count }, () => `${code}: ${wildcards(5)}`),
    );
  });

  test("a header without values is shown", () => {
    const conditions = { headers: { "X-A": [] } };
    expect(conditionProblems(conditions)).toMatchObject([{ got: conditions }]);
  });
});
