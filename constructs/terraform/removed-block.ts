import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { reportLostInHcl } from "./hcl-output";

/**
 * Has Terraform forget a resource that the program no longer makes, without destroying it (Terraform language
 * documentation, "removed Block"; Terraform 1.7). A state that does not hold the resource is left as it is.
 */
export class RemovedBlock extends TerraformElement {
  /** @param address of the resource in the live state, such as `aws_iam_policy_attachment.logs` */
  public constructor(
    scope: Construct,
    id: string,
    private readonly address: string,
  ) {
    super(scope, id);
    reportLostInHcl(this, "removed", () => [address]);
  }

  /** What the stack's JSON has of it, by the name of Terraform's block. */
  public override toTerraform(): Record<string, unknown> {
    return { removed: [{ from: this.address, lifecycle: { destroy: false } }] };
  }
}
