import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Construct } from "constructs";
import { UserPool, type UserPoolProps } from "../../constructs/cognito/user-pool";
import { UserPoolClient, type UserPoolClientProps } from "../../constructs/cognito/user-pool-client";
import { UserPoolDomain, type UserPoolDomainProps } from "../../constructs/cognito/user-pool-domain";
import { UserPoolGroup, type UserPoolGroupProps } from "../../constructs/cognito/user-pool-group";
import { UserPoolGroups, type UserPoolGroupsProps } from "../../constructs/cognito/user-pool-groups";
import {
  UserPoolIdentityProviderGoogle,
  type UserPoolIdentityProviderGoogleProps,
} from "../../constructs/cognito/user-pool-identity-provider-google";
import {
  UserPoolIdentityProviderOidc,
  type UserPoolIdentityProviderOidcProps,
} from "../../constructs/cognito/user-pool-identity-provider-oidc";
import {
  UserPoolIdentityProviderSaml,
  type UserPoolIdentityProviderSamlProps,
} from "../../constructs/cognito/user-pool-identity-provider-saml";
import {
  UserPoolResourceServer,
  type UserPoolResourceServerProps,
} from "../../constructs/cognito/user-pool-resource-server";
import { SecretInState } from "../../constructs/terraform/secret-in-state";
import { specimen } from "./specimen";

const userPool = (stack: Construct) => new UserPool(stack, "users", { name: "students" });

const secret = (stack: Construct) =>
  SecretInState.fromSecretsManager(stack, "secret", {
    secretArn: "arn:aws:secretsmanager:eu-west-3:123456789012:secret:oidc-a1b2c3",
  });

const FEDERATED = { attributeMapping: { email: "mail" }, identifiers: ["example.org"] };

/** Something that takes any text. */
const use = (stack: Construct, value: string) => new SsmParameter(stack, "use", { name: "use", type: "String", value });

/** User pools, and what signs in at them. */
export const COGNITO_SPECIMENS = [
  specimen<UserPoolProps>(
    "UserPool",
    () => ({
      name: "students",
      passwordPolicy: { minimumLength: 20, temporaryPasswordValidityDays: 2, passwordHistorySize: 5 },
    }),
    (stack, props) => new UserPool(stack, "users", props),
  ),
  specimen(
    "UserPool.fromArn",
    () => ({ arn: "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E" }),
    (stack, { arn }) => new UserPoolDomain(stack, "sign_in", { userPool: UserPool.fromArn(arn), prefix: "students" }),
  ),
  specimen<Omit<UserPoolClientProps, "userPool">>(
    "UserPoolClient",
    () => ({
      name: "app",
      grant: {
        type: "authorizationCode",
        callbackUrls: ["https://app.example.org/oauth2/idpresponse"],
        logoutUrls: ["https://app.example.org/"],
        scopes: ["openid", "students/read"],
      },
      identityProviders: ["COGNITO"],
      tokenValidity: { accessToken: 5, idToken: 5, refreshToken: 60 },
    }),
    (stack, props) => new UserPoolClient(stack, "app", { userPool: userPool(stack), ...props } as UserPoolClientProps),
  ),
  specimen(
    "UserPoolClient.fromClientId",
    () => ({ clientId: "0a1b2c3d4e5f6g7h8i9j" }),
    (stack, { clientId }) => use(stack, UserPoolClient.fromClientId(clientId).clientId),
  ),
  specimen(
    "UserPoolDomain.fromDomain",
    () => ({ domain: "students", region: "eu-west-3" }),
    (stack, { domain, region }) => use(stack, UserPoolDomain.fromDomain(domain, region).baseUrl),
  ),
  specimen<Omit<UserPoolDomainProps, "userPool">>(
    "UserPoolDomain",
    () => ({ prefix: "students" }),
    (stack, props) =>
      new UserPoolDomain(stack, "sign_in", { userPool: userPool(stack), ...props } as UserPoolDomainProps),
    "with a prefix",
  ),
  specimen<Omit<UserPoolDomainProps, "userPool">>(
    "UserPoolDomain",
    () => ({
      customDomain: {
        domainName: "login.example.org",
        certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
      },
    }),
    (stack, props) =>
      new UserPoolDomain(stack, "sign_in", { userPool: userPool(stack), ...props } as UserPoolDomainProps),
    "with a name of its own",
  ),
  specimen<Omit<UserPoolGroupProps, "userPool">>(
    "UserPoolGroup",
    () => ({ name: "staff", description: "Everybody who works here", precedence: 1 }),
    (stack, props) => new UserPoolGroup(stack, "staff", { userPool: userPool(stack), ...props }),
  ),
  specimen<Omit<UserPoolGroupsProps, "userPool">>(
    "UserPoolGroups",
    () => ({ names: ["staff"] }),
    (stack, props) => {
      const pool = new UserPool(stack, "users", { name: "students" });
      new UserPoolGroups(stack, "groups", { userPool: pool, ...props });
    },
  ),
  specimen<Omit<UserPoolResourceServerProps, "userPool">>(
    "UserPoolResourceServer",
    () => ({ identifier: "grades", name: "grades", scopes: { read: "Read grades" } }),
    (stack, props) => new UserPoolResourceServer(stack, "grades", { userPool: userPool(stack), ...props }),
  ),
  specimen<Omit<UserPoolIdentityProviderSamlProps, "userPool">>(
    "UserPoolIdentityProviderSaml",
    () => ({ name: "Staff", metadata: { url: "https://id.example.org/metadata.xml" }, ...FEDERATED }),
    (stack, props) => new UserPoolIdentityProviderSaml(stack, "staff", { userPool: userPool(stack), ...props }),
    "by a URL",
  ),
  specimen<Omit<UserPoolIdentityProviderSamlProps, "userPool">>(
    "UserPoolIdentityProviderSaml",
    () => ({ name: "Staff", metadata: { document: "<EntityDescriptor/>" } }),
    (stack, props) => new UserPoolIdentityProviderSaml(stack, "staff", { userPool: userPool(stack), ...props }),
    "by a document",
  ),
  specimen<Omit<UserPoolIdentityProviderOidcProps, "userPool">>(
    "UserPoolIdentityProviderOidc",
    (stack) => ({
      name: "Staff",
      issuer: "https://id.example.org",
      clientId: "students",
      clientSecret: secret(stack),
      scopes: ["openid", "email"],
      endpoints: {
        authorization: "https://id.example.org/authorize",
        token: "https://id.example.org/token",
        userInfo: "https://id.example.org/me",
        jwks: "https://id.example.org/jwks.json",
      },
      ...FEDERATED,
    }),
    (stack, props) => new UserPoolIdentityProviderOidc(stack, "staff", { userPool: userPool(stack), ...props }),
  ),
  specimen<Omit<UserPoolIdentityProviderGoogleProps, "userPool">>(
    "UserPoolIdentityProviderGoogle",
    (stack) => ({ clientId: "1.apps.googleusercontent.com", clientSecret: secret(stack), ...FEDERATED }),
    (stack, props) => new UserPoolIdentityProviderGoogle(stack, "google", { userPool: userPool(stack), ...props }),
  ),
];
