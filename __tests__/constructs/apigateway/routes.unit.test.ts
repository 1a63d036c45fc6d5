import { Token } from "cdktf";
import { requestsOf, routeId } from "../../../constructs/apigateway/route-key";
import {
  ambiguousRoutes,
  routeIdProblems,
  routeKeyProblems,
  routeProblems,
  unknownScopes,
} from "../../../constructs/apigateway/route-rules";
import { routesVerdict } from "../../../constructs/apigateway/routes-rules";
import { explain } from "../../../constructs/core/problem";

/** What Terraform's functions return: cdktf's types have any for it. */
const LIST = Token.asAny({ resolve: () => [] }) as unknown as string[];
const LETTERS = "abcdefghijk".split("");

test.each([
  ["$default", "default"],
  ["GET /", "get"],
  ["GET /api/students", "get_api_students"],
  ["GET /api/students/{id}", "get_api_students_id"],
  ["ANY /{rest+}", "any_rest"],
  ["PATCH /v1.2/Über/a-b_c", "patch_v1_2_ber_a-b_c"],
])("the address of %s ends with %s", (key, id) => expect(routeId(key)).toBe(id));

test.each([
  ["GET /{id}/marks", "GET /{}/marks"],
  ["GET /{rest+}", "GET /{+}"],
  ["GET /id", "GET /id"],
])("%s takes the requests of %s", (key, requests) => expect(requestsOf(key)).toBe(requests));

test.each(["$default", "ANY /", "GET /students/", "PUT /{id}", "GET /a/a", "GET /{a}/{b}/{rest+}", "HEAD /a.b~c"])(
  "%s is a route",
  (key) => expect(routeKeyProblems(key)).toEqual([]),
);

const FORM =
  "a route is ANY, GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, a blank and a path that begins with /, or $default";
const VARIABLE = "a variable is a whole segment of a route's path, in braces";

test.each([
  ["get /", FORM, "write it like GET /students/{id}"],
  ["GET", FORM, "write it like GET /students/{id}"],
  ["GET /a b", FORM, "write it like GET /students/{id}"],
  ["GET /a#b", "a route has a path, without a query and a fragment", "leave out what follows it"],
  ["GET /?a", "a route has a path, without a query and a fragment", "leave out what follows it"],
  ["GET /{id}.json", VARIABLE, "write it like /{id}, or /{rest+} for all that follows"],
  ["GET /a}", VARIABLE, "write it like /{id}, or /{rest+} for all that follows"],
  ["GET /x{id}", VARIABLE, "write it like /{id}, or /{rest+} for all that follows"],
  ["GET /{+}", VARIABLE, "write it like /{id}, or /{rest+} for all that follows"],
  ["GET /{rest+}/x", "a variable with + is at the end of a route's path", "leave out what follows it"],
  ["GET /{id}/{id}", "a route's path has each variable once (here {id})", "rename one of the two"],
])("%s is no route", (key, rule, fix) => {
  expect(routeKeyProblems(key).map(explain)).toEqual([`http-api-route: ${rule}, got: ${JSON.stringify(key)}; ${fix}`]);
});

test("an address belongs to one route", () => {
  expect(
    routeIdProblems([
      ["GET /a/b", {}],
      ["GET /a_b", { id: "other" }],
      ["GET /c", {}],
    ]),
  ).toEqual([]);
  expect(
    routeIdProblems([
      ["GET /a/b", {}],
      ["GET /a_b", {}],
      ["GET /c", { id: "get_a_b" }],
    ]).map(explain),
  ).toEqual([
    'http-api-route-id: each route has an address of its own (here GET /a/b and GET /a_b), got: "get_a_b"; give one of the two an id',
    'http-api-route-id: each route has an address of its own (here GET /a/b and GET /c), got: "get_a_b"; give one of the two an id',
  ]);
});

test("routes that differ in the names of their variables alone are warned of", () => {
  expect(ambiguousRoutes(["GET /{id}", "PUT /{name}", "GET /{rest+}", "GET /id"])).toEqual([]);
  expect(ambiguousRoutes(["GET /{id}", "GET /{name}", "GET /{key}"]).map(explain)).toEqual(
    ["GET /{name}", "GET /{key}"].map(
      (key) =>
        "http-api-route-ambiguous: routes differ in more than the names of their variables (here GET /{id}), " +
        `got: "${key}"; leave one of the two out`,
    ),
  );
});

describe("what a route names is there", () => {
  const names = { authorizers: ["users", "staff"], integrations: ["students"] };
  const route = (auth: Parameters<typeof routeProblems>[1]["auth"], integration = "students") =>
    routeProblems("GET /", { auth, integration }, names).map(explain);

  test("or nobody says a word", () => {
    expect(route("public")).toEqual([]);
    expect(route("staff")).toEqual([]);
    expect(route({ authorizer: "users", scopes: ["a/b", "openid"] })).toEqual([]);
    expect(route({ authorizer: "users", scopes: LETTERS.slice(1) })).toEqual([]);
    expect(route({ authorizer: "users", scopes: LIST })).toEqual([]);
  });

  test("a path, which is said besides", () => {
    expect(routeProblems("GET", { auth: "public", integration: "students" }, names).map(({ code }) => code)).toEqual([
      "http-api-route",
    ]);
  });

  test("an authorizer", () => {
    const sentence =
      'http-api-route-auth: route "GET /": a route is public, or names an authorizer of its API: users, staff, ' +
      'got: "user"; name one of them, or write public';
    expect(route("user")).toEqual([sentence]);
    expect(route({ authorizer: "user", scopes: ["a/b"] })).toEqual([sentence]);
  });

  test("an integration", () => {
    expect(route("public", "marks")).toEqual([
      'http-api-route-integration: route "GET /": a route names an integration of its API: students, got: "marks"; name one of them',
    ]);
  });

  test("of an API that has none", () => {
    const none = { authorizers: [], integrations: [] };
    expect(routeProblems("GET /", { auth: "x", integration: "y" }, none).map(({ rule }) => rule)).toEqual([
      "a route is public, or names an authorizer of its API: it has none",
      "a route names an integration of its API: it has none",
    ]);
  });

  test.each([
    [[], "a route has 1 to 10 scopes, got: 0; name one, or the authorizer alone"],
    [["a b"], 'a scope has no blanks, " and \\, got: "a b"; name each by itself'],
    [["a/b", "a/b"], 'a route has a scope once, got: "a/b"; leave one out'],
    [LETTERS, "a route has 1 to 10 scopes, got: 11; leave some out"],
  ])("scopes %j", (scopes, sentence) => {
    expect(route({ authorizer: "users", scopes })).toEqual([`http-api-route-scopes: route "GET /": ${sentence}`]);
  });
});

describe("a scope that no client can ask for", () => {
  test.each<[string, string[], string[] | undefined]>([
    ["some client has one of them", ["a/b", "a/c"], ["openid", "a/c"]],
    ["nobody knows what the clients have", ["a/b"], undefined],
    ["Terraform fills the list in", LIST, ["a/c"]],
    ["Terraform fills one of them in", ["${TfToken[TOKEN.1]}"], ["a/c"]],
    ["Terraform fills in what the clients have", ["a/b"], ["${TfToken[TOKEN.1]}"]],
  ])("is fine where %s", (_what, scopes, offered) => expect(unknownScopes("GET /", scopes, offered)).toEqual([]));

  test("is warned of", () => {
    expect(unknownScopes("GET /", ["a/b"], ["openid", "a/c"]).map(explain)).toEqual([
      'http-api-scope-unknown: route "GET /": some client of the authorizer can ask for a scope of the route: openid, a/c, ' +
        'got: ["a/b"]; name one of them, or give a client the scope',
    ]);
  });
});

describe("the verdict on all of them", () => {
  const own = { identitySource: "$request.header.Authorization" };
  const api = { authorizers: { users: own }, integrations: ["students"] };
  const route = { auth: "users", integration: "students" };

  test("has problems and warnings", () => {
    const { problems, warnings } = routesVerdict(
      [
        ["GET /{a}", route],
        ["GET /{b}", { ...route, id: "b" }],
        ["$default", { ...route, auth: "nobody" }],
      ],
      { ...api, allowHeaders: ["*"] },
    );
    expect(problems.map(({ code }) => code)).toEqual(["http-api-route-auth"]);
    expect(warnings.map(({ code }) => code)).toEqual([
      "http-api-route-ambiguous",
      "http-api-cors-preflight",
      "http-api-cors-headers",
    ]);
  });

  test("has what is wrong with scopes", () => {
    const scoped = (authorizer: string) => ({ ...route, auth: { authorizer, scopes: ["a/b"] } });
    const offered = { ...api, authorizers: { users: { ...own, scopes: ["a/c"] } }, allowHeaders: ["authorization"] };
    const { problems, warnings } = routesVerdict(
      [
        ["GET /a", scoped("nobody")],
        ["$default", scoped("users")],
      ],
      offered,
    );
    expect(problems.map(({ code }) => code)).toEqual(["http-api-route-auth"]);
    expect(warnings.map(({ code, got }) => [code, got])).toEqual([
      ["http-api-scope-unknown", ["a/b"]],
      ["http-api-cors-preflight", "users"],
    ]);
  });

  test("says nothing about CORS where there is none", () => {
    expect(routesVerdict([["$default", route]], api)).toEqual({ problems: [], warnings: [] });
  });

  test("wants no authorizer called public", () => {
    const { problems } = routesVerdict([], { ...api, authorizers: { public: own } });
    expect(problems.map(explain)).toEqual([
      "http-api-route-auth: an authorizer has another name than public, which is what a route without one is, " +
        'got: "public"; rename it',
    ]);
  });

  test("counts routes and authorizers", () => {
    const many = Array.from({ length: 301 }, (_, index) => [`GET /${index}`, route] as const);
    const eleven = Object.fromEntries(LETTERS.map((name) => [name, own]));
    expect(routesVerdict(many.slice(1), api)).toEqual({ problems: [], warnings: [] });
    expect(routesVerdict(many, { ...api, authorizers: eleven }).warnings.map(explain)).toEqual([
      "http-api-quota: an HTTP API has at most 300 routes, unless AWS has raised the quota, got: 301; have it raised, or make another API",
      "http-api-quota: an HTTP API has at most 10 authorizers, unless AWS has raised the quota, got: 11; have it raised, or make another API",
    ]);
  });
});
