import { TerraformHclModule } from "cdktf";
import type { Construct } from "constructs";
import type { LogEncryptionKey } from "../../constructs/logs/log-encryption-key";
import { FlowLog } from "../../constructs/network/flow-log";
import type { ModuleSource } from "../../settings/settings";
import type { Hardening } from "../hardening/hardening";
import type { UniversityVariables } from "./variables";

/** What the rest of the system takes from the network. */
export interface Vpc {
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  /** Address ranges of the private subnets. */
  readonly privateSubnetCidrs: readonly string[];
  /** Address ranges of the database's subnets. */
  readonly databaseSubnetCidrs: readonly string[];
  readonly publicSubnetIds: string[];
  readonly databaseSubnetGroupName: string;
}

/** What the network is made of. */
export interface VpcInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly variables: UniversityVariables;
  readonly module: ModuleSource;
  readonly hardening: Hardening;
  /** The key of the log groups. @default CloudWatch Logs encrypts with a key of its own */
  readonly logsKey?: LogEncryptionKey;
}

/** `module.vpc`, and its flow logs where they are on: beside the module, so that any module will do. */
export function addVpc(scope: Construct, { prefix, variables, module, hardening, logsKey }: VpcInputs): Vpc {
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
  const vpcId = vpc.getString("vpc_id");
  if (hardening.has("flow-logs")) {
    const name = flowLogName(prefix);
    new FlowLog(scope, "flow_logs", { name, vpcId, ...(logsKey && { encryptionKey: logsKey }) });
  }
  return {
    vpcId,
    privateSubnetCidrs: variables.privateSubnets.listValue,
    databaseSubnetCidrs: variables.databaseSubnets.listValue,
    privateSubnetIds: vpc.getList("private_subnets"),
    publicSubnetIds: vpc.getList("public_subnets"),
    databaseSubnetGroupName: vpc.getString("database_subnet_group_name"),
  };
}

/** Name of the flow logs' role, and end of their log group's name. */
export function flowLogName(prefix: string): string {
  return `${prefix}-flow-logs`;
}
