import { Fn, Op, Token, type Precondition, type TerraformResourceLifecycle } from "cdktf";
import { namePreconditions } from "../core/name-precondition";
import { isToken } from "../core/token";
import { SEARCH_DOMAIN_NAME } from "./search-domain-rules";

/** What decides how Terraform treats a domain. */
interface DomainLifecycle {
  readonly name: string;
  readonly subnetIds: readonly string[];
  readonly zones: number;
  readonly deletionProtection?: "refuse";
}

/** Whether Terraform may destroy a domain, and what it checks before it plans: names and lists that variables fill in. */
export function domainLifecycle(domain: DomainLifecycle): TerraformResourceLifecycle | undefined {
  const { name, subnetIds, zones, deletionProtection } = domain;
  const precondition = [...namePreconditions(SEARCH_DOMAIN_NAME, name), ...subnetPreconditions(subnetIds, zones)];
  const preventDestroy = deletionProtection === "refuse" ? true : undefined;
  if (precondition.length > 0) return { precondition, preventDestroy };
  return preventDestroy && { preventDestroy };
}

function subnetPreconditions(subnetIds: readonly string[], zones: number): Precondition[] {
  if (!isToken(subnetIds)) return [];
  const count = Fn.lengthOf(Token.asList(subnetIds));
  const inZones = zones === 1 ? "one zone" : `${zones} zones`;
  const errorMessage = `A search domain in ${inZones} has a subnet in each, got: ${Token.asString(count)}; name more zones, or take another preset.`;
  return [{ condition: Token.asString(Op.gte(count, zones)), errorMessage }];
}
