import { known } from "./known";
import { problem, type Problem, type ProblemCode } from "./problem";

/** A label of a domain name (RFC 1123, 2.1), in lower case. */
export const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

/** A host alone: a name or an IPv4 address, in any case, without scheme, port and path. */
export const HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?";

/** A whole text that is a {@link HOST}. */
export const HOST_ALONE = new RegExp(`^${HOST}$`);

/** A domain name of at least two labels, in lower case: AWS and identity providers compare names letter by letter. */
export const DOMAIN_NAME = new RegExp(`^(?=.{1,253}$)(?:${LABEL}\\.)+${LABEL}$`);

/** The same; its first label may be `*`. */
const WILDCARD_NAME = new RegExp(`^(?=.{1,253}$)(?:\\*\\.)?(?:${LABEL}\\.)+${LABEL}$`);

/** What a domain name is for. */
export interface DomainNameUse {
  readonly code: ProblemCode;
  /** Such as "a certificate's name". */
  readonly what: string;
  /** Whether its first label may be `*`. @default false */
  readonly wildcard?: boolean;
  /** At most this many characters. @default 253 */
  readonly max?: number;
}

/** Whether a text is a domain name in lower case; absent and plan-time values pass. */
export function domainNameProblems(text: string | undefined, use: DomainNameUse): Problem[] {
  const { code, what, wildcard = false, max = 253 } = use;
  const name = known(text);
  if (name === undefined) return [];
  const lower = name.toLowerCase();
  const pattern = wildcard ? WILDCARD_NAME : DOMAIN_NAME;
  if (!pattern.test(lower)) {
    const rule = `${what} is a domain name${wildcard ? ", whose first label may be *" : ""}`;
    return [problem(code, rule, name, "write it like app.example.org, without scheme, port and path")];
  }
  if (name !== lower) return [problem(code, `${what} is in lower case`, name, `write ${lower}`)];
  return name.length > max ? [problem(code, `${what} has at most ${max} characters`, name, "shorten it")] : [];
}

/** Whether a certificate's name is that of the host, or its wildcard takes it in (RFC 6125, 6.4.3). */
export function coversHost(name: string, host: string): boolean {
  return name === host || (name.startsWith("*.") && name.slice(1) === host.slice(host.indexOf(".")));
}

/** Whether a name is a domain's own, or below it, as a zone's names are. */
export function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
