import { fieldsIn, holdsFields, isFields, type Fields } from "./fields";
import type { FieldKind, Grammar } from "./grammar";
import { inReadingOrder, layOutArguments, type Argument } from "./layout";
import { Unwritable } from "./unwritable";
import { bareExpression, quoted, valueExpression } from "./value";

/** Arguments that come first, and those that come last, in Terraform's style guide. */
const FIRST = ["for_each", "count", "provider", "source", "version", "providers"];
const LAST = ["lifecycle", "depends_on"];

/**
 * A block with all that is in it.
 *
 * @param words its type and its labels, such as `["resource", "aws_lb", "alb"]`
 * @throws Unwritable where it has no certain form
 */
export function blockText([type = "", ...labels]: readonly string[], body: Fields, grammar: Grammar): string {
  return new BodyWriter(grammar).block([type, ...labels.map((label) => quoted(label, "literal"))], body, "", 0);
}

/** Where in the block, and in the text, something is. */
interface Place {
  readonly path: string;
  readonly indent: number;
}

class BodyWriter {
  public constructor(private readonly grammar: Grammar) {}

  public block(words: readonly string[], body: Fields, path: string, indent: number): string {
    const pad = " ".repeat(indent);
    const inner = this.body(body, { path, indent: indent + 2 });
    return `${pad}${words.join(" ")} {${inner === "" ? "" : `\n${inner}${pad}`}}\n`;
  }

  /** Arguments first, then blocks, with an empty line between; where Terraform's style guide names a place, there. */
  private body(body: Fields, place: Place): string {
    const given = Object.entries(body).filter(([key, data]) => key !== "//" && data !== undefined && data !== null);
    const named = (names: readonly string[]) =>
      names.flatMap((name) => given.filter(([key]) => place.path === "" && key === name));
    const placed = new Set([...named(FIRST), ...named(LAST)]);
    const others = given.filter((entry) => !placed.has(entry));
    return [named(FIRST), others, ...named(LAST).map((entry) => [entry])]
      .flatMap((entries) => this.fields(entries, place))
      .filter((part) => part !== "")
      .join("\n");
  }

  private fields(entries: readonly (readonly [string, unknown])[], { path, indent }: Place): string[] {
    const attributes: Argument[] = [];
    const blocks: string[] = [];
    for (const [key, data] of entries) {
      const at = path === "" ? key : `${path}.${key}`;
      if (key === "dynamic" && this.grammar.isWhole === true && holdsFields(data)) {
        blocks.push(...this.dynamic(data, { path, indent }));
      } else if (this.grammar.labelled?.includes(at)) {
        blocks.push(...this.labelled(key, data, { path: at, indent }));
      } else if (this.isBlock(at, data)) {
        for (const each of fieldsIn(data)) blocks.push(this.block([key], each, at, indent));
      } else if (this.kindOf(at) !== "block" || !isEmptyList(data)) {
        attributes.push([key, this.expression(at, data)]);
      }
    }
    return [layOutArguments(inReadingOrder(attributes), indent), ...blocks];
  }

  private isBlock(at: string, data: unknown): boolean {
    const kind = this.kindOf(at);
    return (kind === "block" || kind === "listed") && holdsFields(data);
  }

  private kindOf(at: string): FieldKind | undefined {
    return this.grammar.shape?.[at];
  }

  private expression(at: string, data: unknown) {
    if (this.grammar.bare?.includes(at)) return bareExpression(data);
    if (isUncertain(data) && this.isUnknown(at)) throw new Unwritable(`${at} may be a block or not`);
    const isLiteral = this.grammar.literal?.some((name) => name === "*" || name === at);
    return valueExpression(data, isLiteral ? "literal" : "template");
  }

  private isUnknown(at: string): boolean {
    const kind = this.kindOf(at);
    return this.grammar.isWhole === true && (kind === undefined || kind === "open");
  }

  private labelled(key: string, data: unknown, { path, indent }: Place): string[] {
    return fieldsIn(data).flatMap((labels) =>
      Object.entries(labels).flatMap(([label, bodies]) =>
        fieldsIn(bodies).map((each) => this.block([key, quoted(label, "literal")], each, path, indent)),
      ),
    );
  }

  /** A block for each element of what the program iterates over ("dynamic Blocks"). */
  private dynamic(data: unknown, { path, indent }: Place): string[] {
    return fieldsIn(data).flatMap((names) =>
      Object.entries(names).flatMap(([name, bodies]) =>
        fieldsIn(bodies).map((each) => {
          const { content, iterator, labels, for_each: forEach } = each;
          if (!isFields(content) || labels !== undefined)
            throw new Unwritable(`dynamic ${name} is not of the usual form`);
          const head: Argument[] = [["for_each", valueExpression(forEach)]];
          if (iterator !== undefined) head.push(["iterator", bareExpression(iterator)]);
          const at = path === "" ? name : `${path}.${name}`;
          const pad = " ".repeat(indent);
          const inner = this.block(["content"], content, at, indent + 2);
          return `${pad}dynamic ${quoted(name, "literal")} {\n${layOutArguments(head, indent + 2)}\n${inner}${pad}}\n`;
        }),
      ),
    );
  }
}

function isEmptyList(data: unknown): boolean {
  return Array.isArray(data) && data.length === 0;
}

/** What might be a block, or blocks. */
function isUncertain(data: unknown): boolean {
  return isFields(data) || (Array.isArray(data) && data.some(isFields));
}
