import { nearestName } from "../constructs/core/nearest";

/** What a text must look like. */
export interface TextRule {
  readonly pattern: RegExp;
  /** The rule in words: "an AWS region such as eu-west-3". */
  readonly says: string;
  /** Whether it is in the output as a comment only, which nobody reads for expressions. @default false */
  readonly comment?: boolean;
}

/**
 * What begins an expression. Terraform takes it for text where it needs a value before it plans, such as a module's source or
 * a backend's bucket; OpenTofu evaluates it there, functions such as `file` too (OpenTofu documentation, "Early Evaluation").
 */
const EXPRESSION = /[$%]\{/;

const NO_EXPRESSION = "must be text without ${ and %{, since OpenTofu would evaluate it";

/** A place in untyped settings, where what is wrong is reported in one sentence. */
export class Place {
  /**
   * @param where what the user would edit, such as `context.settings in cdktf.json`
   * @param problems collects the sentences
   * @param path within the settings; empty for the settings themselves
   */
  public constructor(
    private readonly where: string,
    private readonly problems: string[],
    private readonly path = "",
  ) {}

  /** A field of what is here. */
  public field(name: string): Place {
    return new Place(this.where, this.problems, this.path === "" ? name : `${this.path}.${name}`);
  }

  /** Reports that what is here is wrong. */
  public report(rule: string, got: unknown, fix: string): void {
    const name = this.path === "" ? this.where : `${this.path} (${this.where})`;
    this.problems.push(`${name} ${rule}, got: ${got === undefined ? "nothing" : JSON.stringify(got)}; ${fix}.`);
  }
}

/** Reads a value that is there; reports what is wrong with it, and is `undefined` then. */
export type Schema<T> = (value: unknown, place: Place) => T | undefined;

/** What a schema reads. */
export type Read<S> = S extends Schema<infer T> ? T : never;

type Schemas = Readonly<Record<string, Schema<unknown>>>;
type Fields = Readonly<Record<string, unknown>>;

/** An object with these required and these optional fields. */
export type ObjectOf<Required extends Schemas, Optional extends Schemas> = {
  readonly [Name in keyof Required]: Read<Required[Name]>;
} & { readonly [Name in keyof Optional]?: Read<Optional[Name]> };

/** A text that is not blank, and follows the rule. */
export function text(rule?: TextRule): Schema<string> {
  return (value, place) => {
    if (typeof value === "string" && EXPRESSION.test(value) && !rule?.comment) {
      place.report(NO_EXPRESSION, value, "write the value itself");
      return undefined;
    }
    if (typeof value === "string" && value.trim() !== "" && (!rule || rule.pattern.test(value))) return value;
    const blank = typeof value !== "string" || value.trim() === "";
    place.report(`must be ${rule?.says ?? "a text that is not empty"}`, value, blank ? "give it one" : "correct it");
    return undefined;
  };
}

/** `true` or `false`. */
export function flag(): Schema<boolean> {
  return (value, place) => {
    if (typeof value === "boolean") return value;
    place.report("must be true or false", value, "write it without quotes");
    return undefined;
  };
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number, unit: string): Schema<number> {
  return (value, place) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    place.report(`must be ${min} to ${max} ${unit}, whole`, value, "choose a number in between");
    return undefined;
  };
}

/** One of a few words or numbers. */
export function oneOf<T extends string | number>(choices: readonly T[]): Schema<T> {
  return (value, place) => {
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) place.report(`must be one of ${choices.join(", ")}`, value, "choose one");
    return chosen;
  };
}

/**
 * A list of some words.
 *
 * @param says the words in words, where they are too many to be listed
 */
export function someOf<T extends string>(choices: readonly T[], says?: string): Schema<readonly T[]> {
  const isChoice = (word: unknown): word is T => choices.some((choice) => choice === word);
  return listOf(isChoice, `must be a list of${says === undefined ? `: ${choices.join(", ")}` : ` ${says}`}`);
}

/** A list of texts that follow the rule. */
export function texts({ pattern, says }: TextRule): Schema<readonly string[]> {
  const follows = (value: unknown): value is string => typeof value === "string" && pattern.test(value);
  const list = listOf(follows, `must be a list of ${says}`);
  return (value, place) => {
    if (!Array.isArray(value) || !value.some((item) => EXPRESSION.test(String(item)))) return list(value, place);
    place.report(NO_EXPRESSION, value, "write the values themselves");
    return undefined;
  };
}

function listOf<T>(isItem: (value: unknown) => value is T, rule: string): Schema<readonly T[]> {
  return (value, place) => {
    if (Array.isArray(value) && value.every(isItem)) return value;
    place.report(rule, value, "correct it");
    return undefined;
  };
}

/** An object with these fields and no others. */
export function object<R extends Schemas, O extends Schemas>(required: R, optional: O): Schema<ObjectOf<R, O>> {
  return (value, place) => {
    const fields = fieldsOf(value, place);
    return fields && readFields(fields, place, required, optional);
  };
}

/** An object with exactly one of these fields. */
export function oneFieldOf<S extends Schemas>(
  fields: S,
): Schema<{ [Name in keyof S]: Readonly<Record<Name, Read<S[Name]>>> }[keyof S]> {
  const names = Object.keys(fields).join(" or ");
  const read = object({}, fields);
  return (value, place) => {
    const found = read(value, place);
    if (found === undefined || !isFields(value)) return undefined;
    const given = Object.keys(fields).filter((name) => value[name] !== undefined);
    if (given.length === 1) return found as never;
    place.report(`must have ${names}`, value, given.length === 0 ? "give one" : "leave one out");
    return undefined;
  };
}

/** An object with fields of any name. */
export function record<T>(schema: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return (value, place) => {
    const entries = Object.entries(fieldsOf(value, place) ?? {});
    return Object.fromEntries(
      entries.flatMap(([name, field]) => {
        if (EXPRESSION.test(name)) place.field(name).report(NO_EXPRESSION, name, "choose another name");
        const read = schema(field, place.field(name));
        return read === undefined ? [] : [[name, read] as const];
      }),
    );
  };
}

/** Which fields an object has for each word in its field `by`. */
export function variants<K extends string, V extends Readonly<Record<string, readonly [Schemas, Schemas]>>>(
  by: K,
  cases: V,
): Schema<{ [Word in keyof V]: Readonly<Record<K, Word>> & ObjectOf<V[Word][0], V[Word][1]> }[keyof V]> {
  const word = oneOf(Object.keys(cases));
  return (value, place) => {
    const fields = fieldsOf(value, place);
    const chosen = fields && word(fields[by], place.field(by));
    const schemas = chosen === undefined ? undefined : cases[chosen];
    return schemas && (readFields(fields ?? {}, place, { [by]: word, ...schemas[0] }, schemas[1]) as never);
  };
}

/** The third value of a switch: what it made goes, and what holds people's data is forgotten instead of destroyed. */
export const LEAVING = "leaving";

/** A switch: `null` where it is off, no options where it is just on. */
export function switchOf<T>(options: Schema<T>): Schema<T | typeof LEAVING | null> {
  const read = flagOr(options, `true, false, "${LEAVING}"`);
  return (value, place) => (value === LEAVING ? LEAVING : read(value, place));
}

/** A switch that is never just on, since its options hold what nobody can guess. */
export function switchWithOptions<T>(options: Schema<T>): Schema<T | typeof LEAVING | null> {
  const read = switchOf(options);
  return (value, place) => {
    if (value === LEAVING || value === false || isFields(value)) return read(value, place);
    place.report(`must be false, "${LEAVING}" or an object`, value, "write its options as { … }");
    return undefined;
  };
}

/**
 * Something that is off or on, and may have options: `null` where it is off, no options where it is just on.
 *
 * @param words what it may be besides an object
 */
export function flagOr<T>(options: Schema<T>, words = "true, false"): Schema<T | null> {
  return (value, place) => {
    if (value === false) return null;
    if (value === true || isFields(value)) return options(value === true ? {} : value, place);
    place.report(`must be ${words} or an object`, value, "write its options as { … }");
    return undefined;
  };
}

function fieldsOf(value: unknown, place: Place): Fields | undefined {
  if (isFields(value)) return value;
  place.report("must be an object", value, "write it as { … }");
  return undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readFields<R extends Schemas, O extends Schemas>(
  fields: Fields,
  place: Place,
  required: R,
  optional: O,
): ObjectOf<R, O> {
  const schemas: Schemas = { ...required, ...optional };
  const names = Object.keys(schemas);
  for (const [name, value] of Object.entries(fields)) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    const fix = near === undefined ? `use one of: ${names.join(", ")}` : `write ${near}`;
    place.field(name).report("is not a setting", value, fix);
  }
  const read = names.flatMap((name) => {
    const value = fields[name];
    if (value === undefined) {
      if (name in required) place.field(name).report("must be given", undefined, "add it");
      return [];
    }
    const field = schemas[name]?.(value, place.field(name));
    return field === undefined ? [] : [[name, field] as const];
  });
  return Object.fromEntries(read) as ObjectOf<R, O>;
}
