import { signIn, signOut } from "../../../examples/authentication/sign-in";
import { startApplication } from "../../../harness/sign-in/application";
import { send, type Hosts } from "../../../harness/sign-in/hosts";
import type { Action, Listener } from "../../../harness/sign-in/listeners";
import { LoadBalancer } from "../../../harness/sign-in/load-balancer";
import { provesSignIn } from "../../../harness/sign-in/login-tests";
import { COGNITO_ROUTES, startOpenIdProvider } from "../../../harness/sign-in/openid-provider";

const ARN = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/app/students/1234567890123456";
const HOST = "app.example.org";
const POOL = "eu-west-3_Students1";

const session = (OnUnauthenticatedRequest: "authenticate" | "deny") => ({
  OnUnauthenticatedRequest,
  Scope: "openid email",
  SessionCookieName: "AWSELBAuthSessionCookie",
  SessionTimeout: 28800,
});

interface Case {
  readonly issuer: string;
  readonly provider: string;
  readonly signOutUrl: string;
  readonly authenticate: (unauthenticated: "authenticate" | "deny") => Action;
  readonly routes?: Readonly<Record<string, string>>;
}

const CASES: Readonly<Record<string, Case>> = {
  "an OpenID provider": {
    issuer: "https://login.example.org",
    provider: "https://login.example.org",
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
  "a user pool, whose endpoints an OpenID provider stands in for": {
    issuer: `https://cognito-idp.eu-west-3.amazonaws.com/${POOL}`,
    provider: "https://students.auth.eu-west-3.amazoncognito.com",
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

const listeners = ({ authenticate }: Case): Listener[] => [
  { Port: 80, Protocol: "HTTP", DefaultActions: [TO_HTTPS], Rules: [] },
  {
    Port: 443,
    Protocol: "HTTPS",
    DefaultActions: [FORWARD, authenticate("authenticate")],
    Rules: [path("20", "/api/*", authenticate("deny"), FORWARD), path("10", "/css/*", FORWARD)],
  },
];

describe.each(Object.entries(CASES))("a sign-in with %s", (_, given) => {
  const environment = process.env;
  const hosts: Hosts = new Map();
  const stops: (() => void)[] = [];
  let loadBalancer: LoadBalancer;
  let application: number;
  let later = 0;

  beforeAll(async () => {
    jest.spyOn(console, "log").mockImplementation();
    process.env = {
      ...environment,
      AUTH_ALB_ARN: ARN,
      AUTH_ISSUER: given.issuer,
      AUTH_CLIENT_ID: "students",
      AUTH_REGION: "eu-west-3",
      AUTH_SIGN_OUT_URL: given.signOutUrl,
    };
    const fetcher = {
      fetch: async (uri: string) => new TextEncoder().encode((await send(hosts, new URL(uri))).body).buffer,
    };
    const running = await startApplication({
      publicPaths: /^\/css\//,
      required: signIn({ fetcher, emailDomain: "example.org" }),
      optional: signIn({ fetcher, required: false }),
      signOut: signOut(),
    });
    application = running.port;
    const client = {
      client_id: "students",
      client_secret: "a secret of 32 characters or more",
      redirect_uris: [`https://${HOST}/oauth2/idpresponse`],
      post_logout_redirect_uris: [`https://${HOST}/`],
      scope: "openid email",
    };
    const provider = await startOpenIdProvider({ issuer: given.issuer, clients: [client], routes: given.routes });
    hosts.set(given.provider, provider.port);
    const clientSecret = client.client_secret;
    const now = () => Date.now() + later;
    const options = {
      arn: ARN,
      host: HOST,
      hosts,
      listeners: listeners(given),
      target: application,
      clientSecret,
      now,
    };
    loadBalancer = new LoadBalancer(options);
    await loadBalancer.start();
    stops.push(running.stop, provider.stop, () => loadBalancer.stop());
  }, 30_000);

  afterAll(() => {
    for (const stop of stops) stop();
    process.env = environment;
    jest.restoreAllMocks();
  });

  it("goes by HTTPS alone", async () => {
    const { status, headers } = await send(hosts, new URL(`http://${HOST}/students?page=2`));
    expect([status, headers.location]).toEqual([301, `https://${HOST}/students?page=2`]);
  });

  provesSignIn(() => ({
    hosts,
    origin: `https://${HOST}`,
    provider: given.provider,
    paths: { public: "/css/base.css", api: "/api/students", page: "/students?page=2" },
    cookieName: "AWSELBAuthSessionCookie",
    sessionTimeout: 28800,
    application,
    genuine: { key: loadBalancer.key, header: { signer: ARN, iss: given.issuer, client: "students" } },
    wait: (seconds) => (later += seconds * 1000),
  }));
});
