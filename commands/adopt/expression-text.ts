import { type ExpressionNode, isBody } from "./hcl";
import { literal, type Normal, NULL } from "./normal-form";

/** What a node says of itself under a key; empty where it says nothing. */
export function metaText(node: ExpressionNode, key: string): string {
  const value = node.meta?.[key];
  return typeof value === "string" ? value : "";
}

/** Names and indexes of a reference in order; `x["name"]` is the same step as `x.name`. */
export function traversal(node: ExpressionNode): string[] {
  return segments(node).map((segment) => (segment.startsWith('"') ? segment.slice(1, -1) : segment));
}

function segments({ meta }: ExpressionNode): string[] {
  const steps = meta?.["traversal"];
  if (!Array.isArray(steps)) return [];
  return steps.map((step: unknown) => (isBody(step) && typeof step["segment"] === "string" ? step["segment"] : ""));
}

/**
 * The reference in Terraform's words.
 *
 * @param keepsInstances whether an instance stays in brackets behind its resource or module, as Terraform wants it
 */
export function referenceText(node: ExpressionNode, keepsInstances = false): string {
  const [root = "", ...steps] = traversal(node);
  const instance = root === "data" ? 2 : 1;
  const isQuoted = segments(node)[instance + 1]?.startsWith('"') === true;
  const isKey = keepsInstances && isQuoted && !NO_INSTANCES.has(root);
  const isName = (step: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step);
  const isIndex = (step: string): boolean => /^\d+$/.test(step);
  const write = (step: string, index: number): string => {
    if (isKey && index === instance) return `[${JSON.stringify(step)}]`;
    return isName(step) ? `.${step}` : isIndex(step) ? `[${step}]` : `[${JSON.stringify(step)}]`;
  };
  return [root, ...steps.map(write)].join("");
}

/** What is not made by `count` or `for_each`. */
const NO_INSTANCES: ReadonlySet<string> = new Set(["var", "local", "each", "path", "terraform", "self"]);

/** A literal of a node. @param quoted whether it is between quotes, where backslashes escape */
export function literalNode(type: string, source: string, quoted: boolean): Normal {
  switch (type) {
    case "number":
      return literal(Number(source));
    case "bool":
      return literal(source === "true");
    case "string":
      return literal(unescape(source, quoted));
    default:
      return NULL;
  }
}

const ESCAPE = /\$\$\{|%%\{|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[nrt"\\]/g;
const SIMPLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Carries out the escapes of one stretch of text (Terraform language, "Strings and Templates"). */
function unescape(text: string, quoted: boolean): string {
  return text.replace(ESCAPE, (escape) => {
    if (!escape.startsWith("\\")) return escape.slice(1);
    if (!quoted) return escape;
    const simple = SIMPLE[escape.charAt(1)];
    return simple ?? String.fromCodePoint(Number.parseInt(escape.slice(2), 16));
  });
}
