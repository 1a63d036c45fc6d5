import { ref, TerraformStack, Tokenization, type IResolvable, type IResolveContext } from "cdktf";
import type { IConstruct } from "constructs";
import { isPlain } from "./plain";
import { isUnusualKey, mayBeNumberToken, mayHoldToken, TOKEN, TOKEN_TEXT } from "./token";

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

  /** See the function of this name. */
  public abstract isWithinStack(scope: IConstruct): boolean;

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

/**
 * Whether a value, at any depth, holds no other tokens than references within the stack: to resolve it makes nothing known to
 * another stack, and runs nothing of the program's.
 */
export function isWithinStack(value: unknown, scope: IConstruct): boolean {
  switch (typeof value) {
    case "string":
      return !mayHoldToken(value) || value.split(TOKEN).every((part, index) => isPartWithinStack(part, index, scope));
    case "number":
      return !mayBeNumberToken(value);
    case "object":
      if (value === null) return true;
      if (Array.isArray(value)) return value.every((item) => isWithinStack(item, scope));
      if (!isPlain(value) || typeof value["resolve"] === "function") return false;
      return Object.keys(value).every((key) => !isUnusualKey(key) && isWithinStack(value[key], scope));
    case "boolean":
    case "undefined":
      return true;
    default:
      return false;
  }
}

/** @param index odd where the part is a token */
function isPartWithinStack(part: string, index: number, scope: IConstruct): boolean {
  if (index % 2 === 0) return !mayHoldToken(part);
  const token = Tokenization.reverseString(part).firstToken;
  return isLocalToken(token) ? token.isWithinStack(scope) : localReference(token, scope) !== undefined;
}
