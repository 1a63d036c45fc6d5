import { CognitoIdentityProvider } from "@cdktf/provider-aws/lib/cognito-identity-provider";
import type { Construct } from "constructs";
import { given } from "../core/given";
import { literalText } from "../core/literal-text";
import { reportProblems } from "../core/problem";
import { identityProviderProblems } from "./identity-provider-rules";
import type { IUserPool } from "./user-pool";

/** What all identity providers of a user pool have in common. */
export interface IdentityProviderOptions {
  /** The pool that has the provider; those who sign in there become users of it. */
  readonly userPool: IUserPool;
  /**
   * Attributes of the pool's users, each with what the provider calls it: `email`, `name`, `custom:department`. Cognito
   * writes them at each sign-in.
   *
   * @default the e-mail address
   */
  readonly attributeMapping?: Readonly<Record<string, string>>;
  /** Up to 50 further names by which an application chooses it, such as domains of e-mail addresses. @default none */
  readonly identifiers?: readonly string[];
}

/** What OpenID providers call a user's attributes (OpenID Connect Core 1.0, 5.1). */
export const OPENID_ATTRIBUTES = { email: "email", email_verified: "email_verified", username: "sub" };

/** What is written for an identity provider. */
interface Rendered extends IdentityProviderOptions {
  readonly type: "SAML" | "OIDC" | "Google";
  readonly name: string;
  readonly details: Readonly<Record<string, string | undefined>>;
  /** What Cognito adds to the details, which no configuration has: Terraform would take it away at each apply. */
  readonly adds: readonly string[];
}

/**
 * Writes an identity provider, at the address of its construct, and reports what is wrong with it.
 *
 * @returns its name, for the clients that have it
 */
export function renderIdentityProvider(construct: Construct, rendered: Rendered): string {
  const { userPool, type, name, details, adds, attributeMapping = {}, identifiers } = rendered;
  reportProblems(construct, () => [...(userPool.problems ?? []), ...identityProviderProblems(rendered)]);
  const mapping = Object.entries(attributeMapping).map(
    ([attribute, claim]) => [attribute, literalText(claim)] as const,
  );
  const provider = new CognitoIdentityProvider(construct, "Resource", {
    userPoolId: userPool.userPoolId,
    providerName: name,
    providerType: type,
    providerDetails: given(details),
    attributeMapping: Object.fromEntries(mapping),
    idpIdentifiers: identifiers && [...identifiers],
    lifecycle: { ignoreChanges: adds.map((detail) => `provider_details["${detail}"]`) },
  });
  return provider.providerName;
}
