import { signIn, signOut } from "../../../examples/authentication/sign-in";
import { Browser } from "../../../harness/sign-in/browser";
import { forgeries } from "../../../harness/sign-in/forgeries";
import type { Action, Listener, Rule } from "../../../harness/sign-in/listeners";
import { fillIn, provesSignIn, user } from "../../../harness/sign-in/login-tests";
import { COGNITO_ROUTES } from "../../../harness/sign-in/openid-provider";
import { startSignIn } from "../../../harness/sign-in/start";

const ARN = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/app/students/1234567890123456";
const HOST = "app.example.org";
const POOL = "eu-west-3_Students1";

type Unauthenticated = "allow" | "authenticate" | "deny";

const session = (OnUnauthenticatedRequest: Unauthenticated) => ({
  OnUnauthenticatedRequest,
  Scope: "openid email",
  SessionCookieName: "AWSELBAuthSessionCookie",
  SessionTimeout: 28800,
});

interface Case {
  readonly issuer: string;
  readonly signOutUrl: string;
  readonly authenticate: (unauthenticated: Unauthenticated) => Action;
  readonly routes?: Readonly<Record<string, string>>;
}

const CASES: Readonly<Record<string, Case>> = {
  "an OpenID provider": {
    issuer: "https://login.example.org",
    signOutUrl: `https://login.example.org/session/end?client_id=students&post_logout_redirect_uri=https://${HOST}/`,
    authenticate: (unauthenticated) => ({
      Type: "authenticate-oidc",
      Order: 1,
      AuthenticateOidcConfig: {
        ...session(unauthenticated),
        Issuer: "https://login.example.org",
        AuthorizationEndpoint: "https://login.example.org/auth",
        TokenEndpoint: "https://login.example.org/token",
        UserInfoEndpoint: "https://login.example.org/me",
        ClientId: "students",
      },
    }),
  },
  "a user pool, with an OpenID provider in place of its endpoints": {
    issuer: `https://cognito-idp.eu-west-3.amazonaws.com/${POOL}`,
    signOutUrl: `https://students.auth.eu-west-3.amazoncognito.com/logout?client_id=students&logout_uri=https://${HOST}/`,
    authenticate: (unauthenticated) => ({
      Type: "authenticate-cognito",
      Order: 1,
      AuthenticateCognitoConfig: {
        ...session(unauthenticated),
        UserPoolArn: `arn:aws:cognito-idp:eu-west-3:123456789012:userpool/${POOL}`,
        UserPoolClientId: "students",
        UserPoolDomain: "students",
      },
    }),
    routes: COGNITO_ROUTES,
  },
};

const FORWARD: Action = { Type: "forward", Order: 2 };
const TO_HTTPS: Action = {
  Type: "redirect",
  Order: 1,
  RedirectConfig: {
    Protocol: "HTTPS",
    Port: "443",
    Host: "#{host}",
    Path: "/#{path}",
    Query: "#{query}",
    StatusCode: "HTTP_301",
  },
};
const path = (Priority: string, pattern: string, ...Actions: Action[]) => ({
  Priority,
  Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: [pattern] } }],
  Actions,
});

const listeners = (DefaultActions: Action[], ...Rules: Rule[]): Listener[] => [
  { Port: 80, Protocol: "HTTP", DefaultActions: [TO_HTTPS], Rules: [] },
  { Port: 443, Protocol: "HTTPS", DefaultActions, Rules },
];

const start = (given: Case, its: Listener[], publicPaths: RegExp) =>
  startSignIn({
    arn: ARN,
    host: HOST,
    listeners: its,
    client: {
      client_id: "students",
      client_secret: "a secret of 32 characters or more",
      redirect_uris: [`https://${HOST}/oauth2/idpresponse`],
      post_logout_redirect_uris: [`https://${HOST}/`],
      scope: "openid email",
    },
    routes: given.routes,
    environment: {
      AUTH_ALB_ARN: ARN,
      AUTH_ISSUER: given.issuer,
      AUTH_CLIENT_ID: "students",
      AUTH_REGION: "eu-west-3",
      AUTH_SIGN_OUT_URL: given.signOutUrl,
    },
    application: { signIn, signOut },
    paths: { public: "/css/base.css", api: "/api/students", page: "/students?page=2" },
    publicPaths,
  });

beforeAll(() => void jest.spyOn(console, "log").mockImplementation());
afterAll(() => void jest.restoreAllMocks());

describe.each(Object.entries(CASES))("a sign-in with %s", (_, given) => {
  let system: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    const { authenticate } = given;
    const rules = [path("20", "/api/*", authenticate("deny"), FORWARD), path("10", "/css/*", FORWARD)];
    system = await start(given, listeners([FORWARD, authenticate("authenticate")], ...rules), /^\/css\//);
  }, 30_000);

  afterAll(() => system.stop());

  provesSignIn(() => system);
});

test.each(Object.entries(CASES))(
  "who wants to signs in, with %s, and the others go on",
  async (_, given) => {
    const { authenticate } = given;
    const rule = path("10", "/sign-in", authenticate("authenticate"), FORWARD);
    const { stop, ...system } = await start(given, listeners([authenticate("allow"), FORWARD], rule), /./);
    const page = `https://${HOST}/students`;
    try {
      const browser = new Browser(system.hosts);
      expect(user(await browser.open(page))).toBeNull();
      await fillIn(browser, await browser.open(`https://${HOST}/sign-in`), "ada");
      expect(user(await browser.open(page))).toBe("ada");
      for (const [what, , data] of forgeries(system.genuine)) {
        const forged = await new Browser(system.hosts).open(page, { headers: { "x-amzn-oidc-data": data } });
        expect([what, forged.status]).toEqual([what, 403]);
      }
    } finally {
      stop();
    }
  },
  30_000,
);
