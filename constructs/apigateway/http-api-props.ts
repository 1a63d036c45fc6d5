import type { ILambdaFunction } from "../lambda/lambda-function";
import type { ILogGroup } from "../logs/log-group-base";
import type { RetentionDays } from "../logs/log-group-rules";
import type { PlanTime } from "../terraform/plan-time";
import type { AccessLogFields } from "./access-log-format";
import type { Cors } from "./cors";
import type { HttpApiDomainProps } from "./http-api-domain";
import type { JwtAuthorizerProps } from "./jwt-authorizer";
import type { RouteKey } from "./route-key";

/** How many requests an API takes, of all callers together; more are answered 429 (API Gateway developer guide, "Throttle requests"). */
export interface Throttling {
  /** Requests a second, on average. @default 100 */
  readonly rateLimit?: number;
  /** Requests at once. @default 200 */
  readonly burstLimit?: number;
}

/** Where a line for each request goes, and what it says. */
export type AccessLogOptions = {
  /**
   * Fields of the JSON object beside `requestId`, which is always there.
   *
   * @default {@link ACCESS_LOG_FIELDS}: those that `accessLogQueries` read, and what explains a failure
   */
  readonly fields?: AccessLogFields;
} & (
  | {
      /** A group of this program, or one that is there already. */
      readonly logGroup: ILogGroup;
      /** A group that is given has its own retention. */
      readonly retentionInDays?: undefined;
      /** A group that is given has its own key. */
      readonly kmsKeyArn?: undefined;
    }
  | {
      /** @default a group of its own, `/aws/vendedlogs/apigateway/<name of the API>` */
      readonly logGroup?: undefined;
      /** Days after which its lines are deleted. @default 30 */
      readonly retentionInDays?: RetentionDays | PlanTime;
      /** ARN of a KMS key, as of `LogGroup`. @default CloudWatch Logs encrypts with a key of its own */
      readonly kmsKeyArn?: string;
    }
);

/** Who may send a route's requests: everybody, or who has a token of an authorizer; with scopes, one that has one of them. */
export type RouteAuth<Authorizer extends string> =
  | "public"
  | Authorizer
  | {
      /** Name of one of the API's authorizers. */
      readonly authorizer: Authorizer;
      /** A token needs one of them, 1 to 10: `students/read`. That keeps ID tokens out. */
      readonly scopes: readonly string[];
    };

/** What a route leads to, and who may go there. */
export interface RouteOptions<Authorizer extends string = string, Integration extends string = string> {
  /** There is no default: `public`, or an authorizer of this API. */
  readonly auth: RouteAuth<Authorizer>;
  /** An integration of this API. */
  readonly integration: Integration;
  /** What the route's address ends with. @default made of its key: `GET /students/{id}` has `get_students_id` */
  readonly id?: string;
}

/** Routes by their keys. */
export type Routes<Authorizer extends string, Integration extends string> = Readonly<
  Partial<Record<RouteKey, RouteOptions<Authorizer, Integration>>>
>;

/** Settings of a {@link HttpApi}; its authorizers and integrations have names, by which its routes take them. */
export interface HttpApiProps<Authorizer extends string = never, Integration extends string = never> {
  /** 1 to 128 characters. */
  readonly name: string;
  /** Words for who finds it in the console. @default none */
  readonly description?: string;
  /** Whose tokens open it, by a name that becomes part of the address. @default nobody's: its routes are public */
  readonly authorizers?: Readonly<Record<Authorizer, JwtAuthorizerProps>> & {
    /** `public` is the word for a route that is open to everybody, so that no authorizer has this name. */
    readonly public?: never;
  };
  /**
   * What answers its requests, by a name that becomes part of the address: functions that end in less than 30 seconds.
   *
   * @default there is nothing that a route could lead to
   */
  readonly integrations?: Readonly<Record<Integration, ILambdaFunction>>;
  /** Which requests it takes. `HttpApi.addRoute` adds further ones. @default none */
  readonly routes?: Routes<NoInfer<Authorizer>, NoInfer<Integration>>;
  /** Which scripts of other origins may call it. @default none */
  readonly cors?: Cors;
  /** @default 100 requests a second, 200 at once */
  readonly throttling?: Throttling;
  /** @default a group of its own that keeps lines for 30 days */
  readonly accessLog?: AccessLogOptions;
  /** A name of its own. @default AWS's: `https://<id>.execute-api.<region>.amazonaws.com` */
  readonly domain?: HttpApiDomainProps;
  /** Whether AWS's name leads to it. @default where it has no domain: with one, clients reach it there alone */
  readonly executeApiEndpoint?: boolean;
  /** Whether CloudWatch has metrics of each route, which cost extra. @default true */
  readonly detailedMetrics?: boolean;
}
