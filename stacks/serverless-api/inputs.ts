import { TerraformVariable } from "cdktf";
import type { System } from "../university/system";

/** A text that stack `university` knows. */
export function textInput({ stack }: System, id: string, description: string): string {
  return new TerraformVariable(stack, id, { type: "string", description }).stringValue;
}

/** Several such texts. */
export function listInput({ stack }: System, id: string, description: string): string[] {
  return new TerraformVariable(stack, id, { type: "list(string)", description }).listValue;
}
