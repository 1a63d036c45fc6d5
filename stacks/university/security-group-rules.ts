import type { EgressRule, IngressRule } from "../../constructs/network";
import type { SecurityGroupPart } from "./system";

/** The rules of a security group: its own ways in, and what features say of it. */
export function securityGroupRules(
  own: IngressRule,
  { ingress = [], egress, described = false }: SecurityGroupPart,
): { readonly ingress: IngressRule[]; readonly egress?: readonly EgressRule[] } {
  const all = [own, ...ingress];
  return { ingress: described ? all : all.map((rule) => ({ ...rule, description: undefined })), egress };
}
