import { TerraformElement, TerraformOutput, TerraformStack } from "cdktf";
import { deepMerge } from "cdktf/lib/util";
import type { IConstruct } from "constructs";
import { nodeMetadata, resourceJson } from "./resource-json";
import { resolveTokens } from "./resolve";

type Fields = Record<string, unknown>;

/** The elements of a stack, without those of stacks below it. */
export function stackElements(stack: TerraformStack): TerraformElement[] {
  const elements: TerraformElement[] = [];
  const collect = (construct: IConstruct): void => {
    if (TerraformElement.isTerraformElement(construct)) elements.push(construct);
    else if (construct !== stack && TerraformStack.isStack(construct)) return;
    for (const child of construct.node.children) collect(child);
  };
  collect(stack);
  return elements;
}

/**
 * What `TerraformStack.toTerraform` of cdktf returns. That resolves every element for itself, and then all of them together
 * once more, which is of use only to what `addOverride` put in between: here that alone is resolved again.
 *
 * @param overrides what was given to the stack's `addOverride`
 */
export function stackJson(stack: TerraformStack, overrides: Fields): Fields {
  const elements = stackElements(stack);
  const overridden = Object.keys(overrides);
  const metadata: Fields = {
    version: stack.node.tryGetContext("cdktfVersion") as unknown,
    stackName: stack.node.id,
    backend: "local",
    ...(overridden.length > 0 ? { overrides: { stack: overridden } } : {}),
  };
  const outputs: Fields = {};
  const json: Fields = { "//": { metadata, outputs } };
  for (const element of elements) {
    const noted = element.toMetadata() as Fields;
    if (Object.keys(noted).length > 0) deepMerge(metadata, resolveTokens(stack, noted, false));
    if (TerraformOutput.isTerraformOutput(element)) deepMerge(outputs, outputPath(element));
  }
  for (const element of elements) addElement(json, stack, element);
  deepMerge(json, overrides);
  // All the rest is resolved already.
  for (const key of overridden) json[key] = resolveTokens(stack, json[key], false);
  return json;
}

function addElement(json: Fields, stack: TerraformStack, element: TerraformElement): void {
  const plain = resourceJson(element);
  if (plain === undefined) {
    deepMerge(json, resolveTokens(stack, element.toTerraform(), false));
    return;
  }
  const { block, type, name, attributes } = plain;
  const resources = fieldsIn(fieldsIn(json, block), type);
  const resolved = resolveTokens(stack, attributes, false) as Fields;
  // Two on one address are reported as a problem; until then they are merged, as cdktf does.
  resources[name] = Object.hasOwn(resources, name) ? deepMerge(resources[name], resolved) : resolved;
  resolved["//"] = resolveTokens(stack, nodeMetadata(element), false);
}

function fieldsIn(fields: Fields, key: string): Fields {
  return (fields[key] ??= {}) as Fields;
}

/** The construct's path as nested fields, with the output's name at its end. */
function outputPath(output: TerraformOutput): Fields {
  const [last = "", ...path] = output.node.path.split("/").reverse();
  return path.reduce<Fields>((inner, part) => ({ [part]: inner }), { [last]: output.friendlyUniqueId });
}
