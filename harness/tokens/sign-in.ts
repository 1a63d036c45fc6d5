import type { Construct } from "constructs";
import { AliasRecord } from "../../constructs/network/alias-record";
import type { AuthenticateCognitoOptions, AuthenticateOidcOptions } from "../../constructs/network/authenticate-action";
import { AuthenticatedPaths, type AuthenticatedPathsProps } from "../../constructs/network/authenticated-paths";
import { Certificate, type CertificateProps } from "../../constructs/network/certificate";
import { Listener, type AuthenticatingListenerProps } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import { SecretInState } from "../../constructs/terraform/secret-in-state";
import { targetGroup } from "../fargate-service";
import { specimen } from "./specimen";

const LOGIN = "https://login.example.org";
const certificateArn = "arn:aws:acm:eu-west-3:123456789012:certificate/1234";

const loadBalancer = (stack: Construct): LoadBalancer =>
  new LoadBalancer(stack, "alb", { name: "app", subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] });

/** Settings of a sign-in at a user pool. */
const cognito = (stack: Construct): AuthenticateCognitoOptions => ({
  userPool: { arn: "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_Ab1cD2eF3" },
  userPoolClient: {
    clientId: "1h57kf5cpq17m0eml12EXAMPLE",
    callbackUrls: ["https://app.example.org/oauth2/idpresponse"],
    scopes: ["openid", "email"],
  },
  userPoolDomain: { domain: "students" },
  next: ListenerAction.forward(targetGroup(stack)),
  scopes: ["openid", "email"],
  sessionTimeout: 3600,
  sessionCookieName: "School",
  extraParams: { lang: "fr" },
});

/** Settings of a sign-in at an OpenID provider. */
const oidc = (stack: Construct): AuthenticateOidcOptions => {
  const secretArn = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:login-a1b2c3";
  return {
    issuer: LOGIN,
    authorizationEndpoint: `${LOGIN}/authorize`,
    tokenEndpoint: `${LOGIN}/token`,
    userInfoEndpoint: `${LOGIN}/me`,
    clientId: "school",
    clientSecret: SecretInState.fromSecretsManager(stack, "secret", { secretArn }),
    next: ListenerAction.forward(targetGroup(stack)),
    scopes: ["openid", "email"],
    sessionTimeout: 3600,
    sessionCookieName: "School",
    extraParams: { prompt: "login" },
  };
};

/** Listeners that sign people in, and what belongs to them. */
export const SIGN_IN_SPECIMENS = [
  specimen<Omit<AuthenticatingListenerProps, "loadBalancer">>(
    "Listener",
    (stack) => ({ port: 443, certificateArn, defaultAction: ListenerAction.authenticateCognito(cognito(stack)) }),
    (stack, props) => new Listener(stack, "listener", { loadBalancer: loadBalancer(stack), ...props }),
    "that signs in at a user pool",
  ),
  specimen<Omit<AuthenticatingListenerProps, "loadBalancer">>(
    "Listener",
    (stack) => ({ port: 443, certificateArn, defaultAction: ListenerAction.authenticateOidc(oidc(stack)) }),
    (stack, props) => new Listener(stack, "listener", { loadBalancer: loadBalancer(stack), ...props }),
    "that signs in at an OpenID provider",
  ),
  specimen<Omit<AuthenticatedPathsProps, "authenticate">>(
    "AuthenticatedPaths",
    () => ({
      listener: { arn: "arn:aws:elasticloadbalancing:eu-west-3:123456789012:listener/app/school/1/2" },
      publicPaths: ["/css/*"],
      apiPaths: ["/api/*"],
      signInPath: "/sign-in",
    }),
    (stack, props) => {
      const authenticate = ListenerAction.authenticateCognito(cognito(stack));
      new AuthenticatedPaths(stack, "paths", { ...props, authenticate });
    },
  ),
  specimen<CertificateProps>(
    "Certificate",
    () => ({ domainName: "app.example.org", subjectAlternativeNames: ["www.example.org"], zoneId: "Z0123456789ABC" }),
    (stack, props) => new Certificate(stack, "certificate", props),
  ),
  specimen(
    "AliasRecord",
    () => ({
      zoneId: "Z0123456789ABC",
      domainName: "app.example.org",
      target: { dnsName: "app-1.eu-west-3.elb.amazonaws.com", hostedZoneId: "Z3Q77PNBQS71R4" },
    }),
    (stack, props) => new AliasRecord(stack, "record", props),
  ),
];
