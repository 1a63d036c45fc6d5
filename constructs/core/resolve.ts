import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { localText } from "./local-reference";
import { isPlain } from "./plain";
import { isUnusualKey, mayBeNumberToken, mayHoldToken } from "./token";

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/**
 * What cdktf's `Tokenization.resolve` returns, for a fraction of its cost: that makes a context with closures for every key
 * and value, though almost all of them are what they are. Here only what may hold a token is handed to it.
 *
 * @param preparing whether references to other stacks are to be made known to them
 * @throws what cdktf throws, in its words
 */
export function resolveTokens(scope: IConstruct, value: unknown, preparing: boolean): unknown {
  if (typeof value === "string" && !mayHoldToken(value)) return value;
  const resolve = (part: unknown): unknown => Tokenization.resolve(part, { scope, resolver: RESOLVER, preparing });
  const resolvePart = (part: unknown): unknown => {
    const local = localText(part, scope);
    return local === undefined || mayHoldToken(local) ? resolve(part) : local;
  };
  try {
    return copy(value, resolvePart);
  } catch {
    return resolve(value); // its own error then says where
  }
}

function copy(value: unknown, resolve: (part: unknown) => unknown): unknown {
  switch (typeof value) {
    case "string":
      return mayHoldToken(value) ? resolve(value) : value;
    case "number":
      return mayBeNumberToken(value) ? resolve(value) : value;
    case "object":
      if (value === null) return value;
      if (Array.isArray(value)) return copyList(value, resolve);
      return isPlain(value) && typeof value["resolve"] !== "function" ? copyFields(value, resolve) : resolve(value);
    case "boolean":
    case "undefined":
      return value;
    default:
      return resolve(value);
  }
}

function copyList(list: readonly unknown[], resolve: (part: unknown) => unknown): unknown {
  // A list in place of a token holds that alone.
  if (list.some(mayStandForList)) return resolve(list);
  return list.map((item) => copy(item, resolve)).filter((item) => item !== undefined);
}

function copyFields(fields: Readonly<Record<string, unknown>>, resolve: (part: unknown) => unknown): unknown {
  const copied: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    if (isUnusualKey(key)) return resolve(fields);
    const value = copy(fields[key], resolve);
    if (value !== undefined) copied[key] = value;
  }
  return copied;
}

function mayStandForList(item: unknown): boolean {
  return typeof item === "string" ? item.includes("#{TfToken[") : typeof item === "number" && mayBeNumberToken(item);
}
