import { TerraformElement, type TerraformLocal, type TerraformModule, type TerraformVariable } from "cdktf";

// Not by `instanceof`: a program may hold two copies of the framework, its own under an alias and that of the bindings.

/** Whether something is a Terraform variable. */
export function isVariable(value: unknown): value is TerraformVariable {
  return isOf(value, "var");
}

/** Whether something is a call of a module. */
export function isModule(value: unknown): value is TerraformModule {
  return isOf(value, "module");
}

/** Whether something is a local value. */
export function isLocal(value: unknown): value is TerraformLocal {
  return isOf(value, "local");
}

function isOf(value: unknown, kind: string): boolean {
  // Private in cdktf: what a reference to the element begins with.
  return TerraformElement.isTerraformElement(value) && Reflect.get(value, "_elementType") === kind;
}
