import { actionsFor, identityProvider, type Condition, type Listener } from "../../../harness/sign-in/listeners";
import { SessionCookies } from "../../../harness/sign-in/session-cookie";

const paths = (...Values: string[]): Condition => ({ Field: "path-pattern", PathPatternConfig: { Values } });
const hosts = (...Values: string[]): Condition => ({ Field: "host-header", HostHeaderConfig: { Values } });

function listener(...rules: [priority: string, ...conditions: Condition[]][]): Listener {
  const Rules = rules.map(([Priority, ...Conditions]) => ({ Priority, Conditions, Actions: [{ Type: Priority }] }));
  return { Port: 443, Protocol: "HTTPS", DefaultActions: [{ Type: "default" }], Rules };
}

describe("the stand-in's rules", () => {
  const chosen = (rules: Listener, path: string, host = "app.example.org") =>
    actionsFor(rules, host, path).map(({ Type }) => Type);

  it.each<[path: string, chosen: string]>([
    ["/css/base.css", "9"],
    ["/css/", "9"],
    ["/css", "default"],
    ["/CSS/base.css", "default"],
    ["/api/v1", "10"],
    ["/api/v12", "100"],
    ["/apixv1", "default"],
  ])("take %s by priority, as a number: %s", (path, expected) => {
    const rules = listener(["100", paths("/api/*")], ["10", paths("/api/v?")], ["9", paths("/img/*", "/css/*")]);
    expect(chosen(rules, path)).toEqual([expected]);
  });

  it("ask that all conditions hold, and hosts in any case", () => {
    const rules = listener(["1", paths("/*"), hosts("*.Example.org")], ["default"]);
    expect(chosen(rules, "/x")).toEqual(["1"]);
    expect(chosen(rules, "/x", "example.org")).toEqual(["default"]);
  });

  it("have their actions in order", () => {
    const DefaultActions = [
      { Type: "forward", Order: 2 },
      { Type: "authenticate-oidc", Order: 1 },
    ];
    expect(chosen({ ...listener(), DefaultActions }, "/")).toEqual(["authenticate-oidc", "forward"]);
  });

  it("fail where the stand-in can't judge a condition", () => {
    expect(() => chosen(listener(["1", { Field: "source-ip", Values: [] }]), "/")).toThrow("a condition on source-ip");
  });
});

test.each([
  ["students", "https://students.auth.eu-west-3.amazoncognito.com/oauth2/token"],
  ["login.example.org", "https://login.example.org/oauth2/token"],
])("the endpoints of a user pool are those of its domain %s", (UserPoolDomain, endpoint) => {
  const AuthenticateCognitoConfig = {
    ...{ OnUnauthenticatedRequest: "deny" as const, Scope: "openid", SessionCookieName: "c", SessionTimeout: 60 },
    UserPoolArn: "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_Students1",
    UserPoolClientId: "app",
    UserPoolDomain,
  };
  expect(identityProvider({ Type: "authenticate-cognito", AuthenticateCognitoConfig })).toMatchObject({
    Issuer: "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_Students1",
    TokenEndpoint: endpoint,
    ClientId: "app",
  });
});

describe("the stand-in's cookie", () => {
  const cookies = new SessionCookies();
  const session = { issuer: "i", clientId: "c", claims: { note: "x".repeat(9000) }, accessToken: "t", until: 1 };
  const parts = cookies.of("name", session);

  it("has parts of at most 4 KB, which together hold the session", () => {
    expect(parts.map(([name]) => name)).toEqual(["name-0", "name-1", "name-2", "name-3"]);
    expect(Math.max(...parts.map(([, value]) => value.length))).toBeLessThanOrEqual(4096);
    expect(cookies.read("name", new Map(parts))).toEqual(session);
  });

  it.each<[what: string, changed: ReadonlyMap<string, string>]>([
    ["a part is missing", new Map(parts.slice(0, 3))],
    ["a part has another's place", new Map(parts.map(([name], index) => [name, parts[3 - index]?.[1] ?? ""]))],
    ["a character differs", new Map([...parts, ["name-0", `AAAA${parts[0]?.[1].slice(4) ?? ""}`]])],
    ["it is missing", new Map()],
    ["it is another load balancer's", new Map(new SessionCookies().of("name", session))],
  ])("holds none if %s", (_, changed) => {
    expect(cookies.read("name", changed)).toBeUndefined();
  });
});
