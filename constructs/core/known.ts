import type { IResolvable } from "cdktf";
import { isToken } from "./token";

/**
 * The value, if it is known at synthesis; tokens and absent values are `undefined`, so that no rule judges them. Nor are
 * `NaN` and infinity judged by any rule but the one that constructs have in common, `finiteProblems`.
 */
export function known<T extends string | number | boolean>(value: T | IResolvable | undefined): T | undefined {
  if (value === undefined || isToken(value)) return undefined;
  return typeof value === "number" && !Number.isFinite(value) ? undefined : (value as T);
}

/** The texts of a list that are known at synthesis: none of a list that Terraform fills in as a whole. */
export function knownItems(list: readonly string[] | undefined): string[] {
  return list === undefined || isToken(list) ? [] : list.flatMap((text) => known(text) ?? []);
}
