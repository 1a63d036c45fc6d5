import { OpensearchDomainPolicy } from "@cdktf/provider-aws/lib/opensearch-domain-policy";
import { Lazy, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { policyDocument, type PolicyStatement } from "../iam/policy-document";

/** Who may do what in a domain. */
export interface SearchRoles {
  /** ARNs of the roles that write log records. */
  readonly writers: readonly string[];
  /** ARNs of the roles that write too, each to indexes of its own: `LogForwarder.documents` says to which. */
  readonly forwarders: readonly string[];
  /** ARNs of the roles that search. */
  readonly readers: readonly string[];
  /** ARNs of the roles that install what the domain needs. */
  readonly administrators: readonly string[];
}

/**
 * The domain's policy, the second of three locks: the first is the role's own policy, the third the domain's role mapping
 * (Amazon OpenSearch Service developer guide, "Fine-grained access control"). It is written when all roles are known.
 */
export class SearchAccess extends AwsConstruct {
  public readonly resource: TerraformResource;
  private readonly writers = new Set<string>();
  private readonly forwarders = new Set<string>();
  private readonly readers = new Set<string>();
  private readonly administrators = new Set<string>();

  public constructor(scope: Construct, id: string, domain: { readonly name: string; readonly arn: string }) {
    super(scope, id);
    this.resource = new OpensearchDomainPolicy(this, "Resource", {
      domainName: domain.name,
      accessPolicies: Lazy.stringValue({ produce: () => policyDocument(accessStatements(domain.arn, this.roles())) }),
    });
  }

  public add(kind: keyof SearchRoles, roleArn: string): void {
    this[kind].add(roleArn);
  }

  public roles(): SearchRoles {
    const { writers, forwarders, readers, administrators } = this;
    return {
      ...{ writers: [...writers], forwarders: [...forwarders] },
      ...{ readers: [...readers], administrators: [...administrators] },
    };
  }
}

/**
 * Statements of a domain's policy. A log router or a log forwarder posts to `/_bulk` and nowhere else; what readers and
 * administrators may do within, their search roles say: Dashboards needs every method.
 */
export function accessStatements(domainArn: string, roles: SearchRoles): PolicyStatement[] {
  const { writers, forwarders, readers, administrators } = roles;
  return [
    allow([...writers, ...forwarders], "es:ESHttpPost", `${domainArn}/_bulk`),
    allow(readers, "es:ESHttp*", `${domainArn}/*`),
    allow(administrators, "es:ESHttp*", `${domainArn}/*`),
  ].flat();
}

function allow(roleArns: readonly string[], action: string, resource: string): PolicyStatement[] {
  if (roleArns.length === 0) return [];
  return [{ principals: { AWS: roleArns }, actions: [action], resources: [resource] }];
}
