import { Fn, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ManagedLoginBranding } from "../../constructs/cognito/managed-login-branding";
import { UserPool, type UserPoolProps } from "../../constructs/cognito/user-pool";
import {
  UserPoolClient,
  type AuthorizationCodeGrant,
  type IUserPoolClient,
  type TokenValidity,
} from "../../constructs/cognito/user-pool-client";
import { UserPoolDomain } from "../../constructs/cognito/user-pool-domain";
import { UserPoolGroup } from "../../constructs/cognito/user-pool-group";
import { UserPoolResourceServer } from "../../constructs/cognito/user-pool-resource-server";
import { requireAwsProvider } from "../../constructs/core/required-provider";
import { unchecked, type ErrorExamples } from "./example";

const ACM = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

interface SignInOptions {
  readonly identityProviders?: readonly string[];
  readonly tokenValidity?: TokenValidity;
}

function userPool(stack: Construct, props: Partial<UserPoolProps> = {}): UserPool {
  return new UserPool(stack, "users", { name: "students", ...props });
}

function signIn(
  stack: Construct,
  changes: Partial<AuthorizationCodeGrant>,
  options: SignInOptions = {},
): UserPoolClient {
  const callbackUrls = ["https://app.example.org/oauth2/idpresponse"];
  const grant = { type: "authorizationCode", callbackUrls, ...changes } as const;
  return new UserPoolClient(stack, "app", { userPool: userPool(stack), name: "app", grant, ...options });
}

function machine(stack: Construct, scopes: readonly string[]): UserPoolClient {
  const grant = { type: "clientCredentials", scopes } as const;
  return new UserPoolClient(stack, "job", { userPool: userPool(stack), name: "job", grant });
}

function grades(stack: Construct): UserPoolResourceServer {
  const pool = UserPool.fromArn("arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E");
  const scopes = { read: "Read grades" };
  return new UserPoolResourceServer(stack, "grades", { userPool: pool, identifier: "grades", name: "grades", scopes });
}

function style(stack: Construct, userPoolClient: IUserPoolClient): ManagedLoginBranding {
  requireAwsProvider(TerraformStack.of(stack), ">= 6.13.0, < 7.0.0");
  return new ManagedLoginBranding(stack, "style", { userPool: userPool(stack), userPoolClient });
}

const CREATE_CLIENT = "Amazon Cognito user pools API reference, `CreateUserPoolClient`";

/** User pools, their clients and domains. */
export const USER_POOL_ERRORS = {
  "user-pool-mfa": {
    source: "Amazon Cognito user pools API reference, `CreateUserPool`",
    wrong: (stack) => userPool(stack, { mfa: unchecked("sms") }),
    right: (stack) => userPool(stack, { mfa: "required" }),
  },
  "user-pool-tier": {
    source: 'Amazon Cognito developer guide, "User pool feature plans"',
    wrong: (stack) => userPool(stack, { threatProtection: "enforced" }),
    right: (stack) => userPool(stack, { threatProtection: "enforced", tier: "PLUS" }),
  },
  "user-pool-password": {
    source: "Amazon Cognito user pools API reference, `PasswordPolicyType`",
    wrong: (stack) => userPool(stack, { passwordPolicy: { minimumLength: 5 } }),
    right: (stack) => userPool(stack, { passwordPolicy: { minimumLength: 20 } }),
  },
  "user-pool-client-grant": {
    source: CREATE_CLIENT,
    wrong: (stack) => signIn(stack, { callbackUrls: [] }),
    right: (stack) => signIn(stack, { callbackUrls: ["https://app.example.org/oauth2/idpresponse"] }),
  },
  "user-pool-client-url": {
    source: CREATE_CLIENT,
    wrong: (stack) => signIn(stack, { callbackUrls: ["https://App.example.org/oauth2/idpresponse"] }),
    right: (stack) => {
      const host = new TerraformVariable(stack, "host", { type: "string" });
      return signIn(stack, { callbackUrls: [`https://${Fn.lower(host.stringValue)}/oauth2/idpresponse`] });
    },
  },
  "user-pool-client-scope": {
    source: CREATE_CLIENT,
    wrong: (stack) => machine(stack, ["openid"]),
    right: (stack) => machine(stack, ["students/read"]),
  },
  "user-pool-client-openid": {
    source: 'Amazon Cognito developer guide, "The redirect and authorization endpoint"',
    wrong: (stack) => signIn(stack, { scopes: ["email"] }),
    right: (stack) => signIn(stack, { scopes: ["openid", "email"] }),
  },
  "user-pool-client-provider": {
    source: CREATE_CLIENT,
    wrong: (stack) => signIn(stack, {}, { identityProviders: [] }),
    right: (stack) => signIn(stack, {}, { identityProviders: ["COGNITO"] }),
  },
  "user-pool-client-token": {
    source: "Amazon Cognito user pools API reference, `TokenValidityUnitsType`",
    wrong: (stack) => signIn(stack, {}, { tokenValidity: { accessToken: 1 } }),
    right: (stack) => signIn(stack, {}, { tokenValidity: { accessToken: 5 } }),
  },
  "user-pool-client-id": {
    source: "Amazon Cognito user pools API reference, `ClientIdType`",
    wrong: (stack) => style(stack, UserPoolClient.fromClientId("Grades app")),
    right: (stack) => style(stack, UserPoolClient.fromClientId("1h57kf5cpq17m0eml12EXAMPLE")),
  },
  "user-pool-domain": {
    source: 'Amazon Cognito developer guide, "Configuring a user pool domain"',
    wrong: (stack) => new UserPoolDomain(stack, "sign_in", { userPool: userPool(stack), prefix: "students-aws" }),
    right: (stack) => new UserPoolDomain(stack, "sign_in", { userPool: userPool(stack), prefix: "students" }),
  },
  "user-pool-domain-certificate": {
    source: 'Amazon Cognito developer guide, "Using your own domain for managed login"',
    wrong: (stack) => {
      const certificateArn = ACM.replace("us-east-1", "eu-west-3");
      const customDomain = { domainName: "login.example.org", certificateArn };
      new UserPoolDomain(stack, "sign_in", { userPool: userPool(stack), customDomain });
    },
    right: (stack) => {
      const customDomain = { domainName: "login.example.org", certificateArn: ACM };
      new UserPoolDomain(stack, "sign_in", { userPool: userPool(stack), customDomain });
    },
  },
  "user-pool-group": {
    source: "Amazon Cognito user pools API reference, `CreateGroup`",
    wrong: (stack) => new UserPoolGroup(stack, "staff", { userPool: userPool(stack), name: "staff", precedence: -1 }),
    right: (stack) => new UserPoolGroup(stack, "staff", { userPool: userPool(stack), name: "staff", precedence: 0 }),
  },
  "user-pool-resource-server": {
    source: "Amazon Cognito user pools API reference, `ResourceServerScopeType`",
    wrong: (stack) => machine(stack, [grades(stack).scope("raed")]),
    right: (stack) => machine(stack, [grades(stack).scope("read")]),
  },
} satisfies ErrorExamples;
