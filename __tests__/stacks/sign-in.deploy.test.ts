import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { signIn, signOut } from "../../examples/authentication/sign-in";
import { useEmulator } from "../../harness/emulator/set-up";
import { Browser } from "../../harness/sign-in/browser";
import { deployedClient, deployedEnvironment, deployedListeners } from "../../harness/sign-in/deployed";
import { fillIn, provesSignIn, user } from "../../harness/sign-in/login-tests";
import { COGNITO_ROUTES } from "../../harness/sign-in/openid-provider";
import { startSignIn } from "../../harness/sign-in/start";
import { stateFile, synthesizedWorkspace, variables } from "../../harness/workspaces";
import type { TerraformWorkspace } from "../../testing/terraform";
import "../../testing/matchers";

const A_MINUTE = 60_000;
const ISSUER = "https://login.example.org";
/** As a person may write it, where browsers and providers have lower case. */
const vars = { ...variables("university", "defaults"), host: "Students.Example.org", prefix: "example-university" };
const HOST = vars.host.toLowerCase();

const aws = useEmulator();
const call = <Result = string>(service: string, operation: string, parameters: object, query: string) =>
  aws.call<Result>({ service, operation, parameters: { ...parameters }, query });

const COGNITO = { type: "cognito", domainPrefix: { fromVariable: "prefix" }, deletionProtection: false };
const oidc = (secretArn: string) => ({
  type: "oidc",
  issuer: ISSUER,
  authorizationEndpoint: `${ISSUER}/auth`,
  tokenEndpoint: `${ISSUER}/token`,
  userInfoEndpoint: `${ISSUER}/me`,
  endSessionEndpoint: `${ISSUER}/session/end`,
  clientId: "students",
  clientSecret: { fromSecretsManager: secretArn },
});

/** The state of the university so far: what is applied next changes it. */
let state: string | undefined;
let workspace: TerraformWorkspace;

async function apply(provider: object, more: object = {}): Promise<void> {
  const paths = { publicPaths: ["/css/*"], apiPaths: ["/api/*"], sessionTimeout: 3600 };
  const authentication = { host: { fromVariable: "host" }, provider, ...paths, ...more };
  const settings = { authentication, certificate: { zoneName: "example.org" } };
  workspace = synthesizedWorkspace("university", { env: aws.env, settings });
  const file = stateFile(workspace, "university");
  if (state !== undefined) copyFileSync(state, file);
  state = file;
  await workspace.init();
  await workspace.apply({ vars: declared() });
  await expect(workspace).toPlanNoChanges({ vars: declared() });
}

/** Terraform refuses values of variables that an output does not declare. */
function declared(): Record<string, unknown> {
  const output = JSON.parse(readFileSync(`${workspace.dir}/cdk.tf.json`, "utf8")) as { variable: object };
  return Object.fromEntries(Object.entries(vars).filter(([name]) => name in output.variable));
}

/** What the listener was given, which AWS's API shows nobody: from Terraform's state, as whoever reads that can. */
function secretInState(): string {
  const text = state !== undefined && existsSync(state) ? readFileSync(state, "utf8") : "";
  const { resources } = JSON.parse(text) as { readonly resources: readonly { readonly type: string }[] };
  const listeners = JSON.stringify(resources.filter(({ type }) => type === "aws_lb_listener"));
  return /"client_secret":"([^"]+)"/.exec(listeners)?.[1] ?? "";
}

/** Starts what Terraform deployed: the load balancer's rules, the client, and the application's environment. */
async function start(routes?: Readonly<Record<string, string>>, publicPaths = /^\/css\//) {
  const [family = ""] = await call<string[]>("ecs", "list_task_definitions", { sort: "DESC" }, "taskDefinitionArns");
  const environment = await deployedEnvironment(aws, family);
  const { AUTH_ALB_ARN: arn = "", AUTH_CLIENT_ID: clientId = "", AUTH_ISSUER: issuer = "" } = environment;
  return startSignIn({
    ...{ arn, host: HOST, environment, routes, publicPaths },
    listeners: await deployedListeners(aws, arn),
    client: routes
      ? await deployedClient(aws, issuer.replace(/.*\//, ""), clientId)
      : {
          client_id: "students",
          client_secret: secretInState(),
          redirect_uris: [`https://${HOST}/oauth2/idpresponse`],
          post_logout_redirect_uris: [`https://${HOST}/`],
          scope: "openid email",
        },
    application: { signIn, signOut },
    paths: { public: "/css/base.css", api: "/api/students", page: "/students?page=2" },
  });
}

type Running = Awaited<ReturnType<typeof start>>;

describe("a university whose users sign in", () => {
  let secretArn: string;

  beforeAll(async () => {
    jest.spyOn(console, "log").mockImplementation();
    const zone = { Name: "example.org", CallerReference: "1" };
    await call("route53", "create_hosted_zone", zone, "HostedZone.Id");
    const secret = { Name: "sign-in", SecretString: "of the client, 32 characters or more" };
    secretArn = await call("secretsmanager", "create_secret", secret, "ARN");
  }, A_MINUTE);

  afterAll(() => void jest.restoreAllMocks());

  describe.each<[what: string, provider: () => object, routes?: Readonly<Record<string, string>>]>([
    ["an OpenID provider", () => oidc(secretArn)],
    ["a user pool of its own", () => COGNITO, COGNITO_ROUTES],
  ])("at %s", (_, provider, routes) => {
    let running: Running | undefined;

    beforeAll(async () => {
      await apply(provider());
      running = await start(routes);
    }, 6 * A_MINUTE);

    afterAll(() => running?.stop());

    it("has a session of an hour, and the application's name in its certificate", async () => {
      expect(running?.sessionTimeout).toBe(3600);
      const names = await call("acm", "list_certificates", {}, "CertificateSummaryList[].[DomainName, Status]");
      expect(names).toEqual([[HOST, "ISSUED"]]);
    });

    provesSignIn(() => {
      if (running === undefined) throw new Error("It is not deployed.");
      return running;
    });
  });

  it(
    "lets others go on while it only observes",
    async () => {
      await apply(COGNITO, { mode: "observe" });
      const { stop, ...system } = await start(COGNITO_ROUTES, /./);
      try {
        const browser = new Browser(system.hosts);
        for (const path of ["/", "/css/base.css", "/api/students"]) {
          expect(user(await browser.open(`https://${HOST}${path}`))).toBeNull();
        }
        const home = await fillIn(browser, await browser.open(`https://${HOST}/sign-in`), "ada");
        expect(home.url).toBe(`https://${HOST}/`);
        expect(user(home)).toBe("ada");
        expect(user(await browser.open(`https://${HOST}/api/students`))).toBe("ada");
      } finally {
        stop();
      }
    },
    6 * A_MINUTE,
  );

  it(
    "is destroyed whole",
    async () => {
      await workspace.destroy({ vars: declared() });
      expect(await aws.inventory()).toEqual({ "hosted zones": ["example.org."], secrets: ["sign-in"] });
    },
    4 * A_MINUTE,
  );
});
