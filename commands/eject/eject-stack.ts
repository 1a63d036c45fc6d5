import { blockText } from "./block";
import { fileNames } from "./file-names";
import { isFields, type Fields } from "./fields";
import { BUILT_IN, GRAMMARS, providerGrammar, resourceGrammar, type Grammar } from "./grammar";
import type { StackNotes } from "./notes";
import { Unwritable } from "./unwritable";
import { blocksIn, type StackBlock } from "./words";

/** A stack in Terraform's own language. */
export interface EjectedStack {
  /** The text of each file, by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** Blocks that stay in JSON syntax, and why. */
  readonly kept: readonly string[];
}

/**
 * A stack in Terraform's JSON syntax as files of its language. What has no certain form there stays in JSON syntax, in a
 * `.tf.json` file beside: Terraform reads both.
 */
export function ejectStack(json: Fields, notes: StackNotes): EjectedStack {
  const blocks = inOrder(blocksIn(json), notes);
  const names = fileNames(blocks, notes);
  const texts = new Map<string, string[]>();
  const left = new Map<string, Fields[]>();
  const kept: string[] = [];
  for (const block of blocks) {
    const name = names.get(block) ?? "main";
    try {
      const text = head(block, notes) + blockText(block.words, block.body, grammarOf(block, notes));
      texts.set(`${name}.tf`, [...(texts.get(`${name}.tf`) ?? []), text]);
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      left.set(`${name}.tf.json`, [...(left.get(`${name}.tf.json`) ?? []), inJson(block)]);
      kept.push(`${block.words.join(".")} (${error.message})`);
    }
  }
  const files = new Map([...texts].map(([name, parts]) => [name, parts.join("\n")]));
  for (const [name, parts] of left) files.set(name, `${JSON.stringify(parts, null, 2)}\n`);
  return { files, kept };
}

/** As the program makes them; what it says nothing of comes where the JSON has it. */
function inOrder(blocks: readonly StackBlock[], { origins }: StackNotes): StackBlock[] {
  const order = new Map(Object.keys(origins).map((key, index) => [key, index]));
  return [...blocks].sort((a, b) => (order.get(a.key) ?? -1) - (order.get(b.key) ?? -1));
}

/** The construct's path, and what the program says in front of it. */
function head({ body, key }: StackBlock, { origins }: StackNotes): string {
  const metadata = isFields(body["//"]) ? body["//"]["metadata"] : undefined;
  const path = isFields(metadata) ? metadata["path"] : undefined;
  const lines = [...(typeof path === "string" ? [path] : []), ...(origins[key]?.comment ?? [])];
  return lines.map((line) => `${`# ${line}`.trimEnd()}\n`).join("");
}

function grammarOf({ words: [kind = "", type = ""] }: StackBlock, { shapes }: StackNotes): Grammar {
  const shape = shapes[`${kind} ${type}`] ?? BUILT_IN[`${kind} ${type}`] ?? {};
  if (kind === "resource" || kind === "data") return resourceGrammar(shape);
  if (kind === "provider") return providerGrammar(shape);
  const grammar = GRAMMARS[kind];
  if (grammar === undefined) throw new Unwritable(`blocks of type ${kind} are not known`);
  return grammar;
}

function inJson({ words, body }: StackBlock): Fields {
  return [...words].reverse().reduce<Fields>((inner, word) => ({ [word]: inner }), body);
}
