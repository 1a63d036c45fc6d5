import type { IncomingMessage, ServerResponse } from "node:http";
import { AlbJwtVerifier, CognitoJwtVerifier } from "aws-jwt-verify";
import { AlbJwksCache } from "aws-jwt-verify/alb-cache";
import type { Fetcher } from "aws-jwt-verify/https";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import type { AlbJwtPayload } from "aws-jwt-verify/jwt-model";

/** A request, and who makes it. */
export type SignedInRequest = IncomingMessage & { user?: AlbJwtPayload };

/** Whom the application lets in. */
export interface SignInOptions {
  /** Whether a request without a user gets 401; `false` is for public paths that greet whom they know. @default true */
  readonly required?: boolean;
  /** Groups of the Cognito user pool, of which one is enough. @default every user of the pool */
  readonly groups?: string[];
  /** What follows the @ of the user's verified address, in lower case. @default every address, or none */
  readonly emailDomain?: string;
  /** Gets the public keys. @default by HTTPS */
  readonly fetcher?: Fetcher;
}

class NotSignedIn extends Error {}
class NotAllowed extends Error {}

/** Middleware that takes the user from the header that the load balancer signs, and refuses what it did not sign. */
export function signIn({ required = true, groups, emailDomain, fetcher }: SignInOptions = {}) {
  const [issuer, clientId] = [setting("AUTH_ISSUER"), setting("AUTH_CLIENT_ID")];
  const jwksUri = `https://public-keys.auth.elb.${setting("AUTH_REGION")}.amazonaws.com`;
  const loadBalancer = { albArn: setting("AUTH_ALB_ARN"), issuer, clientId, jwksUri };
  const signed = AlbJwtVerifier.create(loadBalancer, { jwksCache: new AlbJwksCache({ fetcher }) });
  // Groups are not in that header: they are in the access token, which the user pool signs.
  const pool = { userPoolId: issuer.replace(/.*\//, ""), clientId, tokenUse: "access" as const };
  const access = groups && CognitoJwtVerifier.create(pool, { jwksCache: new SimpleJwksCache({ fetcher }) });

  async function userOf({ headers }: IncomingMessage): Promise<AlbJwtPayload | undefined> {
    const header = headers["x-amzn-oidc-data"];
    if (header === undefined && !required) return undefined;
    if (header === undefined) throw new NotSignedIn();
    const user = await signed.verify(String(header));
    const address = String(user.email_verified) === "true" ? user.email.toLowerCase() : "";
    if (emailDomain !== undefined && !address.endsWith(`@${emailDomain}`)) throw new NotAllowed();
    const member = await access?.verify(String(headers["x-amzn-oidc-accesstoken"]), { ...pool, groups });
    if (member !== undefined && member.sub !== user.sub) throw new NotAllowed();
    return user;
  }

  return async (request: SignedInRequest, response: ServerResponse, next: () => void): Promise<void> => {
    const log = (user: string) => console.log(`${request.method} ${request.url?.replace(/\?.*/, "")} user=${user}`);
    try {
      request.user = await userOf(request);
    } catch (error) {
      log(`- refused=${(error as Error).constructor.name}`);
      response.writeHead(error instanceof NotSignedIn ? 401 : 403).end();
      return;
    }
    log(request.user?.sub ?? "-");
    next();
  };
}

/** Ends both sessions: the load balancer's, whose cookie has up to 4 parts, and the identity provider's. */
export function signOut(cookie = "AWSELBAuthSessionCookie") {
  const expired = [0, 1, 2, 3].map((part) => `${cookie}-${part}=; Path=/; Max-Age=0; Secure; HttpOnly`);
  const headers = { location: setting("AUTH_SIGN_OUT_URL"), "set-cookie": expired };
  return (_request: IncomingMessage, response: ServerResponse): void => void response.writeHead(302, headers).end();
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}
