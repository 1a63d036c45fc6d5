import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { OpensearchDomain } from "@cdktf/provider-aws/lib/opensearch-domain";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Fn, Lazy, Token, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { problem, reportProblems } from "../core/problem";
import { isToken } from "../core/token";
import { waitFor } from "../core/wait-for";
import type { IRole } from "../iam/role";
import { defaultIops } from "./search-capacity-rules";
import { SearchAccess, type SearchRoles } from "./search-access";
import { SEARCH_PRESETS, type PresetShape, type SearchCapacity } from "./search-capacity";
import { adoptDomain, adoptSecurityGroup, adoptServiceLinkedRole, OPENSEARCH_SERVICE } from "./search-domain-adoption";
import { SearchDomainLogs } from "./search-domain-logs";
import type { ISearchDomain, SearchDomainProps } from "./search-domain-props";
import { domainLifecycle } from "./search-domain-lifecycle";
import { SEARCH_DOMAIN_NAME, searchDomainProblems } from "./search-domain-rules";

/**
 * An OpenSearch domain in a VPC, with encryption at rest and between nodes, TLS 1.2, and access control whose administrator is
 * a role (Amazon OpenSearch Service developer guide). What it was made with of these can't be taken back: Terraform would
 * replace it, with all that is in it.
 */
export class SearchDomain extends AwsConstruct implements ISearchDomain {
  public readonly arn: string;
  public readonly endpoint: string;
  /** As given: CloudWatch's dimension `DomainName`. */
  public readonly domainName: string;
  /** The account that it is in: CloudWatch's `ClientId`. */
  public readonly accountId: string;
  /** Region that it is in, such as `eu-west-3`. */
  public readonly region: string;
  /** `vpc-…`: the network that it is in. */
  public readonly vpcId: string;
  /** Subnets that it is in. */
  public readonly subnetIds: readonly string[];
  /** `sg-…`: its own, which lets in the groups of `allowFrom` alone. */
  public readonly securityGroupId: string;
  /** What follows from its preset, with its own capacity. */
  public readonly shape: PresetShape;
  private readonly access: SearchAccess;
  private readonly ingress: TerraformResource[] = [];

  public constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id, props);
    const { name, vpcId, subnetIds, engineVersion = "OpenSearch_2.19", kmsKeyArn, readers = [] } = props;
    const { offPeakWindowStart: start = { hours: 2 }, logPublishing = {}, serviceLinkedRole = "exists" } = props;
    const { adoptExisting = false } = props;
    // An unknown one is reported; no rule judges what is made instead.
    const preset = props.preset in SEARCH_PRESETS ? props.preset : "development";
    checkName(this, SEARCH_DOMAIN_NAME, name);
    reportProblems(this, () => [...searchDomainProblems(props), ...this.administratorProblems()]);
    this.shape = withCapacity(SEARCH_PRESETS[preset], props.capacity);
    this.vpcId = vpcId;
    this.subnetIds = isToken(subnetIds)
      ? Token.asList(Fn.slice(Token.asList(subnetIds), 0, this.shape.zones))
      : [...subnetIds];
    this.securityGroupId = this.addSecurityGroup(`${name}-search`, adoptExisting);
    const logs = new SearchDomainLogs(this, "logs", { domain: name, preset, adoptExisting, ...logPublishing });
    const domain = new OpensearchDomain(this, "Resource", {
      domainName: name,
      engineVersion,
      clusterConfig: clusterConfig(this.shape),
      ebsOptions: ebsOptions(this.shape.capacity),
      vpcOptions: { subnetIds: [...this.subnetIds], securityGroupIds: [this.securityGroupId] },
      encryptAtRest: { enabled: true, kmsKeyId: kmsKeyArn },
      nodeToNodeEncryption: { enabled: true },
      domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
      advancedSecurityOptions: {
        enabled: true,
        anonymousAuthEnabled: false,
        internalUserDatabaseEnabled: false,
        masterUserOptions: { masterUserArn: Lazy.stringValue({ produce: () => this.roles().administrators[0] }) },
      },
      logPublishingOptions: logs.options,
      autoTuneOptions: autoTunes(this.shape.capacity)
        ? { desiredState: "ENABLED", rollbackOnDisable: "NO_ROLLBACK" }
        : undefined,
      offPeakWindowOptions: {
        enabled: true,
        offPeakWindow: { windowStartTime: { hours: start.hours, minutes: start.minutes ?? 0 } },
      },
      softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
      lifecycle: domainLifecycle({ ...props, zones: this.shape.zones }),
    });
    if (adoptExisting) adoptDomain(this, domain, name);
    const roles = serviceLinkedRole === "create" ? [this.addServiceLinkedRole(adoptExisting)] : [];
    waitFor(domain, () => [...roles, ...logs.policies]);
    this.arn = domain.arn;
    this.endpoint = domain.endpoint;
    this.domainName = domain.domainName;
    this.region = Token.asString(Fn.element(Fn.split(":", domain.arn), 3));
    this.accountId = Token.asString(Fn.element(Fn.split(":", domain.arn), 4));
    this.access = new SearchAccess(this, "access", { name: domain.domainName, arn: domain.arn });
    for (const reader of readers) this.access.add("readers", reader);
  }

  /** Lets members of a security group connect to it, at port 443. */
  public allowFrom(id: string, securityGroupId: string): void {
    this.ingress.push(
      new VpcSecurityGroupIngressRule(this, `from_${id}`, {
        securityGroupId: this.securityGroupId,
        referencedSecurityGroupId: securityGroupId,
        description: `HTTPS from ${id}`,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
      }),
    );
  }

  public grantWrite(role: IRole): void {
    this.allowBulk(role, "writers");
  }

  /** Lets a role write to indexes of its own, which the document of its role mapping names; `LogForwarder` does so. */
  public grantBulk(role: IRole): void {
    this.allowBulk(role, "forwarders");
  }

  /** Lets a role search; the role's own policy too. */
  public grantRead(role: IRole): void {
    role.addToPolicy({ actions: ["es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost"], resources: [`${this.arn}/*`] });
    this.access.add("readers", role.arn);
  }

  /** Makes a role the domain's master user, who may do everything in it; `SearchSetup` does so with its own. */
  public administeredBy(role: IRole): void {
    role.addToPolicy({ actions: ["es:ESHttp*"], resources: [`${this.arn}/*`] });
    this.access.add("administrators", role.arn);
  }

  /** Who may do what in it, as far as the program has said so. */
  public roles(): SearchRoles {
    return this.access.roles();
  }

  /**
   * What has to be there before anybody is let in.
   *
   * @internal
   */
  public ways(): readonly TerraformResource[] {
    return [...this.ingress, this.access.resource];
  }

  private allowBulk(role: IRole, kind: "writers" | "forwarders"): void {
    role.addToPolicy({ actions: ["es:ESHttpPost"], resources: [`${this.arn}/_bulk`] });
    this.access.add(kind, role.arn);
  }

  private administratorProblems() {
    const { administrators } = this.roles();
    if (administrators.length === 1) return [];
    const rule = "a search domain has one administrator, a role";
    const fix = administrators.length === 0 ? "add a SearchSetup, or call administeredBy" : "keep one of them";
    return [problem("search-domain-administrator", rule, administrators.length, fix)];
  }

  /** Without rules of its own: those are resources, so that a group that it lets in may refer to this one. */
  private addSecurityGroup(name: string, adoptExisting: boolean): string {
    const description = "Search domain: HTTPS from its clients only";
    const group = new AwsSecurityGroup(this, "security_group", { name, description, vpcId: this.vpcId });
    if (adoptExisting) adoptSecurityGroup(this, group, name);
    return group.id;
  }

  private addServiceLinkedRole(adoptExisting: boolean): IamServiceLinkedRole {
    const role = new IamServiceLinkedRole(this, "service_linked_role", { awsServiceName: OPENSEARCH_SERVICE });
    if (adoptExisting) adoptServiceLinkedRole(this, role);
    return role;
  }
}

function withCapacity(shape: PresetShape, capacity: Partial<SearchCapacity> = {}): PresetShape {
  return { ...shape, capacity: { ...shape.capacity, ...capacity } };
}

function clusterConfig({ capacity, zones, standby }: PresetShape) {
  const { instanceType, instanceCount, masters } = capacity;
  return {
    instanceType,
    instanceCount,
    dedicatedMasterEnabled: masters !== undefined,
    dedicatedMasterType: masters?.instanceType,
    dedicatedMasterCount: masters && Token.asNumber(masters.count),
    zoneAwarenessEnabled: zones > 1,
    zoneAwarenessConfig: zones > 1 ? { availabilityZoneCount: zones } : undefined,
    multiAzWithStandbyEnabled: standby,
  };
}

function ebsOptions({ volumeSize, iops = defaultIops(volumeSize), throughput = 125 }: SearchCapacity) {
  return { ebsEnabled: true, volumeType: "gp3", volumeSize, iops, throughput };
}

/** "Autotune is not supported in t2/t3 instance types", says `CreateDomain`. */
function autoTunes({ instanceType }: SearchCapacity): boolean {
  return !/^t[23]\./.test(instanceType);
}
