/** User pools: the codes of problems. */
export type CognitoCode =
  // User pools
  | "user-pool-mfa"
  | "user-pool-tier"
  | "user-pool-password"
  | "user-pool-client-grant"
  | "user-pool-client-url"
  | "user-pool-client-scope"
  | "user-pool-client-openid"
  | "user-pool-client-provider"
  | "user-pool-client-token"
  | "user-pool-client-id"
  | "user-pool-domain"
  | "user-pool-domain-certificate"
  | "user-pool-group"
  | "user-pool-resource-server"
  // Identity providers
  | "identity-provider-mapping"
  | "identity-provider-identifier"
  | "identity-provider-metadata"
  | "identity-provider-http"
  | "identity-provider-oidc"
  | "identity-provider-issuer"
  | "identity-provider-scopes";
