import { evaluate } from "../adopt/evaluate";
import type { Normal } from "../adopt/normal-form";
import { type Fields, isFields } from "./fields";
import { sourceOf } from "./input";
import { Variables } from "./names";
import { isWritten, schemaOf, unknownArgument } from "./raw-resource";
import { withoutSecrets } from "./secrets";
import type { Indexed } from "./source";
import type { StateResource } from "./state";
import { Tokens } from "./tokens";
import { ProgramVariables } from "./variables";

/** Arguments that the program says in another way. */
export const META: ReadonlySet<string> = new Set([
  "count",
  "for_each",
  "lifecycle",
  "depends_on",
  "provider",
  "timeouts",
]);

const AS_WRITTEN = { toBeWritten: true };

/**
 * A block of which `count` or `for_each` makes instances: what is written in it, since each instance has other values.
 *
 * @returns why it has to stay, where it has to
 */
export async function indexedBlock(instances: readonly StateResource[], block: Fields): Promise<Indexed | string> {
  const argument = block["count"] === undefined ? "for_each" : "count";
  const type = instances[0]?.type ?? "";
  if (instances.some(({ index }) => index === undefined))
    return `its state is from before its ${argument}; apply it first`;
  const unknown = unknownArgument(block, schemaOf(type), META);
  if (unknown !== undefined) return `${argument} makes it, and its ${unknown} can't be carried over`;
  const written = new Map<string, Normal>();
  for (const [key, data] of Object.entries(block)) {
    if (META.has(key)) continue;
    const normal = await evaluate(data, new Map(), AS_WRITTEN);
    if (!isWritable(normal)) return `${argument} makes it, and its ${key} has an expression that can't be carried over`;
    written.set(key, normal);
  }
  const over = await evaluate(block[argument], new Map(), AS_WRITTEN);
  if (!isWritable(over)) return `its ${argument} can't be carried over`;
  const secrets = instances.flatMap(secretsOf);
  const texts = [...written.values(), over].flatMap(textsIn);
  const isSecret = texts.some((text) => secrets.some((secret) => holds(text, secret)));
  if (isSecret) return `${argument} makes it, and a secret is written in it; make that a variable first`;
  return { argument, written, over, instances };
}

/** Whether a program can say it. */
function isWritable(normal: Normal): boolean {
  switch (normal.kind) {
    case "opaque":
      return normal.expression !== undefined;
    case "json":
      return isWritable(normal.value);
    case "list":
      return normal.items.every(isWritable);
    case "template":
      return normal.parts.every(isWritable);
    case "map":
      return [...normal.fields.values()].every(isWritable);
    default:
      return true;
  }
}

/** Whether a text, or a part of one, has a secret in it, also as the Terraform language spells it. */
function holds(text: string, secret: string): boolean {
  const spelt = JSON.stringify(secret).slice(1, -1);
  return text.includes(secret) || text.includes(spelt) || (text.length >= TELLING && secret.includes(text));
}

/** Shorter parts are in too many texts to be a secret's. */
const TELLING = 6;

/** All that would become text of the program. */
function textsIn(normal: Normal): string[] {
  switch (normal.kind) {
    case "literal":
      return [String(normal.value)];
    case "json":
      return textsIn(normal.value);
    case "list":
      return normal.items.flatMap(textsIn);
    case "template":
      return normal.parts.flatMap(textsIn);
    case "map":
      return [...normal.fields.values()].flatMap(textsIn);
    default:
      return [normal.text];
  }
}

/** What of an instance is likely a secret, or is one as its state says. */
function secretsOf(instance: StateResource): string[] {
  const { type, name, values, sensitive } = instance;
  const found = new ProgramVariables(new Tokens(), new Variables());
  withoutSecrets(sourceOf(instance).api ?? {}, found, name);
  const marked = Object.entries(values).flatMap(([key, data]) =>
    key === "container_definitions" || !isWritten(type, key)
      ? []
      : markedTexts(data, isFields(sensitive) ? sensitive[key] : undefined),
  );
  return [...found.all().map(({ was }) => was), ...marked].filter((text) => text !== "");
}

function markedTexts(data: unknown, mark: unknown): string[] {
  const inside = (key: string | number): unknown =>
    mark === true ? true : ((mark ?? {}) as Readonly<Record<string, unknown>>)[key];
  if (Array.isArray(data)) return data.flatMap((item, index) => markedTexts(item, inside(index)));
  if (isFields(data)) return Object.entries(data).flatMap(([key, part]) => markedTexts(part, inside(key)));
  return mark === true && typeof data === "string" ? [data] : [];
}
