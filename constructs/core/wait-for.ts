import { Lazy, TerraformStack, type TerraformModule, type TerraformResource } from "cdktf";
import { addressOf } from "./address";

/**
 * Lets a resource wait for others that it does not refer to (`depends_on`), as they are known when the program is complete.
 * Those of other stacks are left out: a plan knows only its own.
 */
export function waitFor(
  resource: TerraformResource,
  find: () => readonly (TerraformResource | TerraformModule)[],
): void {
  const addresses = (): string[] | undefined => {
    const here = find().filter((other) => TerraformStack.of(other) === TerraformStack.of(resource));
    const found = here.map(addressOf);
    return found.length === 0 ? undefined : [...new Set(found)].sort();
  };
  resource.dependsOn = Lazy.listValue({ produce: addresses });
}
