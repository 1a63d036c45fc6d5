import { literalNode, metaText, referenceText, traversal } from "./expression-text";
import { type Body, type Expression, type ExpressionNode, isBody, parseTemplate } from "./hcl";
import { callFunction } from "./functions";
import { isTransparent, literal, type Normal, NULL, opaque, show, template } from "./normal-form";

/** The directory's local values by name, still unevaluated. */
export type Locals = ReadonlyMap<string, unknown>;

/** What may be read besides the value. */
export interface Around {
  /** Text of a file that `templatefile` or `file` names. @default none can be read */
  readonly file?: (path: string) => string | undefined;
  /** What `data "template_file"` of a name holds. @default there is none */
  readonly templateData?: (name: string) => Body | undefined;
  /** Whether it is to be written again: conditions in the midst of a text are read, instances keep their brackets. @default false */
  readonly toBeWritten?: boolean;
  /** Whether the next condition between lists or maps holds. @default nobody knows */
  readonly choose?: () => boolean;
  /** What a template's file is given: it knows nothing else. @default it is no such file */
  readonly names?: ReadonlyMap<string, Normal>;
}

/**
 * The normal form of a value as Terraform's JSON syntax holds it. Local values are replaced by what they hold, and
 * functions that only shape a value are carried out; variables, modules and resources stay references.
 */
export async function evaluate(value: unknown, locals: Locals, around: Around = {}): Promise<Normal> {
  if (typeof value === "string") return evaluateText(value, locals, around);
  if (typeof value === "number" || typeof value === "boolean") return literal(value);
  if (Array.isArray(value)) {
    const items: Normal[] = [];
    for (const item of value) items.push(await evaluate(item, locals, around));
    return { kind: "list", items };
  }
  return isBody(value) ? evaluateMap(value, locals, around) : NULL;
}

async function evaluateMap(map: Body, locals: Locals, around: Around): Promise<Normal> {
  const fields = new Map<string, Normal>();
  for (const [key, value] of Object.entries(map)) {
    const name = await evaluateText(key, locals, around);
    if (name.kind !== "literal") return opaque(JSON.stringify(map));
    fields.set(String(name.value), await evaluate(value, locals, around));
  }
  return { kind: "map", fields };
}

async function evaluateText(text: string, locals: Locals, around: Around): Promise<Normal> {
  if (!text.includes("${") && !text.includes("%{")) return literal(text);
  const expression = await parseTemplate(text);
  const normal = expression && (await new Evaluation(expression, locals, around).root());
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
    private readonly around: Around,
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
        if (source.includes("${~") || source.includes("~}") || this.isDirected(source)) return opaque(source);
        return template(
          await this.nodes(node.children, source.startsWith('"') || (quoted && !source.startsWith("<<"))),
        );
      case "scopeTraversal":
        return this.reference(node, source);
      case "tuple":
        return { kind: "list", items: await this.nodes(node.children, false) };
      case "object":
        return (await this.object(node)) ?? opaque(source);
      case "function": {
        const spread = node.meta?.["expandedFinalArgument"] === true;
        const args = await this.nodes(node.children, false);
        const name = metaText(node, "name");
        // Of what is written again the type counts: in JSON, 80 is another value than "80".
        const converts = this.around.toBeWritten === true && CONVERTS.test(name) && args[0]?.kind !== "literal";
        const read =
          spread || converts ? undefined : ((await this.fileFunction(name, args)) ?? callFunction(name, args));
        return read ?? this.unread(source);
      }
      case "unaryOp": {
        const [operand] = await this.nodes(node.children, false);
        const value = operand?.kind === "literal" ? operand.value : undefined;
        const negates = metaText(node, "operator") === "negate";
        return negates && typeof value === "number" ? literal(-value) : this.unread(source);
      }
      case "conditional":
        return this.conditional(node, source, quoted);
      case "": {
        // Parentheses, which the tree does not name.
        const [inner] = node.children;
        return inner === undefined ? opaque(source) : this.node(inner, quoted);
      }
      default:
        return this.unread(source);
    }
  }

  /** What is not evaluated; Terraform's own words for it mean something only where the directory's names do. */
  private unread(source: string): Normal {
    const isExpression = this.around.names === undefined && source !== "" && !source.startsWith("%{");
    return isExpression ? opaque(source, source) : opaque(source);
  }

  /** Whether directives decide what is there, beyond a condition in the midst of a text. */
  private isDirected(source: string): boolean {
    if (!source.includes("%{")) return false;
    return this.around.toBeWritten !== true || source.includes("{~") || /%\{ *for\b/.test(source);
  }

  private async conditional(node: ExpressionNode, source: string, quoted: boolean): Promise<Normal> {
    const isDirective = source.startsWith("%{");
    const [, then, otherwise] = await this.nodes(node.children, quoted && isDirective);
    if (then === undefined) return opaque(source);
    const branches = [then, otherwise ?? literal("")] as const;
    if (branches.some(({ kind }) => kind === "list" || kind === "map" || kind === "json")) {
      return this.around.choose === undefined ? this.unread(source) : branches[this.around.choose() ? 0 : 1];
    }
    if (!isDirective) return this.unread(source);
    // `"a-${var.b ? "c" : "d"}"` comes as a directive.
    const isPlain = branches.every(isTransparent) && this.around.names === undefined;
    const [a, b] = branches.map(show);
    return isPlain ? this.unread(`${metaText(node, "conditionExpression")} ? ${a} : ${b}`) : opaque(source);
  }

  private async fileFunction(name: string, [path, names]: readonly Normal[]): Promise<Normal | undefined> {
    if (name !== "file" && name !== "templatefile") return undefined;
    const where = path && pathText(path);
    const text = where === undefined ? undefined : this.around.file?.(where);
    if (text === undefined || name === "file") return text === undefined ? undefined : literal(text);
    return names?.kind === "map" ? renderedTemplate(text, names.fields, this.around) : undefined;
  }

  /** What `data.template_file.NAME.rendered` is. */
  private async rendered(name: string): Promise<Normal | undefined> {
    const body = this.around.templateData?.(name);
    if (body === undefined) return undefined;
    const text = await evaluate(body["template"], this.locals, this.around);
    const names = await evaluate(body["vars"] ?? {}, this.locals, this.around);
    if (text.kind !== "literal" || names.kind !== "map") return undefined;
    return renderedTemplate(String(text.value), names.fields, this.around);
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
    const [root = "", name = "", ...path] = steps;
    const { names } = this.around;
    if (names !== undefined) return fieldOf(names.get(root), steps.slice(1)) ?? opaque(source);
    if (root === "data" && name === "template_file" && path[1] === "rendered" && path.length === 2) {
      const rendered = await this.rendered(path[0] ?? "");
      if (rendered !== undefined) return rendered;
    }
    if (root !== "local" || !this.locals.has(name))
      return { kind: "reference", text: referenceText(node, this.around.toBeWritten) };
    // A local that refers to itself is an error of the host, which Terraform reports: here it only must not loop.
    const others = new Map([...this.locals].filter(([each]) => each !== name));
    const value = await evaluate(this.locals.get(name), others, this.around);
    return fieldOf(value, path) ?? this.unread(source);
  }

  private text({ range }: ExpressionNode): string {
    return this.expression.source.subarray(range.start.byte, range.end.byte).toString("utf8");
  }
}

const CONVERTS = /^to(?:string|number|bool)$/;

/** A template's text, filled in. */
async function renderedTemplate(
  text: string,
  names: ReadonlyMap<string, Normal>,
  around: Around,
): Promise<Normal | undefined> {
  return evaluateText(text, new Map(), { ...around, names });
}

/** `./mail.json.tpl` of `"${path.module}/mail.json.tpl"`. */
function pathText(path: Normal): string | undefined {
  const parts = path.kind === "template" ? path.parts : [path];
  const texts = parts.map((part) => {
    if (part.kind === "literal") return String(part.value);
    return part.kind === "reference" && /^path\.(?:module|root)$/.test(part.text) ? "." : undefined;
  });
  return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
}

function fieldOf(value: Normal | undefined, path: readonly string[]): Normal | undefined {
  let inner = value;
  for (const step of path) inner = inner?.kind === "map" ? inner.fields.get(step) : undefined;
  return inner;
}
