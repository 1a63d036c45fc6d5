import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LocalBackend, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { UserPool } from "../constructs/cognito/user-pool";
import { UserPoolClient } from "../constructs/cognito/user-pool-client";
import { UserPoolDomain } from "../constructs/cognito/user-pool-domain";
import { UserPoolGroup } from "../constructs/cognito/user-pool-group";
import { UserPoolIdentityProviderGoogle } from "../constructs/cognito/user-pool-identity-provider-google";
import { UserPoolIdentityProviderOidc } from "../constructs/cognito/user-pool-identity-provider-oidc";
import { UserPoolIdentityProviderSaml } from "../constructs/cognito/user-pool-identity-provider-saml";
import { UserPoolResourceServer } from "../constructs/cognito/user-pool-resource-server";
import { ReadableStack } from "../constructs/terraform/readable-stack";
import { SecretInState } from "../constructs/terraform/secret-in-state";

/** What a {@link UserPoolsStack} is made with. */
export interface UserPoolsStackProps {
  /** ARN of a secret with a JSON document that has `client_secret`; without it, the stack has the user pool alone. */
  readonly secretArn?: string;
}

/** Every construct of `constructs/cognito/` that version 5.100 of the provider knows, in one stack. */
export class UserPoolsStack extends ReadableStack {
  public constructor(scope: Construct, id: string, { secretArn }: UserPoolsStackProps = {}) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-east-1" });
    new LocalBackend(this, { path: "terraform.tfstate" });
    const passwordPolicy = { passwordHistorySize: 5 };
    const pool = { name: "students", passwordPolicy, deletionProtection: false, adoptExisting: true };
    const userPool = new UserPool(this, "users", pool);
    new TerraformOutput(this, "issuer", { value: userPool.issuer });
    if (secretArn !== undefined) addParts(this, userPool, secretArn);
  }
}

function addParts(stack: ReadableStack, userPool: UserPool, secretArn: string): void {
  const domain = new UserPoolDomain(stack, "sign_in", { userPool, prefix: "students" });
  new TerraformOutput(stack, "pages", { value: domain.baseUrl });
  new UserPoolGroup(stack, "staff", { userPool, name: "staff", description: "Works here", precedence: 0 });

  const scopes = { read: "Read grades", write: "Give grades" };
  const grades = new UserPoolResourceServer(stack, "grades", {
    userPool,
    identifier: "grades",
    name: "grades",
    scopes,
  });
  const machine = { type: "clientCredentials", scopes: [grades.scope("read")] } as const;
  new UserPoolClient(stack, "job", { userPool, name: "job", grant: machine, tokenValidity: { accessToken: 15 } });

  const secret = { secretArn, jsonKey: "client_secret" };
  const client = { clientId: "students", clientSecret: SecretInState.fromSecretsManager(stack, "secret", secret) };
  const identityProviders = [
    "COGNITO",
    new UserPoolIdentityProviderGoogle(stack, "google", { userPool, ...client }),
    new UserPoolIdentityProviderOidc(stack, "oidc", {
      userPool,
      name: "Partners",
      issuer: "https://id.example",
      ...client,
    }),
    new UserPoolIdentityProviderSaml(stack, "saml", {
      userPool,
      name: "Staff",
      metadata: { url: "https://id.example/metadata.xml" },
      identifiers: ["staff.example"],
    }),
  ];
  new UserPoolClient(stack, "app", {
    userPool,
    name: "app",
    grant: {
      type: "authorizationCode",
      callbackUrls: ["https://app.example/oauth2/idpresponse"],
      logoutUrls: ["https://app.example/"],
      scopes: ["openid", "email", grades.scope("write")],
    },
    identityProviders,
    tokenValidity: { accessToken: 5, refreshToken: 480 },
  });
}
