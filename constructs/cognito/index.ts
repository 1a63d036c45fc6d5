/**
 * Amazon Cognito: user pools, what signs in at them, and where.
 *
 * @packageDocumentation
 */
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
