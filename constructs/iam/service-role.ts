import type { Construct } from "constructs";
import { ManagedRole, type ManagedRoleProps } from "./managed-role";
import { trustPolicy } from "./policy-document";

/** A role that an AWS service assumes; it collects statements. */
export abstract class ServiceRole extends ManagedRole {
  /** @param service such as `lambda.amazonaws.com` */
  protected constructor(scope: Construct, id: string, service: string, props: ManagedRoleProps) {
    super(scope, id, trustedBy(service), props);
  }
}

/** The same for every role of a service. */
const TRUST_POLICIES = new Map<string, string>();

function trustedBy(service: string): string {
  const policy = TRUST_POLICIES.get(service) ?? trustPolicy(service);
  TRUST_POLICIES.set(service, policy);
  return policy;
}
