import { TerraformBackend, TerraformDataSource, TerraformElement, TerraformOutput, TerraformResource } from "cdktf";
import { TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { explainAt, problem, reportProblems } from "../core/problem";
import { isLocal, isModule, isVariable } from "../core/element-kind";
import { isWithinStack } from "../core/local-reference";
import { addressName, addressProblems, type AddressedElement } from "../core/address";
import { statesProvedProvider, stateProvedProvider } from "../core/required-provider";
import { resourceJson } from "../core/resource-json";
import { resolveTokens } from "../core/resolve";
import { addBackend } from "./backend";
import { warnOfHcl } from "./hcl-output";
import { ReadableStackSynthesizer } from "./stack-synthesizer";
import { stackElements, stackJson } from "../core/stack-json";

/** What the names of cdktf's outputs for other stacks begin with. */
const SHOWN = "cross-stack-output-";

/**
 * A stack whose Terraform addresses are the construct path without a hash: `new Role(stack, "worker")` becomes
 * `aws_iam_role.worker`. Addresses are a contract with the live state: two elements on one address, or a name that
 * Terraform would refuse, fail the synthesis.
 */
export class ReadableStack extends TerraformStack {
  /** Names of the outputs that other stacks read, and what each shows. */
  private readonly shown = new Map<string, string>();

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    statesProvedProvider(this);
    this.synthesizer = new ReadableStackSynthesizer(this, this.synthesizer);
    warnOfHcl(this);
    reportProblems(this, () => addressProblems(this.addressedElements()));
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { scopes } = TerraformElement.isTerraformElement(element) ? element.node : element;
    const name = addressName(scopes.slice(scopes.indexOf(this) + 1).map((scope) => scope.node.id));
    return name.startsWith(SHOWN) ? this.shownName(name) : name;
  }

  /** cdktf names what one stack shows another after a whole reference, which is no Terraform name. */
  private shownName(reference: string): string {
    const name = reference.replace(/[^\w-]/g, "-");
    const before = this.shown.get(name) ?? reference;
    if (before !== reference) {
      const [one, other] = [before, reference].map((each) => each.slice(SHOWN.length));
      const rule = "what other stacks read has a name of its own";
      const same = problem("address-collision", rule, name, `rename what ${one} or ${other} belongs to`);
      throw new Error(`[${this.node.path}] ${explainAt(this, same)}`);
    }
    this.shown.set(name, reference);
    return name;
  }

  /** Without a backend, the state is a file beside the project, by a relative path: the same bytes on any machine. */
  public override ensureBackendExists(): TerraformBackend {
    return this.backendAmong(stackElements(this));
  }

  /**
   * Lets references to other stacks make the outputs and remote states that they need, and lazy values what they make, as cdktf
   * does, but faster.
   */
  public override prepareStack(): void {
    const elements = stackElements(this);
    this.backendAmong(elements);
    for (const element of elements) {
      const json: unknown = resourceJson(element)?.attributes ?? element.toTerraform();
      if (!isWithinStack(json, this)) resolveTokens(this, json, true);
    }
  }

  /** The stack's Terraform JSON: cdktf's, but faster. */
  public override toTerraform(): Record<string, unknown> {
    stateProvedProvider(this);
    return stackJson(this, Reflect.get(this, "rawOverrides")); // private in cdktf
  }

  /** The stack's HCL, which `cdktf synth --hcl` writes. */
  public override toHclTerraform(): ReturnType<TerraformStack["toHclTerraform"]> {
    stateProvedProvider(this);
    return super.toHclTerraform();
  }

  private backendAmong(elements: readonly TerraformElement[]): TerraformBackend {
    return elements.find((element) => TerraformBackend.isBackend(element)) ?? addBackend(this, { type: "local" });
  }

  private addressedElements(): AddressedElement[] {
    return stackElements(this).flatMap((element) => {
      const type = elementType(element);
      return type === undefined ? [] : [{ type, name: element.friendlyUniqueId, node: element.node }];
    });
  }
}

function elementType(element: unknown): string | undefined {
  if (TerraformResource.isTerraformResource(element)) return element.terraformResourceType;
  if (TerraformDataSource.isTerraformDataSource(element)) return `data.${element.terraformResourceType}`;
  if (isModule(element)) return "module";
  if (isVariable(element)) return "var";
  if (isLocal(element)) return "local";
  if (TerraformOutput.isTerraformOutput(element)) return "output";
  return undefined;
}
