import { Fn, TerraformOutput, Token } from "cdktf";
import {
  AuthenticatedPaths,
  type AuthenticateAction,
  type IListener,
  type LoadBalancer,
  type TerminalAction,
} from "../../constructs/network";
import { DEFAULT_SESSION_TIMEOUT, type AuthenticationOptions } from "../../settings/authentication";
import { addIdentityProvider, type IdentityProvider } from "./identity-provider";
import type { System } from "./system";

/** Path that asks people to sign in where nobody has to. */
const SIGN_IN_PATH = "/sign-in";

/** How people sign in, and what has to agree with it. */
export class SignIn {
  private readonly provider: IdentityProvider;
  /** The name that people use: browsers write it in lower case, and providers compare letter by letter. */
  private readonly host: string;

  public constructor(
    private readonly system: System,
    private readonly options: AuthenticationOptions,
  ) {
    const host = system.textOf(options.host, HOST_DESCRIPTION);
    this.host = Token.isUnresolved(host) ? Fn.lower(host) : host;
    this.provider = addIdentityProvider(system, this.host, options.provider);
  }

  /** What the HTTPS listener does with requests that no rule takes. */
  public authenticate(next: TerminalAction): AuthenticateAction {
    const { sessionTimeout = DEFAULT_SESSION_TIMEOUT, mode = "enforce" } = this.options;
    const onUnauthenticatedRequest = mode === "enforce" ? "authenticate" : "allow";
    return this.provider.authenticate({ next, sessionTimeout, onUnauthenticatedRequest });
  }

  /** Adds the rules of the paths that are treated apart, and the output that says which record the host needs. */
  public addRules(listener: IListener, authenticate: AuthenticateAction, loadBalancer: LoadBalancer): void {
    const { stack, settings } = this.system;
    const { publicPaths, apiPaths, mode } = this.options;
    const observe = mode === "observe";
    new AuthenticatedPaths(stack, "app_paths", {
      ...{ listener, authenticate, publicPaths, apiPaths },
      // Who only observes lets programs through, too.
      enforceApiPaths: !observe,
      signInPath: observe ? SIGN_IN_PATH : undefined,
    });
    if (settings.certificate) return;
    new TerraformOutput(stack, "host_record", {
      description: "DNS record that leads people to the load balancer; nobody makes it here",
      value: `${this.host} CNAME ${loadBalancer.dnsName}`,
    });
  }

  /** What the application needs to verify who asks, and to sign people out. */
  public environment({ arn }: LoadBalancer): Record<string, string> {
    const { issuer, clientId, signOutUrl = `https://${this.host}/` } = this.provider;
    return {
      AUTH_ALB_ARN: arn,
      AUTH_CLIENT_ID: clientId,
      AUTH_ISSUER: issuer,
      AUTH_REGION: this.system.region,
      AUTH_SIGN_OUT_URL: signOutUrl,
    };
  }
}

/** Of the Terraform variable, where the settings name one. */
export const HOST_DESCRIPTION = "Name that people use for the application, in lower case";
