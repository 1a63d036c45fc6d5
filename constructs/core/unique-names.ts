import { TerraformResource, type TerraformElement, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { Problem } from "./problem";
import { resolveTokens } from "./resolve";
import { UNIQUE_RESOURCES, type UniqueResource } from "./unique-resources";

interface Claim {
  readonly unique: UniqueResource;
  readonly resource: TerraformResource;
  readonly name: string;
}

/**
 * Whatever the stack makes twice, whoever wrote it: also resources of plain cdktf count. Names that Terraform fills in are
 * the same where they are the same expression.
 */
export function uniqueNameProblems(stack: TerraformStack, elements: readonly TerraformElement[]): Problem[] {
  const byName = new Map<string, Claim[]>();
  for (const element of elements) {
    const claim = claimOf(stack, element);
    if (claim === undefined) continue;
    const { resource, name } = claim;
    const { kind = resource.terraformResourceType, ignoresCase } = claim.unique;
    const key = `${kind} ${ignoresCase ? name.toLowerCase() : name}`;
    const claims = byName.get(key);
    if (claims) claims.push(claim);
    else byName.set(key, [claim]);
  }
  return [...byName.values()].flatMap((claims) => (claims.length === 1 ? [] : twice(stack, claims)));
}

/** Of claims to one name, those that are to one scope too. That is looked at here alone, since a scope is mostly a token. */
function twice(stack: TerraformStack, claims: readonly Claim[]): Problem[] {
  const byScope = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const { resource, name } = claim;
    const { by, what } = claim.unique;
    const scope = by.slice(1).map((argument) => textOf(stack, resource, argument));
    if (scope.includes(undefined)) return [];
    // The same name may be in several regions, which a provider may say, or from version 6 of it the resource itself.
    const key = JSON.stringify([resource.provider?.fqn, textOf(stack, resource, "region"), ...scope]);
    const first = byScope.get(key);
    byScope.set(key, first ?? claim);
    if (first === undefined) return [];
    return [
      {
        code: "duplicate-name",
        rule: `${what} belongs to one construct (here ${pathOf(first)} and ${pathOf(claim)}): ${consequence(first.unique)}`,
        got: first.name === name ? name : `${first.name} and ${name}`,
        fix: "give one of the two another, or use the one for both",
      },
    ];
  });
}

function consequence({ second, ignoresCase }: UniqueResource): string {
  if (second === "same") return "AWS has only one, and each would overwrite the other";
  return `AWS refuses the second${ignoresCase ? ", in whatever case it is written" : ""}`;
}

function claimOf(stack: TerraformStack, element: IConstruct): Claim | undefined {
  if (!TerraformResource.isTerraformResource(element)) return undefined;
  const unique = UNIQUE_RESOURCES[element.terraformResourceType];
  // Of several, or of none, each may have a name of its own.
  if (unique === undefined || element.count !== undefined || element.forEach !== undefined) return undefined;
  const name = textOf(stack, element, unique.by[0]);
  return name === undefined ? undefined : { unique, resource: element, name };
}

/** An argument as Terraform will read it; `undefined` where it is absent, or another one for each instance. */
function textOf(stack: TerraformStack, resource: TerraformResource, argument: string): string | undefined {
  const given: unknown = Reflect.get(resource, `${argument}Input`);
  const overridden: unknown = Reflect.get(Reflect.get(resource, "rawOverrides") as object, snakeCase(argument));
  const value = resolveTokens(stack, overridden ?? given, false);
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  return text.includes("${") && /\b(each|count)\.\w/.test(text) ? undefined : text;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The path of the construct that a user wrote. */
function pathOf({ resource }: Claim): string {
  return resource.node.path.replace(/\/Resource$/, "");
}
