/**
 * Amazon Cognito: user pools, what signs in at them, and where.
 *
 * @packageDocumentation
 */
export type { IdentityProviderOptions } from "./identity-provider";
export { ManagedLoginBranding, type ManagedLoginBrandingProps } from "./managed-login-branding";
export { UserPool } from "./user-pool";
export type { IUserPool, PasswordPolicy, UserPoolProps, UserPoolTier } from "./user-pool";
export { UserPoolClient } from "./user-pool-client";
export type {
  AuthorizationCodeGrant,
  ClientCredentialsGrant,
  IUserPoolClient,
  IUserPoolIdentityProvider,
  TokenValidity,
  UserPoolClientProps,
} from "./user-pool-client";
export { UserPoolDomain, type CustomDomain, type IUserPoolDomain, type UserPoolDomainProps } from "./user-pool-domain";
export { UserPoolGroup, type UserPoolGroupProps } from "./user-pool-group";
export {
  UserPoolIdentityProviderGoogle,
  type UserPoolIdentityProviderGoogleProps,
} from "./user-pool-identity-provider-google";
export {
  UserPoolIdentityProviderOidc,
  type OidcEndpoints,
  type UserPoolIdentityProviderOidcProps,
} from "./user-pool-identity-provider-oidc";
export {
  UserPoolIdentityProviderSaml,
  type SamlMetadata,
  type UserPoolIdentityProviderSamlProps,
} from "./user-pool-identity-provider-saml";
export { UserPoolResourceServer, type UserPoolResourceServerProps } from "./user-pool-resource-server";
export { UserPoolGroups, type UserPoolGroupsProps } from "./user-pool-groups";
