import type { TerraformModule, TerraformResource } from "cdktf";
import type { Problem } from "./problem";

/** Construct ids that carry no meaning of their own and leave no trace in an address. */
const SILENT_IDS: ReadonlySet<string> = new Set(["Resource", "Default"]);

/** Terraform identifier (Terraform language, "Identifiers"): a letter or `_` first, then letters, digits, `_`, `-`. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * The Terraform name of an element: its construct ids below the stack, joined with `_`, no hash. `Resource` and
 * `Default` are dropped, so that a construct may name its main resource without repeating itself.
 *
 * @param ids construct ids from below the stack down to the element
 */
export function addressName(ids: readonly string[]): string {
  return ids.filter((id) => !SILENT_IDS.has(id)).join("_");
}

/** The address of a resource, or of a module, in its stack: `aws_iam_role.app`, `module.vpc`. */
export function addressOf(element: TerraformResource | TerraformModule): string {
  const type = "terraformResourceType" in element ? element.terraformResourceType : "module";
  return `${type}.${element.friendlyUniqueId}`;
}

/** An element of a stack as Terraform sees it. */
export interface AddressedElement {
  /** Everything in front of the name: `aws_iam_role`, `data.aws_ecr_image`, `module`, `var`, `local`, `output`. */
  readonly type: string;
  readonly name: string;
  /** The construct's node, whose path is for the error. */
  readonly node: { readonly path: string };
}

/** Names that are no Terraform identifiers, and addresses that two elements claim. */
export function addressProblems(elements: readonly AddressedElement[]): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, AddressedElement["node"]>();
  for (const { type, name, node } of elements) {
    const address = `${type}.${name}`;
    if (!IDENTIFIER.test(name)) {
      problems.push({
        code: "address-identifier",
        rule: `a Terraform name starts with a letter or _ and holds letters, digits, _ and - only (construct ${node.path})`,
        got: name,
        fix: "rename the construct's id",
      });
    }
    const owner = owners.get(address);
    if (owner === undefined) {
      owners.set(address, node);
    } else {
      problems.push({
        code: "address-collision",
        rule: `a Terraform address belongs to one construct (here ${owner.path} and ${node.path})`,
        got: address,
        fix: "give one of the two constructs another id",
      });
    }
  }
  return problems;
}
