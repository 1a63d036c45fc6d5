import type { TerraformElement } from "cdktf";
import type { IConstruct } from "constructs";
import { problem, reportProblems, warnOf } from "../core/problem";

/** What Terraform would do without a block. */
const WITHOUT = {
  import: "make what is there already",
  moved: "destroy what has another address now, and make it again",
  removed: "destroy what it is to forget",
} as const;

const WAY_OUT =
  "leave out --hcl: Terraform reads the JSON output as it is, and cdktf-ecs-logging eject writes HCL that loses nothing";

/**
 * Reports a block that `cdktf synth --hcl` would lose without a word: cdktf's HCL renderer asks elements for
 * `toHclTerraform`, and has no words for an `import` with `for_each` and for `removed` (cdktf 0.21, `terraform-stack.ts`).
 *
 * @param addresses of the resources that the block is about; none where it says nothing
 */
export function reportLostInHcl(
  block: TerraformElement,
  kind: keyof typeof WITHOUT,
  addresses: () => readonly string[],
): void {
  reportProblems(block, () => {
    const got = writesHcl(block) ? addresses() : [];
    if (got.length === 0) return [];
    const rule = `cdktf synth --hcl writes no ${kind} blocks, and without them Terraform would ${WITHOUT[kind]}`;
    return [{ code: "hcl-output", rule, got, fix: WAY_OUT }];
  });
}

/** Points a stack that cdktf writes as HCL to what writes it as a person would. */
export function warnOfHcl(stack: IConstruct): void {
  if (!writesHcl(stack)) return;
  const rule = "cdktf synth --hcl writes JSON and expressions as text, without the constructs' paths";
  warnOf(
    stack,
    problem("hcl-output", rule, "--hcl", "run cdktf-ecs-logging eject, whose files are formatted and lose nothing"),
  );
}

/** Whether cdktf writes HCL: its app says so, or the environment does to a stack. */
export function writesHcl({ node }: IConstruct): boolean {
  return Reflect.get(node.root, "hclOutput") === true || /^(?:true|1)$/.test(process.env["SYNTH_HCL_OUTPUT"] ?? "");
}
