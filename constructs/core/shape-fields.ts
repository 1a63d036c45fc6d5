import { nearestName } from "./nearest";
import { isPlain } from "./plain";
import type { Problem, ProblemCode } from "./problem";
import { isObject, mustBe, NONE, summary, within, type Shape } from "./shape";
import { isToken } from "./token";

/** A field that may be left out. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

/** Keys of a type, of all members where it is a union. */
type Keys<T> = T extends unknown ? keyof T : never;

/** What a key may hold, in all members of a union. */
type Value<T, K extends PropertyKey> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/** `true` where a member of the union may be without the key. */
type MayLack<T, K extends PropertyKey> = T extends unknown
  ? K extends keyof T
    ? Partial<Pick<T, K>> extends Pick<T, K>
      ? true
      : never
    : true
  : never;

/** A shape for each field of a type: a field without one does not compile, nor one that takes less than the type. */
export type FieldsOf<T> = {
  readonly [K in Keys<T>]-?: [MayLack<T, K>] extends [never]
    ? Shape<Value<T, K>>
    : Optional<Exclude<Value<T, K>, undefined>>;
};

/** Why a name is no field here, though people write it. */
export interface Hint {
  /** @default `field-unknown` */
  readonly code?: ProblemCode;
  readonly rule: string;
  readonly fix: string;
}

/** By the names. */
export type Hints = Readonly<Record<string, Hint>>;

/** A field that may be left out. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

type Field = Shape<never> | Optional<never>;
type Values = Readonly<Record<string, unknown>>;

/** The fields of an object, each with its shape. */
interface Table {
  readonly what: string;
  readonly shapes: ReadonlyMap<string, Shape<never>>;
  readonly required: readonly string[];
  readonly hints: Hints;
}

/**
 * An object with these fields and no others. An instance of a class may have others.
 *
 * @param what such as "a container"
 * @param hints names that people write here although they are no fields here
 */
export function fields<T extends object>(what: string, fields: FieldsOf<T>, hints: Hints = {}): Shape<T> {
  const entries = Object.entries<Field>(fields);
  const table: Table = {
    what,
    shapes: new Map(entries.map(([name, field]) => [name, "optional" in field ? field.optional : field])),
    required: entries.flatMap(([name, field]) => ("optional" in field ? [] : [name])),
    hints,
  };
  const check = (value: unknown): readonly Problem[] =>
    isObject(value) ? fieldProblems(table, value) : [mustBe(`${what}, as an object`, value)];
  return {
    check,
    repair: (value) => (check(value).length === 0 ? value : repairFields(table, isObject(value) ? value : {})),
  };
}

function fieldProblems(table: Table, value: Values): readonly Problem[] {
  const { what, shapes, required } = table;
  let problems = NONE;
  const unknown: string[] = [];
  for (const name of givenNames(table, value)) {
    const field = value[name];
    if (field === undefined) continue;
    const shape = shapes.get(name);
    if (shape === undefined) unknown.push(name);
    const found = shape === undefined ? [unknownField(table, name, field)] : shape.check(field);
    if (found.length > 0) problems = [...problems, ...within(name, found)];
  }
  const missing = required.filter((name) => value[name] === undefined);
  if (missing.length === 0) return problems;
  const misspelt = unknown.map((name) => meantField(table, name));
  const rule = `${what} must have it`;
  const absent = missing
    .filter((name) => !misspelt.includes(name))
    .map((where) => ({ code: "field-missing", where, rule, got: undefined, fix: "add it" }) as const);
  return [...problems, ...absent];
}

function unknownField(table: Table, name: string, value: unknown): Problem {
  const { what, shapes, hints } = table;
  const near = meantField(table, name);
  const fix = near === undefined ? `leave it out; there are ${[...shapes.keys()].join(", ")}` : `write ${near}`;
  const found = { code: "field-unknown", rule: `${what} has no such field`, fix } as const;
  return { ...found, ...hints[near ?? ""], where: "", got: summary(value) };
}

function meantField({ shapes, hints }: Table, name: string): string | undefined {
  return nearestName(name, [...shapes.keys(), ...Object.keys(hints)]);
}

/** With a misspelt field as the one that was meant, so that no rule misses it. */
function repairFields(table: Table, value: Values): Values {
  const { shapes, required } = table;
  const repaired: Record<string, unknown> = Object.fromEntries(required.map((name) => [name, undefined]));
  for (const name of givenNames(table, value)) {
    const field = value[name];
    const meant = shapes.has(name) ? name : (meantField(table, name) ?? "");
    if (field !== undefined && (meant === name || value[meant] === undefined)) repaired[meant] = field;
  }
  return Object.fromEntries(
    Object.entries(repaired).flatMap(([name, field]) => {
      const shape = shapes.get(name);
      return shape === undefined ? [] : [[name, shape.repair(field)] as const];
    }),
  );
}

/**
 * An object that has other fields for each word in one of its fields.
 *
 * @param by the field that holds the word
 * @param isRuled whether a rule says what is wrong with any other word
 */
export function variants<T extends object>(
  by: string,
  cases: Readonly<Record<string, Shape<never>>>,
  isRuled = false,
): Shape<T> {
  const words = Object.keys(cases);
  const says = `one of ${words.join(", ")}`;
  const [first = ""] = words;
  const chosen = (word: unknown): Shape<never> | undefined =>
    typeof word === "string" && Object.hasOwn(cases, word) ? cases[word] : undefined;
  const isLeft = (word: unknown): boolean => isRuled && typeof word === "string" && !isToken(word);
  return {
    check: (value) => {
      if (!isObject(value)) return [mustBe("an object", value)];
      const word = value[by];
      const shape = chosen(word);
      if (shape) return shape.check(value);
      if (word !== undefined) return isLeft(word) ? NONE : within(by, [mustBe(says, word)]);
      return [{ code: "field-missing", where: by, rule: `it is ${says}`, got: undefined, fix: "add it" }];
    },
    repair: (value) => {
      const given = isObject(value) ? value : {};
      const shape = chosen(given[by]);
      if (shape) return shape.repair(value);
      return isLeft(given[by]) ? value : cases[first]?.repair({ ...given, [by]: first });
    },
  };
}

/** Of an instance of a class, which may have other fields besides, only those of the table. */
function givenNames({ shapes }: Table, value: Values): readonly string[] {
  return isPlain(value) ? Object.keys(value) : [...shapes.keys()];
}
