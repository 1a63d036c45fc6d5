import { TerraformResource, type TerraformElement } from "cdktf";
import { arnProblems, parseArn } from "./arn";
import { ARN_ARGUMENTS, type ArnArgument } from "./arn-arguments";
import type { Problem } from "./problem";
import type { ProblemCode } from "./problem-code";
import { knownRegion } from "./region";
import { FINE, type Verdict } from "./verdict";

/** What may be right after all. */
const DOUBTFUL: ProblemCode = "arn-region-unusual";

/** What is wrong with the ARNs in a resource's arguments, whoever wrote it: also resources of plain cdktf count. */
export function arnArgumentVerdict(element: TerraformElement): Verdict {
  if (!TerraformResource.isTerraformResource(element)) return FINE;
  const resourceArguments = ARN_ARGUMENTS[element.terraformResourceType];
  if (resourceArguments === undefined) return FINE;
  const found = Object.entries(resourceArguments).flatMap(([path, argument]) => {
    const [name = "", ...inner] = path.split(".");
    const values = textsAt(Reflect.get(element, `${name}Input`), inner);
    return values.flatMap((value) => argumentProblems(element, path, argument, value));
  });
  return {
    problems: found.filter(({ code }) => code !== DOUBTFUL),
    warnings: found.filter(({ code }) => code === DOUBTFUL),
  };
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
