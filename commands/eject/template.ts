// Terraform's templates, as far as their ends have to be found ("Strings and Templates" of its language documentation).

/** Whether `${` or `%{` begins here. A second mark in front makes text of it, however many more come before that. */
export function isOpening(source: string, at: number): boolean {
  const mark = source.charAt(at);
  return (mark === "$" || mark === "%") && source.charAt(at + 1) === "{" && source.charAt(at - 1) !== mark;
}

/** Index behind the brace that ends the expression which `${` at `start` begins. */
export function endOfInterpolation(source: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '"') at = endOfText(source, at) - 1;
    else if (char === "{") depth += 1;
    else if (char === "}" && (depth -= 1) === 0) return at + 1;
  }
  return source.length;
}

/** Index behind the quote that ends the text which begins at `start`; expressions inside it may hold quotes again. */
export function endOfText(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === "\\") at += 1;
    else if (char === '"') return at + 1;
    else if (isOpening(source, at)) at = endOfInterpolation(source, at) - 1;
  }
  return source.length;
}

/** The expression of `"${expression}"`, which needs no text around it. */
export function onlyInterpolation(text: string): string | undefined {
  if (!text.startsWith("${") || endOfInterpolation(text, 0) !== text.length) return undefined;
  return text.startsWith("${~") || text.endsWith("~}") ? undefined : text.slice(2, -1);
}

/** Whether no expression begins in the line that ends in another. */
export function isBalanced(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) {
    if (!isOpening(line, at)) continue;
    const end = endOfInterpolation(line, at);
    if (line.charAt(end - 1) !== "}") return false;
    at = end - 1;
  }
  // A directive that begins here may end in another line, and the lines between would not be text of their own.
  return !/(^|[^%])%\{/.test(line);
}

/** The source with its texts emptied: what is left is the language's own. */
export function withoutTexts(source: string): string {
  let rest = "";
  for (let at = 0; at < source.length; at += 1) {
    if (source.charAt(at) === '"') {
      at = endOfText(source, at) - 1;
      rest += '""';
    } else rest += source.charAt(at);
  }
  return rest;
}

/** The source of an expression, with what nobody sees in its texts written by its number. */
export function visible(source: string): string {
  return source.replace(/[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu, numbered);
}

/** A character by its number, as Terraform's texts have it. */
export function numbered(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
