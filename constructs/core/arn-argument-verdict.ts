import { TerraformResource, type TerraformElement } from "cdktf";
import { arnProblems, parseArn } from "./arn";
import { ARN_ARGUMENTS, type ArnArgument } from "./arn-arguments";
import type { Problem } from "./problem";
import type { ProblemCode } from "./problem-code";
import { knownRegion } from "./region";
import { verdict, type Verdict } from "./verdict";

/** What may be right after all. */
const DOUBTFUL: ProblemCode = "arn-region-unusual";

/** By Terraform's type: the attribute of the resource's construct, and the way from there into its blocks. */
const ARGUMENTS = new Map(
  Object.entries(ARN_ARGUMENTS).map(([type, paths]) => [
    type,
    Object.entries(paths).map(([path, argument]) => {
      const [name = "", ...inner] = path.split(".");
      return { path, input: `${name}Input`, inner, argument };
    }),
  ]),
);

/** What is wrong with the ARNs in the arguments of resources, whoever wrote them: also resources of plain cdktf count. */
export function arnArgumentVerdict(elements: readonly TerraformElement[]): Verdict {
  const found = elements.flatMap((element) =>
    TerraformResource.isTerraformResource(element) ? resourceProblems(element) : [],
  );
  return verdict(
    found.filter(({ code }) => code !== DOUBTFUL),
    found.filter(({ code }) => code === DOUBTFUL),
  );
}

function resourceProblems(resource: TerraformResource): Problem[] {
  const problems: Problem[] = [];
  for (const { path, input, inner, argument } of ARGUMENTS.get(resource.terraformResourceType) ?? []) {
    for (const text of textsAt(Reflect.get(resource, input), inner))
      problems.push(...argumentProblems(resource, path, argument, text));
  }
  return problems;
}

function argumentProblems(
  resource: TerraformResource,
  path: string,
  { kinds = [], here = [], probablyHere = [] }: ArnArgument,
  value: string,
): Problem[] {
  // A name, an id, or what a rule of the construct itself judges.
  if (!value.startsWith("arn:")) return [];
  const what = `${path} of ${resource.node.path.replace(/\/Resource$/, "")}`;
  const service = parseArn(value)?.service ?? "";
  const sameRegion = here.includes(service) || (probablyHere.includes(service) && "probably");
  return arnProblems(value, { what, kinds, region: knownRegion(resource), sameRegion });
}

/** The texts of an argument: itself, the items of a list, or what is in blocks. */
function textsAt(value: unknown, [name, ...inner]: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, name === undefined ? [] : [name, ...inner]));
  if (name === undefined) return typeof value === "string" ? [value] : [];
  return typeof value === "object" && value !== null ? textsAt(Reflect.get(value, name), inner) : [];
}
