import { TerraformVariable } from "cdktf";
import { forwards } from "../../settings/elk";
import type { ApiOptions } from "../../settings/serverless-api";
import type { System } from "../university/system";

/** What the stack takes from its surroundings: Terraform variables without a default, since none would be true. */
export interface ApiInputs {
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  readonly database: { readonly username: string; readonly address: string; readonly masterUserSecretArn: string };
  /** Of the pool of `authentication`. @default its tokens are not asked for */
  readonly userPool?: {
    /** @default the settings say it */
    readonly arn?: string;
    readonly clientIds: string[];
  };
  /** Of the function that sends lines to the search server of `elk`. @default nothing does */
  readonly logForwarderArn?: string;
}

/** Declares them, before the settings name variables of their own: those that are here already are refused then. */
export function addInputs({ stack, settings }: System, { jwt }: ApiOptions): ApiInputs {
  const text = (id: string, description: string) =>
    new TerraformVariable(stack, id, { type: "string", description }).stringValue;
  const list = (id: string, description: string) =>
    new TerraformVariable(stack, id, { type: "list(string)", description }).listValue;
  const provider = settings.authentication?.provider.type;
  const ofPool = jwt === "authentication" && provider !== "oidc";
  const pool = () => ({
    arn: provider === "cognito" ? text("user_pool_arn", "ARN of the user pool of authentication") : undefined,
    clientIds: list("user_pool_client_ids", "Clients of the pool whose tokens count"),
  });
  return {
    subnetIds: list("private_subnet_ids", "Subnets that lead to the database and to AWS"),
    securityGroupId: text("function_security_group_id", "Security group of functions that the database lets in"),
    database: {
      username: text("db_instance_username", "User of the database"),
      address: text("db_instance_address", "Host name of the database, or of its proxy"),
      masterUserSecretArn: text("db_instance_master_user_secret_arn", "ARN of the database's password secret"),
    },
    userPool: ofPool ? pool() : undefined,
    logForwarderArn: forwards(settings.elk)
      ? text("log_forwarder_function_arn", "Function that sends lines to the search server")
      : undefined,
  };
}
