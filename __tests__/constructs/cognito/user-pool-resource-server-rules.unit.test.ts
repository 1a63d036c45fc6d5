import { Token } from "cdktf";
import {
  resourceServerProblems,
  unknownScopeProblems,
} from "../../../constructs/cognito/user-pool-resource-server-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_MAP = Token.asStringMap({ resolve: () => ({}) });

const SCOPE_NAME = [
  "a scope's name has 1 to 256 characters of ASCII, without blanks, \", / and \\",
  "write it like 'read'; the identifier comes in front of it by itself",
] as const;

const problem = (rule: string, fix: string): unknown => [
  expect.objectContaining({ code: "user-pool-resource-server", rule, fix }),
];

describe("resource servers", () => {
  const numbered = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, "s"]));

  test.each([
    {},
    { read: "Read" },
    numbered(100),
    { "read:all.x": "x".repeat(256) },
    { [UNKNOWN]: UNKNOWN },
    UNKNOWN_MAP,
  ])("%j passes", (scopes) => expect(resourceServerProblems(scopes)).toEqual([]));

  test.each([
    [{ "read/all": "Read" }, ...SCOPE_NAME],
    [{ "read all": "Read" }, ...SCOPE_NAME],
    [{ "": "Read" }, ...SCOPE_NAME],
    [{ read: "" }, "the description of scope read has 1 to 256 characters", "say what it allows"],
    [{ read: "x".repeat(257) }, "the description of scope read has 1 to 256 characters", "shorten it"],
    [numbered(101), "a resource server has at most 100 scopes", "leave some out, or make another one"],
  ])("%j does not", (scopes, rule, fix) => expect(resourceServerProblems(scopes)).toEqual(problem(rule, fix)));

  test("have the scopes that clients take", () => {
    expect(unknownScopeProblems("read", ["read"])).toEqual([]);
    expect(unknownScopeProblems(UNKNOWN, ["read"])).toEqual([]);
    expect(unknownScopeProblems("raed", [UNKNOWN])).toEqual([]);
    expect(unknownScopeProblems("raed", ["read", UNKNOWN])).toEqual([]);
    expect(unknownScopeProblems("raed", ["write", "read"])).toEqual(
      problem("a resource server's scope is one of its own (write, read)", "write 'read'"),
    );
    expect(unknownScopeProblems("raed", ["read"])).toEqual(
      problem("a resource server's scope is one of its own (read)", "write 'read'"),
    );
    expect(unknownScopeProblems("grade", ["read"])).toEqual(
      problem("a resource server's scope is one of its own (read)", "add it to its scopes"),
    );
  });
});
