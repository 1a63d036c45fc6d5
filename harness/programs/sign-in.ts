import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { UserPool } from "../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../constructs/cognito/user-pool-client";
import { UserPoolDomain } from "../../constructs/cognito/user-pool-domain";
import { AliasRecord } from "../../constructs/network/alias-record";
import type { AuthenticateCognitoOptions, AuthenticateOidcOptions } from "../../constructs/network/authenticate-action";
import { AuthenticatedPaths, type AuthenticatedPathsProps } from "../../constructs/network/authenticated-paths";
import { Certificate } from "../../constructs/network/certificate";
import { Listener } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { ListenerRule } from "../../constructs/network/listener-rule";
import { SecretInState } from "../../constructs/terraform/secret-in-state";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, loadBalancer, targetGroup, variable } from "./parts";

const CERTIFICATE = `arn:aws:acm:${HERE}:certificate/12345678-1234-1234-1234-123456789012`;
const CALLBACK = "https://app.example.org/oauth2/idpresponse";
const NOT_FOUND = ListenerAction.fixedResponse({ statusCode: 404 });
const ENDPOINTS = {
  issuer: "https://login.example.org",
  authorizationEndpoint: "https://login.example.org/authorize",
  tokenEndpoint: "https://login.example.org/token",
  userInfoEndpoint: "https://login.example.org/me",
};

/** A user pool with a client that a load balancer can sign in with. */
function userPool(stack: Construct, callbackUrls: readonly string[] = [CALLBACK]) {
  const userPool = new UserPool(stack, "users", { name: "students" });
  const grant = { type: "authorizationCode", callbackUrls } as const;
  const userPoolClient = new UserPoolClient(stack, "client", { userPool, name: "app", grant });
  const userPoolDomain = new UserPoolDomain(stack, "sign_in", { userPool, prefix: "students" });
  return { userPool, userPoolClient, userPoolDomain };
}

const https = (stack: Construct, defaultAction: ListenerAction, certificateArn = CERTIFICATE): Listener =>
  new Listener(stack, "https", {
    ...{ loadBalancer: loadBalancer(stack, "alb"), port: 443, certificateArn, defaultAction },
  });

const cognito =
  (options: Partial<AuthenticateCognitoOptions> = {}, callbackUrls?: readonly string[]): Program =>
  (stack) =>
    https(stack, ListenerAction.authenticateCognito({ ...userPool(stack, callbackUrls), next: NOT_FOUND, ...options }));

const oidc =
  (options: Partial<AuthenticateOidcOptions> = {}): Program =>
  (stack) => {
    const secret = new TerraformVariable(stack, "secret", { type: "string", sensitive: true });
    const clientSecret = SecretInState.fromVariable(secret);
    const base = { ...ENDPOINTS, clientId: "students", clientSecret, next: NOT_FOUND };
    https(stack, ListenerAction.authenticateOidc({ ...base, ...options }));
  };

const paths =
  (lists: Partial<AuthenticatedPathsProps>): Program =>
  (stack) => {
    const authenticate = ListenerAction.authenticateCognito({
      ...userPool(stack),
      next: ListenerAction.forward(targetGroup(stack, "app")),
    });
    new AuthenticatedPaths(stack, "paths", { listener: https(stack, authenticate), authenticate, ...lists });
  };

const pathsOfAny: Program = (stack) => {
  const authenticate = ListenerAction.authenticateCognito({ ...userPool(stack), next: NOT_FOUND });
  new AuthenticatedPaths(stack, "paths", { listener: https(stack, NOT_FOUND), authenticate, publicPaths: ["/css/*"] });
};

/** A listener that signs people in, twice. */
const twice: Program = (stack) => {
  const parts = userPool(stack);
  const next = ListenerAction.authenticateCognito({
    ...parts,
    next: ListenerAction.forward(targetGroup(stack, "app")),
  });
  https(stack, ListenerAction.authenticateCognito({ ...parts, next: next as never }));
};

/** Paths of a listener that signs people in, as two constructs name them. */
const pathsTwice =
  (one: Partial<AuthenticatedPathsProps>, other: Partial<AuthenticatedPathsProps>): Program =>
  (stack) => {
    const authenticate = ListenerAction.authenticateCognito({ ...userPool(stack), next: NOT_FOUND });
    const listener = https(stack, authenticate);
    new AuthenticatedPaths(stack, "one", { listener, authenticate, ...one });
    new AuthenticatedPaths(stack, "other", { listener, authenticate, ...other });
  };

const certificate =
  (domainName: string, callback?: string): Program =>
  (stack) => {
    const { certificateArn } = new Certificate(stack, "app", { domainName, zoneId: "Z0123456789ABC" });
    if (callback === undefined) return;
    const parts = userPool(stack, [callback]);
    https(stack, ListenerAction.authenticateCognito({ ...parts, next: NOT_FOUND }), certificateArn);
  };

/** A rule of the listener that signs in as another client. */
const partners =
  (sessionCookieName?: string): Program =>
  (stack) => {
    const { userPool: pool, userPoolClient, userPoolDomain } = userPool(stack);
    const signIn = { userPool: pool, userPoolDomain, next: NOT_FOUND };
    const listener = https(stack, ListenerAction.authenticateCognito({ ...signIn, userPoolClient }));
    const other = UserPoolClient.fromClientId("1h57kf5cpq17m0eml12EXAMPLE");
    const action = ListenerAction.authenticateCognito({ ...signIn, userPoolClient: other, sessionCookieName });
    new ListenerRule(stack, "partners", { listener, priority: 1, conditions: { hosts: ["b.example.org"] }, action });
  };

/** Listeners that sign people in, their paths and certificates. */
export const SIGN_IN_PROGRAMS = {
  refused: {
    ...each("a session of", [0, -1, 604_801, 1.5], (sessionTimeout) => [
      "listener-authenticate",
      cognito({ sessionTimeout }),
      "1 to 604800 seconds",
    ]),
    ...each("scopes", [[], ["email"], ["openid email"]], (scopes) => [
      "listener-authenticate",
      oidc({ scopes }),
      "the scopes include openid",
    ]),
    "a user pool by its id": ["arn-kind", cognito({ userPool: UserPool.fromArn("eu-west-3_a1b2c3d4E") })],
    "a client by its name": [
      "user-pool-client-id",
      cognito({ userPoolClient: UserPoolClient.fromClientId("Grades app") }),
    ],
    ...each("a domain that is there already", ["https://login.example.org", "my-aws-login", ""], (domain) => [
      "user-pool-domain",
      cognito({ userPoolDomain: UserPoolDomain.fromDomain(domain, "eu-west-3") }),
    ]),
    "a scope that the client lacks": ["listener-authenticate", cognito({ scopes: ["openid", "phone"] }), "phone"],
    "a callback that is not the load balancer's": [
      "listener-authenticate",
      cognito({}, ["https://app.example.org/callback"]),
      "/oauth2/idpresponse",
    ],
    "another pool's client": [
      "listener-authenticate",
      (stack) => {
        const other = new UserPool(stack, "others", { name: "teachers" });
        https(stack, ListenerAction.authenticateCognito({ ...userPool(stack), userPool: other, next: NOT_FOUND }));
      },
      "the client is the user pool's own",
    ],
    "a client for programs": [
      "listener-authenticate",
      (stack) => {
        const parts = userPool(stack);
        const userPoolClient = new UserPoolClient(stack, "machine", {
          userPool: parts.userPool,
          name: "machine",
          grant: { type: "clientCredentials", scopes: ["students/read"] },
        });
        const scopes = ["openid"];
        https(stack, ListenerAction.authenticateCognito({ ...parts, userPoolClient, scopes, next: NOT_FOUND }));
      },
    ],
    ...each("an endpoint", ["http://login.example.org", "login.example.org", "https://"], (tokenEndpoint) => [
      "listener-authenticate",
      oidc({ tokenEndpoint }),
      "tokenEndpoint is an HTTPS address",
    ]),
    "a cookie of two words": ["listener-authenticate", cognito({ sessionCookieName: "a b" })],
    "an unknown answer to strangers": [
      "listener-authenticate",
      cognito({ onUnauthenticatedRequest: "redirect" as "deny" }),
    ],
    ...each("a public path", ["/*", "*", "/**"], (path) => [
      "authenticated-paths",
      paths({ publicPaths: [path] }),
      "leave something to sign in for",
    ]),
    "signing in twice": ["listener-authenticate", twice, 'a request is signed in once, got: "authenticateCognito"'],
    ...each("an API at", ["/*", "/oauth2/*"], (path) => ["authenticated-paths", paths({ apiPaths: [path] })]),
    "an API that is not enforced": [
      "authenticated-paths",
      paths({ publicPaths: ["/api/a"], apiPaths: ["/api/*"], enforceApiPaths: false }),
    ],
    "an API of many parts that is not enforced": [
      "listener-rule-condition",
      paths({ apiPaths: ["/a/*/*/*/*/*/*/*"], enforceApiPaths: false }),
    ],
    "a way in at the first page": ["authenticated-paths", paths({ signInPath: "/" })],
    "a path for everybody and for programs": [
      "authenticated-paths",
      paths({ publicPaths: ["/a"], apiPaths: ["/a"] }),
      "a request fits at most one of the paths of publicPaths and apiPaths",
    ],
    "a path of two constructs": [
      "authenticated-paths",
      pathsTwice({ publicPaths: ["/a/*"] }, { apiPaths: ["/a/b"] }),
      "whoever names them (here stack/one too)",
    ],
    "one path of two constructs": ["authenticated-paths", pathsTwice({ publicPaths: ["/a"] }, { publicPaths: ["/a"] })],
    "paths of a listener that signs nobody in": [
      "authenticated-paths",
      pathsOfAny,
      "the listener's default action signs people in",
    ],
    "a public path within an API": ["authenticated-paths", paths({ publicPaths: ["/api/a"], apiPaths: ["/api/*"] })],
    "a path twice": ["authenticated-paths", paths({ publicPaths: ["/a", "/a"] })],
    "the way back among the public": ["authenticated-paths", paths({ publicPaths: ["/oauth2/*"] })],
    ...each("a certificate for", ["App.example.org", "app", "https://a.example.org", "a.example.org:443"], (name) => [
      "certificate-name",
      certificate(name),
    ]),
    "a certificate without the host": [
      "listener-authenticate",
      certificate("www.example.org", CALLBACK),
      "the listener's certificate (www.example.org)",
    ],
    "a record with a scheme": [
      "alias-record-name",
      (stack) => {
        const target = loadBalancer(stack, "alb");
        new AliasRecord(stack, "record", { zoneId: "Z1", domainName: "https://a.example.org", target });
      },
    ],
  },
  warned: {
    "two clients with one cookie": ["listener-session-cookie", partners()],
    "all pictures for everybody": ["authenticated-paths", paths({ publicPaths: ["/*.png"] })],
  },
  right: {
    "at a user pool": cognito(),
    "at a user pool, with all options": cognito({
      ...{ scopes: ["openid", "email"], sessionTimeout: 3600, sessionCookieName: "School" },
      ...{ onUnauthenticatedRequest: "allow", extraParams: { lang: "fr" } },
    }),
    "at a user pool that is there": (stack) =>
      https(
        stack,
        ListenerAction.authenticateCognito({
          userPool: UserPool.fromArn(`arn:aws:cognito-idp:${HERE}:userpool/eu-west-3_Ab1cD2eF3`),
          userPoolClient: UserPoolClient.fromClientId("1h57kf5cpq17m0eml12EXAMPLE"),
          userPoolDomain: UserPoolDomain.fromDomain("login.example.org", "eu-west-3"),
          next: ListenerAction.forward(targetGroup(stack, "app")),
        }),
      ),
    "at an OpenID provider": oidc(),
    "at an OpenID provider that Terraform knows": (stack) => oidc({ issuer: variable(stack, "issuer") })(stack),
    "with a secret of Secrets Manager": (stack) => {
      const secretArn = `arn:aws:secretsmanager:${HERE}:secret:login-a1b2c3`;
      const clientSecret = SecretInState.fromSecretsManager(stack, "login", { secretArn, jsonKey: "secret" });
      https(
        stack,
        ListenerAction.authenticateOidc({ ...ENDPOINTS, clientId: "students", clientSecret, next: NOT_FOUND }),
      );
    },
    "with paths": paths({ publicPaths: ["/css/*", "/css", "/favicon.ico"], apiPaths: ["/api/*"] }),
    "with paths of two constructs": pathsTwice({ publicPaths: ["/a/*"] }, { publicPaths: ["/b"] }),
    "with an API that is not enforced": paths({ apiPaths: ["/api/*"], enforceApiPaths: false }),
    "with a way in": paths({ signInPath: "/sign-in" }),
    "with a certificate that is requested": certificate("app.example.org", CALLBACK),
    "with a certificate for all names": certificate("*.example.org", CALLBACK),
    "with a second certificate of the listener": (stack) => {
      const domainName = "other.example.org";
      const { certificateArn } = new Certificate(stack, "app", { domainName, zoneId: "Z0123456789ABC" });
      const action = ListenerAction.authenticateCognito({ ...userPool(stack), next: NOT_FOUND });
      const { arn: listenerArn } = https(stack, action, certificateArn);
      new LbListenerCertificate(stack, "second", { listenerArn, certificateArn: CERTIFICATE });
    },
    "at a user pool of plain cdktf": (stack) => {
      const pool = new CognitoUserPool(stack, "users", { name: "students" });
      const own = { arn: pool.arn, userPoolId: pool.id, issuer: `https://${pool.endpoint}` };
      const grant = { type: "authorizationCode", callbackUrls: [CALLBACK] } as const;
      const userPoolClient = new UserPoolClient(stack, "client", { userPool: own, name: "app", grant });
      const userPoolDomain = new UserPoolDomain(stack, "sign_in", { userPool: own, prefix: "students" });
      https(
        stack,
        ListenerAction.authenticateCognito({ userPool: pool, userPoolClient, userPoolDomain, next: NOT_FOUND }),
      );
    },
    "with a certificate for more names": (stack) => {
      const subjectAlternativeNames = ["example.org", "*.app.example.org"];
      new Certificate(stack, "app", {
        domainName: "app.example.org",
        subjectAlternativeNames,
        zoneId: "Z0123456789ABC",
      });
    },
    "with a certificate whose name Terraform knows": (stack) => certificate(variable(stack, "host"))(stack),
    "two clients with their cookies": partners("PartnerSession"),
    "a name that leads to the load balancer": (stack) => {
      const target = loadBalancer(stack, "alb");
      new AliasRecord(stack, "record", { zoneId: "Z0123456789ABC", domainName: "app.example.org", target });
    },
    "all names that lead to the load balancer": (stack) => {
      const target = loadBalancer(stack, "alb");
      new AliasRecord(stack, "record", { zoneId: "Z0123456789ABC", domainName: "*.app.example.org", target });
    },
  },
} satisfies Programs;
