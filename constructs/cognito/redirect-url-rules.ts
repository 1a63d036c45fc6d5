import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";

/** Addresses of a client, of each kind (Amazon Cognito user pools API reference, `CreateUserPoolClient`). */
const MOST_URLS = 100;
const LONGEST_URL = 1024;

const CODE = "user-pool-client-url";

/** Hosts that a browser reaches without leaving the machine: there alone, HTTP will do. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * The rules of addresses that a user pool sends browsers back to (Amazon Cognito user pools API reference,
 * `CreateUserPoolClient`, CallbackURLs and LogoutURLs): absolute, without a fragment, by HTTPS but for `localhost`, or of an
 * app's own scheme. Cognito compares them letter by letter with what it is asked for, and browsers write hosts in lower case.
 *
 * @param what "a callback URL" or "a sign-out URL"
 */
export function redirectUrlProblems(what: string, urls: readonly string[]): Problem[] {
  if (isToken(urls)) return [];
  const problems = urls.flatMap((url) => urlProblems(what, known(url)));
  if (urls.length > MOST_URLS) {
    const rule = `a client has at most ${MOST_URLS} of them (${what})`;
    problems.push(problem(CODE, rule, urls.length, "leave some out, or make another client"));
  }
  return problems;
}

function urlProblems(what: string, url: string | undefined): Problem[] {
  if (url === undefined) return [];
  const is = (rule: string, fix: string): Problem[] => [problem(CODE, `${what} ${rule}`, url, fix)];
  const [, scheme = "", host = ""] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\s]*)\S*$/.exec(url) ?? [];
  const isWeb = /^https?$/i.test(scheme);
  if (scheme === "" || (isWeb && host === "")) {
    return is("is absolute, without blanks", "write it like https://app.example.org/");
  }
  if (url.length > LONGEST_URL) return is(`has at most ${LONGEST_URL} characters`, "shorten it");
  if (url.includes("#")) return is("has no fragment", "leave out what begins with #");
  if (!isWeb) return [];
  if (host.includes("*")) return is("names one host, without *", "write one for each host");
  if (scheme !== scheme.toLowerCase() || host !== host.toLowerCase()) {
    const fix = `write ${scheme.toLowerCase()}://${host.toLowerCase()}…; use Fn.lower for what Terraform fills in`;
    return is("has its scheme and host in lower case, as browsers do", fix);
  }
  return scheme === "https" || LOCAL.test(host) ? [] : is("is https://…, but for localhost", "write https://");
}
