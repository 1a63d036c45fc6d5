import { Token } from "cdktf";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { actionProblems } from "../../../constructs/network/listener-action-rules";
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
    expect(found(ListenerAction.redirect({ port }))).toMatchObject([
      ["listener-redirect", expect.stringContaining("a redirect's port"), port, expect.anything()],
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
    [weighted(-1), undefined, "a target group's weight", -1],
    [weighted(1000), undefined, "a target group's weight", 1000],
    [weighted(1), 0, "stickiness", 0],
    [weighted(1), 604_801, "stickiness", 604_801],
  ])("by %j, sticky for %p, is not", (targetGroups, stickiness, what, got) => {
    expect(found(ListenerAction.forward(targetGroups, { stickiness }))).toMatchObject([
      ["listener-forward", expect.stringContaining(what), got, expect.anything()],
    ]);
  });
});

describe("a fixed response", () => {
  test.each([200, 299, 404, 503])("of %d is right", (statusCode) => {
    expect(found(ListenerAction.fixedResponse({ statusCode, messageBody: "x".repeat(1024) }))).toEqual([]);
  });

  test.each([199, 301, 600, 20, 2000])("of %d is not", (statusCode) => {
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
