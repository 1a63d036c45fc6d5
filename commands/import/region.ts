import { REGION } from "../../settings/region";
import { type Code, construct, name, object, value } from "./code";
import { cdktf } from "./doors";
import type { Variables } from "./names";
import type { Statement } from "./program";
import type { Scopes } from "./scopes";
import type { Source, SourceResource } from "./source";

/** The region that the source names most often, otherwise a variable; none for a directory, whose own provider has it. */
export function regionCode(
  source: Source,
  variables: Variables,
  scopes: Scopes,
): { readonly code?: Code; readonly statements: readonly Statement[] } {
  const region = regionOf(source);
  if (region !== undefined) return { code: value(region), statements: [] };
  if (source.host !== undefined) return { statements: [] };
  const variable = variables.add("region", "Variable");
  const options = object({ type: value("string"), description: value("Region of AWS") });
  const made = construct(cdktf("TerraformVariable"), [scopes.of("region"), value("region"), options]);
  return { code: name(`${variable}.stringValue`), statements: [{ variable, code: made }] };
}

/** Resources without the region that the provider (from version 6 on) fills in with its own. */
export function withoutRegions(source: Source): readonly SourceResource[] {
  const own = regionOf(source);
  return source.resources.map((resource) => {
    const { region, ...values } = resource.values;
    return source.host !== undefined || region === own ? { ...resource, values } : resource;
  });
}

function regionOf({ resources }: Source): string | undefined {
  const text = JSON.stringify(resources.map(({ api, values }) => [api, values]));
  const counts = new Map<string, number>();
  for (const [, arn, option] of text.matchAll(
    /arn:aws[\w-]*:[a-z0-9-]+:([a-z0-9-]+):\d{12}:|"awslogs-region":"([^"]*)"/g,
  )) {
    const region = arn ?? option ?? "";
    if (REGION.pattern.test(region)) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}
