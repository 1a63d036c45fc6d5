import { UserPoolClient } from "../../../constructs/cognito/user-pool-client";
import { UserPoolDomain } from "../../../constructs/cognito/user-pool-domain";
import { Certificate } from "../../../constructs/network/certificate";
import { Listener } from "../../../constructs/network/listener";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { loadBalancer, stack, targetGroup, userPool } from "../../../harness/type-case-givens";

const next = ListenerAction.forward(targetGroup);
const userPoolClient = UserPoolClient.fromClientId("1h57kf5cpq17m0eml12EXAMPLE");
const userPoolDomain = UserPoolDomain.fromDomain("students", "eu-west-3");
const signIn = ListenerAction.authenticateCognito({ userPool, userPoolClient, userPoolDomain, next });
const endpoints = {
  issuer: "https://login.example.org",
  authorizationEndpoint: "https://login.example.org/authorize",
  tokenEndpoint: "https://login.example.org/token",
  userInfoEndpoint: "https://login.example.org/me",
};

// Only a listener with a certificate signs people in.

// error: AuthenticateCognitoAction
new Listener(stack, "a", { loadBalancer, port: 443, defaultAction: signIn });
new Listener(stack, "b", { loadBalancer, port: 443, defaultAction: signIn, certificateArn: "arn" });

// A secret is no plain text, and people sign in once.

// error: Type 'string' is not assignable to type 'SecretInState'
ListenerAction.authenticateOidc({ ...endpoints, clientId: "app", clientSecret: "s3cret", next });
// error: Type 'AuthenticateCognitoAction' is not assignable to type
ListenerAction.authenticateCognito({ userPool, userPoolClient, userPoolDomain, next: signIn });

// What is missing or unknown.

// error: Property 'next' is missing in type
ListenerAction.authenticateCognito({ userPool, userPoolClient, userPoolDomain });
ListenerAction.authenticateCognito({
  ...{ userPool, userPoolClient, userPoolDomain, next },
  // error: Type '"redirect"' is not assignable to type
  onUnauthenticatedRequest: "redirect",
});
// error: Property 'zoneId' is missing in type
new Certificate(stack, "c", { domainName: "app.example.org" });
