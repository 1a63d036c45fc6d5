import { TerraformElement, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "../core/address";
import { reportLostInHcl } from "./hcl-output";

/** Settings of a {@link MovedBlock}. */
export interface MovedBlockProps {
  /** Address that the resource has in the live state, such as `aws_lb.main` or `module.web.aws_lb.this[0]`. */
  readonly from: string;
  /** The resource of this program that it is now. */
  readonly to: TerraformResource;
}

/**
 * Tells Terraform that a resource has another address than in the live state, so that it renames it there instead of
 * destroying and making it (Terraform language documentation, "moved Block").
 */
export class MovedBlock extends TerraformElement {
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: MovedBlockProps,
  ) {
    super(scope, id);
    reportLostInHcl(this, "moved", () => [props.from]);
  }

  /** What the stack's JSON has of it, by the name of Terraform's block. */
  public override toTerraform(): Record<string, unknown> {
    const { from, to } = this.props;
    return { moved: [{ from, to: addressOf(to) }] };
  }
}
