import { UserPool } from "../../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../../constructs/cognito/user-pool-client";
import { UserPoolDomain } from "../../../constructs/cognito/user-pool-domain";
import { UserPoolIdentityProviderGoogle } from "../../../constructs/cognito/user-pool-identity-provider-google";
import { UserPoolIdentityProviderOidc } from "../../../constructs/cognito/user-pool-identity-provider-oidc";
import { UserPoolIdentityProviderSaml } from "../../../constructs/cognito/user-pool-identity-provider-saml";
import { SecretInState } from "../../../constructs/terraform/secret-in-state";
import { accept, stack, userPool, variable } from "../../../harness/type-case-givens";

const clientSecret = SecretInState.fromVariable(variable);
const callbackUrls = ["https://app.example.org/oauth2/idpresponse"];
const machine = { type: "clientCredentials", scopes: ["students/read"] } as const;
const customDomain = { domainName: "login.example.org", certificateArn: "arn" };

// error: Type '"sms"' is not assignable to type '"off" | "optional" | "required" | undefined'
new UserPool(stack, "a", { name: "students", mfa: "sms" });
// error: Type '"BASIC"' is not assignable to type 'UserPoolTier | undefined'
new UserPool(stack, "b", { name: "students", tier: "BASIC" });

// A client has users, whom Cognito sends back, or credentials of its own.

// error: Property 'callbackUrls' is missing
new UserPoolClient(stack, "c", { userPool, name: "app", grant: { type: "authorizationCode" } });
// error: Property 'scopes' is missing
new UserPoolClient(stack, "d", { userPool, name: "job", grant: { type: "clientCredentials" } });
// error: 'callbackUrls' does not exist in type 'ClientCredentialsGrant'
new UserPoolClient(stack, "e", { userPool, name: "job", grant: { ...machine, callbackUrls } });
// error: is not assignable
new UserPoolClient(stack, "f", { userPool, name: "job", grant: machine, generateSecret: false });
// error: is not assignable
new UserPoolClient(stack, "g", { userPool, name: "job", grant: machine, identityProviders: ["COGNITO"] });
// error: is not assignable
new UserPoolClient(stack, "h", { userPool, name: "app", grant: { type: "implicit", callbackUrls } });
// error: Type 'string' is not assignable to type 'IUserPool'
new UserPoolClient(stack, "i", { userPool: "eu-west-3_a1b2c3d4E", name: "job", grant: machine });

// A domain has a prefix of AWS's name, or one of its own.

// error: is not assignable to type 'undefined'
new UserPoolDomain(stack, "j", { userPool, prefix: "students", customDomain });
// error: is missing in type
new UserPoolDomain(stack, "k", { userPool });
// error: Property 'certificateArn' is missing
new UserPoolDomain(stack, "l", { userPool, customDomain: { domainName: "login.example.org" } });

// A SAML provider's metadata is at one place, and an OpenID provider's secret is no plain text.

const idp = { userPool, name: "Staff" };
const url = "https://id.example.org/metadata.xml";

// error: is not assignable to type 'undefined'
new UserPoolIdentityProviderSaml(stack, "m", { ...idp, metadata: { url, document: "<EntityDescriptor/>" } });
// error: is not assignable to type 'SamlMetadata'
new UserPoolIdentityProviderSaml(stack, "n", { ...idp, metadata: {} });
// error: Type 'string' is not assignable to type 'SecretInState'
new UserPoolIdentityProviderOidc(stack, "o", { ...idp, issuer: url, clientId: "a", clientSecret: "swordfish" });
// error: 'name' does not exist in type 'UserPoolIdentityProviderGoogleProps'
new UserPoolIdentityProviderGoogle(stack, "p", { userPool, clientId: "a", clientSecret, name: "Google" });
// error: Type '"phone"' is not assignable to type '…"openid"…
new UserPoolIdentityProviderGoogle(stack, "q", { userPool, clientId: "a", clientSecret, scopes: ["phone"] });

// A secret that ends in the state is in no program.

// error: Type 'string' is not assignable to type 'SecretInState'
accept<{ readonly clientSecret: SecretInState }>({ clientSecret: "swordfish" });
// error: Property 'text' is missing
accept<{ readonly clientSecret: SecretInState }>({ clientSecret: { value: "swordfish" } });
// error: Constructor of class 'SecretInState' is private
new SecretInState("swordfish");
// error: Argument of type 'string' is not assignable to parameter of type 'TerraformVariable'
SecretInState.fromVariable("swordfish");
// error: Argument of type 'string' is not assignable to parameter of type 'TerraformVariable'
SecretInState.fromVariable(variable.stringValue);
