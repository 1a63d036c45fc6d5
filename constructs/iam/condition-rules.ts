import { patternsOverlap } from "../core/glob";
import { isReference, isToken } from "../core/token";
import { nearestName } from "../core/nearest";
import { problem, type Problem } from "../core/problem";
import { FINE, joinVerdicts, verdict, type Verdict } from "../core/verdict";
import { closest, isProbablyMisspelt } from "./misspelling";
import type { PolicyStatement } from "./policy-document";
import { globalKeys, serviceActions } from "./service-actions";

/** IAM user guide, "IAM JSON policy elements: Condition operators". */
const OPERATORS = [
  ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike"],
  ...["StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan"],
  ...["DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress"],
  ...["NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"],
];

/** What the values of some operators look like. */
const VALUES: readonly (readonly [operator: RegExp, value: RegExp, says: string])[] = [
  [/^(Bool|Null)/, /^(true|false)$/i, "true or false"],
  [/^Numeric/, /^-?\d+(\.\d+)?$/, "a number"],
  [/^(Not)?IpAddress/, /^[\da-f.:]+(\/\d{1,3})?$/i, "an address range such as 203.0.113.0/24"],
  [/^Date/, /^(\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d))?|\d+)$/, "a date such as 2026-01-31T00:00:00Z"],
];

/** Whether AWS knows the operators and keys of a statement's conditions. */
export function conditionVerdict({ conditions = {} }: PolicyStatement): Verdict {
  return joinVerdicts(
    Object.entries(conditions).flatMap(([operator, keys]) => [
      verdict(operatorProblems(operator), valueWarnings(operator, Object.values(keys).flat())),
      ...Object.keys(keys).map(keyVerdict),
    ]),
  );
}

/** `MalformedPolicyDocument`: invalid condition type. */
function operatorProblems(operator: string): Problem[] {
  const plain = operator.replace(/^For(AllValues|AnyValue):/, "").replace(/IfExists$/, "");
  if (isToken(operator) || OPERATORS.some((known) => known.toLowerCase() === plain.toLowerCase())) return [];
  const meant = nearestName(plain, OPERATORS);
  const rule = "a condition's operator is one that IAM has, such as StringEquals";
  const fix = meant === undefined ? "take one of these" : `write ${meant}`;
  return [problem("iam-condition-operator", rule, operator, fix)];
}

/**
 * A key that no request has: the condition never holds, or always. IAM wants a prefix, as in `aws:SourceIp`. What looks misspelt
 * is wrong; what else the reference lacks may be newer than it.
 */
function keyVerdict(key: string): Verdict {
  const known = keysOf(key);
  // Keys of identity providers begin with their address.
  if (isToken(key) || known?.some((each) => patternsOverlap(each.toLowerCase(), key.toLowerCase()))) return FINE;
  if (!key.includes(":")) return misspelt(key, "write its service in front: aws:…");
  if (known === undefined) return FINE;
  const meant = closest(
    key.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  );
  if (meant !== undefined && isProbablyMisspelt(key.toLowerCase(), meant))
    return misspelt(key, `write ${known.find((each) => each.toLowerCase() === meant) ?? meant}`);
  const rule = "a condition's key is one that its service lists";
  const fix = "look it up in the Service Authorization Reference";
  return verdict([], [problem("iam-condition-key-unknown", rule, key, fix)]);
}

function misspelt(key: string, fix: string): Verdict {
  const rule = "a condition's key is one that requests have, such as aws:SourceAccount";
  return verdict([problem("iam-condition-key", rule, key, fix)]);
}

/** The keys with the same prefix; `undefined` where the list is incomplete. */
function keysOf(key: string): readonly string[] | undefined {
  const [prefix = ""] = key.toLowerCase().split(":");
  if (prefix === "aws") return globalKeys();
  const own = serviceActions(prefix)?.keys;
  return own && [...own, ...globalKeys().filter((known) => known.startsWith(`${prefix}:`))];
}

function valueWarnings(operator: string, values: readonly string[]): Problem[] {
  const plain = operator.replace(/^For(AllValues|AnyValue):/, "");
  const [, pattern, says = ""] = VALUES.find(([operators]) => operators.test(plain)) ?? [];
  if (pattern === undefined) return [];
  const odd = values.filter((value) => !isReference(value) && !pattern.test(value));
  return odd.map((value) => problem("iam-condition-value", `${operator} compares with ${says}`, value, "correct it"));
}
