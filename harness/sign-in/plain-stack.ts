import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { CognitoUserPoolDomain } from "@cdktf/provider-aws/lib/cognito-user-pool-domain";
import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener, type LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { requireAwsProvider } from "../../constructs/core/required-provider";
import { ReadableStack } from "../../constructs/terraform";

/** Who signs people in. */
export type Provider = "cognito" | { readonly issuer: string; readonly secretArn: string };

export const HOST = "app.example.org";

/** A load balancer that authenticates, of the provider's resources alone. */
export class PlainSignInStack extends ReadableStack {
  public constructor(scope: Construct, id: string, given: { provider: Provider; certificateArn: string }) {
    super(scope, id);
    const region = "us-east-1";
    new AwsProvider(this, "aws", { region });
    requireAwsProvider(this, ">= 5.100.0, < 7.0.0");
    const vpc = new Vpc(this, "vpc", { cidrBlock: "10.0.0.0/16" });
    const subnets = ["a", "b"].map((zone, index) => {
      const cidrBlock = `10.0.${String(index)}.0/24`;
      return new Subnet(this, `subnet-${zone}`, { vpcId: vpc.id, cidrBlock, availabilityZone: region + zone }).id;
    });
    const balancer = new Lb(this, "lb", { name: "students", loadBalancerType: "application", subnets });
    const target = { name: "students", port: 80, protocol: "HTTP", targetType: "ip", vpcId: vpc.id };
    const group = new LbTargetGroup(this, "target", target);
    const forward = { type: "forward", order: 2, targetGroupArn: group.arn };
    const { authenticate, issuer, clientId, signOutUrl } = this.identity(given.provider, region);
    const protocol = "HTTPS";
    const redirect = { protocol, port: "443", statusCode: "HTTP_301" };
    const http = { loadBalancerArn: balancer.arn, port: 80, protocol: "HTTP" };
    new LbListener(this, "http", { ...http, defaultAction: [{ type: "redirect", redirect }] });
    const https = { loadBalancerArn: balancer.arn, port: 443, protocol, certificateArn: given.certificateArn };
    const defaultAction = [authenticate("authenticate"), forward];
    const listener = new LbListener(this, "https", { ...https, defaultAction });
    const rule = (name: string, priority: number, values: string[], action: LbListenerDefaultAction[]) =>
      new LbListenerRule(this, name, {
        listenerArn: listener.arn,
        priority,
        condition: [{ pathPattern: { values } }],
        action,
      });
    rule("public", 10, ["/css/*"], [forward]);
    rule("api", 20, ["/api/*"], [authenticate("deny"), forward]);
    const variables = {
      AUTH_ALB_ARN: balancer.arn,
      AUTH_ISSUER: issuer,
      AUTH_CLIENT_ID: clientId,
      AUTH_REGION: region,
      AUTH_SIGN_OUT_URL: signOutUrl,
    };
    const environment = Object.entries(variables).map(([name, value]) => ({ name, value }));
    const containerDefinitions = JSON.stringify([{ name: "app", image: "app", memory: 128, environment }]);
    new EcsTaskDefinition(this, "app", { family: "app", containerDefinitions });
  }

  private identity(provider: Provider, region: string) {
    const session = (onUnauthenticatedRequest: string) => ({
      onUnauthenticatedRequest,
      scope: "openid email",
      sessionTimeout: 28800,
    });
    if (provider !== "cognito") {
      const { issuer, secretArn } = provider;
      const secret = new DataAwsSecretsmanagerSecretVersion(this, "secret", { secretId: secretArn });
      const endpoints = {
        ...{ issuer, clientId: "students", clientSecret: secret.secretString },
        authorizationEndpoint: `${issuer}/auth`,
        tokenEndpoint: `${issuer}/token`,
        userInfoEndpoint: `${issuer}/me`,
      };
      const authenticate = (unauthenticated: string): LbListenerDefaultAction => ({
        ...{ type: "authenticate-oidc", order: 1 },
        authenticateOidc: { ...endpoints, ...session(unauthenticated) },
      });
      const signOutUrl = `${issuer}/session/end?client_id=students&post_logout_redirect_uri=https://${HOST}/`;
      return { authenticate, issuer, clientId: "students", signOutUrl };
    }
    const pool = new CognitoUserPool(this, "pool", { name: "students" });
    const domain = new CognitoUserPoolDomain(this, "domain", { userPoolId: pool.id, domain: "students-app" });
    const client = new CognitoUserPoolClient(this, "client", {
      ...{ userPoolId: pool.id, name: "app", generateSecret: true, supportedIdentityProviders: ["COGNITO"] },
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["openid", "email"],
      callbackUrls: [`https://${HOST}/oauth2/idpresponse`],
      logoutUrls: [`https://${HOST}/`],
    });
    const authenticate = (unauthenticated: string): LbListenerDefaultAction => ({
      ...{ type: "authenticate-cognito", order: 1 },
      authenticateCognito: {
        ...{ userPoolArn: pool.arn, userPoolClientId: client.id, userPoolDomain: domain.domain },
        ...session(unauthenticated),
      },
    });
    return {
      authenticate,
      issuer: `https://${pool.endpoint}`,
      clientId: client.id,
      signOutUrl: `https://${domain.domain}.auth.${region}.amazoncognito.com/logout?client_id=${client.id}&logout_uri=https://${HOST}/`,
    };
  }
}
