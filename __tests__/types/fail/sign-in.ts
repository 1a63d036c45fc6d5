import { UserPool } from "../../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../../constructs/cognito/user-pool-client";
import { UserPoolDomain } from "../../../constructs/cognito/user-pool-domain";
import { SecretInState } from "../../../constructs/terraform/secret-in-state";
import { accept, stack, userPool, variable } from "../../../harness/type-case-givens";

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
