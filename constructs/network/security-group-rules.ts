import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { oneOf, wholeNumber } from "../core/values";
import { rangeProblems } from "./address-range";
import { networkIdProblems } from "../core/network-ids";

/** EC2 API reference, `IpRange` and `CreateSecurityGroup`: no apostrophe, for one. */
const DESCRIPTION = /^[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]{1,255}$/;

/** A rule that the compiler has not judged. */
interface AnyRule {
  readonly protocol: string;
  readonly port: number;
  readonly cidrBlocks?: readonly string[];
  readonly securityGroupIds?: readonly string[];
  readonly description?: string;
}

/** What is checked of a security group, beside its name. */
interface SecurityGroupSettings {
  readonly description?: string;
  readonly vpcId: string;
  readonly ingress: readonly AnyRule[];
  readonly egress?: readonly AnyRule[];
}

/** The rules of a security group, beside its name (Amazon EC2 API reference, `CreateSecurityGroup`, `IpPermission`). */
export function securityGroupProblems(settings: SecurityGroupSettings): Problem[] {
  const { description, vpcId, ingress, egress = [] } = settings;
  return [
    ...networkIdProblems("VPC", [vpcId]),
    ...descriptionProblems("security-group-description", "a security group's description", description),
    ...[...ingress, ...egress].flatMap(ruleProblems),
  ];
}

function ruleProblems(rule: AnyRule): Problem[] {
  const { protocol, port, cidrBlocks, securityGroupIds, description } = rule;
  const code = "security-group-rule";
  return [
    ...oneOf(protocol, ["tcp", "TCP", "udp", "UDP"], { code, what: "a rule's protocol" }),
    ...wholeNumber(port, { code, what: "a rule's port", min: 0, max: 65_535 }),
    ...rangeProblems(cidrBlocks, [4]),
    ...networkIdProblems("security group", securityGroupIds ?? []),
    ...descriptionProblems("security-group-rule-description", "a rule's description", description),
    // AWS provider documentation, `aws_security_group`: "you must provide one of them".
    ...((cidrBlocks?.length ?? 0) + (securityGroupIds?.length ?? 0) === 0
      ? [problem(code, "a rule says whom it lets through", rule, "give it cidrBlocks or securityGroupIds")]
      : []),
  ];
}

function descriptionProblems(
  code: "security-group-description" | "security-group-rule-description",
  what: string,
  description: string | undefined,
): Problem[] {
  const text = known(description);
  if (text === undefined || DESCRIPTION.test(text)) return [];
  return [problem(code, `${what} holds 1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*`, text, "reword it")];
}
