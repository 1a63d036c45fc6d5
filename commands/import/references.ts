import { isDeepStrictEqual } from "node:util";
import { isHostExpression } from "../../constructs/terraform/host-expression";
import { type Around, evaluate, type Locals } from "../adopt/evaluate";
import { readJson } from "../adopt/json-text";
import { type Normal, template } from "../adopt/normal-form";
import { Choices, fits, nameOf } from "./choices";
import { type Fields, isFields } from "./fields";
import type { HostTokens } from "./host-tokens";
import { JSON_ATTRIBUTES } from "./raw-resource";
import { isLikelySecret } from "./secrets";

/** The values of a resource with references where the block has them, and what of the block could not be read. */
export interface Referring {
  readonly values: Fields;
  /** Attributes of which some references are not carried: the program has their values. */
  readonly unread: readonly string[];
}

/** What the references of a directory are read with. */
export interface Reading {
  readonly locals: Locals;
  readonly around: Around;
  readonly tokens: HostTokens;
}

/**
 * Puts the references of a block into the values that a state has for it.
 *
 * @param sensitive the same shape as the values, with a mark where one is sensitive
 */
export async function withReferences(
  values: Fields,
  block: Fields,
  sensitive: unknown,
  reading: Reading,
): Promise<Referring> {
  const found: Record<string, unknown> = { ...values };
  const unread: string[] = [];
  for (const [attribute, written] of Object.entries(block)) {
    const value = values[attribute];
    if (value === undefined || value === null) continue;
    const mark = isFields(sensitive) ? sensitive[attribute] : undefined;
    const isSecret = mark === true || (isFields(mark) && Object.keys(mark).length > 0);
    const read = async (locals: Locals): Promise<{ readonly value: unknown; readonly isWhole: boolean }> => {
      const { normal, isCertain } = await chosen(value, written, attribute, locals, reading.around);
      const referrer = new Referrer(reading.tokens, isSecret);
      return { value: referrer.attribute(value, normal, attribute), isWhole: referrer.isWhole && isCertain };
    };
    // What a local is called says more than what it holds, where the whole is one.
    const named = await read(new Map());
    const best = named.isWhole ? named : await read(reading.locals);
    if (!best.isWhole) unread.push(attribute);
    found[attribute] = best.value;
  }
  return { values: found, unread };
}

/** What is written, where conditions between lists and maps hold as the state says. */
async function chosen(
  value: unknown,
  written: unknown,
  attribute: string,
  locals: Locals,
  around: Around,
): Promise<{ readonly normal: Normal; readonly isCertain: boolean }> {
  const said = (normal: Normal): Normal => (JSON_ATTRIBUTES.has(attribute) ? readJson(normal) : normal);
  const there = JSON_ATTRIBUTES.has(attribute) && typeof value === "string" ? parsed(value) : value;
  const choices = new Choices();
  for (;;) {
    const normal = await evaluate(written, locals, { ...around, choose: () => choices.next() });
    if (choices.asked === 0) return { normal, isCertain: true };
    if (fits(there, said(normal)) || !choices.again()) return { normal, isCertain: false };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

class Referrer {
  /** Whether all references of the block are there. */
  public isWhole = true;
  /** Whether it is JSON, whose lists nobody sorts. */
  private isDocument = false;

  /** @param isSecret whether something in it is sensitive */
  public constructor(
    private readonly tokens: HostTokens,
    private readonly isSecret: boolean,
  ) {}

  public attribute(value: unknown, normal: Normal, attribute: string): unknown {
    if (!JSON_ATTRIBUTES.has(attribute) || typeof value !== "string") return this.refer(value, normal, attribute);
    const document = readJson(normal);
    // A policy's document of elsewhere is referred to as a whole; what constructs are made of has to be read.
    if (document.kind === "reference" && attribute === "policy") return this.refer(value, document, attribute);
    const inside = parsed(value);
    this.isDocument = true;
    return inside === value ? value : JSON.stringify(this.refer(inside, document, attribute));
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
    const entries = Object.entries(value).flatMap(([key, part]) => {
      const inner = fields.fields.get(key);
      const inside = key === "value" && typeof name === "string" ? name : key;
      if (inner !== undefined) return [[key, this.refer(part, inner, inside)] as const];
      return isFilledIn(key, value) ? [] : [[key, part] as const];
    });
    return Object.fromEntries(entries);
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

/** Whether anything in it is not spelt out. */
function refers(normal: Normal): boolean {
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
