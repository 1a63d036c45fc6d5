import { TerraformHclModule } from "cdktf";
import type { Vpc } from "./parts";
import type { System } from "./system";
import type { UniversityVariables } from "./variables";

/** `module.vpc`. */
export function addVpc({ stack, prefix, settings }: System, variables: UniversityVariables): Vpc {
  const vpc = new TerraformHclModule(stack, "vpc", {
    ...settings.moduleSources.vpc,
    skipAssetCreationFromLocalModules: true,
    variables: {
      name: `${prefix}-vpc`,
      cidr: variables.vpcCidr.stringValue,
      azs: variables.azs.listValue,
      private_subnets: variables.privateSubnets.listValue,
      public_subnets: variables.publicSubnets.listValue,
      database_subnets: variables.databaseSubnets.listValue,
      enable_nat_gateway: true,
      enable_dns_support: true,
      enable_dns_hostnames: true,
    },
  });
  return {
    vpcId: vpc.getString("vpc_id"),
    privateSubnetCidrs: variables.privateSubnets.listValue,
    databaseSubnetCidrs: variables.databaseSubnets.listValue,
    privateSubnetIds: vpc.getList("private_subnets"),
    publicSubnetIds: vpc.getList("public_subnets"),
    databaseSubnetGroupName: vpc.getString("database_subnet_group_name"),
  };
}
