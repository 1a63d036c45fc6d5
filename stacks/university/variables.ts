import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type { Settings } from "../../settings/settings";

/** Terraform variables that both stacks have: who and where. */
export interface NamingVariables {
  readonly project: TerraformVariable;
  readonly env: TerraformVariable;
  readonly region: TerraformVariable;
}

/** The reference system's twelve variables. Some are declared and never read, there as here. */
export interface UniversityVariables extends NamingVariables {
  readonly azs: TerraformVariable;
  readonly vpcCidr: TerraformVariable;
  readonly privateSubnets: TerraformVariable;
  readonly publicSubnets: TerraformVariable;
  readonly databaseSubnets: TerraformVariable;
}

/** Declares `project`, `env` and `region`, which nothing reads. */
export function addNamingVariables(scope: Construct, settings: Settings): NamingVariables {
  return {
    project: text(scope, "project", settings.project, "Name of the project, first part of every name"),
    env: text(scope, "env", settings.env, "Name of the environment, second part of every name"),
    region: text(scope, "region", settings.region, "AWS region (not read)"),
  };
}

/** Declares all variables of the reference system. */
export function addVariables(scope: Construct, settings: Settings): UniversityVariables {
  const { region } = settings;
  const naming = addNamingVariables(scope, settings);
  const azs = list(scope, "azs", "string", [`${region}a`, `${region}b`], "Availability zones of the VPC");
  const vpcCidr = text(scope, "vpc_cidr", "10.0.0.0/16", "Address range of the VPC");
  const subnets = (id: string, cidrs: string[], kind: string): TerraformVariable =>
    list(scope, id, "string", cidrs, `Address ranges of the ${kind} subnets`);
  const privateSubnets = subnets("private_subs", ["10.0.1.0/24", "10.0.2.0/24"], "private");
  const publicSubnets = subnets("public_subs", ["10.0.101.0/24", "10.0.102.0/24"], "public");
  const databaseSubnets = subnets("database_subs", ["10.0.50.0/24", "10.0.51.0/24"], "database");
  list(scope, "target_ports", "number", [80], "Ports of the application (not read)");
  list(scope, "authorized_cidr_blocks", "string", ["203.0.113.10/32"], "Address ranges of the operators (not read)");
  text(scope, "db_name", "students", "Name of the database (not read)");
  text(scope, "db_username", "admin", "User of the database (not read)");
  return { ...naming, azs, vpcCidr, privateSubnets, publicSubnets, databaseSubnets };
}

function text(scope: Construct, id: string, value: string, description: string): TerraformVariable {
  return new TerraformVariable(scope, id, { type: "string", default: value, description });
}

function list(
  scope: Construct,
  id: string,
  of: "string" | "number",
  value: readonly (string | number)[],
  description: string,
): TerraformVariable {
  return new TerraformVariable(scope, id, { type: `list(${of})`, default: value, description });
}
