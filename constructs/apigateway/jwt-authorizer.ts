import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import type { Construct } from "constructs";
import type { IUserPool } from "../cognito/user-pool";
import type { IUserPoolClient } from "../cognito/user-pool-client";
import { AwsConstruct } from "../core/aws-construct";
import { knownItems } from "../core/known";
import { literalText } from "../core/literal-text";
import { reportProblems } from "../core/problem";
import { authorizerProblems, type AuthorizerSettings } from "./jwt-authorizer-rules";

/** Where a token is. */
export type IdentitySource = `$request.header.${string}` | `$request.querystring.${string}`;

/** Tokens of a user pool. */
export interface UserPoolTokens {
  /** The pool that signs the tokens; its `issuer` is what their `iss` has to be. */
  readonly userPool: IUserPool;
  /** Clients whose tokens count, 1 to 50: a user pool's access tokens have no `aud`, API Gateway compares `client_id` instead. */
  readonly clients: readonly IUserPoolClient[];
}

/** Tokens of any issuer that publishes RSA keys (OpenID Connect Discovery 1.0). */
export interface IssuerTokens {
  /** `iss` of its tokens, letter by letter: `https://login.example.org/`. */
  readonly issuer: string;
  /** `aud` or `client_id` of tokens that count, 1 to 50. */
  readonly audience: readonly string[];
}

/** Settings of a {@link JwtAuthorizer}: tokens of a user pool, or of another issuer. */
export type JwtAuthorizerProps = {
  /** Where the token is, bare or after `Bearer `. @default `$request.header.Authorization` */
  readonly identitySource?: IdentitySource;
} & (
  | (UserPoolTokens & {
      /** Follows from the user pool. */
      readonly issuer?: undefined;
      /** Follows from the clients. */
      readonly audience?: undefined;
    })
  | (IssuerTokens & {
      /** Not with an `issuer`. */
      readonly userPool?: undefined;
      /** Not with an `issuer`: its `audience` says whose tokens count. */
      readonly clients?: undefined;
    })
);

/** The API that an authorizer is of, and what it is called there. */
interface AuthorizedApi {
  readonly apiId: string;
  readonly name: string;
}

/**
 * Lets requests through that carry a token of an issuer, for an audience (API Gateway developer guide, "Control access to HTTP APIs
 * with JWT authorizers"). `HttpApi` makes one for each of its `authorizers`, so that no route can name one of another API.
 */
export class JwtAuthorizer extends AwsConstruct {
  /** What a route's `authorizer_id` names. */
  public readonly authorizerId: string;
  /** What the `iss` of tokens has to be. */
  public readonly issuer: string;
  /** What the `aud`, or the `client_id`, of tokens has to be one of. */
  public readonly audience: readonly string[];
  /** Where the token is. */
  public readonly identitySource: string;
  /** What its clients may ask for. @default it is not known of one of them */
  public readonly scopes?: readonly string[];

  /** @internal */
  public constructor(scope: Construct, id: string, props: JwtAuthorizerProps & AuthorizedApi) {
    super(scope, id);
    const { apiId, name } = props;
    const { issuer, audience, identitySource = DEFAULT_SOURCE } = settingsOf(props);
    reportProblems(this, () => [
      ...(props.userPool?.problems ?? []),
      ...(props.clients ?? []).flatMap(({ problems = [] }) => problems),
      ...authorizerProblems({ issuer, audience, identitySource }),
    ]);
    const authorizer = new Apigatewayv2Authorizer(this, "Resource", {
      apiId,
      name,
      authorizerType: "JWT",
      identitySources: [literalText(identitySource)],
      jwtConfiguration: { issuer, audience: [...audience] },
    });
    this.authorizerId = authorizer.id;
    this.issuer = issuer;
    this.audience = audience;
    this.identitySource = identitySource;
    this.scopes = scopesOf(props.clients);
  }
}

const DEFAULT_SOURCE: IdentitySource = "$request.header.Authorization";

/** The issuer and the audience, whoever the tokens are of. */
export function settingsOf(props: JwtAuthorizerProps): AuthorizerSettings {
  const { userPool, clients, identitySource } = props;
  if (userPool === undefined) return { issuer: props.issuer, audience: props.audience, identitySource };
  return { issuer: userPool.issuer, audience: clients.map(({ clientId }) => clientId), identitySource };
}

function scopesOf(clients: readonly IUserPoolClient[] = []): readonly string[] | undefined {
  const lists = clients.map(({ scopes }) => scopes);
  const known = lists.flatMap((scopes) => (knownItems(scopes).length === scopes?.length ? [scopes] : []));
  return clients.length === 0 || known.length < lists.length ? undefined : known.flat();
}
