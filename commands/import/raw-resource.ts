import { escapeTemplate } from "../../constructs/core/jsonencode";
import { call, type Code, construct, list, object, value } from "./code";
import { awsResource, terraform } from "./doors";
import { type Fields, fieldsOf, isEmpty, isFields, parsedJson } from "./fields";
import { argumentName } from "./names";
import schema from "./schema.json";
import type { SourceResource } from "./source";
import type { Tokens } from "./tokens";
import { textCode } from "./text-code";

/**
 * What can be written of a type. Of an attribute, `r` says that it is required, `o` that it is optional, `c` that the provider
 * fills it in otherwise; then comes its type, such as `oc string`.
 */
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

/** What a state has whether or not a block does: it comes in only where the block is there, and has it. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  "name_prefix managed_policy_arns inline_policy iam_role triggers".split(" "),
);

/** What a state has of a resource that its block may have or not, so that without the block it is not carried. */
export function ambiguousIn({
  type,
  values,
  block,
}: Pick<SourceResource, "type" | "values" | "block">): readonly string[] {
  if (block !== undefined) return [];
  return Object.keys(values).filter((key) => AMBIGUOUS.has(key) && isWritten(type, key) && !isEmpty(values[key]));
}

/** What a block has that no construct has. */
export function untypedIn(block: Fields): readonly string[] {
  return [...AMBIGUOUS].filter((key) => isSaid(block, key));
}

/** Whether a block writes an argument, or makes blocks of that name. */
function isSaid(block: Fields, key: string): boolean {
  return block[key] !== undefined || fieldsOf(block["dynamic"]).some((each) => each[key] !== undefined);
}

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
  { type, name, values, block }: Pick<SourceResource, "type" | "name" | "values" | "block">,
  context: RawContext,
  meta: Readonly<Record<string, Code | undefined>> = {},
): Code {
  const made = block?.["name_prefix"] === undefined || block["name"] !== undefined ? {} : { name: undefined };
  const all = { values: { ...values, ...made }, defaults: DEFAULTS[type] ?? {}, written: fieldsOf(block) };
  const code = { ...fields(schemaOf(type), all, context), ...meta };
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

/** What a block is written from. */
interface BlockData {
  readonly values: Fields;
  readonly defaults: Fields;
  /** What is written in the directory, as far as it is known. */
  readonly written: readonly Fields[];
}

function fields(block: BlockSchema, { values, defaults, written }: BlockData, context: RawContext): Codes {
  const code: Record<string, Code | undefined> = {};
  const isWrittenIn = (key: string): boolean => written.some((each) => isSaid(each, key));
  for (const [attribute, kind] of Object.entries(block.attributes)) {
    const data = values[attribute];
    const isRequired = kind.startsWith("r") && data !== undefined && data !== null;
    if (!isRequired && isEmpty(data)) continue;
    if (!isWrittenIn(attribute) && isByItself(attribute, data, kind, defaults)) continue;
    code[argumentName(attribute)] = attributeCode(attribute, data, context);
  }
  for (const [name, inner] of Object.entries(block.blocks)) {
    const data = values[name];
    const isOwn = AMBIGUOUS.has(name) || DEFAULT_BLOCKS[name] === JSON.stringify(data);
    if (isEmpty(data) || (isOwn && !isWrittenIn(name))) continue;
    const inside = written.flatMap((each) => fieldsOf(each[name]));
    const items = fieldsOf(data).map((item) =>
      object(fields(inner, { values: item, defaults: {}, written: inside }, context)),
    );
    const [only] = items;
    if (only) code[argumentName(name)] = inner.single === true ? only : list(items);
  }
  return code;
}

/** What the provider takes for true where nothing is written. */
const ON_BY_ITSELF: ReadonlySet<string> = new Set(["enabled", "encrypted", "return_data"]);

/** Whether a state has this also where nothing is written. */
function isByItself(attribute: string, data: unknown, kind: string, defaults: Fields): boolean {
  const usual = ON_BY_ITSELF.has(attribute) ? true : defaults[attribute];
  return AMBIGUOUS.has(attribute) || data === usual || (data === false && kind === "o bool" && usual === undefined);
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
