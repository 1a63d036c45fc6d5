import { type Around, evaluate, type Locals } from "../adopt/evaluate";
import { readJson } from "../adopt/json-text";
import type { Normal } from "../adopt/normal-form";
import { Choices, fits } from "./choices";
import { type Fields, isFields } from "./fields";
import type { HostTokens } from "./host-tokens";
import { type BlockSchema, JSON_ATTRIBUTES } from "./raw-resource";
import { isUnset, jsonOr, Referrer } from "./referrer";

/** The values of a resource with references where the block has them, and what of the block could not be read. */
export interface Referring {
  readonly values: Fields;
  /** Attributes of which some references are not carried: the program has their values. */
  readonly unread: readonly string[];
  /** Attributes of which some references are not carried, since these are null now. */
  readonly unset: readonly string[];
}

/** What the references of a directory are read with. */
export interface Reading {
  readonly locals: Locals;
  readonly around: Around;
  readonly tokens: HostTokens;
  /** What can be written of the type: the rest of a block says what every resource can have. */
  readonly schema: BlockSchema;
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
  const [unread, unset]: [string[], string[]] = [[], []];
  const { attributes, blocks } = reading.schema;
  const isArgument = (key: string): boolean => Object.hasOwn(attributes, key) || Object.hasOwn(blocks, key);
  for (const [attribute, written] of Object.entries(block)) {
    if (!isArgument(attribute)) continue;
    const given = values[attribute];
    const value = isUnset(given) ? STAND_INS[typeIn(attributes, attribute)] : given;
    const mark = isFields(sensitive) ? sensitive[attribute] : undefined;
    const isSecret = mark === true || (isFields(mark) && Object.keys(mark).length > 0);
    const read = async (locals: Locals): Promise<Read> => {
      const { normal, isCertain } = await chosen(value, written, attribute, locals, reading.around);
      const referrer = new Referrer(reading.tokens, isSecret);
      const referring = referrer.argument(value, normal, attribute);
      return { value: referring, isWhole: referrer.isWhole && isCertain, isUnset: referrer.isUnset };
    };
    // What a local is called says more than what it holds, where the whole is one.
    const named = await read(new Map());
    const best = named.isWhole ? named : await read(reading.locals);
    if (isUnset(given) && best.value === value) {
      if (!best.isWhole) unset.push(attribute);
      continue;
    }
    if (!best.isWhole) unread.push(attribute);
    else if (best.isUnset) unset.push(attribute);
    found[attribute] = best.value;
  }
  return { values: found, unread, unset };
}

/** An attribute as it is read. */
interface Read {
  readonly value: unknown;
  readonly isWhole: boolean;
  readonly isUnset: boolean;
}

/** What takes the place of null, so that a reference of its type takes that. */
const STAND_INS: Readonly<Record<string, unknown>> = { string: "", number: 0 };

function typeIn(attributes: BlockSchema["attributes"], attribute: string): string {
  return Object.hasOwn(attributes, attribute) ? (attributes[attribute]?.split(" ")[1] ?? "") : "";
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
  const there = JSON_ATTRIBUTES.has(attribute) && typeof value === "string" ? jsonOr(value) : value;
  const choices = new Choices();
  for (;;) {
    const normal = await evaluate(written, locals, { ...around, choose: () => choices.next() });
    if (choices.asked === 0) return { normal, isCertain: true };
    if (fits(there, said(normal)) || !choices.again()) return { normal, isCertain: false };
  }
}
