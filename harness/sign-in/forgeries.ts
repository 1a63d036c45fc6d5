import { createHmac } from "node:crypto";
import { encoded, signedClaims, signingKey, type SigningKey } from "./signed-claims";

/** What a header `x-amzn-oidc-data` is made of when the load balancer makes it. */
export interface Genuine {
  readonly key: SigningKey;
  readonly header: Readonly<Record<"signer" | "iss" | "client", string>>;
}

// Longer than AWS's two minutes: tests that run together are loaded long before the last of them runs.
const LIFETIME = 3600;
const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

/** A header as the load balancer makes it, or one that differs in `header` and `claims`. */
export function genuine(of: Genuine, header: object = {}, claims: object = {}): string {
  const exp = inSeconds(LIFETIME);
  const user = { sub: "ada", email: "Ada@Example.org", email_verified: "true", iss: of.header.iss, exp };
  return signedClaims(of.key, { ...of.header, exp, ...header }, { ...user, ...claims });
}

/** Headers that the application must refuse: what each is, and the error class of aws-jwt-verify that refuses it. */
export function forgeries(of: Genuine): [what: string, refusal: string, token: string][] {
  const { key, header } = of;
  const other = signingKey();
  const make = (changed: object, claims: object = {}, by: Partial<SigningKey> = {}) =>
    genuine({ key: { ...key, ...by }, header }, changed, claims);
  const [head = "", claims = "", signature = ""] = make({}).split(".");
  const withoutAlgorithm = encoded({ ...header, alg: "none", kid: key.id });
  const otherUser = encoded({ sub: "eve", iss: header.iss, exp: inSeconds(LIFETIME) });
  const symmetric = `${encoded({ ...header, alg: "HS256", kid: key.id })}.${claims}`;
  const mac = encoded(createHmac("sha256", key.publicKey).update(symmetric).digest());
  const otherPool = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other";
  return [
    ["signed by another key", "JwtInvalidSignatureError", make({}, {}, { privateKey: other.privateKey })],
    ["with another user's claims", "JwtInvalidSignatureError", `${head}.${otherUser}.${signature}`],
    ["of another load balancer", "AlbJwtInvalidSignerError", make({ signer: `${header.signer}0` })],
    ["without a signer", "AlbJwtInvalidSignerError", make({ signer: undefined })],
    ["for another client", "AlbJwtInvalidClientIdError", make({ client: "library" })],
    ["of another issuer", "JwtInvalidIssuerError", make({}, { iss: "https://evil.example" })],
    ["of another user pool", "JwtInvalidIssuerError", make({}, { iss: otherPool })],
    ["without an issuer", "JwtInvalidIssuerError", make({}, { iss: undefined })],
    ["that has expired", "JwtExpiredError", make({}, { exp: inSeconds(-1) })],
    ["with algorithm none", "JwtInvalidSignatureAlgorithmError", `${withoutAlgorithm}.${claims}.${signature}`],
    ["with algorithm none, unsigned", "JwtParseError", `${withoutAlgorithm}.${claims}.`],
    ["signed with the public key as a secret", "JwtInvalidSignatureAlgorithmError", `${symmetric}.${mac}`],
    ["whose key is elsewhere", "JwtWithoutValidKidError", make({}, {}, { ...other, id: "../evil" })],
    ["that is no token", "JwtParseError", "ada"],
    ["that is empty", "JwtParseError", ""],
  ];
}
