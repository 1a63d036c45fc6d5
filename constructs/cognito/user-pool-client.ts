import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { given } from "../core/given";
import { literalText } from "../core/literal-text";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, warnOf, type Problem } from "../core/problem";
import type { IUserPool } from "./user-pool";
import { openIdWarnings } from "./scope-rules";
import { clientIdProblems, userPoolClientProblems } from "./user-pool-client-rules";

/** Amazon Cognito user pools API reference, `CreateUserPoolClient`, ClientName. */
export const USER_POOL_CLIENT_NAME: NameRule = {
  what: "a user pool client's name",
  max: 128,
  pattern: /^[\w\s+=,.@-]+$/,
  says: "letters, digits, blanks and _+=,.@-",
};

/** A client of a user pool, whoever made it; for one that is there already, `UserPoolClient.fromClientId`. */
export interface IUserPoolClient {
  /** Letters and digits that AWS chose: OAuth's `client_id`. */
  readonly clientId: string;
  /** @default it is not known */
  readonly userPool?: IUserPool;
  /** What it may ask for. @default it is not known */
  readonly scopes?: readonly string[];
  /** Where Cognito sends its users. @default it is not known */
  readonly callbackUrls?: readonly string[];
  /** Whether users sign in with it, by authorization codes. @default it is not known */
  readonly hasCodeGrant?: boolean;
  /** @default it is not known */
  readonly hasSecret?: boolean;
  /** What is wrong with it: whoever uses it reports this. @default nothing is */
  readonly problems?: readonly Problem[];
}

/** Where the users of a client come from, beside the pool itself. */
export interface IUserPoolIdentityProvider {
  /** What a client calls it. */
  readonly providerName: string;
}

/** Users sign in at the pool's own pages, and the application gets a code for their tokens (RFC 6749, 4.1). */
export interface AuthorizationCodeGrant {
  /** OAuth's grant type `authorization_code`. */
  readonly type: "authorizationCode";
  /**
   * Where Cognito sends users who have signed in, 1 to 100, exactly as the application asks: `https://…`, or
   * `http://localhost…`, with the host in lower case, which `Fn.lower` does for what Terraform fills in. For a load balancer
   * `https://<host>/oauth2/idpresponse`, for each host.
   */
  readonly callbackUrls: readonly string[];
  /** Where Cognito sends users who have signed out, at most 100. @default nowhere */
  readonly logoutUrls?: readonly string[];
  /** What the application may ask for: `openid`, `email`, `students/read`. @default `openid` and `email` */
  readonly scopes?: readonly string[];
}

/** A program signs in as itself, without a user (RFC 6749, 4.4). */
export interface ClientCredentialsGrant {
  /** OAuth's grant type `client_credentials`. */
  readonly type: "clientCredentials";
  /** What it may ask for: scopes of resource servers, such as `students/read`. */
  readonly scopes: readonly string[];
}

/** For how long tokens are valid. */
export interface TokenValidity {
  /** Minutes, 5–1440. @default AWS's own: 60 */
  readonly accessToken?: number;
  /** Minutes, 5–1440. @default AWS's own: 60 */
  readonly idToken?: number;
  /** Minutes in which an application gets further tokens, 60–5256000. @default AWS's own: 43200, 30 days */
  readonly refreshToken?: number;
}

/** Settings of a {@link UserPoolClient}: AWS gives one either users or credentials of its own, never both. */
export type UserPoolClientProps = {
  /** The pool whose users sign in, or whose resource servers know the scopes. */
  readonly userPool: IUserPool;
  /** At most 128 letters, digits, blanks and `_+=,.@-`. */
  readonly name: string;
} & (
  | {
      /** Users sign in, and the application gets a code for their tokens. */
      readonly grant: AuthorizationCodeGrant;
      /**
       * Whether it has a secret, as a load balancer needs; Terraform's state then holds it. A program that everybody can
       * read, such as one in a browser, has none.
       *
       * @default true
       */
      readonly generateSecret?: boolean;
      /**
       * Where its users come from: `COGNITO` is the pool itself, the others are identity providers of the pool, or their
       * names.
       *
       * @default `COGNITO`
       */
      readonly identityProviders?: readonly (IUserPoolIdentityProvider | string)[];
      /** How long its tokens count. @default AWS's own */
      readonly tokenValidity?: TokenValidity;
    }
  | {
      /** The program signs in as itself. */
      readonly grant: ClientCredentialsGrant;
      /** Its secret is what it signs in with; Terraform's state holds it. @default true */
      readonly generateSecret?: true;
      /** No user signs in. */
      readonly identityProviders?: undefined;
      /** How long its access tokens count: it gets no others. @default AWS's own: 60 minutes */
      readonly tokenValidity?: Pick<TokenValidity, "accessToken">;
    }
);

/**
 * An application that signs users in at a user pool, or a program that signs in as itself (Amazon Cognito developer guide,
 * "Application-specific settings with app clients"). It does not say whether a user exists, and tokens can be revoked. Its
 * secret, where it has one, is in the Terraform state: a client that is there already has none there.
 */
export class UserPoolClient extends AwsConstruct implements IUserPoolClient {
  public readonly clientId: string;
  public readonly userPool: IUserPool;
  public readonly scopes: readonly string[];
  public readonly callbackUrls: readonly string[];
  public readonly hasCodeGrant: boolean;
  public readonly hasSecret: boolean;

  public constructor(scope: Construct, id: string, props: UserPoolClientProps) {
    super(scope, id, props);
    const { userPool, name, grant, generateSecret = true, identityProviders = ["COGNITO"], tokenValidity } = props;
    const { scopes = ["openid", "email"] } = grant;
    checkName(this, USER_POOL_CLIENT_NAME, name);
    reportProblems(this, () => [...(userPool.problems ?? []), ...userPoolClientProblems(props)]);
    for (const warning of openIdWarnings(scopes)) warnOf(this, warning);
    const client = new CognitoUserPoolClient(this, "Resource", {
      name,
      userPoolId: userPool.userPoolId,
      generateSecret,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthScopes: literal(scopes),
      ...(grant.type === "authorizationCode" ? signIn(grant, identityProviders) : { allowedOauthFlows: [MACHINE] }),
      preventUserExistenceErrors: "ENABLED",
      enableTokenRevocation: true,
      ...(tokenValidity && validity(tokenValidity)),
    });
    this.clientId = client.id;
    this.userPool = userPool;
    this.scopes = scopes;
    this.callbackUrls = grant.type === "authorizationCode" ? grant.callbackUrls : [];
    this.hasCodeGrant = grant.type === "authorizationCode";
    this.hasSecret = generateSecret;
  }

  /**
   * A client that is there already, which nobody looks up.
   *
   * @param clientId its id, not its name; may be known only at plan time
   */
  public static fromClientId(clientId: string): IUserPoolClient {
    return { clientId, problems: clientIdProblems(clientId) };
  }
}

const MACHINE = "client_credentials";

function signIn(grant: AuthorizationCodeGrant, identityProviders: readonly (IUserPoolIdentityProvider | string)[]) {
  const { callbackUrls, logoutUrls } = grant;
  const names = identityProviders.map((one) => (typeof one === "string" ? one : one.providerName));
  return {
    allowedOauthFlows: ["code"],
    callbackUrls: literal(callbackUrls),
    logoutUrls: logoutUrls && literal(logoutUrls),
    supportedIdentityProviders: names,
    explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  };
}

function literal(texts: readonly string[]): string[] {
  return texts.map(literalText);
}

/** Each token's own unit: AWS would count access tokens in hours, and refresh tokens in days. */
function validity({ accessToken, idToken, refreshToken }: TokenValidity) {
  const tokens = given({ accessToken, idToken, refreshToken });
  const units = Object.fromEntries(Object.keys(tokens).map((token) => [token, "minutes"]));
  return {
    accessTokenValidity: accessToken,
    idTokenValidity: idToken,
    refreshTokenValidity: refreshToken,
    tokenValidityUnits: [units],
  };
}
