import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems } from "../core/problem";
import { FunctionPermission } from "../lambda/function-permission";
import type { ILambdaFunction } from "../lambda/lambda-function";
import { integrationProblems, LONGEST_SECONDS } from "./http-api-rules";

/** A function, and the API that it is behind. */
interface LambdaIntegrationProps {
  readonly api: { readonly apiId: string; readonly executionArn: string };
  readonly lambda: ILambdaFunction;
}

/**
 * A function that answers an API's requests, in the format 2.0 of events, and the permission for that API alone to invoke it (API
 * Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs").
 */
export class LambdaIntegration extends AwsConstruct {
  /** What a route leads to. */
  public readonly target: string;

  public constructor(scope: Construct, id: string, { api, lambda }: LambdaIntegrationProps) {
    super(scope, id);
    reportProblems(this, () => integrationProblems(lambda));
    const integration = new Apigatewayv2Integration(this, "Resource", {
      apiId: api.apiId,
      integrationType: "AWS_PROXY",
      integrationUri: lambda.arn,
      payloadFormatVersion: "2.0",
      timeoutMilliseconds: LONGEST_SECONDS * 1_000,
    });
    new FunctionPermission(this, "permission", {
      function: lambda,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${api.executionArn}/*/*`,
    });
    this.target = `integrations/${integration.id}`;
  }
}
