import { Token } from "cdktf";
import {
  clientIdProblems,
  userPoolClientProblems,
  type UserPoolClientSettings,
} from "../../../constructs/cognito/user-pool-client-rules";
import { problemCodes } from "../../../harness/problem-codes";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });
const UNKNOWN_ANY = Token.asAny({ resolve: () => ["?"] }) as unknown as string[];
const one = (code: string, rule: string, fix: string): unknown => [expect.objectContaining({ code, rule, fix })];
const FOR_USERS = [
  "a client without users has scopes of resource servers only",
  "write it like 'students/read', or take the grant of authorization codes",
] as const;
const NO_CALLBACK = [
  "a client with authorization codes has callbackUrls, where Cognito sends them",
  "name https://<host>/oauth2/idpresponse for a load balancer",
] as const;
const NO_USERS = [
  "a client with client credentials has no users: no callbackUrls, logoutUrls or identityProviders",
  "leave them out, or make another client for users",
] as const;

describe("clients", () => {
  const code = { type: "authorizationCode", callbackUrls: ["https://app.example.org/"] };
  const machine = { type: "clientCredentials", scopes: ["students/read"] };

  test.each<UserPoolClientSettings>([
    { grant: code },
    { grant: code, generateSecret: false, identityProviders: ["COGNITO", "Google", { providerName: UNKNOWN }] },
    { grant: { ...code, callbackUrls: UNKNOWN_LIST, logoutUrls: UNKNOWN_LIST } },
    { grant: { ...code, callbackUrls: UNKNOWN_ANY, logoutUrls: UNKNOWN_ANY } },
    { grant: code, identityProviders: UNKNOWN_LIST },
    { grant: code, identityProviders: UNKNOWN_ANY },
    { grant: code, identityProviders: ["x".repeat(32), "Größe 1+!"] },
    { grant: { type: UNKNOWN }, generateSecret: false, identityProviders: ["COGNITO"] },
    { grant: { type: UNKNOWN, scopes: ["openid"] } },
    { grant: code, tokenValidity: { accessToken: 5, idToken: 1440, refreshToken: 60 } },
    { grant: code, tokenValidity: { accessToken: UNKNOWN_NUMBER, refreshToken: 5_256_000 } },
    { grant: machine, generateSecret: true, tokenValidity: { accessToken: 1440 } },
  ])("%j passes", (settings) => expect(userPoolClientProblems(settings)).toEqual([]));

  test.each<[UserPoolClientSettings, string, string, string]>([
    [
      { grant: { type: "implicit" } },
      "user-pool-client-grant",
      "a grant is authorizationCode, clientCredentials",
      "choose one of them",
    ],
    [{ grant: { ...code, callbackUrls: [] } }, "user-pool-client-grant", ...NO_CALLBACK],
    [{ grant: { type: "authorizationCode" } }, "user-pool-client-grant", ...NO_CALLBACK],
    [
      { grant: machine, generateSecret: false },
      "user-pool-client-grant",
      "a client with client credentials has a secret, by which it signs in",
      "leave generateSecret out",
    ],
    [{ grant: { ...machine, callbackUrls: code.callbackUrls } }, "user-pool-client-grant", ...NO_USERS],
    [{ grant: { ...machine, logoutUrls: code.callbackUrls } }, "user-pool-client-grant", ...NO_USERS],
    [{ grant: machine, identityProviders: ["COGNITO"] }, "user-pool-client-grant", ...NO_USERS],
    [
      { grant: { type: "clientCredentials" } },
      "user-pool-client-grant",
      "a client with client credentials has scopes of resource servers",
      "name some, such as 'students/read'",
    ],
    [{ grant: { ...machine, scopes: ["openid"] } }, "user-pool-client-scope", ...FOR_USERS],
    [{ grant: { ...code, scopes: [] } }, "user-pool-client-scope", "a client has 1 to 50 scopes", "name one"],
    [
      { grant: { ...code, logoutUrls: ["/bye"] } },
      "user-pool-client-url",
      "a sign-out URL is absolute, without blanks",
      "write it like https://app.example.org/",
    ],
    [
      { grant: code, identityProviders: [] },
      "user-pool-client-provider",
      "users of a client come from an identity provider",
      "name COGNITO, for the pool itself",
    ],
    [
      { grant: code, identityProviders: ["cognito"] },
      "user-pool-client-provider",
      "the pool itself is the identity provider COGNITO",
      "write COGNITO",
    ],
    [
      { grant: code, identityProviders: ["My\tprovider"] },
      "user-pool-client-provider",
      "an identity provider's name has 1 to 32 characters",
      "correct it",
    ],
    [
      { grant: code, identityProviders: ["x".repeat(33)] },
      "user-pool-client-provider",
      "an identity provider's name has 1 to 32 characters",
      "correct it",
    ],
    [
      { grant: code, tokenValidity: { accessToken: 4 } },
      "user-pool-client-token",
      "the validity of accessToken is 5 to 1440 minutes, whole",
      "choose a value in between",
    ],
    [
      { grant: code, tokenValidity: { idToken: 1441 } },
      "user-pool-client-token",
      "the validity of idToken is 5 to 1440 minutes, whole",
      "choose a value in between",
    ],
    [
      { grant: code, tokenValidity: { refreshToken: 59 } },
      "user-pool-client-token",
      "the validity of refreshToken is 60 to 5256000 minutes, whole",
      "choose a value in between",
    ],
    [
      { grant: code, tokenValidity: { accessToken: 5.5 } },
      "user-pool-client-token",
      "the validity of accessToken is 5 to 1440 minutes, whole",
      "choose a value in between",
    ],
  ])("%j does not", (settings, problemCode, rule, fix) =>
    expect(userPoolClientProblems(settings)).toEqual(one(problemCode, rule, fix)),
  );
});

describe("ids of clients that are there already", () => {
  test.each(["1h57kf5cpq17m0eml12EXAMPLE", "a_b+c", UNKNOWN, "x".repeat(128)])("%s passes", (id) =>
    expect(clientIdProblems(id)).toEqual([]),
  );

  test.each(["", "grades app", "a-b", "arn:aws:cognito-idp", "x".repeat(129)])("%s does not", (id) =>
    expect(clientIdProblems(id)).toEqual(
      one(
        "user-pool-client-id",
        "a client is given by its id, of 1 to 128 letters, digits, _ and +",
        "copy it from aws cognito-idp list-user-pool-clients",
      ),
    ),
  );
});

test("what is missing is shown", () => {
  const got = (settings: UserPoolClientSettings) => userPoolClientProblems(settings).map((problem) => problem.got);
  expect(got({ grant: { type: "authorizationCode" }, identityProviders: [] })).toEqual(["none", "none"]);
  expect(got({ grant: { type: "clientCredentials" } })).toEqual(["none"]);
});

test("every problem is found, not only the first", () => {
  const problems = userPoolClientProblems({
    grant: { type: "authorizationCode", callbackUrls: ["/a", "/b"], scopes: ["opnid"] },
    identityProviders: [],
    tokenValidity: { accessToken: 1 },
  });
  expect(problemCodes(problems).sort()).toEqual([
    "user-pool-client-provider",
    "user-pool-client-scope",
    "user-pool-client-token",
    "user-pool-client-url",
    "user-pool-client-url",
  ]);
});
