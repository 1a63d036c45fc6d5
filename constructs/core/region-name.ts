import { problem, type Problem } from "./problem";
import { isReference } from "./token";

/** The form of a region's name, in every partition: `eu-west-3`, `us-gov-east-1`, `eusc-de-east-1`. */
export const REGION_TEXT = String.raw`[a-z]{2,4}(?:-[a-z]+)+-\d`;

/** A region's name. */
export const REGION = new RegExp(`^${REGION_TEXT}$`);

/** Whether texts are names of regions, such as `eu-west-3`: AWS goes on adding some; what is absent, or known only at plan time, passes. */
export function regionProblems(...regions: readonly (string | undefined)[]): Problem[] {
  return regions.flatMap((region) => {
    if (region === undefined || isReference(region) || REGION.test(region)) return [];
    return [problem("region", "a region is given by its name", region, "write it like 'eu-west-3'")];
  });
}
