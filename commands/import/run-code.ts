import { createRequire } from "node:module";
import * as cdktf from "cdktf";
import * as constructs from "constructs";
import * as ecs from "../../constructs/ecs";
import * as iam from "../../constructs/iam";
import * as logs from "../../constructs/logs";
import * as terraform from "../../constructs/terraform";
import type { CallCode, Code, NameCode } from "./code";

/** What a program imports, besides classes of the AWS provider. */
const MODULES: Readonly<Record<string, object>> = {
  cdktf,
  constructs,
  "cdktf-ecs-logging/ecs": ecs,
  "cdktf-ecs-logging/iam": iam,
  "cdktf-ecs-logging/logs": logs,
  "cdktf-ecs-logging/terraform": terraform,
};

const load = createRequire(__filename);

/** Text in the place of a value that only Terraform knows, which no source holds. */
const standIn = (reference: string): string => `\uE000${reference}\uE001`;

/** A number in the place of one: the rules take no text there. */
function numberFor(reference: string): number {
  return Array.from(reference).reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 60_000, 7) + 1000;
}

const STAND_INS: Readonly<Record<string, ((args: readonly unknown[]) => unknown) | undefined>> = {
  "new TerraformVariable": ([, id]) => ({ stringValue: standIn(`var.${String(id)}`) }),
  "new LogGroup": ([, , props]) => ({ ownership: "managed", name: field(props, "name") }),
  hostVariable: ([variable]) => standIn(`var.${String(variable)}`),
  hostReference: ([reference]) => standIn(String(reference)),
  hostExpression: ([expression]) => standIn(String(expression)),
  planTime: ([known]) => known,
};

type Constructor = new (...args: readonly unknown[]) => object;
type Callable = (...args: readonly unknown[]) => unknown;

/** Does what the code says, as if it were compiled and run: no compiler is needed to see what a program writes. */
export class Runner {
  private readonly variables = new Map<string, unknown>();

  /**
   * @param scope what `this` is
   * @param standIns whether text takes the place of what only Terraform knows
   */
  public constructor(
    scope: object,
    private readonly standIns = false,
  ) {
    this.variables.set("this", scope).set("undefined", undefined);
  }

  public keep(variable: string, value: unknown): void {
    this.variables.set(variable, value);
  }

  public run(code: Code): unknown {
    switch (code.kind) {
      case "value":
        return code.value;
      case "list":
        return code.items.map((item) => this.run(item));
      case "object":
        return Object.fromEntries(code.fields.map((field) => [field.key, this.run(field.code)]));
      case "template":
        return code.parts.map((part) => (typeof part === "string" ? part : String(this.run(part)))).join("");
      case "name":
        return this.name(code);
      case "call":
        return this.call(code);
    }
  }

  private call({ callee, method, construct, args }: CallCode): unknown {
    const target = this.name(callee);
    const given = args.map((arg) => this.run(arg));
    const standsIn =
      this.standIns && method === undefined ? STAND_INS[`${construct ? "new " : ""}${callee.name}`] : undefined;
    if (standsIn !== undefined) return standsIn(given);
    if (this.standIns && callee.name === "Token") return method === "asList" ? given : numberFor(String(given[0]));
    if (construct) return Reflect.construct(target as Constructor, given);
    const called = method === undefined ? target : field(target, method);
    return Reflect.apply(called as Callable, target, given);
  }

  private name({ name, from }: NameCode): unknown {
    const [root = "", ...fields] = name.split(".");
    const found: unknown = from === undefined ? this.variables.get(root) : field(moduleOf(from), root);
    const isAttribute = fields.length > 0 && constructs.Construct.isConstruct(found);
    return this.standIns && isAttribute ? standIn(name) : fields.reduce(field, found);
  }
}

/** What a program has of an import. */
export function moduleOf(from: string): unknown {
  return MODULES[from] ?? (load(from) as unknown);
}

function field(value: unknown, name: string): unknown {
  return Reflect.get(value as object, name) as unknown;
}
