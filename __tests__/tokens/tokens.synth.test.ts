import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import { RootConstruct } from "constructs";
import { readFileSync } from "node:fs";
import { planTime } from "../../constructs/terraform/plan-time";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { decodeJson } from "../../testing/matchers/decode";
import { synthesizeStack } from "../../testing/synthesized-stack";
import type { TokenProp } from "../../testing/tokens/props";
import { ALARM_SPECIMENS, LOG_SPECIMENS } from "../../testing/tokens/logs";
import { IAM_SPECIMENS, SERVICE_SPECIMENS } from "../../testing/tokens/service";
import { placesOf, replaceAt, valueAt, type Specimen } from "../../testing/tokens/specimen";
import { TASK_SPECIMENS } from "../../testing/tokens/task";

// Every prop that takes a number or a text, found by the compiler, gets a Terraform variable and a resource's attribute
// instead: nothing is reported, and with the value filled in again the output is what it was before.

const SPECIMENS: readonly Specimen[] = [
  ...TASK_SPECIMENS,
  ...IAM_SPECIMENS,
  ...SERVICE_SPECIMENS,
  ...LOG_SPECIMENS,
  ...ALARM_SPECIMENS,
];

/** `npm run docs` writes it, and a test of level 1 says when it is not up to date: only the compiler finds the props. */
const found = JSON.parse(readFileSync("testing/tokens/props.json", "utf8")) as readonly TokenProp[];

interface Tokens {
  readonly variable: TerraformVariable;
  readonly other: IamRole;
}

/** Where a value can come from, and what stands in the output then. */
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

/** The output with JSON in texts opened, and all values as texts. */
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, decoded(field)]));
  }
  if (typeof value !== "string" || !/^(?:[[{]|\$\{jsonencode\()/.test(value)) return String(value);
  const json = decodeJson(value);
  return "value" in json ? decoded(json.value) : value;
}

/** The output, where the value of a function of the reference is taken for right: only Terraform can tell. */
function withoutCalls(after: unknown, before: unknown, reference: string): unknown {
  if (typeof after === "string") {
    return /^\$\{\w+\(/.test(after) && after.includes(reference) ? before : after;
  }
  const fields: [string, unknown][] = Object.entries(after as object).map(([key, field]: [string, unknown]) => [
    key,
    withoutCalls(field, (before as Record<string, unknown> | undefined)?.[key], reference),
  ]);
  return Array.isArray(after) ? fields.map(([, field]) => field) : Object.fromEntries(fields);
}

function synth({ props, make }: Specimen, change: (props: unknown, tokens: Tokens) => unknown): unknown {
  const { json } = synthesizeStack((scope) => {
    const stack = new ReadableStack(scope, "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    const variable = new TerraformVariable(stack, "value", {});
    const other = new IamRole(stack, "other", { assumeRolePolicy: "{}" });
    make(stack, change(props(stack), { variable, other }));
    return stack;
  });
  return decoded({ ...json.resource, ...json.data });
}

/** Each prop in each specimen that has a value for it. */
const cases = SPECIMENS.map((specimen) => {
  const props = specimen.props(new ReadableStack(new RootConstruct(), "stack"));
  return found
    .filter(({ owner }) => owner === specimen.owner)
    .flatMap((prop) => {
      const [place] = placesOf(props, prop.path);
      return place === undefined ? [] : [{ specimen, prop, place, value: String(valueAt(props, place)) }];
    });
});

test("no number has to be known at synthesis", () => {
  expect(found.filter(({ kind }) => kind === "known")).toEqual([]);
});

test("every prop that takes a number or a text has a value in a specimen", () => {
  const covered = new Set(cases.flat().map(({ prop }) => prop));
  expect(found.filter((prop) => !covered.has(prop)).map(({ owner, path }) => `${owner}: ${path}`)).toEqual([]);
});

describe.each(
  cases.flatMap((own) => (own[0] ? [[`${own[0].specimen.owner} ${own[0].specimen.what}`, own] as const] : [])),
)("%s", (_what, own) => {
  let before: unknown;
  beforeAll(() => {
    before = own[0] && synth(own[0].specimen, (props) => props);
  });

  test.each(own.flatMap((one) => SOURCES.map((source) => [one.prop.path, source.source, one, source] as const)))(
    "%s takes %s",
    (_path, _source, { specimen, prop, place, value }, { token, reference }) => {
      const output = JSON.stringify(synth(specimen, (props, tokens) => replaceAt(props, place, token(prop, tokens))));
      const referred = reference(prop);
      expect(output).toContain(JSON.stringify(referred.slice(2, -1)).slice(1, -1));
      const filledIn = output.replaceAll(referred, () => JSON.stringify(value).slice(1, -1));
      expect(withoutCalls(JSON.parse(filledIn), before, referred.slice(2, -1))).toEqual(before);
    },
  );
});
