import type { CallCode } from "./code";
import type { Program } from "./program";
import type { ProgramVariable } from "./variables";

/** What is reported of a resource. */
export interface Imported {
  readonly address: string;
  /** `typed`: a construct. `raw`: the provider's class. `left`: not imported. */
  readonly level: "typed" | "raw" | "left";
  readonly reasons: readonly string[];
}

/** A program, and what it is made of. */
export interface Composition {
  readonly program: Program;
  readonly resources: readonly Imported[];
  readonly variables: readonly ProgramVariable[];
  /** What each task definition that is a construct would be with the provider's own class, by address. */
  readonly tasks: ReadonlyMap<string, CallCode>;
  /** Addresses that have no import block, where import blocks are asked for. */
  readonly withoutImport: readonly string[];
}

/** How a program is called, and what is known of its resources. */
export interface ComposeOptions {
  readonly className: string;
  readonly summary: string;
  /** Addresses that can't be constructs, and why: found out by running, compiling and planning the program. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** Whether a new state takes the resources over from AWS, by import blocks. @default false */
  readonly importBlocks?: boolean;
}
