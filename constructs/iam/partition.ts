import { Fn, Token } from "cdktf";
import { PARTITIONS, partitionOfRegion } from "../core/partitions";
import { regionAt } from "../core/region";
import { isToken } from "../core/token";

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
  return partitionOfRegion(region);
}

/**
 * The partition that a construct's resources are in, as far as the stack's AWS provider says its region; otherwise `aws`.
 *
 * @param place a construct, or what else can be granted something
 */
export function partitionAt(place: object): string {
  const region = regionAt(place);
  return region === undefined ? "aws" : partitionOf(region);
}

/**
 * An AWS service of one region as a principal. China's has an ending of its own (Amazon Web Services in China, "Getting
 * started", "ARNs and endpoints").
 */
export function regionalPrincipal(service: string, region: string): string {
  const [global, china] = [`${service}.${region}.amazonaws.com`, `${service}.${region}.amazonaws.com.cn`];
  if (isToken(region)) return Token.asString(Fn.conditional(Fn.startswith(region, "cn-"), china, global));
  return partitionOf(region) === "aws-cn" ? china : global;
}

function atPlanTime(region: string, [start, ...others]: readonly string[]): string {
  if (start === undefined) return "aws";
  return Token.asString(Fn.conditional(Fn.startswith(region, start), PARTITIONS[start], atPlanTime(region, others)));
}
