import { TerraformElement, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { reportProblems } from "../core/problem";
import { addressName } from "../core/address";
import { reportLostInHcl } from "./hcl-output";

/** Settings of a {@link MovedConstruct}. */
export interface MovedConstructProps {
  /** The construct that has another id now, in a `ReadableStack`. */
  readonly construct: Construct;
  /** The id that it had, in the same place. */
  readonly previousId: string;
}

interface MovedAddress {
  readonly from: string;
  readonly to: string;
}

/**
 * Tells Terraform that a construct has another id than in the live state, so that it renames its resources there instead of
 * destroying and making them (Terraform language documentation, "moved Block"). Where the state does not know them, it
 * does nothing; it may go when all states have been applied.
 */
export class MovedConstruct extends TerraformElement {
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: MovedConstructProps,
  ) {
    super(scope, id);
    reportLostInHcl(this, "moved", () => this.movedBlocks().map(({ from }) => from));
    reportProblems(this, () => {
      if (this.movedBlocks().length > 0) return [];
      const rule = `construct ${props.construct.node.path} holds resources whose addresses contain its id, which must differ from previousId`;
      return [{ code: "moved-construct", rule, got: props.previousId, fix: "correct previousId, or leave this out" }];
    });
  }

  /** What the stack's JSON has of it, by the name of Terraform's block. */
  public override toTerraform(): Record<string, unknown> {
    return { moved: this.movedBlocks() };
  }

  private movedBlocks(): MovedAddress[] {
    const resources = this.props.construct.node.findAll().filter((each) => TerraformResource.isTerraformResource(each));
    return resources.flatMap((resource) => this.movedBlock(resource));
  }

  /** None for a resource whose address the id is no part of. */
  private movedBlock(resource: TerraformResource): MovedAddress[] {
    const { construct, previousId } = this.props;
    const scopes = resource.node.scopes.slice(resource.node.scopes.indexOf(this.cdktfStack) + 1);
    const name = addressName(scopes.map((scope) => scope.node.id));
    const previous = addressName(scopes.map((scope) => (scope === construct ? previousId : scope.node.id)));
    if (resource.friendlyUniqueId !== name || previous === name) return [];
    const type = resource.terraformResourceType;
    return [{ from: `${type}.${previous}`, to: `${type}.${name}` }];
  }
}
