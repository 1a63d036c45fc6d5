import { Lazy, Token, type IResolvable } from "cdktf";
import { isPlain } from "./plain";
import type { Problem } from "./problem";
import { isToken } from "./token";

/** What a value is that the compiler may not have seen: one from JavaScript, or from a file. */
export interface Shape<T> {
  /** What is wrong with a value that is there; the `where` of each problem is its path within the value. */
  readonly check: (value: unknown) => readonly Problem[];
  /** The value with a stand-in for all that is wrong: no rule judges it, so that what else is wrong is found too. */
  readonly repair: (value: unknown) => unknown;
  /** For the compiler alone: it takes at least these values. */
  readonly takes?: (value: T) => void;
}

/** Nothing wrong: one list for all, since almost every value is right. */
export const NONE: readonly Problem[] = [];

/** What is wrong with the value, and the value without it: itself, if nothing is. */
export function checked<T>(shape: Shape<T>, value: T): { readonly value: T; readonly problems: readonly Problem[] } {
  const problems = shape.check(value);
  return problems.length === 0 ? { value, problems } : { value: shape.repair(value) as T, problems };
}

/** The problems, each with its path from further out. */
export function within(place: string, problems: readonly Problem[]): readonly Problem[] {
  if (problems.length === 0) return NONE;
  return problems.map((problem) => {
    const { where = "" } = problem;
    return { ...problem, where: where === "" || where.startsWith("[") ? place + where : `${place}.${where}` };
  });
}

/**
 * What is wrong with a value that is not what it should be.
 *
 * @param says what it should be, such as "a number"
 */
export function mustBe(says: string, value: unknown): Problem {
  const isMisquoted = says === NUMBER_SAYS && typeof value === "string";
  const fix = isMisquoted ? "write it without quotes" : says === TEXT_SAYS ? "write it in quotes" : `write ${says}`;
  return { code: "field-type", where: "", rule: `must be ${says}`, got: summary(value), fix };
}

/** No more of a value than tells what it is: it may hold a secret. */
export function summary(value: unknown): unknown {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) {
    return isToken(value) ? "a value that is known only at plan time" : "an object";
  }
  return typeof value === "bigint" ? `${value}n` : value;
}

/** An object that is there when the program runs, and no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isToken(value);
}

/** A value without parts; what is known only at plan time passes. */
function leaf<T>(says: string, fits: (value: unknown) => boolean, standIn: () => unknown): Shape<T | IResolvable> {
  const passes = (value: unknown): boolean => fits(value) || isToken(value);
  return {
    check: (value) => (passes(value) ? NONE : [mustBe(says, value)]),
    repair: (value) => (passes(value) ? value : standIn()),
  };
}

const NUMBER_SAYS = "a number";
const TEXT_SAYS = "text";

const standIn = (): IResolvable => Lazy.anyValue({ produce: () => "${null}" });

/** A text that no rule judges. */
export const standInText = (): string => Token.asString(standIn());

/** A text. */
export const TEXT = leaf<string>(TEXT_SAYS, (value) => typeof value === "string", standInText);

/** A number. */
export const NUMBER = leaf<number>(
  NUMBER_SAYS,
  (value) => typeof value === "number",
  () => Token.asNumber(standIn()),
);

/** `true` or `false`. */
export const FLAG = leaf<boolean>(
  "true or false",
  (value) => typeof value === "boolean",
  () => undefined,
);

/** One of a few words: all that the type has, or it does not compile. */
export function word<T extends string>(...words: readonly T[]): Shape<T | IResolvable> {
  return leaf<T>(`one of ${words.join(", ")}`, (value) => words.some((one) => one === value), standInText);
}

/** A number, or a text that says one. */
export const AMOUNT = leaf<number | string>(
  "a number or text",
  (value) => typeof value === "string" || typeof value === "number",
  standInText,
);

/** Whatever somebody else judges. */
export const ANYTHING: Shape<unknown> = { check: () => NONE, repair: (value) => value };

/** A function. */
export const FUNCTION: Shape<(...args: never[]) => unknown> = {
  check: (value) => (typeof value === "function" ? NONE : [mustBe("a function", value)]),
  repair: (value) => (typeof value === "function" ? value : undefined),
};

/**
 * An object that this library made, known by what it has.
 *
 * @param says what it is, such as "a Secret, made by Secret.fromSecretArn"
 */
export function made<T extends object>(
  says: string,
  has: readonly (T extends unknown ? keyof T & string : never)[],
  standIn: () => T | undefined = () => undefined,
): Shape<T> {
  const fits = (value: unknown): boolean => isObject(value) && has.every((field) => value[field] !== undefined);
  return {
    check: (value) => (fits(value) ? NONE : [mustBe(says, value)]),
    repair: (value) => (fits(value) ? value : standIn()),
  };
}

/** One or the other; of what is neither, the second says what is wrong with an object, the first with all else. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  const chosen = (value: unknown): Shape<A> | Shape<B> => (isObject(value) ? second : first);
  const passes = (value: unknown): boolean => [first, second].some(({ check }) => check(value).length === 0);
  return {
    check: (value) => (passes(value) ? NONE : chosen(value).check(value)),
    repair: (value) => (passes(value) ? value : chosen(value).repair(value)),
  };
}

/**
 * A list of such items.
 *
 * @param fewest how many a stand-in has, so that no rule misses one
 */
export function list<T>(item: Shape<T>, fewest = 1): Shape<readonly T[]> {
  return {
    check: (value) => {
      if (!Array.isArray(value)) return [mustBe("a list", value)];
      const items: readonly unknown[] = value;
      return items.reduce<readonly Problem[]>((problems, part, index) => {
        const found = item.check(part);
        return found.length === 0 ? problems : [...problems, ...within(`[${index}]`, found)];
      }, NONE);
    },
    repair: (value) =>
      (Array.isArray(value) ? value : Array<unknown>(fewest).fill(undefined))
        .map(item.repair)
        .filter((part) => part !== undefined),
  };
}

/** A list of texts. */
export const TEXTS = list(TEXT);

/** Tags, which Terraform may fill in as a whole: `Token.asStringMap`. */
export const TAGS: Shape<Readonly<Record<string, string>>> = {
  check: (value) => (isToken(value) ? NONE : map(TEXT).check(value)),
  repair: (value) => (isToken(value) ? value : map(TEXT).repair(value)),
};

/** An object with such values, whatever their names. */
export function map<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    check: (value) => {
      if (!isObject(value) || !isPlain(value)) return [mustBe("an object of names and values", value)];
      return Object.keys(value).reduce<readonly Problem[]>((problems, name) => {
        const found = item.check(value[name]);
        return found.length === 0 ? problems : [...problems, ...within(name, found)];
      }, NONE);
    },
    repair: (value) => {
      const parts = Object.entries(isObject(value) ? value : {}).map(
        ([name, part]) => [name, item.repair(part)] as const,
      );
      return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
    },
  };
}
