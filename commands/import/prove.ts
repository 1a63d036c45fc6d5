import { Failure } from "../lib/failure";
import { build } from "./built";
import { compile } from "./compile";
import { compose } from "./compose";
import type { ComposeOptions, Composition } from "./composition";
import { programText, type ProgramText } from "./program";
import { changedByConstructs } from "./round-trip";
import type { Source } from "./source";

/** A program that compiles, that the rules take, and that says what the source says. */
export interface Proved {
  readonly composition: Composition;
  readonly text: ProgramText;
  /** Whether a compiler has seen it. */
  readonly compiled: boolean;
}

/** How a program is made and looked at. */
export interface ProveOptions extends Omit<ComposeOptions, "refused"> {
  /** @default the TypeScript of the project that this runs in */
  readonly compiler?: typeof compile;
}

/** Why a resource can't come in at all. */
export class Hopeless extends Failure {
  /** @param address the resource; empty where nobody knows which */
  public constructor(
    public readonly address: string,
    public readonly reason: string,
  ) {
    super(`${address === "" ? "the program" : address} can't come in, even as the provider's class: ${reason}`);
  }
}

/** Why resources can't be constructs, by their addresses. */
export type Refused = ReadonlyMap<string, readonly string[]>;

/**
 * Makes a program of a source. What the rules, the compiler or the comparison refuse as a construct becomes the provider's
 * own class, and the program is looked at again.
 *
 * @param refused what is known already
 * @throws Hopeless where even the provider's classes are refused
 */
export async function prove(source: Source, options: ProveOptions, refused: Refused = new Map()): Promise<Proved> {
  const composition = compose(source, { ...options, refused });
  const text = programText(composition.program);
  const found = ruled(composition);
  if (found.size === 0) {
    for (const [address, where] of changedByConstructs(composition)) {
      found.set(address, [`the construct would write something else, at ${where}`]);
    }
  }
  if (found.size > 0) return again(source, options, refused, found, composition);
  const messages = await (options.compiler ?? compile)([text]);
  if (messages === "no compiler") return { composition, text, compiled: false };
  const { statements } = composition.program;
  for (const { statement, message } of messages) {
    const address = statements[statement]?.address ?? "";
    found.set(address, [...(found.get(address) ?? []), `the compiler refuses it: ${message}`]);
  }
  if (found.size > 0) return again(source, options, refused, found, composition);
  return { composition, text, compiled: true };
}

function ruled({ program }: Composition): Map<string, string[]> {
  const { problems } = build(program, "imported");
  return new Map([...problems].map(([address, texts]) => [address, [...texts]]));
}

function again(
  source: Source,
  options: ProveOptions,
  refused: Refused,
  found: ReadonlyMap<string, readonly string[]>,
  { resources }: Composition,
): Promise<Proved> {
  const typed = new Set(resources.filter(({ level }) => level === "typed").map(({ address }) => address));
  const hopeless = [...found].filter(([address]) => !typed.has(address));
  const [first] = hopeless;
  if (first !== undefined && hopeless.length === found.size) {
    const [address, [text = ""]] = first;
    throw new Hopeless(address, text);
  }
  const all = new Map(refused);
  for (const [address, texts] of found) if (typed.has(address)) all.set(address, texts);
  return prove(source, options, all);
}
