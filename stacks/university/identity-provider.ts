import { UserPool, UserPoolClient, UserPoolDomain, UserPoolGroups } from "../../constructs/cognito";
import { parseArn } from "../../constructs/core/arn";
import { ListenerAction, type AuthenticateAction, type AuthenticateOptions } from "../../constructs/network";
import { SecretInState } from "../../constructs/terraform";
import type { AuthenticationOptions } from "../../settings/authentication";
import type { System } from "./system";

/** Where people sign in. */
export interface IdentityProvider {
  /** `iss` of what it says about people. */
  readonly issuer: string;
  readonly clientId: string;
  /** Address that ends the provider's own session and leads back to the host. @default it has none */
  readonly signOutUrl?: string;
  authenticate(options: AuthenticateOptions): AuthenticateAction;
}

/** What the provider is asked for. */
const SCOPES = ["openid", "email"];

type Options = AuthenticationOptions["provider"];
type OptionsOf<Type extends Options["type"]> = Extract<Options, { readonly type: Type }>;

/**
 * The provider that the settings name; its own pool is `aws_cognito_user_pool.users`, with
 * `aws_cognito_user_pool_client.app_client` and `aws_cognito_user_pool_domain.sign_in`.
 *
 * @param host in lower case
 */
export function addIdentityProvider(system: System, host: string, options: Options): IdentityProvider {
  switch (options.type) {
    case "cognito":
      return addUserPool(system, host, options);
    case "cognitoPool":
      return existingUserPool(system, host, options);
    case "oidc":
      return openIdProvider(system, host, options);
  }
}

function addUserPool(system: System, host: string, options: OptionsOf<"cognito">): IdentityProvider {
  const { stack, prefix } = system;
  const { domainPrefix, mfa, tier, groups = [], deletionProtection } = options;
  const userPool = new UserPool(stack, "users", {
    ...{ name: `${prefix}-users`, mfa, tier, deletionProtection, adoptExisting: true },
  });
  const userPoolClient = new UserPoolClient(stack, "app_client", {
    userPool,
    name: `${prefix}-app`,
    grant: {
      type: "authorizationCode",
      callbackUrls: [`https://${host}/oauth2/idpresponse`],
      logoutUrls: [`https://${host}/`],
      scopes: SCOPES,
    },
  });
  const userPoolDomain = new UserPoolDomain(stack, "sign_in", {
    userPool,
    prefix: system.textOf(domainPrefix, "Prefix of the user pool's domain, unique in the region"),
  });
  if (groups.length > 0) new UserPoolGroups(stack, "groups", { userPool, names: groups });
  return cognito(host, { userPool, userPoolClient, userPoolDomain });
}

function existingUserPool(system: System, host: string, options: OptionsOf<"cognitoPool">): IdentityProvider {
  const { userPoolArn, clientId, domain } = options;
  // It may be in another region than the rest.
  const region = parseArn(userPoolArn)?.region ?? system.region;
  return cognito(host, {
    userPool: UserPool.fromArn(userPoolArn),
    userPoolClient: UserPoolClient.fromClientId(clientId),
    userPoolDomain: UserPoolDomain.fromDomain(domain, region),
  });
}

type Cognito = Pick<
  Parameters<typeof ListenerAction.authenticateCognito>[0],
  "userPool" | "userPoolClient" | "userPoolDomain"
>;

function cognito(
  host: string,
  parts: Cognito & {
    readonly userPool: { readonly issuer: string };
    readonly userPoolDomain: { readonly baseUrl: string };
  },
): IdentityProvider {
  const { userPool, userPoolClient, userPoolDomain } = parts;
  const { clientId } = userPoolClient;
  return {
    issuer: userPool.issuer,
    clientId,
    signOutUrl: `${userPoolDomain.baseUrl}/logout?client_id=${clientId}&logout_uri=${encodedHomeOf(host)}`,
    authenticate: (options) =>
      ListenerAction.authenticateCognito({
        userPool,
        userPoolClient,
        userPoolDomain,
        ...options,
        scopes: SCOPES,
      }),
  };
}

function openIdProvider(system: System, host: string, options: OptionsOf<"oidc">): IdentityProvider {
  const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, endSessionEndpoint, clientId } = options;
  const clientSecret = secretOf(system, options.clientSecret);
  const endpoints = { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint };
  const query = `client_id=${encodeURIComponent(clientId)}&post_logout_redirect_uri=${encodedHomeOf(host)}`;
  return {
    issuer,
    clientId,
    signOutUrl: endSessionEndpoint && `${endSessionEndpoint}${endSessionEndpoint.includes("?") ? "&" : "?"}${query}`,
    authenticate: (more) =>
      ListenerAction.authenticateOidc({ ...endpoints, clientId, clientSecret, ...more, scopes: SCOPES }),
  };
}

function secretOf(system: System, secret: OptionsOf<"oidc">["clientSecret"]): SecretInState {
  const { stack } = system;
  if ("fromSecretsManager" in secret) {
    return SecretInState.fromSecretsManager(stack, "sign_in_client_secret", { secretArn: secret.fromSecretsManager });
  }
  const variable = system.variable(secret.fromVariable, {
    ...{ description: "Secret of the client at the identity provider", sensitive: true },
  });
  return SecretInState.fromVariable(variable);
}

/** Where people are after they have signed out, within a query; a host that only Terraform knows has nothing to encode. */
function encodedHomeOf(host: string): string {
  return `https%3A%2F%2F${host}%2F`;
}
