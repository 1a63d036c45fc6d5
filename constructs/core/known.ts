import type { IResolvable } from "cdktf";
import { isToken } from "./token";

/** The value, if it is known at synthesis; tokens and absent values are `undefined`, so that no rule judges them. */
export function known<T extends string | number | boolean>(value: T | IResolvable | undefined): T | undefined {
  return value === undefined || isToken(value) ? undefined : (value as T);
}
