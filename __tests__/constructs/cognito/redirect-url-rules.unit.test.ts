import { Token } from "cdktf";
import { redirectUrlProblems } from "../../../constructs/cognito/redirect-url-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });
const UNKNOWN_ANY = Token.asAny({ resolve: () => ["?"] }) as unknown as string[];
const one = (code: string, rule: string, fix: string): unknown => [expect.objectContaining({ code, rule, fix })];
const ABSOLUTE = ["a callback URL is absolute, without blanks", "write it like https://app.example.org/"] as const;
const LOWER = [
  "a callback URL has its scheme and host in lower case, as browsers do",
  "write https://app.example.org…; use Fn.lower for what Terraform fills in",
] as const;
const SECURE = ["a callback URL is https://…, but for localhost", "write https://"] as const;

describe("addresses that browsers are sent back to", () => {
  const problems = (url: string) => redirectUrlProblems("a callback URL", [url]);

  test.each([
    "https://app.example.org",
    "https://app.example.org:8443/oauth2/idpresponse?a=B",
    "https://10.0.0.1/",
    "http://localhost",
    "http://localhost:3000/back",
    "http://127.0.0.1:3000/",
    "http://[::1]/",
    "https://localhost/",
    "myapp://Signed/In",
    "my-https://Signed/In",
    "https-app://Signed/In",
    "com.example.app://",
    `https://a.example/${"x".repeat(1006)}`,
    UNKNOWN,
    `https://${UNKNOWN}/oauth2/idpresponse`,
  ])("%s passes", (url) => expect(problems(url)).toEqual([]));

  test.each([
    ["", ...ABSOLUTE],
    ["app.example.org", ...ABSOLUTE],
    ["//app.example.org/", ...ABSOLUTE],
    ["/oauth2/idpresponse", ...ABSOLUTE],
    ["https:/app.example.org", ...ABSOLUTE],
    ["https:///back", ...ABSOLUTE],
    ["https://app.example.org/a b", ...ABSOLUTE],
    [" https://app.example.org/", ...ABSOLUTE],
    [`https://a.example/${"x".repeat(1007)}`, "a callback URL has at most 1024 characters", "shorten it"],
    ["https://app.example.org/#", "a callback URL has no fragment", "leave out what begins with #"],
    ["myapp://signed-in#x", "a callback URL has no fragment", "leave out what begins with #"],
    ["https://*.example.org/", "a callback URL names one host, without *", "write one for each host"],
    ["https://App.example.org/x", ...LOWER],
    ["Https://app.example.org/x", ...LOWER],
    ["http://app.example.org/", ...SECURE],
    ["http://localhost.example.org/", ...SECURE],
    ["http://127.0.0.2/", ...SECURE],
  ])("%s does not", (url, rule, fix) => expect(problems(url)).toEqual(one("user-pool-client-url", rule, fix)));

  test("there are at most 100, as far as they are known", () => {
    const urls = (count: number) => Array<string>(count).fill("https://app.example.org/");
    expect(redirectUrlProblems("a sign-out URL", urls(100))).toEqual([]);
    expect(redirectUrlProblems("a sign-out URL", urls(101))).toEqual(
      one(
        "user-pool-client-url",
        "a client has at most 100 of them (a sign-out URL)",
        "leave some out, or make another client",
      ),
    );
    expect(redirectUrlProblems("a sign-out URL", UNKNOWN_LIST)).toEqual([]);
    expect(redirectUrlProblems("a sign-out URL", UNKNOWN_ANY)).toEqual([]);
  });
});
