import ts from "typescript";

/**
 * The codes of all problems that the files can report: every property `code`, be it a text, a constant, a template, or a
 * parameter of a function that is called with one.
 *
 * @throws Error for a code that can't be read off the source
 */
export function problemCodes(program: ts.Program, files: readonly ts.SourceFile[]): ReadonlySet<string> {
  const codes = new Set<string>();
  const finder = new CodeFinder(program.getTypeChecker(), files);
  for (const file of files) {
    visit(file, (node) => {
      const value = codeValue(node);
      if (value) for (const code of finder.resolve(value)) codes.add(code);
    });
  }
  return codes;
}

/** The value of a property `code`; a type's property has none. */
function codeValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === "code") return node.initializer;
  return ts.isShorthandPropertyAssignment(node) && node.name.text === "code" ? node.name : undefined;
}

class CodeFinder {
  /** Calls by the name of what they call: to find out what exactly a call calls takes time. */
  private readonly calls = new Map<string, ts.CallExpression[]>();

  public constructor(
    private readonly checker: ts.TypeChecker,
    files: readonly ts.SourceFile[],
  ) {
    for (const file of files) {
      visit(file, (node) => {
        if (!ts.isCallExpression(node)) return;
        const name = node.expression.getText();
        this.calls.set(name, [...(this.calls.get(name) ?? []), node]);
      });
    }
  }

  public resolve(value: ts.Expression): string[] {
    if (ts.isStringLiteralLike(value)) return [value.text];
    if (ts.isConditionalExpression(value)) return [value.whenTrue, value.whenFalse].flatMap((one) => this.resolve(one));
    if (ts.isTemplateExpression(value)) return this.resolveTemplate(value);
    if (ts.isIdentifier(value)) return this.resolveName(value);
    throw new Error(`no code can be read off ${value.getText()} in ${value.getSourceFile().fileName}`);
  }

  private resolveTemplate({ head, templateSpans }: ts.TemplateExpression): string[] {
    return templateSpans.reduce(
      (begun, { expression, literal }) =>
        begun.flatMap((text) => this.resolve(expression).map((part) => `${text}${part}${literal.text}`)),
      [head.text],
    );
  }

  private resolveName(name: ts.Identifier): string[] {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
      : this.checker.getSymbolAtLocation(name);
    const declaration = symbol?.valueDeclaration;
    if (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer) {
      return this.resolve(declaration.initializer);
    }
    // A field of an object that was handed over: that object has the code, and is found itself.
    if (declaration && ts.isBindingElement(declaration)) return [];
    if (declaration && ts.isParameter(declaration)) {
      const index = declaration.parent.parameters.indexOf(declaration);
      return this.callsOf(declaration.parent).flatMap((call) => {
        const argument = call.arguments[index];
        return argument ? this.resolve(argument) : [];
      });
    }
    throw new Error(`no code can be read off ${name.text} in ${name.getSourceFile().fileName}`);
  }

  private callsOf(called: ts.SignatureDeclaration): ts.CallExpression[] {
    const name = called.name ?? (ts.isVariableDeclaration(called.parent) ? called.parent.name : undefined);
    return (this.calls.get(name?.getText() ?? "") ?? []).filter(
      (call) => this.checker.getResolvedSignature(call)?.declaration === called,
    );
  }
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
