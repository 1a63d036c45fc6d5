/** A stretch of a Terraform template: literal text, or the `${…}` or `%{…}` with its braces. */
export interface TemplatePart {
  readonly kind: "text" | "expression";
  readonly source: string;
}

/**
 * Splits a template (Terraform language, "Strings and Templates") at its expressions. The escapes `$${` and
 * `%%{` stay part of the text, so that literal text is never taken for a reference.
 *
 * @throws Error where an expression does not end
 */
export function splitTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  for (let at = 0; at < template.length;) {
    if (/^([$%])\1\{/.test(template.slice(at, at + 3))) {
      text += template.slice(at, at + 3);
      at += 3;
    } else if (/^[$%]\{/.test(template.slice(at, at + 2))) {
      const end = expressionEnd(template, at + 2);
      if (text !== "") parts.push({ kind: "text", source: text });
      text = "";
      parts.push({ kind: "expression", source: template.slice(at, end) });
      at = end;
    } else {
      text += template.charAt(at);
      at += 1;
    }
  }
  return text === "" ? parts : [...parts, { kind: "text", source: text }];
}

/** The expression without its braces where the whole template is one `${…}`. */
export function soleExpression(template: string): string | undefined {
  const [part, ...more] = splitTemplate(template);
  if (part?.kind !== "expression" || more.length > 0 || !part.source.startsWith("${")) return undefined;
  return part.source.slice(2, -1).trim();
}

/** An attribute of a resource or a data source, such as `data.aws_lb.web[0].arn`. */
export interface Attribute {
  /** `data.aws_lb.web[0]`. */
  readonly instance: string;
  /** `data.aws_lb.web`. */
  readonly address: string;
  /** `aws_lb`. */
  readonly type: string;
  /** `arn`. */
  readonly name: string;
}

/** The attribute that an expression consists of. */
export function attributeOf(expression: string): Attribute | undefined {
  const [, address, type, index = "", name] =
    /^((?:data\.)?([a-z0-9_]+)\.[\w-]+)(\[[^\]]*\])?\.(\w+)$/.exec(expression) ?? [];
  if (address === undefined || type === undefined || name === undefined) return undefined;
  return { instance: address + index, address, type, name };
}

/** Index behind the `}` that ends an expression. */
function expressionEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') at = stringEnd(text, at) - 1;
    else if (char === "{") depth += 1;
    else if (char === "}") {
      if (depth === 0) return at + 1;
      depth -= 1;
    }
  }
  throw new Error(`an expression does not end: ${text.slice(start, start + 80)}`);
}

/**
 * Index behind the quote that ends a quoted template; expressions in it may hold quotes of their own.
 *
 * @param start index of the opening quote
 * @throws Error where it does not end
 */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === "\\") at += 1;
    else if (text.charAt(at) === '"') return at + 1;
    else if (/^([$%])\1\{/.test(text.slice(at, at + 3))) at += 2;
    else if (/^[$%]\{/.test(text.slice(at, at + 2))) at = expressionEnd(text, at + 2) - 1;
  }
  throw new Error(`a quoted text does not end: ${text.slice(start, start + 80)}`);
}
