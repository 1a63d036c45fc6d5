import { known } from "../core/known";
import { isMisspelt } from "../core/nearest";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";

const CODE = "user-pool-resource-server";

const MOST_SCOPES = 100;

/** The rules of a resource server's scopes (Amazon Cognito user pools API reference, `ResourceServerScopeType`). */
export function resourceServerProblems(scopes: Readonly<Record<string, string>>): Problem[] {
  if (isToken(scopes)) return [];
  const all = Object.entries(scopes);
  const problems = all.flatMap(([name, description]) => [
    ...nameProblems(known(name)),
    ...textProblems(name, description),
  ]);
  if (all.length <= MOST_SCOPES) return problems;
  const rule = `a resource server has at most ${MOST_SCOPES} scopes`;
  return [...problems, problem(CODE, rule, all.length, "leave some out, or make another one")];
}

function nameProblems(name: string | undefined): Problem[] {
  if (name === undefined || /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]{1,256}$/.test(name)) return [];
  const rule = "a scope's name has 1 to 256 characters of ASCII, without blanks, \", / and \\";
  return [problem(CODE, rule, name, "write it like 'read'; the identifier comes in front of it by itself")];
}

function textProblems(name: string, description: string): Problem[] {
  const text = known(description);
  if (text === undefined || (text.length >= 1 && text.length <= 256)) return [];
  const rule = `the description of scope ${name} has 1 to 256 characters`;
  return [problem(CODE, rule, text, text === "" ? "say what it allows" : "shorten it")];
}

/** A client can't have a scope that nobody has made: `ScopeDoesNotExistException`. */
export function unknownScopeProblems(name: string, scopes: readonly string[]): Problem[] {
  if (isToken(name) || scopes.some(isToken) || scopes.includes(name)) return [];
  const rule = `a resource server's scope is one of its own (${scopes.join(", ")})`;
  const near = scopes.find((one) => isMisspelt(name, one));
  return [problem(CODE, rule, name, near === undefined ? "add it to its scopes" : `write '${near}'`)];
}
