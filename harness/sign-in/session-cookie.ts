import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Who signed in: all of it is in the cookie, so that a load balancer remembers nobody. */
export interface Session {
  readonly issuer: string;
  readonly clientId: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly accessToken: string;
  /** In milliseconds since 1970. */
  readonly until: number;
}

const PART = 4000;

/** Seals sessions with a key of its own, into the parts of a cookie: most browsers limit one to 4 KB. */
export class SessionCookies {
  private readonly key = randomBytes(32);

  /** The cookies to set, by name. */
  public of(name: string, session: Session): [name: string, value: string][] {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.key, iv);
    const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(session), "utf8"), cipher.final()]);
    const text = Buffer.concat([sealed, cipher.getAuthTag()]).toString("base64url");
    const parts = text.match(new RegExp(`.{1,${String(PART)}}`, "g")) ?? [];
    return parts.map((part, index) => [`${name}-${String(index)}`, part]);
  }

  /** The session in a request's cookies, if they hold one of this key. */
  public read(name: string, cookies: ReadonlyMap<string, string>): Session | undefined {
    const parts: string[] = [];
    for (let part; (part = cookies.get(`${name}-${String(parts.length)}`)) !== undefined;) parts.push(part);
    const bytes = Buffer.from(parts.join(""), "base64url");
    if (bytes.length < 29) return undefined;
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(-16));
      const json = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
      return JSON.parse(json) as Session;
    } catch {
      return undefined;
    }
  }
}
