import fc from "fast-check";
import { sourceFrom } from "../../commands/import/input";
import { prove } from "../../commands/import/prove";
import { Failure } from "../../commands/lib/failure";
import { FAST } from "../arbitraries/values";
import { definitions } from "./definitions";
import { serviceState } from "./state";

/** Values in wrong places. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    0,
    -1,
    1e300,
    true,
    [],
    {},
    [[]],
    [null],
    { a: null },
    "${",
    "%{",
    "${TfToken[TOKEN.0]}",
  ),
  fc.constantFrom<unknown>(
    "__proto__",
    "\u0000",
    "\ud800",
    "\u202e",
    "a".repeat(5000),
    "arn:aws:",
    "FARGATE",
    "1e9",
    "0x10",
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const keys = [
  "__proto__",
  "constructor",
  "name",
  "value",
  "containerDefinitions",
  "cpu",
  "toString",
  "",
  "values",
  "type",
];

interface Change {
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
  readonly how: "replace" | "add" | "remove" | "repeat";
}

const change: fc.Arbitrary<Change> = fc.record(
  {
    at: fc.nat(400),
    key: fc.constantFrom(...keys),
    value: odd,
    how: fc.constantFrom("replace", "add", "remove", "repeat"),
  },
  FAST,
);

const SEEDS = [...definitions().map(({ json }) => JSON.stringify(json)), serviceState()];

/** Input that was right before somebody changed it: JSON, or no longer that. */
export const FUZZED: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(change, { minLength: 1, maxLength: 4 }), fc.option(fc.nat(3000)))
  .map(([seed, changes, cut]) => {
    const document = changes.reduce<unknown>(changed, JSON.parse(seed));
    const text = JSON.stringify(document);
    return cut !== null && cut % 20 === 0 ? text.slice(0, cut) : text;
  });

/** The document with one change, at the place with this number. */
function changed(document: unknown, { at, key, value, how }: Change): unknown {
  let left = at % Math.max(1, places(document));
  const visit = (data: unknown): unknown => {
    left -= 1;
    if (left === -1) return how === "replace" ? value : withChange(data, key, value, how);
    if (Array.isArray(data)) return data.map(visit);
    if (typeof data !== "object" || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, visit(part)]));
  };
  return visit(document);
}

function withChange(data: unknown, key: string, value: unknown, how: Change["how"]): unknown {
  if (Array.isArray(data)) {
    const items: readonly unknown[] = data;
    return how === "repeat" ? [...items, ...items] : how === "add" ? [...items, value] : items.slice(1);
  }
  if (typeof data !== "object" || data === null) return value;
  const entries = Object.entries(data);
  return Object.fromEntries(how === "remove" ? entries.slice(1) : [...entries, [key, value]]);
}

function places(data: unknown): number {
  if (typeof data !== "object" || data === null) return 1;
  return Object.values(data).reduce((sum: number, part) => sum + places(part), 1);
}

/** How an input ends: each of the report's levels, or a sentence that says why. */
export async function outcome(text: string): Promise<readonly string[]> {
  try {
    const compiler = () => Promise.resolve([]);
    const { composition } = await prove(sourceFrom("input", text), {
      className: "FuzzedStack",
      summary: "x",
      compiler,
    });
    return composition.resources.map(({ level }) => level);
  } catch (error) {
    if (error instanceof Failure && !error.message.includes("\n    at ")) return [error.message];
    throw error;
  }
}
