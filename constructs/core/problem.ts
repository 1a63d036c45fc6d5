import { Annotations, DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { ProblemCode } from "./problem-code";
import { isToken } from "./token";

export type { ProblemCode };

/** One broken rule. Pure rule functions return these; constructs report them at synthesis, all together. */
export interface Problem {
  /** Stable, readable code of the rule, such as `fargate-memory`; `docs/errors.md` explains each. */
  readonly code: ProblemCode;
  /** The part of the construct that breaks it, such as `container "app"`. @default the construct as a whole */
  readonly where?: string;
  /** The rule, as a statement: "memory must be 512, 1024 or 2048 MiB at 256 cpu units". */
  readonly rule: string;
  /** What was received instead. */
  readonly got: unknown;
  /** The way out: "choose one of these sizes". */
  readonly fix: string;
}

/** A broken rule of a construct as a whole. */
export function problem(code: ProblemCode, rule: string, got: unknown, fix: string): Problem {
  return { code, rule, got, fix };
}

/**
 * The one sentence a user reads for a problem.
 *
 * @returns `code: part: rule, got: value; fix`
 */
export function explain(problem: Problem): string {
  return sentence(problem, (text) => text);
}

/** @param readable writes tokens as Terraform's readers know them, before what is too long is cut */
function sentence({ code, where, rule, got, fix }: Problem, readable: (text: string) => string): string {
  const before = `${code}: ${where === undefined ? "" : `${where}: `}${rule}, got: `;
  return readable(before) + show(got, readable) + readable(`; ${fix}`);
}

/**
 * Reports problems when the stack that holds `construct` is validated, so that a user reads all errors of a stack in one
 * run; cdktf puts the construct's path in front of each.
 *
 * @param found or what finds them then, where other constructs may change what it looks at: that is kept until the end
 */
export function reportProblems(construct: IConstruct, found: readonly Problem[] | (() => readonly Problem[])): void {
  if (typeof found === "object" && found.length === 0) return;
  construct.node.addValidation({
    validate: () => (typeof found === "object" ? found : found()).map((problem) => explainAt(construct, problem)),
  });
}

/** Reports a problem that stops nothing, as a warning of the construct. */
export function warnOf(construct: IConstruct, problem: Problem): void {
  Annotations.of(construct).addWarning(explainAt(construct, problem));
}

/** The one sentence a user reads for a problem of the construct, with tokens as Terraform writes them. */
export function explainAt(construct: IConstruct, problem: Problem): string {
  return sentence(problem, withReferences(construct));
}

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** The text as Terraform's readers know it: `${var.env}-app` where the program holds a token. */
function withReferences(scope: IConstruct): (text: string) => string {
  return (text) =>
    isToken(text) ? String(Tokenization.resolve(text, { scope, resolver: RESOLVER, preparing: false })) : text;
}

function show(value: unknown, readable: (text: string) => string): string {
  if (value === undefined) return "nothing";
  const asText = (_key: string, part: unknown): unknown => {
    if (Construct.isConstruct(part)) return part.node.path; // it knows its parent, and that knows it
    if (typeof part !== "number") return part;
    if (!Number.isFinite(part)) return String(part); // JSON would say null
    return isToken(part) ? Token.asString(part) : part;
  };
  const json = JSON.stringify(value, asText) as string | undefined;
  const text = readable(json ?? `a ${typeof value}`);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
