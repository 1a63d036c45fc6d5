import { RemovedBlock, type ReadableStack } from "../../../constructs/terraform";
import type { Feature } from "../system";
import type { Measure } from "./measure";

/** Has Terraform forget what the program no longer makes, without destroying it. */
export function forget(stack: ReadableStack, address: string): void {
  new RemovedBlock(stack, `forget_${address.replace(/\W/g, "_")}`, address);
}

/** What is left of a measure that is turned off: Terraform forgets what holds people's data, or is needed to read it. */
export function left(name: string, { forgets = [] }: Measure): Feature {
  return {
    name,
    beside: ({ stack }) => {
      for (const address of forgets) forget(stack, address);
    },
  };
}
