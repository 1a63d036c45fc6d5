import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { signIn, signOut } from "../../examples/authentication/sign-in";
import { useEmulator } from "../../harness/emulator/set-up";
import { deployedClient, deployedEnvironment, deployedListeners } from "../../harness/sign-in/deployed";
import { provesSignIn } from "../../harness/sign-in/login-tests";
import { COGNITO_ROUTES, type OpenIdClient } from "../../harness/sign-in/openid-provider";
import { HOST, PlainSignInStack, type Provider } from "../../harness/sign-in/plain-stack";
import { startSignIn } from "../../harness/sign-in/start";
import { stackWorkspace } from "../../harness/workspaces";
import "../../testing/matchers";

const A_MINUTE = 60_000;
const SECRET = "of the client, 32 characters or more";

const aws = useEmulator();
const call = (service: string, operation: string, parameters: object, query: string) =>
  aws.call<string>({ service, operation, parameters: { ...parameters }, query });

/** What Terraform gave the load balancer, which the API shows nobody: from its state, as whoever reads that could. */
function clientSecretIn(stateFile: string): string {
  const state = JSON.parse(readFileSync(stateFile, "utf8")) as {
    readonly resources: readonly {
      readonly type: string;
      readonly instances: readonly { readonly attributes: unknown }[];
    }[];
  };
  const listeners = state.resources.filter(({ type }) => type === "aws_lb_listener");
  const secrets = [...JSON.stringify(listeners).matchAll(/"client_secret":"([^"]*)"/g)].map(
    ([, secret = ""]) => secret,
  );
  return secrets.find((secret) => secret !== "") ?? "";
}

describe("a deployed sign-in", () => {
  let certificateArn: string;
  let secretArn: string;
  let state: string | undefined;

  beforeAll(async () => {
    certificateArn = await call("acm", "request_certificate", { DomainName: HOST }, "CertificateArn");
    const secret = { Name: "sign-in", SecretString: SECRET };
    secretArn = await call("secretsmanager", "create_secret", secret, "ARN");
  });

  describe.each<[what: string, provider: () => Provider, routes: Readonly<Record<string, string>> | undefined]>([
    ["OpenID Connect", () => ({ issuer: "https://login.example.org", secretArn }), undefined],
    ["Cognito", () => "cognito", COGNITO_ROUTES],
  ])("with %s", (_, provider, routes) => {
    let system: Awaited<ReturnType<typeof startSignIn>> | undefined;

    beforeAll(async () => {
      const workspace = stackWorkspace(
        (scope) => new PlainSignInStack(scope, "sign-in", { provider: provider(), certificateArn }),
        { env: aws.env },
      );
      if (state) copyFileSync(state, join(workspace.dir, "terraform.tfstate"));
      await workspace.init();
      await workspace.apply();
      state = join(workspace.dir, "terraform.tfstate");
      await expect(workspace).toPlanNoChanges();
      const environment = await deployedEnvironment(aws, "app", "app");
      const arn = environment["AUTH_ALB_ARN"] ?? "";
      const clientId = environment["AUTH_CLIENT_ID"] ?? "";
      const pool = environment["AUTH_ISSUER"]?.replace(/.*\//, "") ?? "";
      const registered: OpenIdClient = {
        client_id: clientId,
        client_secret: clientSecretIn(state),
        redirect_uris: [`https://${HOST}/oauth2/idpresponse`],
        post_logout_redirect_uris: [`https://${HOST}/`],
        scope: "openid email",
      };
      system = await startSignIn({
        ...{ arn, host: HOST, environment, routes },
        listeners: await deployedListeners(aws, arn),
        client: routes ? await deployedClient(aws, pool, clientId) : registered,
        application: { signIn, signOut },
        paths: { public: "/css/base.css", api: "/api/students", page: "/students?page=2" },
        publicPaths: /^\/css\//,
      });
      jest.spyOn(console, "log").mockImplementation();
    }, 5 * A_MINUTE);

    afterAll(() => {
      system?.stop();
      jest.restoreAllMocks();
    });

    provesSignIn(() => {
      if (system === undefined) throw new Error("It is not deployed.");
      return system;
    });
  });
});
