import { evaluate, type Locals } from "../drop-in/evaluate";
import { readJson } from "../drop-in/json-text";
import { isTransparent, type Normal, template } from "../drop-in/normal-form";
import { type Fields, isFields } from "./fields";
import type { HostTokens } from "./host-tokens";
import { JSON_ATTRIBUTES } from "./raw-resource";

/** The values of a resource with references where the block has them, and what of the block could not be read. */
export interface Referring {
  readonly values: Fields;
  /** Attributes whose references only Terraform can read. */
  readonly unread: readonly string[];
}

/** Puts the references of a block into the values that a state has for it. */
export async function withReferences(
  values: Fields,
  block: Fields,
  locals: Locals,
  tokens: HostTokens,
): Promise<Referring> {
  const found: Record<string, unknown> = { ...values };
  const unread: string[] = [];
  for (const [attribute, written] of Object.entries(block)) {
    const value = values[attribute];
    if (value === undefined || value === null) continue;
    const inside = await evaluate(written, new Map());
    const normal = isRead(value, inside, attribute) ? inside : await evaluate(written, locals);
    if (!isRead(value, normal, attribute)) unread.push(attribute);
    const isJson = JSON_ATTRIBUTES.has(attribute) && typeof value === "string";
    found[attribute] = isJson ? inJson(value, normal, tokens) : refer(value, normal, tokens);
  }
  return { values: found, unread };
}

/** Whether nothing of it is left to Terraform, nor in a local that holds more than one value. */
function isRead(value: unknown, normal: Normal, attribute: string): boolean {
  const said = JSON_ATTRIBUTES.has(attribute) ? readJson(normal) : normal;
  if (JSON_ATTRIBUTES.has(attribute) && said.kind !== "list" && said.kind !== "map") return false;
  if (said.kind === "reference") return typeof value !== "object" || !said.text.startsWith("local.");
  return said.kind !== "opaque" && isSpeltOut(said);
}

function isSpeltOut(normal: Normal): boolean {
  switch (normal.kind) {
    case "list":
      return normal.items.every(isSpeltOut);
    case "map":
      return [...normal.fields.values()].every(isSpeltOut);
    default:
      return normal.kind === "reference" || isTransparent(normal) || normal.kind === "template";
  }
}

function inJson(text: string, normal: Normal, tokens: HostTokens): string {
  try {
    return JSON.stringify(refer(JSON.parse(text), readJson(normal), tokens));
  } catch {
    return text;
  }
}

/** A value with the references that the block has in its place; where the two do not fit, the value. */
function refer(value: unknown, normal: Normal, tokens: HostTokens): unknown {
  if (normal.kind === "reference") return referenceIn(value, normal.text, tokens);
  if (normal.kind === "template" && typeof value === "string") return templateIn(value, normal.parts, tokens);
  if (Array.isArray(value)) return listIn(value, normal, tokens);
  if (!isFields(value)) return value;
  const fields = normal.kind === "list" && normal.items.length === 1 ? normal.items[0] : normal;
  if (fields?.kind !== "map") return value;
  const entries = Object.entries(value).flatMap(([key, part]) => {
    const inner = fields.fields.get(key);
    if (inner !== undefined) return [[key, refer(part, inner, tokens)] as const];
    return isFilledIn(key, value) ? [] : [[key, part] as const];
  });
  return Object.fromEntries(entries);
}

/** AWS answers with the container's port as the host's: beside a reference to that, the number would be another value. */
function isFilledIn(key: string, { containerPort, hostPort }: Fields): boolean {
  return key === "hostPort" && hostPort === containerPort;
}

function referenceIn(value: unknown, reference: string, tokens: HostTokens): unknown {
  if (typeof value === "string") return tokens.text(reference) ?? value;
  if (typeof value === "number") return tokens.number(reference) ?? value;
  const isList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
  const item = isList ? tokens.listItem(reference) : undefined;
  return item === undefined ? value : [item];
}

/** The state sorts what has names. */
function listIn(value: readonly unknown[], normal: Normal, tokens: HostTokens): unknown {
  const items = normal.kind === "list" ? normal.items : normal.kind === "map" ? [normal] : [];
  if (items.length !== value.length) return value;
  const names = items.map(nameOf);
  if (value.length > 1 && names.every((name) => name !== undefined) && new Set(names).size === names.length) {
    // The order of the block is the one that people know.
    const found = names.map((name, index) => {
      const item = value.find((each) => isFields(each) && each["name"] === name);
      return item === undefined ? undefined : refer(item, items[index] ?? normal, tokens);
    });
    return found.every((item) => item !== undefined) ? found : value;
  }
  const texts = value.every((item) => typeof item === "string");
  if (texts && value.length > 1) return value.map((item) => textIn(item, items, tokens));
  return value.map((item, index) => refer(item, items[index] ?? normal, tokens));
}

/** Of a list of texts, which may be a set that the state sorts, only what is in its place for certain. */
function textIn(item: unknown, items: readonly Normal[], tokens: HostTokens): unknown {
  if (items.some((each) => each.kind === "literal" && each.value === item)) return item;
  const others = items.filter((each) => each.kind === "template");
  const fitting = others.filter((each) => refer(item, each, tokens) !== item);
  const [only] = fitting;
  return fitting.length === 1 && only ? refer(item, only, tokens) : item;
}

function nameOf(normal: Normal): string | undefined {
  const name = normal.kind === "map" ? normal.fields.get("name") : undefined;
  return name?.kind === "literal" && typeof name.value === "string" ? name.value : undefined;
}

/** The text with references, where its other parts are those of the state. */
function templateIn(text: string, parts: readonly Normal[], tokens: HostTokens): string {
  const merged = template(parts);
  const all = merged.kind === "template" ? merged.parts : [merged];
  const pattern = all.map((part) => (part.kind === "literal" ? escaped(String(part.value)) : "[^]*"));
  if (!new RegExp(`^${pattern.join("")}$`).test(text)) return text;
  const written = all.map((part) =>
    part.kind === "literal" ? String(part.value) : part.kind === "reference" ? tokens.text(part.text) : undefined,
  );
  return written.every((part) => part !== undefined) ? written.join("") : text;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
