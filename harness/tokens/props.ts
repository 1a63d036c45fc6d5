import { join } from "node:path";
import ts from "typescript";
import { sourceOf } from "../source-program";

/** Rooms of `constructs/` that make resources: what their doors let out is looked at. */
const ROOMS = [
  "apigateway",
  "cloudwatch",
  "cognito",
  "ecs",
  "iam",
  "lambda",
  "logs",
  "network",
  "opensearch",
  "patterns",
];

/** Stacks: they hand on what services are, and Terraform takes no reference for the rest (backend, provider's version). */
const STACKS: ReadonlySet<string> = new Set(["addServiceStacks", "ServicesStack"]);

/** Types that functions make whose own arguments are looked at, and other constructs. */
const OPAQUE: ReadonlySet<string> = new Set([
  ...[
    "FilterPattern",
    "InsightsQuery",
    "LogDriver",
    "FirelensOutput",
    "ILogGroup",
    "ITargetGroup",
    "IAddressTargetGroup",
    "ILoadBalancer",
    "IUserPool",
    "IGitHubOidcProvider",
    "IUserPoolClient",
    "Problem",
  ],
  ...[
    "IRole",
    "IEcsRole",
    "IExecutionRole",
    "ITaskRole",
    "FunctionCode",
    "ILambdaFunction",
    "ISearchDomain",
    "SearchDocument",
    "SavedObject",
  ],
]);

/** The list of props as `harness/tokens/props.json` holds it, a prop a line, sorted: the compiler's order is not stable. */
export function tokenPropsText(program: ts.Program): string {
  const finder = new PropFinder(program.getTypeChecker());
  const props = ROOMS.flatMap((room) => finder.inDoor(sourceOf(program, join("constructs", room, "index.ts"))));
  const lines = props.map((prop) => `  ${JSON.stringify(prop)}`);
  return `[\n${lines.sort().join(",\n")}\n]\n`;
}

/** A prop that takes a number or a text, and so must take one that is known only at plan time. */
export interface TokenProp {
  /** The class or function whose prop it is. */
  readonly owner: string;
  /** `containers.[].environment.*`: `[]` is each item of a list, `*` each value of a map. */
  readonly path: string;
  /**
   * What it takes then: a token that looks like a text or a number, or `planTime(…)` where the compiler checks values;
   * `known` is a number that can't be known later, which is a mistake.
   */
  readonly kind: "string" | "number" | "planTime" | "known";
}

/**
 * Finds all props of public classes and functions that take numbers or texts, at any depth. Props that take nothing but
 * certain words decide what is written, and are not among them; nor are other constructs.
 */
class PropFinder {
  public constructor(private readonly checker: ts.TypeChecker) {}

  public inDoor(file: ts.SourceFile): TokenProp[] {
    const module = this.checker.getSymbolAtLocation(file);
    const exported = module ? this.checker.getExportsOfModule(module) : [];
    return exported
      .filter(({ name }) => !STACKS.has(name))
      .flatMap((symbol) => {
        const declared = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
        const declaration = declared.valueDeclaration;
        return declaration ? this.inDeclaration(declaration, symbol.name) : [];
      });
  }

  private inDeclaration(declaration: ts.Declaration, owner: string): TokenProp[] {
    const own = parametersOf(declaration).flatMap((parameter) =>
      this.inType(this.checker.getTypeAtLocation(parameter), "").map((prop) => ({ owner, ...prop })),
    );
    return [...own, ...this.inMakers(declaration, owner), ...this.inNamespace(declaration, owner)];
  }

  /** Functions that are in an object under one name: `LogAlarm.silence`. */
  private inNamespace(declaration: ts.Declaration, owner: string): TokenProp[] {
    if (!ts.isVariableDeclaration(declaration)) return [];
    const members = this.checker.getPropertiesOfType(this.checker.getTypeAtLocation(declaration));
    return members.flatMap((member) => {
      const [signature] = this.checker.getTypeOfSymbol(member).getCallSignatures();
      return signature?.declaration ? this.inDeclaration(signature.declaration, `${owner}.${member.name}`) : [];
    });
  }

  /** `fromX` of a class: its parameters are the first steps of the paths. */
  private inMakers(declaration: ts.Declaration, name: string): TokenProp[] {
    if (!ts.isClassDeclaration(declaration)) return [];
    const makers = declaration.members.filter((member) => ts.isMethodDeclaration(member));
    return makers
      .filter((maker) => maker.name.getText().startsWith("from"))
      .flatMap((maker) =>
        maker.parameters
          .filter((parameter) => parameter.name.getText() !== "id")
          .flatMap((parameter) => this.inType(this.checker.getTypeAtLocation(parameter), parameter.name.getText()))
          .map((prop) => ({ owner: `${name}.${maker.name.getText()}`, ...prop })),
      );
  }

  private inType(type: ts.Type, path: string, above: readonly ts.Type[] = []): Omit<TokenProp, "owner">[] {
    if (above.includes(type)) return [];
    const members = (type.isUnion() ? type.types : [type]).filter((member) => !(member.flags & ABSENT));
    if (members.length > 0 && members.every((member) => member.isNumberLiteral())) return [{ path, kind: "known" }];
    const takes = (flag: ts.TypeFlags): boolean => members.some((member) => (member.flags & flag) !== 0);
    if (members.some((member) => member.getSymbol()?.name === "PlanTime")) return [{ path, kind: "planTime" }];
    if (path !== "" && takes(ts.TypeFlags.String)) return [{ path, kind: "string" }];
    if (path !== "" && takes(ts.TypeFlags.Number)) return [{ path, kind: "number" }];
    const found = members.flatMap((member) => this.inObject(member, path, [...above, type]));
    return found.filter((prop, index) => found.findIndex((other) => other.path === prop.path) === index);
  }

  private inObject(type: ts.Type, path: string, above: readonly ts.Type[]): Omit<TokenProp, "owner">[] {
    const at = (step: string): string => (path === "" ? step : `${path}.${step}`);
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      const items = this.checker.getTypeArguments(type as ts.TypeReference);
      return items.flatMap((item) => this.inType(item, at("[]"), above));
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || type.isClass()) return [];
    const values = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (values) return this.inType(values, at("*"), above);
    return this.checker.getPropertiesOfType(type).flatMap((property) => {
      const declaration = property.declarations?.[0];
      if (!declaration || !isOurs(declaration.getSourceFile())) return [];
      if (!ts.isPropertySignature(declaration) || this.isOpaque(declaration.type)) return [];
      return this.inType(this.checker.getTypeOfSymbol(property), at(property.name), above);
    });
  }

  private isOpaque(type: ts.TypeNode | undefined): boolean {
    const named = type?.getText().replace(/\{.*\}/s, "");
    return (named?.match(/\w+/g) ?? []).some((name) => OPAQUE.has(name));
  }
}

const ABSENT = ts.TypeFlags.Undefined | ts.TypeFlags.Null;

/** The props of a construct, and the props or options of a function. */
function parametersOf(declaration: ts.Declaration): readonly ts.ParameterDeclaration[] {
  if (ts.isFunctionDeclaration(declaration)) {
    return declaration.parameters.filter(({ type }) => /(?:Options|Props)$/.test(type?.getText() ?? ""));
  }
  if (!ts.isClassDeclaration(declaration)) return [];
  const constructor = declaration.members.find((member) => ts.isConstructorDeclaration(member));
  const abstract = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
  const hidden = constructor?.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  if (abstract || hidden || constructor?.parameters.length !== 3) return [];
  return constructor.parameters.slice(2);
}

function isOurs({ fileName }: ts.SourceFile): boolean {
  return /(?:^|\/)constructs\//.test(fileName) && !fileName.includes("node_modules");
}
