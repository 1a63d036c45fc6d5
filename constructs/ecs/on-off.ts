import { Token } from "cdktf";
import { isToken } from "../core/token";

/** A flag in the ECS API's words; what only Terraform knows is such a word already. */
export function onOff(on: boolean): string;
/** A flag in the ECS API's words, where there is one. */
export function onOff(on: boolean | undefined): string | undefined;
export function onOff(on: boolean | undefined): string | undefined {
  if (on === undefined) return undefined;
  return isToken(on) ? Token.asString(on) : on ? "ENABLED" : "DISABLED";
}
