import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import type { SecretInState } from "../terraform/secret-in-state";
import { OPENID_ATTRIBUTES, renderIdentityProvider, type IdentityProviderOptions } from "./identity-provider";
import type { IUserPoolIdentityProvider } from "./user-pool-client";

/** Settings of a {@link UserPoolIdentityProviderGoogle}. */
export interface UserPoolIdentityProviderGoogleProps extends IdentityProviderOptions {
  /** `….apps.googleusercontent.com`. */
  readonly clientId: string;
  /** It is in the Terraform state in plain text. */
  readonly clientSecret: SecretInState;
  /** What Cognito asks for. @default all of them */
  readonly scopes?: readonly ("openid" | "email" | "profile")[];
}

/**
 * Users of a user pool who sign in with a Google account, whoever's (Amazon Cognito developer guide, "Using social identity
 * providers with a user pool"): who of them may come in, the application has to say. Google gets the address `<baseUrl of the
 * pool's domain>/oauth2/idpresponse`.
 */
export class UserPoolIdentityProviderGoogle extends AwsConstruct implements IUserPoolIdentityProvider {
  public readonly providerName: string;

  public constructor(scope: Construct, id: string, props: UserPoolIdentityProviderGoogleProps) {
    super(scope, id);
    const { clientId, clientSecret, scopes = ["openid", "email", "profile"] } = props;
    this.providerName = renderIdentityProvider(this, {
      ...props,
      attributeMapping: props.attributeMapping ?? OPENID_ATTRIBUTES,
      type: "Google",
      name: "Google",
      details: {
        client_id: literalText(clientId),
        client_secret: clientSecret.value,
        authorize_scopes: scopes.join(" "),
      },
      adds: [
        ...["attributes_url", "attributes_url_add_attributes", "authorize_url", "oidc_issuer"],
        ...["token_request_method", "token_url"],
      ],
    });
  }
}
