import { DataAwsIamRoles } from "@cdktf/provider-aws/lib/data-aws-iam-roles";
import { DataAwsResourcegroupstaggingapiResources } from "@cdktf/provider-aws/lib/data-aws-resourcegroupstaggingapi-resources";
import { DataAwsSecurityGroups } from "@cdktf/provider-aws/lib/data-aws-security-groups";
import type { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import type { OpensearchDomain } from "@cdktf/provider-aws/lib/opensearch-domain";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Fn, TerraformIterator, Token } from "cdktf";
import type { Construct } from "constructs";
import { ImportBlock } from "../terraform/import-block";

/** The service that the role is linked to. */
export const OPENSEARCH_SERVICE = "opensearchservice.amazonaws.com";

/** The domain of this name in the region, where it has a tag: there is no data source that lists domains. */
export function adoptDomain(scope: Construct, domain: OpensearchDomain, name: string): void {
  const tagged = new DataAwsResourcegroupstaggingapiResources(scope, "existing", { resourceTypeFilters: ["es"] });
  const arns = TerraformIterator.fromList(
    tagged.interpolationForAttribute("resource_tag_mapping_list[*].resource_arn"),
  );
  // An ARN ends with `domain/<name>`.
  const names = Token.asList(arns.forExpressionForList('element(split("/", val), 1)'));
  new ImportBlock(scope, "import", { to: domain, importId: name, ifAmong: names });
}

/** The group of this name; in another VPC there is none, since no domain there has its name. */
export function adoptSecurityGroup(scope: Construct, group: SecurityGroup, name: string): void {
  const filter = [{ name: "group-name", values: [name] }];
  const { ids } = new DataAwsSecurityGroups(scope, "existing_security_groups", { filter });
  new ImportBlock(scope, "security_group_import", { to: group, importId: Token.asString(Fn.one(ids)), ifAmong: ids });
}

/** The account's role for domains in a VPC: it has one at most. */
export function adoptServiceLinkedRole(scope: Construct, role: IamServiceLinkedRole): void {
  const pathPrefix = `/aws-service-role/${OPENSEARCH_SERVICE}/`;
  const { arns } = new DataAwsIamRoles(scope, "existing_roles", { pathPrefix });
  new ImportBlock(scope, "role_import", { to: role, importId: Token.asString(Fn.one(arns)), ifAmong: arns });
}
