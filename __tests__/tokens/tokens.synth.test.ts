import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformResource, TerraformVariable } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import { readFileSync } from "node:fs";
import { withoutCreationStacks } from "../../constructs/core/creation-stacks";
import { planTime } from "../../constructs/terraform/plan-time";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { decodeJson } from "../../testing/matchers/decode";
import type { TokenProp } from "../../harness/tokens/props";
import { hasToBeKnown, KNOWN_PROPS } from "../../harness/tokens/known-props";
import { sameProp, SAME_PROPS } from "../../harness/tokens/same-props";
import { placesOf, replaceAt, valueAt, type Specimen } from "../../harness/tokens/specimen";
import { SPECIMENS } from "../../harness/tokens/specimens";

// Every prop that takes a number or a text, found by the compiler, gets a Terraform variable and a resource's attribute
// instead: nothing is reported, and with the value filled in again the output is what it was before.

/** `npm run docs` writes it, and `npm run lint` says when it is not up to date: only the compiler finds the props. */
const found = JSON.parse(readFileSync("harness/tokens/props.json", "utf8")) as readonly TokenProp[];

interface Tokens {
  readonly variable: TerraformVariable;
  readonly other: IamRole;
}

/** Where a value can come from, and what is in the output then. */
const SOURCES = [
  {
    source: "a variable",
    token: ({ kind }: TokenProp, { variable }: Tokens): unknown => {
      if (kind === "planTime") return planTime(variable);
      return kind === "number" ? variable.numberValue : variable.stringValue;
    },
    reference: () => "${var.value}",
  },
  {
    source: "an attribute",
    token: ({ kind }: TokenProp, { other }: Tokens): unknown => {
      if (kind === "planTime") return planTime(other.arn);
      return kind === "number" ? other.maxSessionDuration : other.arn;
    },
    reference: ({ kind }: TokenProp) => `\${aws_iam_role.other.${kind === "number" ? "max_session_duration" : "arn"}}`,
  },
];

/** What Terraform checks of a value that it fills in; one that is known was checked at synthesis. */
function isPrecondition(lifecycle: unknown): boolean {
  return String(Object.keys(lifecycle as object)) === "precondition";
}

/** The output with JSON in texts opened, and all values as texts. */
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value === "object" && value !== null) {
    const written = Object.entries(value).filter(([key, field]) => key !== "lifecycle" || !isPrecondition(field));
    return Object.fromEntries(written.map(([key, field]) => [key, decoded(field)]));
  }
  if (typeof value !== "string" || !/^(?:[[{]|\$\{jsonencode\()/.test(value)) return String(value);
  const json = decodeJson(value);
  return "value" in json ? decoded(json.value) : value;
}

/** Whether the text begins and ends with the parts, and holds them one after the other. */
function inOrder(text: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  if (!text.startsWith(first) || !text.endsWith(rest.at(-1) ?? "")) return false;
  let at = first.length;
  return rest.every((part) => (at = text.indexOf(part, at) + part.length) >= part.length);
}

/** The output, where the value of a function of the reference is taken for right: only Terraform can tell. */
function withoutCalls(after: unknown, before: unknown, reference: string): unknown {
  if (typeof after === "string") {
    if (/^\$\{\w+\(/.test(after) && after.includes(reference)) return before;
    const parts = after.split(/\$\{[^{}]*\w\([^{}]*\}/);
    return parts.length > 1 && typeof before === "string" && inOrder(before, parts) ? before : after;
  }
  const fields: [string, unknown][] = Object.entries(after as object).map(([key, field]: [string, unknown]) => [
    key,
    withoutCalls(field, (before as Record<string, unknown> | undefined)?.[key], reference),
  ]);
  return Array.isArray(after) ? fields.map(([, field]) => field) : Object.fromEntries(fields);
}

/** Decoded resources and data sources by their addresses. */
type Blocks = Readonly<Record<string, unknown>>;

type Change = (props: unknown, tokens: Tokens) => unknown;

/**
 * What a specimen writes with each of these changes. All are beside each other in one stack, each in a scope of its own,
 * since a stack costs more than what is in it.
 */
function synth({ props, make }: Specimen, changes: readonly Change[]): Blocks[] {
  const blocks = withoutCreationStacks(() => {
    const stack = new ReadableStack(new RootConstruct(), "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    const variable = new TerraformVariable(stack, "value", {});
    const other = new IamRole(stack, "other", { assumeRolePolicy: "{}" });
    changes.forEach((change, index) => {
      const own = new Construct(stack, `copy${index}`);
      make(own, change(props(own), { variable, other }));
      giveOwnProvider(own);
    });
    return blocksOf(stack);
  });
  const written = changes.map((): Record<string, unknown> => ({}));
  for (const [type, named] of blocks) {
    for (const [name, block] of Object.entries(named)) {
      const [, index, rest] = /^copy(\d+)_(.*)$/.exec(name) ?? [];
      const own = written[Number(index)];
      if (own) own[`${type}.${String(rest)}`] = decodedBlock(block, `copy${String(index)}_`);
    }
  }
  return written;
}

/** With one provider for all copies, as for one region, each name in them would be a duplicate, which the stack reports. */
function giveOwnProvider(copy: Construct): void {
  const provider = new AwsProvider(copy, "aws", { region: "eu-west-3", alias: `${copy.node.id}_` });
  for (const element of copy.node.findAll()) {
    if (element instanceof TerraformResource) element.provider = provider;
  }
}

const DECODED = new Map<string, unknown>();

/** A block, without the copy's name in its references; the same object for the same block, as most are. */
function decodedBlock(block: unknown, copy: string): unknown {
  const text = JSON.stringify(block, (key, value: unknown) => (key === "//" ? undefined : value)).replaceAll(copy, "");
  if (!DECODED.has(text)) DECODED.set(text, decoded(JSON.parse(text)));
  return DECODED.get(text);
}

/** Resources, data sources and locals; cdktf's `Testing.synth` takes twice as long, to sort what is compared here. */
function blocksOf(stack: ReadableStack): [string, object][] {
  stack.prepareStack();
  stack.runAllValidations();
  const {
    resource,
    data = {},
    locals = {},
  } = stack.toTerraform() as Record<string, Record<string, object> | undefined>;
  return [...Object.entries(resource ?? {}), ...Object.entries(data), ["local", locals]];
}

/** As {@link synth}, but each in a stack of its own where one of them is refused, so that only that one fails. */
function synthEach(specimen: Specimen, cases: readonly Case[]): (readonly [Case, () => Blocks | undefined])[] {
  try {
    const written = synth(specimen, cases.map(change));
    return cases.map((one, index) => [one, () => written[index]]);
  } catch {
    return cases.map((one) => [one, () => synth(specimen, [change(one)])[0]]);
  }
}

/** Each prop in each specimen that has a value for it, unless it is proved elsewhere. */
const cases = withoutCreationStacks(() =>
  SPECIMENS.map((specimen) => {
    const props = specimen.props(new ReadableStack(new RootConstruct(), "stack"));
    return found
      .filter((prop) => prop.owner === specimen.owner && !sameProp(prop))
      .flatMap((prop) => {
        const [place] = placesOf(props, prop.path);
        if (place === undefined) return [];
        return SOURCES.map((source) => ({ specimen, prop, place, value: String(valueAt(props, place)), ...source }));
      });
  }),
);

type Case = (typeof cases)[number][number];

const change =
  ({ prop, place, token }: Case): Change =>
  (props, tokens) =>
    replaceAt(props, place, token(prop, tokens));

/**
 * Blocks that are not what they were before, with the value filled in for the reference, and what they were before.
 *
 * @returns nothing where no reference is in them
 */
function filledIn({ prop, value, reference }: Case, after: Blocks, before: Blocks): readonly unknown[] | undefined {
  const keys = Object.keys({ ...after, ...before }).filter((key) => after[key] !== before[key]);
  const pick = (from: Blocks) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  const output = JSON.stringify(pick(after));
  const referred = reference(prop);
  const inner = referred.slice(2, -1);
  if (!output.includes(JSON.stringify(inner).slice(1, -1))) return undefined;
  const filled: unknown = JSON.parse(output.replaceAll(referred, () => JSON.stringify(value).slice(1, -1)));
  return [withoutCalls(filled, pick(before), inner), pick(before)];
}

/** Jest's own comparison takes long, and only tells more where they differ. */
const same = ([one, other]: readonly unknown[]): boolean => JSON.stringify(one) === JSON.stringify(other);

const textOf = ({ owner, path }: Pick<TokenProp, "owner" | "path">): string => `${owner}: ${path}`;

test("no number has to be known at synthesis", () => {
  expect(found.filter(({ kind }) => kind === "known")).toEqual([]);
});

test("every prop that takes a number or a text has a value in a specimen", () => {
  const covered = new Set(cases.flat().map(({ prop }) => textOf(prop)));
  const listed = KNOWN_PROPS.flatMap(({ owner, paths }) => paths.map((path) => ({ owner, path })));
  const wanted = [...found.map((prop) => sameProp(prop) ?? prop), ...listed].map(textOf);
  expect(wanted.filter((prop) => !covered.has(prop))).toEqual([]);
});

test("what is said to be proved elsewhere exists", () => {
  const missing = SAME_PROPS.filter(
    ({ owner, path }) => !found.some((prop) => prop.owner === owner && prop.path.startsWith(path)),
  );
  expect(missing).toEqual([]);
});

describe.each(
  cases.flatMap((own) =>
    own[0] && own.some(({ prop }) => !hasToBeKnown(prop))
      ? [[`${own[0].specimen.owner} ${own[0].specimen.what}`, own[0].specimen, own] as const]
      : [],
  ),
)("%s", (_what, specimen, own) => {
  const free = own.filter(({ prop }) => !hasToBeKnown(prop));
  const bound = own.filter(({ prop }) => hasToBeKnown(prop));
  let before: Blocks = {};
  let after: ReadonlyMap<Case, () => Blocks | undefined>;
  beforeAll(() => {
    [before = {}] = synth(specimen, [(props) => props]);
    after = new Map([...synthEach(specimen, free), ...synthEach(specimen, bound)]);
  });

  test.each(free.map((one) => [one.prop.path, one.source, one] as const))("%s takes %s", (_path, _source, one) => {
    const output = after.get(one)?.() ?? {};
    const filled = filledIn(one, output, before);
    if (filled && same(filled)) return;
    const [now, then] = filled ?? [JSON.stringify(output), expect.stringContaining(one.reference(one.prop))];
    expect(now).toEqual(then);
  });

  // Whoever makes one of these take a token takes it off the list.
  if (bound.length > 0) {
    test.each(bound.map((one) => [one.prop.path, one.source, one] as const))(
      "%s does not take %s",
      (_path, _source, one) => {
        let filled: readonly unknown[] | undefined;
        try {
          filled = filledIn(one, after.get(one)?.() ?? {}, before);
        } catch {
          return; // refused
        }
        expect(filled !== undefined && same(filled)).toBe(false);
      },
    );
  }
});
