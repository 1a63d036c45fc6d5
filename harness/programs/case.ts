import type { ProblemCode } from "../../constructs/core/problem-code";
import type { ReadableStack } from "../../constructs/terraform/readable-stack";

/** A program, written into a stack that has a provider in region eu-west-3. What it returns counts for nothing. */
export type Program = (stack: ReadableStack) => unknown;

/** A program with the code of the only problem that is reported; and, where it matters, a part of the message. */
export type WrongProgram = readonly [code: ProblemCode, program: Program, says?: string];

/** Programs that belong together, each by what is special about it. */
export interface Programs {
  /** What AWS certainly refuses, or what certainly can't work: the synthesis fails. */
  readonly refused: Readonly<Record<string, WrongProgram>>;
  /** What is probably a mistake: the synthesis warns. */
  readonly warned: Readonly<Record<string, WrongProgram>>;
  /** What AWS takes: not a word is said, and `terraform validate` passes. */
  readonly right: Readonly<Record<string, Program>>;
}
