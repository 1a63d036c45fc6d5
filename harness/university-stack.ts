import { readSettings } from "../settings/settings";
import { UniversityStack } from "../stacks/university";
import { synthesizeStack, type SynthesizedStack } from "./synthesized-stack";

/** Synthesizes stack university under settings as they are in `cdktf.json`. */
export function synthUniversity(settings: object = {}): SynthesizedStack {
  return synthesizeStack((scope) => new UniversityStack(scope, "university", readSettings(settings)));
}
