import { Fn, Token } from "cdktf";
import { isToken } from "../core/token";

/** Partitions besides `aws`, by what their regions begin with (AWS general reference, "AWS service endpoints"). */
const PARTITIONS: Readonly<Record<string, string>> = {
  "cn-": "aws-cn",
  "us-gov-": "aws-us-gov",
  "us-iso-": "aws-iso",
  "us-isob-": "aws-iso-b",
  "eu-isoe-": "aws-iso-e",
  "us-isof-": "aws-iso-f",
  "eusc-": "aws-eusc",
};

/** One expression for each region: two statements that say the same are then one. */
const expressions = new Map<string, string>();

/**
 * The partition of a region, as ARNs begin with it.
 *
 * @param region may be known only at plan time; Terraform then decides among the partitions that everyone can use
 */
export function partitionOf(region: string): string {
  if (isToken(region)) {
    const expression = expressions.get(region) ?? atPlanTime(region, ["cn-", "us-gov-"]);
    expressions.set(region, expression);
    return expression;
  }
  return Object.entries(PARTITIONS).find(([start]) => region.startsWith(start))?.[1] ?? "aws";
}

function atPlanTime(region: string, [start, ...others]: readonly string[]): string {
  if (start === undefined) return "aws";
  return Token.asString(Fn.conditional(Fn.startswith(region, start), PARTITIONS[start], atPlanTime(region, others)));
}
