/** What elbv2 DescribeListeners answers, as far as the stand-in needs it. */
export interface Listener {
  readonly Port: number;
  readonly Protocol: string;
  readonly DefaultActions: readonly Action[];
  /** What DescribeRules answers for it. */
  readonly Rules: readonly Rule[];
}

/** A rule; the default one, whose priority is `default`, is the listener's default actions again. */
export interface Rule {
  readonly Priority: string;
  readonly Conditions: readonly Condition[];
  readonly Actions: readonly Action[];
}

/** A condition that a request meets with one of the values. */
export interface Condition {
  readonly Field: string;
  readonly Values?: readonly string[];
  readonly PathPatternConfig?: { readonly Values: readonly string[] };
  readonly HostHeaderConfig?: { readonly Values: readonly string[] };
}

/** One of the actions of a rule. */
export interface Action {
  readonly Type: string;
  /** @default the place in the list */
  readonly Order?: number;
  readonly AuthenticateOidcConfig?: OidcConfig;
  readonly AuthenticateCognitoConfig?: CognitoConfig;
  readonly RedirectConfig?: RedirectConfig;
  readonly FixedResponseConfig?: { readonly StatusCode: string; readonly MessageBody?: string };
}

/** Where to; AWS answers with the defaults of what was left out, such as `#{host}`. */
export type RedirectConfig = Readonly<Record<"Protocol" | "Port" | "Host" | "Path" | "Query" | "StatusCode", string>>;

/** What both kinds of authentication have; AWS answers with the defaults of what was left out. */
export interface SessionConfig {
  readonly OnUnauthenticatedRequest: "allow" | "authenticate" | "deny";
  readonly Scope: string;
  readonly SessionCookieName: string;
  /** In seconds. */
  readonly SessionTimeout: number;
  readonly AuthenticationRequestExtraParams?: Readonly<Record<string, string>>;
}

/** The identity provider of an OpenID Connect action. */
export interface OidcConfig extends SessionConfig {
  readonly Issuer: string;
  readonly AuthorizationEndpoint: string;
  readonly TokenEndpoint: string;
  readonly UserInfoEndpoint: string;
  readonly ClientId: string;
}

/** The user pool of a Cognito action. */
export interface CognitoConfig extends SessionConfig {
  readonly UserPoolArn: string;
  readonly UserPoolClientId: string;
  readonly UserPoolDomain: string;
}

/**
 * The actions for a request: of the first rule by priority all of whose conditions it meets, in their order.
 *
 * @throws if a rule has a condition that the stand-in can't judge
 */
export function actionsFor({ Rules, DefaultActions }: Listener, host: string, path: string): readonly Action[] {
  const byPriority = Rules.filter(({ Priority }) => Priority !== "default").sort(
    (a, b) => Number(a.Priority) - Number(b.Priority),
  );
  const rule = byPriority.find(({ Conditions }) => Conditions.every((condition) => meets(condition, host, path)));
  return [...(rule?.Actions ?? DefaultActions)].sort((a, b) => (a.Order ?? 0) - (b.Order ?? 0));
}

function meets({ Field, Values, PathPatternConfig, HostHeaderConfig }: Condition, host: string, path: string): boolean {
  const matches = (text: string, flags?: string) => (pattern: string) => wildcards(pattern, flags).test(text);
  if (Field === "path-pattern") return (PathPatternConfig?.Values ?? Values ?? []).some(matches(path));
  if (Field === "host-header") return (HostHeaderConfig?.Values ?? Values ?? []).some(matches(host, "i"));
  throw new Error(`The stand-in of the load balancer can't judge a condition on ${Field}.`);
}

/** ELB user guide, "Path conditions": `*` is any characters, `?` is one. */
function wildcards(pattern: string, flags?: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, flags);
}

/**
 * The identity provider of an authenticate action, or `undefined` for another action. Cognito's endpoints are those of the
 * pool's domain (Cognito developer guide, "User pool endpoints and managed login reference").
 */
export function identityProvider({
  AuthenticateOidcConfig: oidc,
  AuthenticateCognitoConfig: cognito,
}: Action): OidcConfig | undefined {
  if (cognito === undefined) return oidc;
  const [, , , region = "", , pool = ""] = cognito.UserPoolArn.split(":");
  const prefix = !cognito.UserPoolDomain.includes(".");
  const host = prefix ? `${cognito.UserPoolDomain}.auth.${region}.amazoncognito.com` : cognito.UserPoolDomain;
  return {
    ...cognito,
    Issuer: `https://cognito-idp.${region}.amazonaws.com/${pool.replace("userpool/", "")}`,
    AuthorizationEndpoint: `https://${host}/oauth2/authorize`,
    TokenEndpoint: `https://${host}/oauth2/token`,
    UserInfoEndpoint: `https://${host}/oauth2/userInfo`,
    ClientId: cognito.UserPoolClientId,
  };
}
