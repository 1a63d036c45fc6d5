import { isDeepStrictEqual } from "node:util";
import { isHostExpression } from "../../constructs/terraform/host-expression";
import { readJson } from "../adopt/json-text";
import { type Normal, template } from "../adopt/normal-form";
import { nameOf } from "./choices";
import { type Fields, isFields, parsedJson } from "./fields";
import type { HostTokens } from "./host-tokens";
import { JSON_ATTRIBUTES } from "./raw-resource";
import { isLikelySecret } from "./secrets";

/** Puts the references of what is written into the value that a state has for it. */
export class Referrer {
  /** Whether all references of the block are there. */
  public isWhole = true;
  /** Whether something refers to what has no value now. */
  public isUnset = false;
  /** Whether it is JSON, whose lists nobody sorts. */
  private isDocument = false;

  /** @param isSecret whether something in it is sensitive */
  public constructor(
    private readonly tokens: HostTokens,
    private readonly isSecret: boolean,
  ) {}

  /** @param key the argument that has the value: some hold JSON */
  public argument(value: unknown, normal: Normal, key: string): unknown {
    if (!JSON_ATTRIBUTES.has(key) || typeof value !== "string") return this.refer(value, normal, key);
    const document = readJson(normal);
    // A policy's document of elsewhere is referred to as a whole; what constructs are made of has to be read.
    if (document.kind === "reference" && key === "policy") return this.refer(value, document, key);
    const inside = jsonOr(value);
    if (inside === value) return this.refer(value, normal, key);
    const isOuter = this.isDocument;
    this.isDocument = true;
    const text = JSON.stringify(this.refer(inside, document, key));
    this.isDocument = isOuter;
    return text;
  }

  /** A value with the references that the block has in its place; where the two do not fit, the value. */
  private refer(value: unknown, normal: Normal, hint: string): unknown {
    if (normal.kind === "literal") return value;
    if (normal.kind === "reference") return this.token(value, normal.text, normal);
    if (normal.kind === "opaque") return this.expression(value, normal, hint);
    if (normal.kind === "template" && typeof value === "string") return this.template(value, normal, hint);
    if (Array.isArray(value)) return this.list(value, normal, hint);
    const fields = normal.kind === "list" && normal.items.length === 1 ? normal.items[0] : normal;
    if (!isFields(value) || fields?.kind !== "map") return this.left(value, normal);
    const { name } = value;
    for (const [key, inner] of fields.fields) if (isUnset(value[key]) && refers(inner)) this.isUnset = true;
    const entries = Object.entries(value).flatMap(([key, part]) => {
      const inner = fields.fields.get(key);
      const inside = key === "value" && typeof name === "string" ? name : key;
      if (inner !== undefined && !isUnset(part)) return [[key, this.inside(part, inner, inside)] as const];
      return isFilledIn(key, value) ? [] : [[key, part] as const];
    });
    return Object.fromEntries(entries);
  }

  private inside(value: unknown, normal: Normal, key: string): unknown {
    return this.isDocument ? this.refer(value, normal, key) : this.argument(value, normal, key);
  }

  private left(value: unknown, normal: Normal): unknown {
    if (refers(normal)) this.isWhole = false;
    return value;
  }

  private token(value: unknown, reference: string, normal: Normal): unknown {
    const { tokens } = this;
    if (typeof value === "string") return tokens.text(reference) ?? this.left(value, normal);
    if (typeof value === "number") return tokens.number(reference) ?? this.left(value, normal);
    const isList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
    const item = isList ? tokens.listItem(reference) : undefined;
    return item === undefined ? this.left(value, normal) : [item];
  }

  /** A condition and such, in Terraform's own words. */
  private expression(value: unknown, normal: Normal & { readonly kind: "opaque" }, hint: string): unknown {
    const expression = this.kept(normal, hint);
    if (expression !== undefined && typeof value === "string") return this.tokens.textOf(expression);
    if (expression !== undefined && typeof value === "number") return this.tokens.numberOf(expression);
    return this.left(value, normal);
  }

  /** The expression, where it can be in the program. */
  private kept(normal: Normal, hint: string): string | undefined {
    const { expression = "" } = normal.kind === "opaque" ? normal : {};
    return isHostExpression(expression) && !this.holdsSecret(expression, hint) ? expression : undefined;
  }

  /** A text in the midst of an expression would become source. */
  private holdsSecret(expression: string, hint: string): boolean {
    const texts = expression.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    return texts.some((quoted) => {
      const text = quoted.slice(1, -1);
      return text !== "" && (this.isSecret || isLikelySecret(hint, text, hint));
    });
  }

  /** The state sorts what has names. */
  private list(value: readonly unknown[], normal: Normal, hint: string): unknown {
    const items = normal.kind === "list" ? normal.items : normal.kind === "map" ? [normal] : [];
    if (items.length !== value.length) return this.left(value, normal);
    const names = items.map(nameOf);
    if (value.length > 1 && names.every((name) => name !== undefined) && new Set(names).size === names.length) {
      // The order of the block is the one that people know.
      const found = names.map((name) => value.find((each) => isFields(each) && each["name"] === name));
      if (found.some((item) => item === undefined)) return this.left(value, normal);
      return found.map((item, index) => this.refer(item, items[index] ?? normal, hint));
    }
    const texts = value.every((item) => typeof item === "string");
    if (!texts || value.length === 1 || (this.isDocument && isInPlace(value, items))) {
      return value.map((item, index) => this.refer(item, items[index] ?? normal, hint));
    }
    return value.map((item) => this.textIn(item, value, items, hint));
  }

  /** Of a list of texts, which may be a set that the state sorts, only what is in its place for certain. */
  private textIn(item: unknown, value: readonly unknown[], items: readonly Normal[], hint: string): unknown {
    const literals = items.flatMap((each) => (each.kind === "literal" ? [each.value] : []));
    if (literals.some((each) => each === item)) return item;
    const others = items.filter((each) => each.kind !== "literal");
    const [last, ...more] = others;
    const isLast = more.length === 0 && value.filter((each) => !literals.some((text) => text === each)).length === 1;
    if (last !== undefined && isLast) return this.refer(item, last, hint);
    const found = others
      .filter((each) => each.kind === "template")
      .map((each) => new Referrer(this.tokens, this.isSecret).refer(item, each, hint))
      .filter((each) => !isDeepStrictEqual(each, item));
    const [only] = found;
    if (found.length === 1) return only;
    // What a resource is known by is found by its value.
    if (!others.every((each) => each.kind === "reference" && /^aws_.*\.(?:id|arn)$/.test(each.text)))
      this.isWhole = false;
    return item;
  }

  /** The text with references, where its other parts are those of the state. */
  private template(text: string, normal: Normal & { readonly kind: "template" }, hint: string): unknown {
    const merged = template(normal.parts);
    const all = merged.kind === "template" ? merged.parts : [merged];
    const pattern = all.map((part) => (part.kind === "literal" ? escaped(String(part.value)) : "[^]*"));
    if (!new RegExp(`^${pattern.join("")}$`).test(text)) return this.left(text, normal);
    const spelt = all.map((part) => (part.kind === "literal" ? String(part.value) : "")).join("");
    // What is secret as a whole is a variable as a whole.
    if (/\w/.test(spelt) && isLikelySecret(hint, spelt, hint)) return this.left(text, normal);
    const written = all.map((part) => {
      if (part.kind === "literal") return String(part.value);
      if (part.kind === "reference") return this.tokens.text(part.text);
      const expression = this.kept(part, hint);
      return expression === undefined ? undefined : this.tokens.textOf(expression);
    });
    return written.every((part) => part !== undefined) ? written.join("") : this.left(text, normal);
  }
}

/** Whether what is spelt out of a list is where the state has it. */
function isInPlace(value: readonly unknown[], items: readonly Normal[]): boolean {
  return items.every((each, index) => each.kind !== "literal" || each.value === value[index]);
}

/** What a state has where an argument is null. */
export function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Whether anything in it is not spelt out. */
export function refers(normal: Normal): boolean {
  switch (normal.kind) {
    case "literal":
      return false;
    case "list":
      return normal.items.some(refers);
    case "template":
      return normal.parts.some(refers);
    case "map":
      return [...normal.fields.values()].some(refers);
    case "json":
      return refers(normal.value);
    default:
      return true;
  }
}

/** AWS answers with the container's port as the host's: beside a reference to that, the number would be another value. */
function isFilledIn(key: string, { containerPort, hostPort }: Fields): boolean {
  return key === "hostPort" && hostPort === containerPort;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** What a text is as JSON; otherwise the text. */
export function jsonOr(text: string): unknown {
  return parsedJson(text) ?? text;
}
