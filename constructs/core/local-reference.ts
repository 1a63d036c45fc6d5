import { ref, TerraformStack, Tokenization, type IResolvable, type IResolveContext } from "cdktf";
import type { IConstruct } from "constructs";
import { TOKEN_TEXT } from "./token";

/** cdktf's class of references, which it does not export. */
const REFERENCE = ref("resource.id").constructor;

/** A text that is one token as a whole. */
const ONE_TOKEN = new RegExp(`^${TOKEN_TEXT}$`);

/** An address and attributes of it: nothing in it is left for cdktf to resolve. */
const ADDRESS = /^[\w-]+(?:\.[\w*-]+)+$/;

/**
 * What cdktf resolves a reference within its own stack to, such as `aws_iam_role.app.arn`, without the thirty regular
 * expressions that it takes for each.
 *
 * @returns `undefined` for all else, above all for a reference to another stack, which makes an output there
 */
export function localReference(token: unknown, scope: IConstruct): string | undefined {
  if (typeof token !== "object" || token?.constructor !== REFERENCE) return undefined;
  const stack = TerraformStack.of(scope);
  // Private in cdktf.
  const { identifier, originStack = stack } = token as {
    readonly identifier?: unknown;
    readonly originStack?: unknown;
  };
  return originStack === stack && typeof identifier === "string" && ADDRESS.test(identifier) ? identifier : undefined;
}

/** A token of ours that knows more than cdktf does of what it holds. */
export abstract class LocalToken implements IResolvable {
  public get creationStack(): string[] {
    return [];
  }

  public abstract resolve(context: IResolveContext): unknown;

  /** What cdktf resolves it to, or `undefined` where it may hold other tokens than references within the stack. */
  public abstract localText(scope: IConstruct): string | undefined;
}

/** The same of a text that is one token as a whole. */
export function localText(text: unknown, scope: IConstruct): string | undefined {
  if (typeof text !== "string" || !ONE_TOKEN.test(text)) return undefined;
  const token = Tokenization.reverseString(text).firstToken;
  if (isLocalToken(token)) return token.localText(scope);
  const reference = localReference(token, scope);
  return reference === undefined ? undefined : `\${${reference}}`;
}

function isLocalToken(token: IResolvable | undefined): token is LocalToken {
  return token !== undefined && "localText" in token;
}
