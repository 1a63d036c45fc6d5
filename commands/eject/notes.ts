import type { Shape } from "./grammar";

/** Where in the program a block comes from. */
export interface Origin {
  /** The program's file, without directory and ending. @default not known */
  readonly file?: string;
  /** Comment in front of the statement that makes it, line by line. @default none */
  readonly comment?: readonly string[];
}

/** What a stack's JSON does not say, but its program does. */
export interface StackNotes {
  /** Shapes of the blocks by `resource TYPE`, `data TYPE` and `provider NAME`. */
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Origins by {@link StackBlock.key}, in the order of the program. */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** Notes of all stacks, by their names. */
export type Notes = Readonly<Record<string, StackNotes>>;
