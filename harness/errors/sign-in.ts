import type { Construct } from "constructs";
import { AliasRecord } from "../../constructs/network/alias-record";
import type { AuthenticateCognitoOptions } from "../../constructs/network/authenticate-action";
import { AuthenticatedPaths, type AuthenticatedPathsProps } from "../../constructs/network/authenticated-paths";
import { Certificate } from "../../constructs/network/certificate";
import { Listener } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { ListenerRule } from "../../constructs/network/listener-rule";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import type { ErrorExamples } from "./example";

const CERTIFICATE = "arn:aws:acm:eu-west-3:123456789012:certificate/12345678-1234-1234-1234-123456789012";

function signIn(options: Partial<AuthenticateCognitoOptions> = {}) {
  return ListenerAction.authenticateCognito({
    userPool: { arn: "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_Ab1cD2eF3" },
    userPoolClient: { clientId: "1h57kf5cpq17m0eml12EXAMPLE" },
    userPoolDomain: { domain: "school" },
    next: ListenerAction.fixedResponse({ statusCode: 404 }),
    ...options,
  });
}

function loadBalancer(stack: Construct): LoadBalancer {
  const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
  return new LoadBalancer(stack, "alb", { name: "app", ...network });
}

function listener(stack: Construct, options: Partial<AuthenticateCognitoOptions> = {}): Listener {
  return new Listener(stack, "listener", {
    loadBalancer: loadBalancer(stack),
    port: 443,
    defaultAction: signIn(options),
    certificateArn: CERTIFICATE,
  });
}

/** A rule of the listener that signs in as another client. */
function partners(stack: Construct, sessionCookieName?: string): ListenerRule {
  const action = signIn({ userPoolClient: { clientId: "2h57kf5cpq17m0eml12EXAMPLE" }, sessionCookieName });
  const conditions = { paths: ["/partners/*"] };
  return new ListenerRule(stack, "partners", { listener: listener(stack), priority: 1, conditions, action });
}

function paths(stack: Construct, lists: Partial<AuthenticatedPathsProps>): AuthenticatedPaths {
  return new AuthenticatedPaths(stack, "paths", { listener: listener(stack), authenticate: signIn(), ...lists });
}

/**
 * Signing in. `listener` makes an HTTPS listener that signs people in with these settings; `partners` makes a rule of it that
 * signs in as another client, and `paths` its rules for some paths.
 */
export const SIGN_IN_ERRORS = {
  "listener-authenticate": {
    source:
      'Elastic Load Balancing user guide, "Authenticate users using an Application Load Balancer"; Elastic Load Balancing ' +
      "API reference, `AuthenticateCognitoActionConfig` and `AuthenticateOidcActionConfig`",
    wrong: (stack) => listener(stack, { scopes: ["email"] }),
    right: (stack) => listener(stack, { scopes: ["openid", "email"] }),
  },
  "listener-session-cookie": {
    source: "Elastic Load Balancing API reference, `AuthenticateCognitoActionConfig`, SessionCookieName",
    wrong: (stack) => partners(stack),
    right: (stack) => partners(stack, "PartnerSession"),
  },
  "authenticated-paths": {
    source: "this project: what is public is named, and no request fits two rules",
    wrong: (stack) => paths(stack, { publicPaths: ["/*"] }),
    right: (stack) => paths(stack, { publicPaths: ["/css/*"] }),
  },
  "certificate-name": {
    source: "AWS Certificate Manager API reference, `RequestCertificate`",
    wrong: (stack) => new Certificate(stack, "certificate", { domainName: "App.example.org", zoneId: "Z0123456789" }),
    right: (stack) => new Certificate(stack, "certificate", { domainName: "app.example.org", zoneId: "Z0123456789" }),
  },
  "alias-record-name": {
    source: 'Amazon Route 53 developer guide, "DNS domain name format"',
    wrong: (stack) => {
      const target = loadBalancer(stack);
      new AliasRecord(stack, "record", { zoneId: "Z0123456789", domainName: "https://app.example.org", target });
    },
    right: (stack) => {
      const target = loadBalancer(stack);
      new AliasRecord(stack, "record", { zoneId: "Z0123456789", domainName: "app.example.org", target });
    },
  },
} satisfies ErrorExamples;
