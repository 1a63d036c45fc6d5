import { type Code, namesIn, type NameCode } from "./code";
import { terraform } from "./doors";
import { print } from "./print";
import { commentText } from "./quote";

/** One statement of the program: a construct, and the variable that holds it. */
export interface Statement {
  /** The resource that it is about. @default it is there for others */
  readonly address?: string;
  readonly variable?: string;
  readonly code: Code;
  /** Lines above it. @default none */
  readonly comment?: readonly string[];
}

/** What a file of the program holds. */
export interface Program {
  readonly className: string;
  /** What the doc comment of the class says. */
  readonly summary: string;
  readonly statements: readonly Statement[];
}

/** The text of a program, and what each of its statements takes of it. */
export interface ProgramText {
  readonly text: string;
  /** For each statement its last line, from 1. */
  readonly ends: readonly number[];
}

/** The file as it is on disk, laid out as prettier would. */
export function programText({ className, summary, statements }: Program): ProgramText {
  const used = new Set(statements.flatMap(({ code }) => namesIn(code).map((each) => rootOf(each))));
  const names: NameCode[] = [
    { kind: "name", name: "Construct", from: "constructs" },
    terraform("ReadableStack"),
    ...statements.flatMap(({ code }) => namesIn(code)),
  ];
  const makesScopes = statements.some(({ code }) => code.kind === "call" && code.callee.name === "Construct");
  const head = `${importLines(names, makesScopes).join("\n")}

/** ${docText(summary)} */
export class ${className} extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
`;
  let text = head;
  const ends: number[] = [];
  let lines = head.split("\n").length - 1;
  for (const statement of statements) {
    const piece = statementText(statement, used);
    text += piece;
    lines += piece.split("\n").length - 1;
    ends.push(lines);
  }
  return { text: `${text}  }\n}\n`, ends };
}

function statementText({ variable, code, comment = [] }: Statement, used: ReadonlySet<string>): string {
  const head = variable !== undefined && used.has(variable) ? `const ${variable} = ` : "";
  const above = comment.map((line) => `    // ${commentText(line)}\n`).join("");
  return `${above}    ${head}${print(code, 4, head.length, 1)};\n`;
}

/** The variable that a name begins with: `app` of `app.arn`. */
function rootOf({ name, from }: NameCode): string {
  return from === undefined ? (name.split(".")[0] ?? "") : "";
}

function importLines(names: readonly NameCode[], makesScopes: boolean): string[] {
  const modules = new Map<string, Set<string>>();
  for (const { name, from } of names) {
    if (from !== undefined) modules.set(from, (modules.get(from) ?? new Set()).add(name.split(".")[0] ?? ""));
  }
  const isOwn = (from: string): boolean => from.startsWith("cdktf-ecs-logging/");
  const order = [...modules].sort(([a], [b]) => Number(isOwn(a)) - Number(isOwn(b)) || (a < b ? -1 : 1));
  return order.map(([from, all]) => {
    const type = from === "constructs" && !makesScopes ? "type " : "";
    const line = `import ${type}{ ${[...all].sort(ignoringCase).join(", ")} } from "${from}";`;
    if (line.length <= 120) return line;
    return `import ${type}{\n${[...all]
      .sort(ignoringCase)
      .map((each) => `  ${each},\n`)
      .join("")}} from "${from}";`;
  });
}

const docText = (text: string): string => commentText(text).replaceAll("*/", "*\\/");

function ignoringCase(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
