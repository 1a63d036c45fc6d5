import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { ErrorExample } from "./example";
import { ERROR_THEMES, type ErrorTheme } from "./themes";
import { isWarning, messagesOf } from "./run";

const INTRODUCTION = `# Errors

<!-- Written by \`npm run docs\` from harness/errors/*.ts; a test runs every example, and \`npm run lint\` fails when this page is not up to date. -->

What is wrong is reported when a program is synthesized, by this project's commands everything in one run: each with the
construct's path, a code, the rule, the value that was received, and the way out. What is marked as a warning stops nothing. What the compiler can know does not compile in the first place; the examples
come past it with \`unchecked\`, as a value from a file or from JavaScript would. Values that are known only at plan time are
never judged.
`;

/**
 * The text of \`docs/errors.md\`.
 *
 * @param root the project's directory, whose sources the examples are shown from
 */
export function errorsPage(root: string): string {
  const folder = join(root, "harness", "errors");
  const index = ERROR_THEMES.map(
    ({ title, errors }) =>
      `- ${title}: ${Object.keys(errors)
        .map((code) => `[\`${code}\`](#${code})`)
        .join(", ")}`,
  );
  const helpers = declarations(parse(join(folder, "example.ts")), (name) => /^[A-Z_]+$|^[a-z]+$/.test(name));
  const given = `The examples use these, and what each section begins with:\n\n${code(helpers)}`;
  return `${[INTRODUCTION.trimEnd(), index.join("\n"), given, ...ERROR_THEMES.map((theme) => section(folder, theme))].join("\n\n")}\n`;
}

/** The first message of an example, as Markdown writes it. */
export function shownMessage(wrong: ErrorExample["wrong"]): string {
  const [message = ""] = messagesOf(wrong);
  return message.replace(/[*_<>|]/g, "\\$&");
}

function section(folder: string, { title, file, errors }: ErrorTheme): string {
  const source = parse(join(folder, `${file}.ts`));
  const examples = examplesIn(source);
  const own = declarations(source, (name) => !name.endsWith("_ERRORS") && !isTitle(source, name));
  const entries = Object.entries(errors).map(([name, example]) => {
    const warning = isWarning(example.wrong) ? ["A warning."] : [];
    const { wrong, right } = examples.get(name) ?? { wrong: "", right: "" };
    return [
      `### ${name}`,
      `> ${shownMessage(example.wrong)}`,
      ...warning,
      code(`// wrong\n${wrong}\n\n// right\n${right}`),
      `Source: ${example.source}.`,
    ].join("\n\n");
  });
  return [`## ${title}`, ...(own === "" ? [] : [code(own)]), ...entries].join("\n\n");
}

function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
}

/** The functions and values of a file whose names pass. */
function declarations(source: ts.SourceFile, passes: (name: string) => boolean): string {
  const texts = source.statements.flatMap((statement) => {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : ts.isFunctionDeclaration(statement)
        ? [statement.name?.text ?? ""]
        : [];
    return names.some(passes) ? [statement.getText().replace(/^export /, "")] : [];
  });
  return texts.join("\n\n");
}

/** Titles of documents, which the page writes out. */
function isTitle(source: ts.SourceFile, name: string): boolean {
  return source.text.includes(`source: ${name},`);
}

/** The text of each example's two functions. */
function examplesIn(source: ts.SourceFile): ReadonlyMap<string, { readonly wrong: string; readonly right: string }> {
  const found = new Map<string, { wrong: string; right: string }>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer)) {
      const [wrong, right] = ["wrong", "right"].map((side) => functionBody(node.initializer, side));
      if (wrong !== undefined && right !== undefined) {
        found.set(ts.isStringLiteral(node.name) ? node.name.text : node.name.getText(), { wrong, right });
        return;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function functionBody(object: ts.Expression, name: string): string | undefined {
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  const property = object.properties.find((one) => one.name?.getText() === name);
  if (!property || !ts.isPropertyAssignment(property) || !ts.isArrowFunction(property.initializer)) return undefined;
  const { body } = property.initializer;
  return ts.isBlock(body)
    ? dedent(body.getText().slice(1, -1))
    : `${dedent(`${" ".repeat(indent(body))}${body.getText()}`)};`;
}

/** How far the line is moved to the right on which the node begins. */
function indent(node: ts.Node): number {
  const text = node.getSourceFile().text;
  const line = text.slice(text.lastIndexOf("\n", node.getStart()) + 1);
  return line.search(/\S/);
}

/** The text, moved to the left. */
function dedent(text: string): string {
  const lines = text.split("\n").filter((line, at, all) => line.trim() !== "" || (at > 0 && at < all.length - 1));
  const margin = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join("\n");
}
