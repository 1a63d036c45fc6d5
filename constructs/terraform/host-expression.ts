import { ref, Token } from "cdktf";

/**
 * An expression of the Terraform language over what the directory declares that the constructs are dropped into:
 * `var.stage == "production" ? "warn" : "debug"`. It is a token, as {@link hostReference} is; for a plain reference use that,
 * which knows a misspelt one.
 *
 * @param expression the expression, without `${` and `}` around it (Terraform language, "Expressions")
 * @returns a string token
 * @throws Error where there is no expression, or where its brackets and quotes do not match
 */
export function hostExpression(expression: string): string {
  if (!isHostExpression(expression)) {
    throw new Error(
      `a host expression is one whole expression of the Terraform language, without \${ and } around it, ` +
        `got: ${JSON.stringify(expression)}; close each bracket and quote`,
    );
  }
  return Token.asString(ref(expression));
}

/** Whether the text can be one whole expression. */
export function isHostExpression(text: string): boolean {
  return text.trim() !== "" && isBalanced(text);
}

const CLOSES: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}", "%{": "}" };

/** Whether each bracket and quote is closed, the last opened first. In quotes only `${` and `%{` open. */
function isBalanced(expression: string): boolean {
  const open: string[] = [];
  for (const [mark] of expression.matchAll(/\\.|\$\$\{|%%\{|[$%]\{|["()[\]{}]/gs)) {
    const inText = open.at(-1) === '"';
    if (mark.startsWith("\\") || mark === "$${" || mark === "%%{") continue;
    if (mark === '"') {
      if (inText) open.pop();
      else open.push('"');
    } else if (!inText || mark.length === 2) {
      const closes = CLOSES[mark];
      if (closes !== undefined) open.push(closes);
      else if (open.pop() !== mark) return false;
    }
  }
  return open.length === 0;
}
