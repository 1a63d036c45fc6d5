import { readSettings } from "../settings/settings";
import { UniversityStack } from "../stacks/university";
import { addressesOf, synthesizeStack, type SynthesizedStack, type TerraformJson } from "./synthesized-stack";

/** What the stack is, by its settings: many tests look at the same. */
const synthesized = new Map<string, string>();

/** Synthesizes stack university, once, under settings as they are in `cdktf.json`. */
export function synthUniversity(settings: object = {}): SynthesizedStack {
  const key = JSON.stringify(settings);
  const text = synthesized.get(key) ?? synthesize(settings);
  synthesized.set(key, text);
  return { text, json: JSON.parse(text) as TerraformJson };
}

function synthesize(settings: object): string {
  return synthesizeStack((scope) => new UniversityStack(scope, "university", readSettings(settings))).text;
}

let original: readonly string[] | undefined;

/** Addresses that stack university has by its switches alone. */
export function addedAddresses(json: TerraformJson): string[] {
  const known = (original ??= addressesOf(synthUniversity().json));
  return addressesOf(json).filter((address) => !known.includes(address));
}
