import { Token, type IResolveContext } from "cdktf";
import type { IConstruct } from "constructs";
import type { FunctionCall } from "../core/hcl-expression";
import { jsonValue } from "../core/jsonencode";
import { isWithinStack, LocalToken } from "../core/local-reference";
import { resolveTokens } from "../core/resolve";
import { isToken } from "../core/token";
import { policyContent, type PolicyStatement } from "./policy-document";

/** Statements of one policy, in the order in which they came, none of them twice. */
export class Statements {
  /** By their content. */
  private readonly byContent = new Map<string, PolicyStatement>();

  /** @returns whether these are the first */
  public add(statements: readonly PolicyStatement[]): boolean {
    const isFirst = this.byContent.size === 0 && statements.length > 0;
    for (const statement of statements) this.byContent.set(content(statement), statement);
    return isFirst;
  }

  /** Those that are there so far, as the construct's stack writes them. */
  public list(construct: IConstruct): readonly PolicyStatement[] {
    return this.distinct((text) => String(resolveTokens(construct, text, false)));
  }

  /** The policy, written when all statements are there: many constructs may add theirs. */
  public document(): string {
    const write: WriteDocument = (resolve) => jsonValue(policyContent(this.distinct(resolve)));
    return Token.asString(new LateDocument(write, (scope) => isWithinStack([...this.byContent.values()], scope)));
  }

  private distinct(resolve: (token: string) => string): readonly PolicyStatement[] {
    const statements = [...this.byContent.values()];
    return statements.length < 2 ? statements : distinct(statements, resolve);
  }
}

type WriteDocument = (resolve: (token: string) => string) => string | FunctionCall;

/** A policy that is written when it is asked for. */
class LateDocument extends LocalToken {
  public constructor(
    private readonly write: WriteDocument,
    public override readonly isWithinStack: (scope: IConstruct) => boolean,
  ) {
    super();
  }

  public override resolve(context: IResolveContext): unknown {
    return this.write((text) => String(context.resolve(text)));
  }

  public override localText(scope: IConstruct): string | undefined {
    const json = this.write((text) => String(resolveTokens(scope, text, false)));
    return typeof json === "string" ? json : json.localText(scope);
  }
}

function content({ sid, effect = "Allow", actions, resources, conditions }: PolicyStatement): string {
  return JSON.stringify([sid, effect, actions, resources, conditions]);
}

/**
 * The statements without those that say the same by another token: each reading of an attribute makes one. Only what may be
 * the same is resolved, since that costs time.
 */
function distinct(statements: readonly PolicyStatement[], resolve: (token: string) => string): PolicyStatement[] {
  const alike = new Map<string, number>();
  const kind = (statement: PolicyStatement): string => content({ ...statement, resources: [] });
  for (const statement of statements) alike.set(kind(statement), (alike.get(kind(statement)) ?? 0) + 1);
  const seen = new Set<string>();
  return statements.filter((statement) => {
    if (alike.get(kind(statement)) === 1) return true;
    const key = content({
      ...statement,
      resources: statement.resources.map((resource) => (isToken(resource) ? resolve(resource) : resource)),
    });
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
