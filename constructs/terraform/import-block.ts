import { Fn, TerraformElement, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "../core/address";
import { reportLostInHcl } from "./hcl-output";

/** Settings of an {@link ImportBlock}. */
export interface ImportBlockProps {
  /** The resource of this program that takes over. */
  readonly to: TerraformResource;
  /** What the resource's documentation calls its import id, for example a log group's name. */
  readonly importId: string;
  /**
   * Ids of what is there, from a data source: Terraform imports only if the id is among them, and otherwise makes the
   * resource. Needs Terraform 1.7.
   *
   * @default it must be there, or the plan fails
   */
  readonly ifAmong?: readonly string[];
  /**
   * Keys of the instances of `to`, which has a `for_each`: each that is among `ifAmong` is imported, and is `${each.key}` in
   * `importId`.
   *
   * @default `to` has one instance
   */
  readonly instances?: readonly string[];
  /** What the resource is called there, for example its ARN. @default `importId` */
  readonly listedAs?: string;
}

/**
 * Has Terraform take over what is there already, instead of making it again (Terraform language documentation, "import
 * Block"; Terraform 1.5). When the state holds the resource, it does nothing, so it may stay for ever.
 */
export class ImportBlock extends TerraformElement {
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: ImportBlockProps,
  ) {
    super(scope, id);
    reportLostInHcl(this, "import", () => [addressOf(props.to)]);
  }

  /** What the stack's JSON has of it, by the name of Terraform's block. */
  public override toTerraform(): Record<string, unknown> {
    const { to, importId, ifAmong, listedAs, instances } = this.props;
    const target = addressOf(to);
    if (ifAmong === undefined) return { import: [{ to: target, id: importId }] };
    if (instances !== undefined) {
      const forEach = Fn.setintersection([...ifAmong], [[...instances]]);
      return { import: [{ for_each: forEach, to: `${target}[each.key]`, id: importId }] };
    }
    // cdktf's own `importFrom` knows no `for_each`.
    const forEach = Fn.setintersection([...ifAmong], [[listedAs ?? importId]]);
    return { import: [{ for_each: forEach, to: target, id: listedAs === undefined ? "${each.value}" : importId }] };
  }
}
