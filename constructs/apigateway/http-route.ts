import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import type { JwtAuthorizer } from "./jwt-authorizer";

/** What a route leads to, and who may go there. */
interface HttpRouteProps {
  readonly apiId: string;
  readonly routeKey: string;
  readonly target?: string;
  /** @default it is public */
  readonly authorizer?: JwtAuthorizer;
  readonly scopes?: readonly string[];
}

/** Requests of a method and a path (API Gateway developer guide, "Create routes for HTTP APIs"). */
export class HttpRoute extends AwsConstruct {
  public constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id);
    const { apiId, routeKey, target, authorizer, scopes } = props;
    new Apigatewayv2Route(this, "Resource", {
      apiId,
      routeKey: literalText(routeKey),
      target,
      authorizationType: authorizer ? "JWT" : "NONE",
      authorizerId: authorizer?.authorizerId,
      authorizationScopes: scopes?.map(literalText),
    });
  }
}
