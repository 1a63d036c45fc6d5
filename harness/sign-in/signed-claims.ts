import { generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";

/** A key pair of a load balancer, which AWS publishes under its id. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  /** As the key endpoint answers: PEM. */
  readonly publicKey: string;
}

/** Makes a key for ECDSA with P-256 and SHA-256. */
export function signingKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { id: randomUUID(), privateKey, publicKey: publicKey.export({ type: "spki", format: "pem" }).toString() };
}

type Json = Readonly<Record<string, unknown>>;

/** One part of the header `x-amzn-oidc-data`: with padding, against RFC 7515, which is why no library writes it. */
export function encoded(part: Json | Buffer): string {
  const bytes = Buffer.isBuffer(part) ? part : Buffer.from(JSON.stringify(part));
  return bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
}

/**
 * User claims as a load balancer signs them (ELB user guide, "Authenticate users using an Application Load Balancer", "User
 * claims encoding and signature verification").
 */
export function signedClaims({ privateKey, id }: SigningKey, header: Json, claims: Json): string {
  const input = `${encoded({ alg: "ES256", typ: "JWT", kid: id, ...header })}.${encoded(claims)}`;
  const signature = sign("sha256", Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${input}.${encoded(signature)}`;
}
