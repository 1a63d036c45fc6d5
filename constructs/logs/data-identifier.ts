import { Token } from "cdktf";
import { problem, type Problem } from "../core/problem";
import { repeated } from "../core/values";
import { MANAGED_DATA_IDENTIFIERS, type ManagedDataIdentifier } from "./managed-data-identifier";

/** The keys that must never be read in a log: of AWS, and private ones in each usual format. */
export const KEY_IDENTIFIERS = [
  "AwsSecretKey",
  "OpenSshPrivateKey",
  "PgpPrivateKey",
  "PkcsPrivateKey",
  "PuttyPrivateKey",
] as const satisfies readonly ManagedDataIdentifier[];

/** A custom data identifier. */
export interface CustomDataIdentifier {
  /** 1 to 128 letters, digits, `_` and `-`. */
  readonly name: string;
  /** At most 200 characters; no parentheses. */
  readonly regex: string;
}

/** The ARN of a managed data identifier. */
export function identifierArn(identifier: ManagedDataIdentifier, partition = "aws"): string {
  return `arn:${partition}:dataprotection::aws:data-identifier/${identifier}`;
}

/** Whether a policy may hold these (CloudWatch Logs user guide, "Custom data identifier constraints"). */
export function identifierProblems(
  managed: readonly ManagedDataIdentifier[],
  custom: readonly CustomDataIdentifier[],
): Problem[] {
  const problems: Problem[] = [];
  const ofAws: readonly string[] = MANAGED_DATA_IDENTIFIERS;
  const own = custom.map(({ name }) => name);
  const names: string[] = [...managed, ...own];
  const twice = repeated(names);
  const taken = own.filter((name) => ofAws.includes(name) && !twice.includes(name));
  if (names.length === 0)
    problems.push(problem("data-identifier", "a policy has a data identifier", names, "name one"));
  if (twice.length > 0)
    problems.push(
      problem("data-identifier", "each data identifier has a name of its own", twice, "drop or rename one"),
    );
  if (taken.length > 0) {
    const rule = "a custom data identifier has another name than AWS's managed ones";
    problems.push(problem("data-identifier", rule, taken, "rename it"));
  }
  if (custom.length > 10) {
    problems.push(
      problem("data-identifier", "a policy has at most 10 custom data identifiers", custom.length, "join some"),
    );
  }
  for (const { name, regex } of custom) {
    if (!Token.isUnresolved(name) && !/^[A-Za-z0-9_-]{1,128}$/.test(name)) {
      problems.push(
        problem(
          "data-identifier",
          "a custom data identifier's name has 1 to 128 letters, digits, _ and -",
          name,
          "rename it",
        ),
      );
    }
    if (!Token.isUnresolved(regex) && !/^[A-Za-z0-9_#=@/;, \-^$?[\]{}|\\*+.]{1,200}$/.test(regex)) {
      problems.push(
        problem(
          "data-identifier",
          "a custom data identifier's regular expression has 1 to 200 letters, digits, _#=@/;,- spaces and ^$?[]{}|\\*+.",
          regex,
          "write it without the others: there are no parentheses",
        ),
      );
    }
  }
  return problems;
}
