import { Token } from "cdktf";
import { isToken } from "../core/token";

/** A flag in the ECS API's words; what only Terraform knows is such a word already. */
export function onOff(on: boolean): string {
  return isToken(on) ? Token.asString(on) : on ? "ENABLED" : "DISABLED";
}
