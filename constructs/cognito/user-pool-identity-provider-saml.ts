import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { checkName } from "../core/name";
import { reportProblems, warnOf } from "../core/problem";
import { renderIdentityProvider, type IdentityProviderOptions } from "./identity-provider";
import { IDENTITY_PROVIDER_NAME, metadataProblems, metadataWarnings } from "./identity-provider-rules";
import type { IUserPoolIdentityProvider } from "./user-pool-client";

/** Where a SAML provider says how to reach it, and how it signs. */
export type SamlMetadata =
  | {
      /** `https://…`; Cognito reads it again every few hours, so that a new certificate comes by itself. */
      readonly url: string;
      /** Not with a `url`. */
      readonly document?: undefined;
    }
  | {
      /** The document itself, in XML: `Fn.file(path)`, for example. */
      readonly document: string;
      /** Not with a `document`. */
      readonly url?: undefined;
    };

/** What most directories call an e-mail address. */
const SAML_ATTRIBUTES = { email: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress" };

/** Settings of a {@link UserPoolIdentityProviderSaml}. */
export interface UserPoolIdentityProviderSamlProps extends IdentityProviderOptions {
  /** What applications call it, and what the names of its users begin with: 3–32 characters without blanks. */
  readonly name: string;
  /** By its address, or as a document: Cognito's `MetadataURL` or `MetadataFile`. */
  readonly metadata: SamlMetadata;
  /** Whether who signs out of Cognito is signed out there too. @default false */
  readonly signOut?: boolean;
  /** Whether Cognito signs what it asks for (`rsa-sha256`), as the provider then has to be configured. @default false */
  readonly signRequests?: boolean;
  /** Whether the provider has to encrypt what it says, with the pool's own certificate. @default false */
  readonly encryptedResponses?: boolean;
}

/**
 * Users of a user pool who sign in at a SAML 2.0 provider, such as a company's directory (Amazon Cognito developer guide,
 * "Using SAML identity providers with a user pool"). No secret is shared, so that the Terraform state holds no such thing. The
 * provider gets the address `<baseUrl of the pool's domain>/saml2/idpresponse` and the audience `urn:amazon:cognito:sp:<pool's
 * id>`.
 */
export class UserPoolIdentityProviderSaml extends AwsConstruct implements IUserPoolIdentityProvider {
  public readonly providerName: string;

  public constructor(scope: Construct, id: string, props: UserPoolIdentityProviderSamlProps) {
    super(scope, id);
    const { name, metadata, signOut = false, signRequests = false, encryptedResponses = false } = props;
    checkName(this, IDENTITY_PROVIDER_NAME, name);
    reportProblems(this, () => metadataProblems(metadata));
    for (const warning of metadataWarnings(metadata)) warnOf(this, warning);
    const { url, document } = metadata;
    this.providerName = renderIdentityProvider(this, {
      ...props,
      attributeMapping: props.attributeMapping ?? SAML_ATTRIBUTES,
      type: "SAML",
      details: {
        MetadataURL: url === undefined ? undefined : literalText(url),
        MetadataFile: document === undefined ? undefined : literalText(document),
        IDPSignout: String(signOut),
        RequestSigningAlgorithm: signRequests ? "rsa-sha256" : undefined,
        EncryptedResponses: encryptedResponses ? "true" : undefined,
      },
      adds: ["ActiveEncryptionCertificate", "SLORedirectBindingURI", "SSORedirectBindingURI"],
    });
  }
}
