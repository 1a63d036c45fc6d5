import { type Code, construct, object, value } from "./code";
import { logs } from "./doors";
import { type Fields, isEmpty } from "./fields";
import { tagsOf } from "./raw-task";
import { textCode } from "./text-code";
import type { Tokens } from "./tokens";
import type { Reason } from "./reason";

/** Attributes that `LogGroup` has a place for, and those that the provider alone fills in. */
const KNOWN: ReadonlySet<string> = new Set(
  "name retention_in_days kms_key_id log_group_class skip_destroy tags arn id name_prefix tags_all".split(" "),
);

/** What the provider (from version 6 on) takes where nothing is written. */
const DEFAULTS: Fields = { deletion_protection_enabled: false };

/** A log group as a construct, and what has no place in that. */
export function typedLogGroup(
  { scope, id }: { readonly scope: Code; readonly id: string },
  values: Fields,
  tokens: Tokens,
  find: (text: string) => Code | undefined,
): { readonly code: Code; readonly reasons: readonly Reason[] } {
  const { name, retention_in_days: days, kms_key_id: key, log_group_class: given, skip_destroy: skip, tags } = values;
  const reasons = Object.keys(values)
    .filter((attribute) => !KNOWN.has(attribute) && !isEmpty(values[attribute]))
    .filter((attribute) => values[attribute] !== DEFAULTS[attribute])
    .map((path) => ({ path, text: `a log group has no ${path}` }));
  const text = (data: unknown): Code | undefined =>
    typeof data === "string" && data !== "" ? (find(data) ?? textCode(data, tokens)) : undefined;
  const props = object({
    name: text(name) ?? value(""),
    retentionInDays: typeof days === "number" && days !== 0 ? value(days) : undefined,
    kmsKeyArn: text(key),
    logGroupClass: given === "STANDARD" ? undefined : text(given),
    deletionProtection: skip === true ? value("keep") : undefined,
    tags: tagsOf(tags, tokens),
  });
  return { code: construct(logs("LogGroup"), [scope, value(id), props]), reasons };
}
