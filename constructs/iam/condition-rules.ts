import { patternsOverlap } from "../core/glob";
import { isToken } from "../core/token";
import { distance, nearestName } from "../core/nearest";
import { problem, type Problem } from "../core/problem";
import type { Verdict } from "../core/verdict";
import { closest } from "./action-rules";
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
  const entries = Object.entries(conditions);
  return {
    problems: entries.flatMap(([operator, keys]) => [
      ...operatorProblems(operator),
      ...Object.keys(keys).flatMap(keyProblems),
    ]),
    warnings: entries.flatMap(([operator, keys]) => [
      ...Object.keys(keys).flatMap(keyWarnings),
      ...Object.values(keys).flatMap((values) => valueWarnings(operator, values)),
    ]),
  };
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

/** A key that no request has: the condition never holds, or always. IAM wants a prefix, as in `aws:SourceIp`. */
function keyProblems(key: string): Problem[] {
  if (isToken(key) || isKnown(key)) return [];
  const keys = new Map((keysOf(key) ?? []).map((each) => [each.toLowerCase(), each]));
  const meant = keys.get(closest(key.toLowerCase(), [...keys.keys()]) ?? "");
  const rule = "a condition's key is one that requests have, such as aws:SourceAccount";
  if (!key.includes(":")) return [problem("iam-condition-key", rule, key, "write its service in front: aws:…")];
  if (meant === undefined || distance(key.toLowerCase(), meant.toLowerCase()) > 2) return [];
  return [problem("iam-condition-key", rule, key, `write ${meant}`)];
}

function keyWarnings(key: string): Problem[] {
  // Keys of identity providers begin with their address.
  if (isToken(key) || isKnown(key) || !key.includes(":") || /^[^:]*\./.test(key)) return [];
  if (keyProblems(key).length > 0 || keysOf(key) === undefined) return [];
  const rule = "a condition's key is one that its service lists";
  const fix = "look it up in the Service Authorization Reference";
  return [problem("iam-condition-key-unknown", rule, key, fix)];
}

function isKnown(key: string): boolean {
  return (keysOf(key) ?? []).some((known) => patternsOverlap(known.toLowerCase(), key.toLowerCase()));
}

/** The keys with the same prefix; `undefined` where nobody knows them all. */
function keysOf(key: string): readonly string[] | undefined {
  const [prefix = ""] = key.toLowerCase().split(":");
  if (prefix === "aws") return globalKeys();
  const own = serviceActions(prefix)?.keys;
  return own && [...own, ...globalKeys().filter((known) => known.startsWith(`${prefix}:`))];
}

function valueWarnings(operator: string, values: string | readonly string[]): Problem[] {
  const plain = operator.replace(/^For(AllValues|AnyValue):/, "");
  const [, pattern, says = ""] = VALUES.find(([operators]) => operators.test(plain)) ?? [];
  if (pattern === undefined) return [];
  const list = typeof values === "string" ? [values] : values;
  const odd = list.filter((value) => !isToken(value) && !value.includes("${") && !pattern.test(value));
  return odd.map((value) => problem("iam-condition-value", `${operator} compares with ${says}`, value, "correct it"));
}
