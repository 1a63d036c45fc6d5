import { Token } from "cdktf";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { actionProblems, redirectLoopProblems } from "../../../constructs/network/listener-action-rules";
import type { RedirectOptions } from "../../../constructs/network/terminal-action";

const UNKNOWN = Token.asString({ resolve: () => "" });
const targetGroup = {
  arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/app/0123456789abcdef",
  arnSuffix: "targetgroup/app/0123456789abcdef",
};
const weighted = (...weights: number[]) => weights.map((weight) => ({ targetGroup, weight }));

const found = (action: ListenerAction, isHttps = false) =>
  actionProblems(action, isHttps).map(({ code, rule, got, fix }) => [code, rule, got, fix]);

describe("a redirect", () => {
  test.each<[RedirectOptions]>([
    [{ host: "b" }],
    [{ host: "b".repeat(128) }],
    [{ port: 1 }],
    [{ port: 65535 }],
    [{ path: "/" }],
    [{ path: "/".padEnd(128, "a") }],
    [{ host: "b", query: "" }],
    [{ host: "b", query: "q".repeat(128) }],
    [{ host: UNKNOWN, path: UNKNOWN, query: UNKNOWN }],
    [{ protocol: "HTTP", port: 8080 }],
  ])("with %j is right", (options) => {
    expect(found(ListenerAction.redirect(options))).toEqual([]);
  });

  test.each<[RedirectOptions, string, unknown, string]>([
    [{ host: "" }, "a redirect's host has 1 to 128 characters", "", "leave it out"],
    [{ host: "b".repeat(129) }, "a redirect's host has 1 to 128 characters", "b".repeat(129), "shorten it"],
    [{ path: "/".padEnd(129, "a") }, "a redirect's path has 1 to 128 characters", "/".padEnd(129, "a"), "shorten it"],
    [
      { host: "b", query: "q".repeat(129) },
      "a redirect's query has 0 to 128 characters",
      "q".repeat(129),
      "shorten it",
    ],
    [{ path: "new" }, "a redirect's path is absolute", "new", "let it start with /"],
    [
      { host: "b", query: "?a=b" },
      "a redirect's query does not begin with ?, which the load balancer adds",
      "?a=b",
      "leave it out",
    ],
    [
      { query: "a=b" },
      "a redirect changes protocol, host, port or path, or it would go on for ever",
      { type: "redirect", query: "a=b" },
      "say what is different",
    ],
  ])("with %j is not", (options, rule, got, fix) => {
    expect(found(ListenerAction.redirect(options))).toEqual([["listener-redirect", rule, got, fix]]);
  });

  test.each([0, 65536, 80.5])("to port %d is not", (port) => {
    expect(found(ListenerAction.redirect({ port }))).toEqual([
      ["listener-redirect", "a redirect's port is 1 to 65535, whole", port, "choose a value in between"],
    ]);
  });

  test("of a protocol that browsers don't speak is not", () => {
    expect(found(ListenerAction.redirect({ protocol: "FTP" as "HTTP" }))).toEqual([
      ["listener-redirect", "a redirect's protocol is HTTP, HTTPS", "FTP", "choose one of them"],
    ]);
  });

  test("of HTTPS does not lead to HTTP", () => {
    const action = ListenerAction.redirect({ protocol: "HTTP" });
    expect(found(action, true)).toEqual([
      ["listener-redirect", "HTTPS is not redirected to HTTP", "HTTP", "leave protocol out"],
    ]);
    expect(found(action)).toEqual([]);
    expect(actionProblems(action, undefined)).toEqual([]);
  });
});

describe("a forward", () => {
  test.each([[weighted(1)], [weighted(0, 999)], [weighted(1, 1, 1, 1, 1)]])("by %j is right", (targetGroups) => {
    expect(found(ListenerAction.forward(targetGroups, { stickiness: 604_800 }))).toEqual([]);
    expect(found(ListenerAction.forward(targetGroups, { stickiness: 1 }))).toEqual([]);
  });

  test("has one to five target groups", () => {
    const rule = "requests are forwarded to 1 to 5 target groups";
    expect(found(ListenerAction.forward([]))).toEqual([["listener-forward", rule, 0, "name one"]]);
    const six = weighted(1, 1, 1, 1, 1, 1);
    expect(found(ListenerAction.forward(six))).toEqual([["listener-forward", rule, 6, "leave some out"]]);
  });

  test.each([
    [weighted(-1), undefined, "a target group's weight is 0 to 999, whole", -1],
    [weighted(1000), undefined, "a target group's weight is 0 to 999, whole", 1000],
    [weighted(1), 0, "stickiness is 1 to 604800 seconds, whole", 0],
    [weighted(1), 604_801, "stickiness is 1 to 604800 seconds, whole", 604_801],
  ])("by %j, sticky for %p, is not", (targetGroups, stickiness, rule, got) => {
    expect(found(ListenerAction.forward(targetGroups, { stickiness }))).toEqual([
      ["listener-forward", rule, got, "choose a value in between"],
    ]);
  });
});

describe("a fixed response", () => {
  test.each(["text/plain", "text/css", "text/html", "application/javascript", "application/json"] as const)(
    "of %s is right",
    (contentType) => {
      expect(found(ListenerAction.fixedResponse({ statusCode: 200, contentType, messageBody: UNKNOWN }))).toEqual([]);
    },
  );

  test("of another type is not", () => {
    const contentType = "image/png" as "text/css";
    const rule =
      "a fixed response's content type is text/plain, text/css, text/html, application/javascript, application/json";
    expect(found(ListenerAction.fixedResponse({ statusCode: 200, contentType }))).toEqual([
      ["listener-fixed-response", rule, "image/png", "choose one of them"],
    ]);
  });

  test("whose status Terraform knows is right", () => {
    const statusCode = Token.asNumber({ resolve: () => 200 });
    expect(found(ListenerAction.fixedResponse({ statusCode }))).toEqual([]);
  });

  test.each([200, 299, 404, 503])("of %d is right", (statusCode) => {
    expect(found(ListenerAction.fixedResponse({ statusCode, messageBody: "x".repeat(1024) }))).toEqual([]);
  });

  test.each([199, 301, 600, 20, 2000, 1404])("of %d is not", (statusCode) => {
    expect(found(ListenerAction.fixedResponse({ statusCode }))).toEqual([
      ["listener-fixed-response", "a fixed response has a status of 2XX, 4XX or 5XX", statusCode, "choose one"],
    ]);
  });

  test("has a body of at most 1,024 characters", () => {
    const messageBody = "x".repeat(1026);
    expect(found(ListenerAction.fixedResponse({ statusCode: 200, messageBody }))).toEqual([
      [
        "listener-fixed-response",
        "a fixed response's body has at most 1024 characters",
        messageBody,
        "shorten it by 2",
      ],
    ]);
  });
});

const VARIABLE = Token.asNumber("${var.port}");

test.each<[string, ListenerAction, Partial<{ port: number; isHttps: boolean }>, number]>([
  ["its own port", ListenerAction.redirect({ port: 80 }), {}, 1],
  ["its own protocol", ListenerAction.redirect({ protocol: "HTTP" }), {}, 1],
  ["itself by HTTPS", ListenerAction.redirectToHttps(), { port: 443, isHttps: true }, 1],
  ["HTTPS", ListenerAction.redirectToHttps(), {}, 0],
  ["HTTPS on another port", ListenerAction.redirectToHttps(), { port: 8443, isHttps: true }, 0],
  ["another port", ListenerAction.redirect({ port: 8080 }), {}, 0],
  ["another host", ListenerAction.redirect({ port: 80, host: "b.example" }), {}, 0],
  ["another path", ListenerAction.redirect({ port: 80, path: "/new" }), {}, 0],
  ["the host of the request", ListenerAction.redirect({ port: 80, host: "#{host}" }), {}, 1],
  ["the path of the request", ListenerAction.redirect({ protocol: "HTTP", path: "/#{path}" }), {}, 1],
  ["a path below that of the request", ListenerAction.redirect({ port: 80, path: "/v2/#{path}" }), {}, 0],
  ["a port that a variable has", ListenerAction.redirect({ port: Token.asNumber({ resolve: () => 80 }) }), {}, 0],
  ["80, from a variable's port", ListenerAction.redirect({ port: 80 }), { port: VARIABLE }, 0],
  ["the port of a variable, from the same", ListenerAction.redirect({ port: VARIABLE }), { port: VARIABLE }, 0],
  ["HTTPS on the port of HTTP", ListenerAction.redirect({ protocol: "HTTPS", port: 80 }), {}, 0],
  ["where it is, which another rule reports", ListenerAction.redirect({ query: "a=b" }), {}, 0],
  ["nowhere, an answer", ListenerAction.fixedResponse({ statusCode: 404 }), {}, 0],
])("a listener that redirects to %s", (_where, action, { port = 80, isHttps = false }, problems) => {
  const protocol = isHttps ? "HTTPS" : "HTTP";
  const rule = `a redirect leads elsewhere than to its own listener, which speaks ${protocol} on port ${port}`;
  const loops = redirectLoopProblems(action, { port, isHttps });
  expect(loops.map(({ code, rule, fix }) => [code, rule, fix])).toEqual(
    Array.from({ length: problems }, () => ["listener-redirect", rule, "correct the port, or forward the requests"]),
  );
});

test("a redirect to its own listener is shown", () => {
  const action = ListenerAction.redirect({ protocol: "HTTP", port: 80, query: "a" });
  expect(redirectLoopProblems(action, { port: 80, isHttps: false })).toMatchObject([
    { got: { protocol: "HTTP", port: 80 } },
  ]);
});
