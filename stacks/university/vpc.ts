import { TerraformHclModule } from "cdktf";
import type { Construct } from "constructs";
import type { ModuleSource } from "../../settings";
import type { UniversityVariables } from "./variables";

/** What the rest of the system takes from the network. */
export interface Vpc {
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  readonly publicSubnetIds: string[];
  readonly databaseSubnetGroupName: string;
}

/** `module.vpc`. */
export function defineVpc(scope: Construct, prefix: string, variables: UniversityVariables, module: ModuleSource): Vpc {
  const vpc = new TerraformHclModule(scope, "vpc", {
    ...module,
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
    privateSubnetIds: vpc.getList("private_subnets"),
    publicSubnetIds: vpc.getList("public_subnets"),
    databaseSubnetGroupName: vpc.getString("database_subnet_group_name"),
  };
}
