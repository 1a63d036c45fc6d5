import { stripVTControlCharacters } from "node:util";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";

/** A stack of plain cdktf, with none of the project's constructs, and a variable `env`. */
export function plainStack(build: (stack: TerraformStack, env: TerraformVariable) => unknown): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "plain");
  build(stack, new TerraformVariable(stack, "env", { type: "string" }));
  return stack;
}

/** What a matcher says when it fails, without colours. */
export function failure(matcher: () => void): string {
  try {
    matcher();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  return "it passed";
}
