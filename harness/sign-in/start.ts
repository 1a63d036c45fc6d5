import type { Fetcher } from "aws-jwt-verify/https";
import { startApplication, type Middleware } from "./application";
import { send, type Hosts } from "./hosts";
import { identityProvider, type Listener } from "./listeners";
import { LoadBalancer } from "./load-balancer";
import type { SignInSystem } from "./login-tests";
import { startOpenIdProvider, type OpenIdClient } from "./openid-provider";

/** What the application's side is made of: examples/authentication/sign-in.ts. */
export interface ApplicationSide {
  readonly signIn: (options: { required?: boolean; emailDomain?: string; fetcher?: Fetcher }) => Middleware;
  readonly signOut: (cookie?: string) => Middleware;
}

/** What runs together. */
export interface StartOptions {
  /** Of the load balancer. */
  readonly arn: string;
  readonly listeners: readonly Listener[];
  /** Host name of the application. */
  readonly host: string;
  readonly client: OpenIdClient;
  /** Paths of the identity provider's endpoints. @default those of oidc-provider */
  readonly routes?: Readonly<Record<string, string>>;
  /** Variables of the application. */
  readonly environment: Readonly<Record<string, string>>;
  readonly application: ApplicationSide;
  readonly paths: SignInSystem["paths"];
  readonly publicPaths: RegExp;
}

/**
 * Starts a load balancer with these listeners, the identity provider that its default action names, and an application.
 *
 * @throws if no HTTPS listener authenticates
 */
export async function startSignIn(options: StartOptions): Promise<SignInSystem & { readonly stop: () => void }> {
  const { arn, listeners, host, client, routes, environment, paths, publicPaths } = options;
  const https = listeners.find(({ Protocol }) => Protocol === "HTTPS");
  const provider = https?.DefaultActions.map(identityProvider).find((found) => found !== undefined);
  if (provider === undefined) throw new Error("No HTTPS listener authenticates.");
  const hosts: Hosts = new Map();
  const fetcher = {
    fetch: async (uri: string) => new TextEncoder().encode((await send(hosts, new URL(uri))).body).buffer,
  };
  const { signIn, signOut } = options.application;
  const application = await startApplication(
    withEnvironment(environment, () => ({
      publicPaths,
      required: signIn({ fetcher, emailDomain: "example.org" }),
      optional: signIn({ fetcher, required: false }),
      signOut: signOut(provider.SessionCookieName),
    })),
  );
  const identity = await startOpenIdProvider({ issuer: provider.Issuer, clients: [client], routes });
  const origin = new URL(provider.AuthorizationEndpoint).origin;
  hosts.set(origin, identity.port);
  let later = 0;
  const loadBalancer = new LoadBalancer({
    ...{ arn, listeners, host, hosts },
    target: application.port,
    clientSecret: client.client_secret,
    now: () => Date.now() + later,
  });
  await loadBalancer.start();
  return {
    ...{ hosts, paths },
    origin: `https://${host}`,
    provider: origin,
    cookieName: provider.SessionCookieName,
    sessionTimeout: provider.SessionTimeout,
    application: application.port,
    genuine: { key: loadBalancer.key, header: { signer: arn, iss: provider.Issuer, client: provider.ClientId } },
    wait: (seconds) => (later += seconds * 1000),
    stop: () => {
      loadBalancer.stop();
      identity.stop();
      application.stop();
    },
  };
}

/** Has the application start with these variables, and no others of its kind. */
function withEnvironment<Result>(variables: Readonly<Record<string, string>>, start: () => Result): Result {
  const before = process.env;
  const others = Object.entries(before).filter(([name]) => !name.startsWith("AUTH_"));
  process.env = { ...Object.fromEntries(others), ...variables };
  try {
    return start();
  } finally {
    process.env = before;
  }
}
