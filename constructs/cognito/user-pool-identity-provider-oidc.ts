import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { checkName } from "../core/name";
import { reportProblems, warnOf } from "../core/problem";
import type { SecretInState } from "../terraform/secret-in-state";
import { OPENID_ATTRIBUTES, renderIdentityProvider, type IdentityProviderOptions } from "./identity-provider";
import { IDENTITY_PROVIDER_NAME, oidcProblems, oidcWarnings } from "./identity-provider-rules";
import type { IUserPoolIdentityProvider } from "./user-pool-client";

/** Addresses of an OpenID provider, each `https://…`. */
export interface OidcEndpoints {
  /** Where users sign in: Cognito's `authorize_url`. */
  readonly authorization: string;
  /** Where Cognito exchanges codes for tokens: `token_url`. */
  readonly token: string;
  /** Where Cognito reads the user's attributes: `attributes_url`. */
  readonly userInfo: string;
  /** Keys with which the provider signs tokens: `jwks_uri`. */
  readonly jwks: string;
}

/** Settings of a {@link UserPoolIdentityProviderOidc}. */
export interface UserPoolIdentityProviderOidcProps extends IdentityProviderOptions {
  /** What applications call it, and what the names of its users begin with: 3–32 characters without blanks. */
  readonly name: string;
  /** `https://…`, on port 443 or 80, without `/` at its end. */
  readonly issuer: string;
  /** Id by which the provider knows the pool. */
  readonly clientId: string;
  /** It is in the Terraform state in plain text. */
  readonly clientSecret: SecretInState;
  /** What Cognito asks for. @default `openid` and `email` */
  readonly scopes?: readonly string[];
  /** @default what the provider's discovery document says, at `<issuer>/.well-known/openid-configuration` */
  readonly endpoints?: OidcEndpoints;
  /** How Cognito asks for a user's attributes. @default `GET` */
  readonly attributesRequestMethod?: "GET" | "POST";
}

/**
 * Users of a user pool who sign in at an OpenID provider (Amazon Cognito developer guide, "Using OIDC identity providers with a
 * user pool"). The provider gets the address `<baseUrl of the pool's domain>/oauth2/idpresponse`.
 */
export class UserPoolIdentityProviderOidc extends AwsConstruct implements IUserPoolIdentityProvider {
  public readonly providerName: string;

  public constructor(scope: Construct, id: string, props: UserPoolIdentityProviderOidcProps) {
    super(scope, id);
    const { name, issuer, clientId, clientSecret, scopes = ["openid", "email"], endpoints } = props;
    const settings = { issuer, endpoints: { ...endpoints }, scopes };
    checkName(this, IDENTITY_PROVIDER_NAME, name);
    reportProblems(this, () => oidcProblems(settings));
    for (const warning of oidcWarnings(settings)) warnOf(this, warning);
    const known = endpoints && {
      authorize_url: literalText(endpoints.authorization),
      token_url: literalText(endpoints.token),
      attributes_url: literalText(endpoints.userInfo),
      jwks_uri: literalText(endpoints.jwks),
    };
    this.providerName = renderIdentityProvider(this, {
      ...props,
      attributeMapping: props.attributeMapping ?? OPENID_ATTRIBUTES,
      type: "OIDC",
      details: {
        oidc_issuer: literalText(issuer),
        client_id: literalText(clientId),
        client_secret: clientSecret.value,
        authorize_scopes: scopes.map(literalText).join(" "),
        attributes_request_method: props.attributesRequestMethod ?? "GET",
        ...known,
      },
      adds: [
        "attributes_url_add_attributes",
        ...(known ? [] : ["authorize_url", "token_url", "attributes_url", "jwks_uri"]),
      ],
    });
  }
}
