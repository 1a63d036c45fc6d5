import type { Construct } from "constructs";
import { LogGroup } from "../constructs/logs/log-group";
import type { LogGroupClass } from "../constructs/logs/log-group-rules";
import { synth, type TerraformJson } from "./synthesized-stack";

/** A stack with a log group, `app`, and what is added to it. */
export function synthWithGroup(
  add: (stack: Construct, group: LogGroup) => void,
  logGroupClass?: LogGroupClass,
): TerraformJson {
  return synth((stack) => add(stack, new LogGroup(stack, "app", { name: "app", logGroupClass }))).json;
}
