import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Construct } from "constructs";
import { UserPool, type UserPoolProps } from "../../constructs/cognito/user-pool";
import { UserPoolClient, type UserPoolClientProps } from "../../constructs/cognito/user-pool-client";
import { UserPoolDomain, type UserPoolDomainProps } from "../../constructs/cognito/user-pool-domain";
import { specimen } from "./specimen";

const userPool = (stack: Construct) => new UserPool(stack, "users", { name: "students" });

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
];
