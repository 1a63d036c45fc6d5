import { Fn, TerraformVariable } from "cdktf";
import { UserPool } from "../../constructs/cognito/user-pool";
import {
  UserPoolClient,
  type AuthorizationCodeGrant,
  type TokenValidity,
} from "../../constructs/cognito/user-pool-client";
import { unchecked } from "../errors/example";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, variable } from "./parts";

const CALLBACK = "https://app.example.org/oauth2/idpresponse";
const ANY = UserPool.fromArn(`arn:aws:cognito-idp:${HERE}:userpool/eu-west-3_a1b2c3d4E`);

const signIn =
  (grant: Partial<AuthorizationCodeGrant>, tokenValidity?: TokenValidity): Program =>
  (stack) =>
    new UserPoolClient(stack, "app", {
      userPool: ANY,
      name: "app",
      grant: { type: "authorizationCode", callbackUrls: [CALLBACK], ...grant },
      tokenValidity,
    });

const machine =
  (scopes: readonly string[], accessToken?: number): Program =>
  (stack) =>
    new UserPoolClient(stack, "job", {
      userPool: ANY,
      name: "job",
      grant: { type: "clientCredentials", scopes },
      tokenValidity: accessToken === undefined ? undefined : { accessToken },
    });

const from =
  (...identityProviders: readonly string[]): Program =>
  (stack) => {
    const grant = { type: "authorizationCode", callbackUrls: [CALLBACK] } as const;
    new UserPoolClient(stack, "app", { userPool: ANY, name: "app", grant, identityProviders });
  };

/** What signs in at user pools. */
export const USER_POOL_CLIENT_PROGRAMS = {
  refused: {
    ...each(
      "a callback",
      [
        "app.example.org",
        "/oauth2/idpresponse",
        "https://",
        "https://app.example.org/a b",
        "http://app.example.org/",
        "http://localhost.example.org/",
        "https://App.example.org/",
        "HTTPS://app.example.org/",
        "https://app.example.org/#top",
        "https://*.example.org/",
        `https://app.example.org/${"x".repeat(1001)}`,
      ],
      (url) => ["user-pool-client-url", signIn({ callbackUrls: [url] }), "a callback URL"],
    ),
    ...each("a sign-out URL", ["http://app.example.org/", "/bye", "https://app.example.org/#bye"], (url) => [
      "user-pool-client-url",
      signIn({ logoutUrls: [url] }),
      "a sign-out URL",
    ]),
    "101 callbacks": [
      "user-pool-client-url",
      signIn({ callbackUrls: Array<string>(101).fill(CALLBACK) }),
      "at most 100",
    ],
    "no callback": ["user-pool-client-grant", signIn({ callbackUrls: [] })],
    "a machine's client without a secret": [
      "user-pool-client-grant",
      (stack) => {
        const grant = { type: "clientCredentials", scopes: ["students/read"] } as const;
        const generateSecret = unchecked(false);
        new UserPoolClient(stack, "job", { userPool: ANY, name: "job", grant, generateSecret });
      },
      "has a secret",
    ],
    "a machine's client with callbacks": [
      "user-pool-client-grant",
      (stack) => {
        const grant = { type: "clientCredentials", scopes: ["students/read"], callbackUrls: [CALLBACK] } as const;
        new UserPoolClient(stack, "job", { userPool: ANY, name: "job", grant: unchecked(grant) });
      },
      "has no users",
    ],
    ...each("scopes", [[], ["openid email"], ["opnid"], ["openid", "openid"], [""], ["openid", "é/read"]], (scopes) => [
      "user-pool-client-scope",
      signIn({ scopes }),
    ]),
    "51 scopes": ["user-pool-client-scope", signIn({ scopes: numbered("students", 51) }), "1 to 50"],
    ...each("a machine's scopes", [[], ["openid"], ["aws.cognito.signin.user.admin"], ["read"]], (scopes) => [
      "user-pool-client-scope",
      machine(scopes),
    ]),
    "users from nowhere": ["user-pool-client-provider", from()],
    ...each("users from", ["Cognito", "cognito", "", "x".repeat(33)], (name) => [
      "user-pool-client-provider",
      from(name),
    ]),
    ...each("minutes of an access token", [4, 1441, 5.5], (accessToken) => [
      "user-pool-client-token",
      machine(["students/read"], accessToken),
      "5 to 1440 minutes",
    ]),
    "an ID token of four minutes": ["user-pool-client-token", signIn({}, { idToken: 4 })],
    ...each("minutes of a refresh token", [59, 5_256_001], (refreshToken) => [
      "user-pool-client-token",
      signIn({}, { refreshToken }),
      "60 to 5256000 minutes",
    ]),
  },
  warned: {
    ...each("scopes without openid", [["email"], ["profile", "students/read"]], (scopes) => [
      "user-pool-client-openid",
      signIn({ scopes }),
    ]),
  },
  right: {
    ...each(
      "a callback",
      [
        CALLBACK,
        "https://app.example.org:8443/",
        "https://app.example.org/Path?a=b",
        "http://localhost:3000/",
        "http://127.0.0.1/",
        "http://[::1]:8080/callback",
        "myapp://Signed-In",
      ],
      (url) => signIn({ callbackUrls: [url], logoutUrls: [url] }),
    ),
    "100 callbacks": signIn({ callbackUrls: numbered("https://app.example.org", 100) }),
    "a callback of a variable's host": (stack) => {
      const host = Fn.lower(variable(stack, "host"));
      signIn({ callbackUrls: [`https://${host}/oauth2/idpresponse`], logoutUrls: [`https://${host}/`] })(stack);
    },
    "callbacks of a variable": (stack) => {
      const urls = new TerraformVariable(stack, "urls", { type: "list(string)" });
      signIn({ callbackUrls: urls.listValue, scopes: urls.listValue })(stack);
    },
    ...each("scopes", [["openid"], ["openid", "phone", "email", "profile"], ["students/read"]], (scopes) =>
      signIn({ scopes }),
    ),
    "50 scopes": signIn({ scopes: numbered("students", 50) }),
    "a scope of a whole address": machine(["https://api.example.org/students/read"]),
    "tokens as short as can be": signIn({}, { accessToken: 5, idToken: 5, refreshToken: 60 }),
    "tokens as long as can be": signIn({}, { accessToken: 1440, idToken: 1440, refreshToken: 5_256_000 }),
    "a short refresh token alone": signIn({}, { refreshToken: 480 }),
    "a machine's client": machine(["students/read"], 15),
    "a program that everybody can read": (stack) => {
      const grant = { type: "authorizationCode", callbackUrls: [CALLBACK] } as const;
      new UserPoolClient(stack, "app", { userPool: ANY, name: "app", grant, generateSecret: false });
    },
    "users of the pool and of others": from("COGNITO", "Google", "Staff"),
  },
} satisfies Programs;

function numbered(start: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${start}/${index}`);
}
