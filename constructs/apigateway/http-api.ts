import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { checkName } from "../core/name";
import { reportProblems } from "../core/problem";
import { reportVerdict } from "../core/verdict";
import type { Cors } from "./cors";
import { corsProblems } from "./cors-rules";
import type { ILambdaFunction } from "../lambda/lambda-function";
import type { ILogGroup } from "../logs/log-group-base";
import { HttpApiDomain } from "./http-api-domain";
import type { HttpApiProps, RouteOptions } from "./http-api-props";
import { HTTP_API_NAME } from "./http-api-rules";
import { HttpRoute } from "./http-route";
import { HttpStage } from "./http-stage";
import { JwtAuthorizer, settingsOf, type JwtAuthorizerProps } from "./jwt-authorizer";
import { sameAuthorizers } from "./jwt-authorizer-rules";
import { LambdaIntegration } from "./lambda-integration";
import { routeId, type RouteKey } from "./route-key";
import { routesVerdict } from "./routes-rules";

/** An HTTP API, whoever made it. */
export interface IHttpApi {
  /** Letters and digits that AWS chose: CloudWatch's dimension `ApiId`. */
  readonly apiId: string;
}

/**
 * An HTTP API with the stage `$default`, an access log and throttling (API Gateway developer guide, "HTTP APIs"). Each route says who
 * may call it: everybody, or who has a token of one of the API's authorizers.
 *
 * @example
 * new HttpApi(this, "api", {
 *   name: "students",
 *   authorizers: { users: { userPool, clients: [app] } },
 *   integrations: { students: handler },
 *   routes: {
 *     "GET /api/students": { auth: "users", integration: "students" },
 *     "GET /api/health": { auth: "public", integration: "students" },
 *   },
 * });
 */
export class HttpApi<Authorizer extends string = never, Integration extends string = never>
  extends AwsConstruct
  implements IHttpApi
{
  public readonly apiId: string;
  /** Where programs call it: `https://` and its domain, or AWS's name. */
  public readonly url: string;
  /** `arn:aws:execute-api:<region>:<account>:<id>`: what permissions of functions name. */
  public readonly executionArn: string;
  /** By the names that they were given, those that routes take. */
  public readonly authorizers: Readonly<Record<Authorizer, JwtAuthorizer>>;
  /** Where a line for each request goes. */
  public readonly accessLog: ILogGroup;
  /** @default it has AWS's name alone */
  public readonly domain?: HttpApiDomain;
  private readonly integrations: Readonly<Record<Integration, LambdaIntegration>>;
  private readonly routes: [RouteKey, RouteOptions<Authorizer, Integration>][] = [];

  public constructor(scope: Construct, id: string, props: HttpApiProps<Authorizer, Integration>) {
    super(scope, id, props);
    const { name, description, cors, domain, executeApiEndpoint = domain === undefined } = props;
    checkName(this, HTTP_API_NAME, name);
    const corsConfiguration = cors && renderCors(cors);
    const api = new Apigatewayv2Api(this, "Resource", {
      name: literalText(name),
      description: description === undefined ? undefined : literalText(description),
      protocolType: "HTTP",
      disableExecuteApiEndpoint: !executeApiEndpoint,
      corsConfiguration,
    });
    this.apiId = api.id;
    this.executionArn = api.executionArn;
    const { throttling, accessLog, detailedMetrics } = props;
    const { apiId } = this;
    const stage = new HttpStage(this, "stage", { apiId, apiName: name, throttling, accessLog, detailedMetrics });
    this.accessLog = stage.logGroup;
    this.domain = domain && new HttpApiDomain(this, "domain", { apiId, stageId: stage.stageId }, domain);
    this.url = this.domain ? `https://${this.domain.domainName}` : api.apiEndpoint;
    const authorizers: Readonly<Record<string, JwtAuthorizerProps>> = props.authorizers ?? {};
    this.authorizers = mapped(
      authorizers,
      (own, key) => new JwtAuthorizer(this, `authorizer_${key}`, { ...own, apiId, name: key }),
    );
    this.integrations = mapped<Integration, ILambdaFunction, LambdaIntegration>(
      props.integrations ?? ({} as Record<Integration, ILambdaFunction>),
      (lambda, key) => new LambdaIntegration(this, `integration_${key}`, { api: this, lambda }),
    );
    reportProblems(this, () => [
      ...(corsConfiguration ? corsProblems(corsConfiguration) : []),
      ...sameAuthorizers(mapped(authorizers, settingsOf)),
    ]);
    reportVerdict(this, () =>
      routesVerdict(this.routes, {
        authorizers: this.authorizers,
        integrations: Object.keys(this.integrations),
        allowHeaders: corsConfiguration?.allowHeaders,
      }),
    );
    const routes = Object.entries(props.routes ?? {}) as [RouteKey, RouteOptions<Authorizer, Integration>][];
    for (const [key, options] of routes) this.addRoute(key, options);
  }

  /** Adds a route to those that the API was made with. */
  public addRoute(key: RouteKey, options: RouteOptions<Authorizer, Integration>): void {
    const { auth, integration, id = routeId(key) } = options;
    this.routes.push([key, options]);
    if (this.node.tryFindChild(`route_${id}`)) return; // which is reported
    const { authorizer, scopes } = typeof auth === "object" ? auth : { authorizer: auth, scopes: undefined };
    const { apiId, authorizers, integrations } = this;
    new HttpRoute(this, `route_${id}`, {
      apiId,
      routeKey: key,
      target: (integrations as Partial<Record<string, LambdaIntegration>>)[integration]?.target,
      authorizer: (authorizers as Partial<Record<string, JwtAuthorizer>>)[authorizer],
      scopes,
    });
  }
}

/** What API Gateway answers scripts, with what most of them need. */
function renderCors(cors: Cors) {
  const {
    allowMethods = ["GET"],
    allowHeaders = ["authorization", "content-type"],
    exposeHeaders,
    maxAge = 600,
  } = cors;
  return {
    allowOrigins: Token.isUnresolved(cors.allowOrigins)
      ? (cors.allowOrigins as string[])
      : cors.allowOrigins.map((origin) => Token.asString(origin)),
    allowMethods: [...allowMethods],
    allowHeaders: [...allowHeaders],
    exposeHeaders: exposeHeaders && [...exposeHeaders],
    maxAge,
    allowCredentials: cors.allowCredentials === true ? true : undefined,
  };
}

/** The record with other values. */
function mapped<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  change: (value: From, name: Name) => To,
): Readonly<Record<Name, To>> {
  const entries = Object.entries(record) as [Name, From][];
  return Object.fromEntries(entries.map(([name, value]) => [name, change(value, name)])) as Record<Name, To>;
}
