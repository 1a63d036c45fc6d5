import { readSettings } from "../settings/settings";
import { UniversityStack } from "../stacks/university";
import { addressesOf, synthesizeStack, type SynthesizedStack, type TerraformJson } from "./synthesized-stack";

/** Synthesizes stack university under settings as they are in `cdktf.json`. */
export function synthUniversity(settings: object = {}): SynthesizedStack {
  return synthesizeStack((scope) => new UniversityStack(scope, "university", readSettings(settings)));
}

let original: readonly string[] | undefined;

/** Addresses that stack university has by its switches alone. */
export function addedAddresses(json: TerraformJson): string[] {
  const known = (original ??= addressesOf(synthUniversity().json));
  return addressesOf(json).filter((address) => !known.includes(address));
}
