import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Testing, type TerraformStack } from "cdktf";
import { RootConstruct, type Construct } from "constructs";
import { withoutCreationStacks } from "../constructs/core/creation-stacks";
import { ReadableStack } from "../constructs/terraform";

type Block = Readonly<Record<string, unknown>>;
type Named<T> = Readonly<Record<string, T>>;

/** A stack's Terraform JSON, without cdktf's own metadata. */
export interface TerraformJson {
  readonly resource?: Named<Named<Block>>;
  readonly data?: Named<Named<Block>>;
  readonly module?: Named<Block>;
  readonly variable?: Named<Block>;
  readonly output?: Named<Block>;
  readonly provider?: Named<readonly Block[]>;
  readonly terraform?: Block;
}

/** A synthesized stack: `text` for cdktf's matchers (`toHaveResource`), `json` to look into. */
export interface SynthesizedStack {
  readonly text: string;
  readonly json: TerraformJson;
}

/**
 * Synthesizes a stack in memory, with all its validations.
 *
 * @param create makes the stack in the scope that it is given
 * @throws Error with the broken rules
 */
export function synthesizeStack(create: (scope: Construct) => TerraformStack): SynthesizedStack {
  const text = withoutCreationStacks(() => Testing.synth(create(new RootConstruct()), true));
  return { text, json: JSON.parse(text) as TerraformJson };
}

/**
 * Synthesizes what is added to a readable stack that has a provider in region eu-west-3.
 *
 * @throws Error with the broken rules
 */
export function synth(add: (stack: ReadableStack) => void): SynthesizedStack {
  return synthesizeStack((scope) => {
    const stack = new ReadableStack(scope, "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    add(stack);
    return stack;
  });
}

/** Everything in the stack that has an address (`aws_lb.alb`, `data.…`, `module.…`, `var.…`, `output.…`), sorted. */
export function addressesOf({ resource = {}, data = {}, module, variable, output }: TerraformJson): string[] {
  const names = (prefix: string, named: Named<unknown> = {}) => Object.keys(named).map((name) => `${prefix}.${name}`);
  return [
    ...Object.entries(resource).flatMap(([type, named]) => names(type, named)),
    ...Object.entries(data).flatMap(([type, named]) => names(`data.${type}`, named)),
    ...names("module", module),
    ...names("var", variable),
    ...names("output", output),
  ].sort();
}
