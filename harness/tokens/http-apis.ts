import { HttpApi } from "../../constructs/apigateway/http-api";
import type { HttpApiProps } from "../../constructs/apigateway/http-api-props";
import type { ILambdaFunction } from "../../constructs/lambda/lambda-function";
import { JwtAuthorizer } from "../../constructs/apigateway/jwt-authorizer";
import { planTime } from "../../constructs/terraform/plan-time";
import { UserPool } from "../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../constructs/cognito/user-pool-client";
import { TerraformVariable } from "cdktf";
import { specimen } from "./specimen";

const LAMBDA: ILambdaFunction = {
  ...{ arn: "arn:aws:lambda:eu-west-3:123456789012:function:students:live", functionName: "students" },
  ...{ qualifier: "live", timeout: 10 },
};

type Props = HttpApiProps<"users", "students">;

/** HTTP APIs. */
export const API_SPECIMENS = [
  specimen<Props>(
    "HttpApi",
    () => ({
      ...{ name: "students", description: "marks" },
      authorizers: { users: { issuer: "https://login.example.org/", audience: ["api"] } },
      integrations: { students: LAMBDA },
      routes: {
        "GET /": { auth: { authorizer: "users", scopes: ["students/read"] }, integration: "students" },
      },
      cors: {
        ...{ allowOrigins: ["https://app.example.org"], allowMethods: ["GET"], exposeHeaders: ["x-request-id"] },
        ...{ allowHeaders: ["authorization"], maxAge: 60 },
      },
      throttling: { rateLimit: 10, burstLimit: 20 },
      accessLog: {
        retentionInDays: 7,
        kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/12345678-1234-1234-1234-123456789012",
      },
      domain: {
        domainName: "api.example.org",
        certificateArn: "arn:aws:acm:eu-west-3:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
    }),
    (stack, props) => new HttpApi(stack, "api", props),
    "with an issuer",
  ),
  specimen<Props>(
    "HttpApi",
    (stack) => {
      const userPool = new UserPool(stack, "users", { name: "students" });
      const clients = [UserPoolClient.fromClientId("0a1b2c3d4e5f6g7h8i9j")];
      return {
        name: "students",
        authorizers: { users: { userPool, clients } },
        cors: {
          allowOrigins: [
            "https://app.example.org",
            planTime(new TerraformVariable(stack, "origin", { type: "string" })),
          ],
          allowCredentials: true,
        },
      };
    },
    (stack, props) => new HttpApi(stack, "api", props),
    "with a user pool",
  ),
  specimen<ConstructorParameters<typeof JwtAuthorizer>[2]>(
    "JwtAuthorizer",
    () => ({ apiId: "a1b2c3d4e5", name: "users", issuer: "https://login.example.org/", audience: ["api"] }),
    (stack, props) => new JwtAuthorizer(stack, "users", props),
  ),
];
