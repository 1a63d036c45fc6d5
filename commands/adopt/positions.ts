import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Language, type Node, Parser } from "web-tree-sitter";

/** A stretch of a text, as indexes into the JavaScript string, and its lines (from 0). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A block at the top of a file, such as `resource "aws_iam_role" "worker" { … }`. */
export interface LocatedBlock extends Stretch {
  /** Block type and labels: `["resource", "aws_iam_role", "worker"]`. */
  readonly words: readonly string[];
  /** Whether the grammar understood everything inside. */
  readonly sound: boolean;
}

/** Where blocks and comments are in a `.tf` file. */
export interface Positions {
  readonly blocks: readonly LocatedBlock[];
  readonly comments: readonly Stretch[];
}

let grammar: Promise<Language> | undefined;

async function loadGrammar(): Promise<Language> {
  await Parser.init();
  // As bytes: given a path, the library imports Node's modules dynamically, which Jest does not allow.
  return Language.load(readFileSync(grammarFile()));
}

/** The package brings the one file that is needed; see `commands/package.ts`. */
function grammarFile(): string {
  const packed = join(__dirname, "grammar", "tree-sitter-terraform.wasm");
  return existsSync(packed)
    ? packed
    : require.resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm");
}

/** Finds blocks and comments with the Terraform grammar of tree-sitter. */
export async function locate(text: string): Promise<Positions> {
  grammar ??= loadGrammar();
  const language = await grammar;
  const parser = new Parser();
  parser.setLanguage(language);
  const tree = parser.parse(text);
  try {
    if (tree === null) return { blocks: [], comments: [] };
    const nodes = (type: string): Node[] => tree.rootNode.descendantsOfType(type);
    return {
      blocks: nodes("block").filter(isTopLevel).map(block),
      comments: nodes("comment").map(stretch),
    };
  } finally {
    tree?.delete();
    parser.delete();
  }
}

function isTopLevel(node: Node): boolean {
  return node.parent?.type !== "body" || node.parent.parent?.type !== "block";
}

function block(node: Node): LocatedBlock {
  const words: string[] = [];
  for (const child of node.namedChildren) {
    if (child.type === "identifier") words.push(child.text);
    if (child.type === "string_lit")
      words.push(child.namedChildren.find((part) => part.type === "template_literal")?.text ?? "");
    if (child.type === "block_start") break;
  }
  return { ...stretch(node), words, sound: !node.hasError };
}

function stretch(node: Node): Stretch {
  return {
    start: node.startIndex,
    end: node.endIndex,
    firstLine: node.startPosition.row,
    lastLine: node.endPosition.row,
  };
}
