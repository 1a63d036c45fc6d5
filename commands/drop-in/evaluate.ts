import { type Body, type Expression, type ExpressionNode, isBody, parseTemplate } from "./hcl";
import { callFunction } from "./functions";
import { literal, type Normal, NULL, opaque, template } from "./normal-form";

/** The directory's local values by name, still unevaluated. */
export type Locals = ReadonlyMap<string, unknown>;

/**
 * The normal form of a value as Terraform's JSON syntax holds it. Local values are replaced by what they hold, and
 * functions that only shape a value are carried out; variables, modules and resources stay references.
 */
export async function evaluate(value: unknown, locals: Locals): Promise<Normal> {
  if (typeof value === "string") return evaluateText(value, locals);
  if (typeof value === "number" || typeof value === "boolean") return literal(value);
  if (Array.isArray(value)) {
    const items: Normal[] = [];
    for (const item of value) items.push(await evaluate(item, locals));
    return { kind: "list", items };
  }
  return isBody(value) ? evaluateMap(value, locals) : NULL;
}

async function evaluateMap(map: Body, locals: Locals): Promise<Normal> {
  const fields = new Map<string, Normal>();
  for (const [key, value] of Object.entries(map)) {
    const name = await evaluateText(key, locals);
    if (name.kind !== "literal") return opaque(JSON.stringify(map));
    fields.set(String(name.value), await evaluate(value, locals));
  }
  return { kind: "map", fields };
}

async function evaluateText(text: string, locals: Locals): Promise<Normal> {
  if (!text.includes("${") && !text.includes("%{")) return literal(text);
  const expression = await parseTemplate(text);
  const normal = expression && (await new Evaluation(expression, locals).root());
  if (normal === undefined || normal.kind === "opaque") return opaque(`"${text}"`);
  // The heredoc that carries the text adds a line break of its own at the end.
  return withoutLastLineBreak(normal);
}

function withoutLastLineBreak(normal: Normal): Normal {
  const parts = normal.kind === "template" ? normal.parts : [normal];
  const last = parts.at(-1);
  if (last?.kind !== "literal") return normal;
  return template([...parts.slice(0, -1), literal(String(last.value).slice(0, -1))]);
}

/** Walks one expression tree. */
class Evaluation {
  public constructor(
    private readonly expression: Expression,
    private readonly locals: Locals,
  ) {}

  public root(): Promise<Normal> {
    return this.node(this.expression.root, false);
  }

  /** @param quoted whether a literal below is between quotes, where backslashes escape */
  private async node(node: ExpressionNode, quoted: boolean): Promise<Normal> {
    const source = metaText(node, "value");
    switch (node.type) {
      case "literalValue":
        return literalNode(metaText(node, "type"), source, quoted);
      case "template":
      case "templateWrap":
        // `~` takes white space away, and directives decide what is there: neither is followed here.
        if (source.includes("${~") || source.includes("~}") || source.includes("%{")) return opaque(source);
        return template(await this.nodes(node.children, source.startsWith('"')));
      case "scopeTraversal":
        return this.reference(node, source);
      case "tuple":
        return { kind: "list", items: await this.nodes(node.children, false) };
      case "object":
        return (await this.object(node)) ?? opaque(source);
      case "function": {
        const spread = node.meta?.["expandedFinalArgument"] === true;
        const args = await this.nodes(node.children, false);
        return (spread ? undefined : callFunction(metaText(node, "name"), args)) ?? opaque(source);
      }
      case "unaryOp": {
        const [operand] = await this.nodes(node.children, false);
        const value = operand?.kind === "literal" ? operand.value : undefined;
        const negates = metaText(node, "operator") === "negate";
        return negates && typeof value === "number" ? literal(-value) : opaque(source);
      }
      case "": {
        // Parentheses, which the tree does not name.
        const [inner] = node.children;
        return inner === undefined ? opaque(source) : this.node(inner, quoted);
      }
      default:
        return opaque(source);
    }
  }

  private async nodes(nodes: readonly ExpressionNode[], quoted: boolean): Promise<Normal[]> {
    const result: Normal[] = [];
    for (const node of nodes) result.push(await this.node(node, quoted));
    return result;
  }

  /** The children are key, value, key, value …; a key without children is a bare name. */
  private async object(node: ExpressionNode): Promise<Normal | undefined> {
    const fields = new Map<string, Normal>();
    for (let index = 0; index + 1 < node.children.length; index += 2) {
      const [key, value] = [node.children[index], node.children[index + 1]];
      if (key === undefined || value === undefined) return undefined;
      const name = key.children.length === 0 ? literal(this.text(key)) : await this.node(key, false);
      if (name.kind !== "literal") return undefined;
      fields.set(String(name.value), await this.node(value, false));
    }
    return { kind: "map", fields };
  }

  private async reference(node: ExpressionNode, source: string): Promise<Normal> {
    const steps = traversal(node);
    const [root, name, ...path] = steps;
    if (root !== "local" || name === undefined || !this.locals.has(name)) {
      return { kind: "reference", text: referenceText(steps) };
    }
    // A local that refers to itself is an error of the host, which Terraform reports: here it only must not loop.
    const others = new Map([...this.locals].filter(([each]) => each !== name));
    let value: Normal | undefined = await evaluate(this.locals.get(name), others);
    for (const step of path) value = value?.kind === "map" ? value.fields.get(step) : undefined;
    return value ?? opaque(source);
  }

  private text({ range }: ExpressionNode): string {
    return this.expression.source.subarray(range.start.byte, range.end.byte).toString("utf8");
  }
}

function metaText(node: ExpressionNode, key: string): string {
  const value = node.meta?.[key];
  return typeof value === "string" ? value : "";
}

/** Names and indexes of a reference in order; `x["name"]` is the same step as `x.name`. */
function traversal(node: ExpressionNode): string[] {
  const steps = node.meta?.["traversal"];
  if (!Array.isArray(steps)) return [];
  return steps.map((step: unknown) => {
    const segment = isBody(step) && typeof step["segment"] === "string" ? step["segment"] : "";
    return segment.startsWith('"') ? segment.slice(1, -1) : segment;
  });
}

function referenceText([root = "", ...steps]: readonly string[]): string {
  const isName = (step: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step);
  const isIndex = (step: string): boolean => /^\d+$/.test(step);
  const write = (step: string): string =>
    isName(step) ? `.${step}` : isIndex(step) ? `[${step}]` : `[${JSON.stringify(step)}]`;
  return [root, ...steps.map(write)].join("");
}

function literalNode(type: string, source: string, quoted: boolean): Normal {
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
