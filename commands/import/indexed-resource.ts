import { escapeTemplate } from "../../constructs/core/jsonencode";
import type { Normal } from "../adopt/normal-form";
import { call, type Code, construct, type Field, list, type TemplateCode, value } from "./code";
import { awsResource, cdktf, terraform } from "./doors";
import { type Fields, fieldsOf, isEmpty, isFields } from "./fields";
import { argumentName } from "./names";
import { type BlockSchema, schemaOf } from "./raw-resource";
import type { Indexed } from "./source";

/** What a program says for a reference or an expression. */
export type Resolve = (expression: string) => Code;

/** A block of which `count` or `for_each` makes instances, with the provider's own class: what the block itself says. */
export function indexedResource(
  { scope, type, id }: { readonly scope: Code; readonly type: string; readonly id: string },
  indexed: Indexed,
  meta: readonly Field[],
  resolve: Resolve,
): Code {
  const code = new IndexedCode(resolve);
  const values = indexed.instances.map((each) => each.values);
  const body = code.block(schemaOf(type), indexed.written, values);
  const over = indexed.argument === "count" ? code.count(indexed.over) : code.each(indexed.over);
  return construct(awsResource(type), [
    scope,
    value(id),
    { kind: "object", fields: [over, ...body, ...meta], open: true },
  ]);
}

class IndexedCode {
  public constructor(private readonly resolve: Resolve) {}

  public count(over: Normal): Field {
    return { key: "count", code: this.typed(over, 0) };
  }

  /** cdktf iterates over a map; what it is in truth, Terraform knows. */
  public each(over: Normal): Field {
    if (over.kind === "list") {
      const items = list(over.items.map((item) => this.typed(item, "")));
      return { key: "forEach", code: call(cdktf("TerraformIterator"), [items], "fromList") };
    }
    const map = call(cdktf("Token"), [this.expression(over)], "asAnyMap");
    return { key: "forEach", code: call(cdktf("TerraformIterator"), [map], "fromMap") };
  }

  /** @param samples values of the instances, which say what type an argument is of */
  public block(schema: BlockSchema, written: ReadonlyMap<string, Normal>, samples: readonly Fields[]): Field[] {
    const fields: Field[] = [];
    for (const [key, normal] of written) {
      if (normal.kind === "literal" && normal.value === null) continue;
      const inner = schema.blocks[key];
      const sample = samples.map((each) => each[key]).find((each) => !isEmpty(each));
      if (inner === undefined) {
        fields.push({ key: argumentName(key), code: this.typed(normal, sample) });
        continue;
      }
      const items = (normal.kind === "list" ? normal.items : [normal]).map((item): Code => {
        const inside = item.kind === "map" ? item.fields : new Map<string, Normal>();
        return {
          kind: "object",
          fields: this.block(
            inner,
            inside,
            samples.flatMap((each) => fieldsOf(each[key])),
          ),
        };
      });
      const [only] = items;
      if (only) fields.push({ key: argumentName(key), code: inner.single === true ? only : list(items) });
    }
    return fields;
  }

  /** An argument's value, of the type that a sample has. */
  private typed(normal: Normal, sample: unknown): Code {
    switch (normal.kind) {
      case "literal":
        if (typeof normal.value !== "string" && typeof sample !== "string") return value(normal.value);
        return value(escapeTemplate(String(normal.value)));
      case "json":
        return call(terraform("encodeJson"), [this.json(normal.value)]);
      case "list":
        return list(
          normal.items.map((item) => this.typed(item, Array.isArray(sample) ? (sample as unknown[])[0] : "")),
        );
      case "map":
        return {
          kind: "object",
          fields: [...normal.fields].map(([key, part]) => ({ key: escapeTemplate(key), code: this.typed(part, "") })),
        };
      default:
        return asType(this.expression(normal), sample);
    }
  }

  /** As `encodeJson` takes it, where text is literal. */
  private json(normal: Normal): Code {
    switch (normal.kind) {
      case "literal":
        return value(normal.value);
      case "list":
        return list(normal.items.map((item) => this.json(item)));
      case "map":
        return { kind: "object", fields: [...normal.fields].map(([key, part]) => ({ key, code: this.json(part) })) };
      case "json":
        return call(terraform("encodeJson"), [this.json(normal.value)]);
      default:
        return this.expression(normal, (text) => text);
    }
  }

  /** @param written how text is written around expressions: of an argument, `${` would begin one */
  private expression(normal: Normal, written = escapeTemplate): Code {
    if (normal.kind === "reference") return this.resolve(normal.text);
    if (normal.kind === "opaque") return this.resolve(normal.expression ?? normal.text);
    if (normal.kind !== "template") return this.typed(normal, undefined);
    const parts = normal.parts.map((part) =>
      part.kind === "literal" ? written(String(part.value)) : this.expression(part, written),
    );
    const template: TemplateCode = { kind: "template", parts };
    return template;
  }
}

/** A token of text, as what the provider's class takes. */
function asType(code: Code, sample: unknown): Code {
  const as = (method: string): Code => call(cdktf("Token"), [code], method);
  if (typeof sample === "number") return as("asNumber");
  if (typeof sample === "boolean") return as("asAny");
  if (Array.isArray(sample)) return as(sample.every((item) => typeof item === "string") ? "asList" : "asAny");
  return isFields(sample) ? as("asStringMap") : code;
}
