import { escapeTemplate } from "../../constructs/core/jsonencode";
import { call, type Code, construct, list, object, value } from "./code";
import { awsResource, terraform } from "./doors";
import { type Fields, fieldsOf, isEmpty, isFields, parsedJson } from "./fields";
import { argumentName } from "./names";
import schema from "./schema.json";
import type { Tokens } from "./tokens";
import { textCode } from "./text-code";

/** What can be written of a type: `r` required, `o` optional, `c` filled in by the provider otherwise. */
export interface BlockSchema {
  readonly single?: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly blocks: Readonly<Record<string, BlockSchema>>;
}

/** Of the types that are imported (`terraform providers schema -json`, AWS provider 5.100). */
const SCHEMAS: Readonly<Record<string, BlockSchema | undefined>> = schema;

/** What can be written of a type; nothing of one that is not imported. */
export function schemaOf(type: string): BlockSchema {
  return SCHEMAS[type] ?? { attributes: {}, blocks: {} };
}

/** Attributes that hold JSON. */
export const JSON_ATTRIBUTES: ReadonlySet<string> = new Set(["container_definitions", "policy", "assume_role_policy"]);

/** What the provider takes where nothing is written (its documentation), so that it need not be written. */
const DEFAULTS: Readonly<Record<string, Fields>> = {
  aws_iam_role: { path: "/", max_session_duration: 3600, force_detach_policies: false },
  aws_iam_policy: { path: "/" },
  aws_cloudwatch_log_group: { skip_destroy: false, retention_in_days: 0 },
  aws_ecs_service: {
    availability_zone_rebalancing: "DISABLED",
    deployment_maximum_percent: 200,
    deployment_minimum_healthy_percent: 100,
    enable_ecs_managed_tags: false,
    enable_execute_command: false,
    health_check_grace_period_seconds: 0,
    scheduling_strategy: "REPLICA",
    wait_for_steady_state: false,
    propagate_tags: "NONE",
    platform_version: "LATEST",
  },
};

/** Old ways that must not be written beside the new ones, and what is another name of an attribute that is there. */
const NEVER: ReadonlySet<string> = new Set(
  "name_prefix managed_policy_arns inline_policy iam_role triggers".split(" "),
);

/** Blocks that the provider makes up where none is written. */
const DEFAULT_BLOCKS: Readonly<Record<string, string>> = {
  deployment_controller: JSON.stringify([{ type: "ECS" }]),
  deployment_circuit_breaker: JSON.stringify([{ enable: false, rollback: false }]),
};

/** Looks for what a value refers to. */
export type Find = (attribute: string, text: string) => Code | undefined;

/** What a resource's code is made of. */
export interface RawContext {
  readonly scope: Code;
  readonly find: Find;
  readonly tokens: Tokens;
}

/** A resource with the provider's own class. */
export function rawResource(
  { type, name, values }: { readonly type: string; readonly name: string; readonly values: Fields },
  context: RawContext,
  meta: Readonly<Record<string, Code | undefined>> = {},
): Code {
  const block = schemaOf(type);
  const code = { ...fields(block, values, DEFAULTS[type] ?? {}, context), ...meta };
  return construct(awsResource(type), [context.scope, value(name), object(code, true)]);
}

/** Whether a program can write an attribute or a block of a type, rather than the provider alone. */
export function isWritten(type: string, name: string): boolean {
  const { attributes, blocks } = schemaOf(type);
  return Object.hasOwn(attributes, name) || Object.hasOwn(blocks, name);
}

/**
 * What of a block a program can't write: `region` that version 6 of the provider has, `volume.throttled`.
 *
 * @param ignored keys that are no arguments of the type
 */
export function unknownArgument(
  block: Fields,
  { attributes, blocks }: BlockSchema,
  ignored: ReadonlySet<string>,
): string | undefined {
  for (const [key, data] of Object.entries(block)) {
    const schema = Object.hasOwn(blocks, key) ? blocks[key] : undefined;
    if (schema === undefined && !Object.hasOwn(attributes, key) && !ignored.has(key)) return key;
    const inside = schema && fieldsOf(data).flatMap((each) => unknownArgument(each, schema, ignored) ?? []);
    if (inside?.[0] !== undefined) return `${key}.${inside[0]}`;
  }
  return undefined;
}

export const isKnownType = (type: string): boolean => Object.hasOwn(SCHEMAS, type);

type Codes = Readonly<Record<string, Code | undefined>>;

function fields(block: BlockSchema, values: Fields, defaults: Fields, context: RawContext): Codes {
  const code: Record<string, Code | undefined> = {};
  for (const [attribute, flags] of Object.entries(block.attributes)) {
    const data = values[attribute];
    if (NEVER.has(attribute) || isEmpty(data) || data === defaults[attribute]) continue;
    if (data === false && flags === "o" && defaults[attribute] === undefined) continue;
    code[argumentName(attribute)] = attributeCode(attribute, data, context);
  }
  for (const [name, inner] of Object.entries(block.blocks)) {
    const data = values[name];
    if (NEVER.has(name) || isEmpty(data) || DEFAULT_BLOCKS[name] === JSON.stringify(data)) continue;
    const items = fieldsOf(data).map((item) => object(fields(inner, item, {}, context)));
    const [only] = items;
    if (only) code[argumentName(name)] = inner.single === true ? only : list(items);
  }
  return code;
}

function attributeCode(attribute: string, data: unknown, context: RawContext): Code {
  if (typeof data === "string") {
    const document = JSON_ATTRIBUTES.has(attribute) ? parsedJson(data) : undefined;
    if (document !== undefined) return call(terraform("encodeJson"), [referring(document, context)]);
    return context.find(attribute, data) ?? textCode(data, context.tokens);
  }
  if (Array.isArray(data)) {
    return context.tokens.list(data) ?? list(data.map((item) => attributeCode(attribute, item, context)));
  }
  if (typeof data === "number") return context.tokens.number(data);
  if (!isFields(data)) return value(data as boolean | null);
  const codes = Object.entries(data).map(([key, part]) => ({
    key: escapeTemplate(key),
    code: attributeCode("", part, context),
  }));
  return { kind: "object", fields: codes };
}

/** JSON whose text is a reference where it is what a resource is known by. */
function referring(data: unknown, context: RawContext): Code {
  if (typeof data === "string") return context.find("", data) ?? context.tokens.text(data);
  if (Array.isArray(data)) return list(data.map((item) => referring(item, context)));
  if (typeof data === "number") return context.tokens.number(data);
  if (!isFields(data)) return value(data as number | boolean | null);
  return {
    kind: "object",
    fields: Object.entries(data).map(([key, part]) => ({ key, code: referring(part, context) })),
  };
}
