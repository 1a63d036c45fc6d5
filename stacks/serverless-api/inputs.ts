import { TerraformVariable } from "cdktf";
import type { IssuerTokens } from "../../constructs/apigateway";
import { UserPool } from "../../constructs/cognito";
import { forwards } from "../../settings/elk";
import type { ApiOptions } from "../../settings/serverless-api";
import type { System } from "../university/system";

/** What the stack takes from its surroundings: Terraform variables without a default, since none would be true. */
export interface ApiInputs {
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  readonly database: { readonly username: string; readonly address: string; readonly masterUserSecretArn: string };
  /** What tokens of users have to say; of those who sign in by `authentication`, its pool is known from variables. */
  readonly users: IssuerTokens;
  /** Of the function that sends lines to the search server of `elk`. @default nothing does */
  readonly logForwarderArn?: string;
}

/** Declares them, before the settings name variables of their own: those that are here already are refused then. */
export function addInputs({ stack, settings }: System, { jwt }: ApiOptions): ApiInputs {
  const text = (id: string, description: string) =>
    new TerraformVariable(stack, id, { type: "string", description }).stringValue;
  const list = (id: string, description: string) =>
    new TerraformVariable(stack, id, { type: "list(string)", description }).listValue;
  const signedIn = (): IssuerTokens => {
    const provider = settings.authentication?.provider;
    if (provider?.type === "oidc") return { issuer: provider.issuer, audience: [provider.clientId] };
    const isGiven = provider?.type === "cognitoPool";
    const arn = isGiven ? provider.userPoolArn : text("user_pool_arn", "ARN of the user pool of authentication");
    const { issuer } = UserPool.fromArn(arn);
    return { issuer, audience: list("user_pool_client_ids", "Clients of the pool whose tokens count") };
  };
  return {
    subnetIds: list("private_subnet_ids", "Subnets that lead to the database and to AWS"),
    securityGroupId: text("function_security_group_id", "Security group of functions that the database lets in"),
    database: {
      username: text("db_instance_username", "User of the database"),
      address: text("db_instance_address", "Host name of the database, or of its proxy"),
      masterUserSecretArn: text("db_instance_master_user_secret_arn", "ARN of the database's password secret"),
    },
    users: jwt === "authentication" ? signedIn() : jwt,
    logForwarderArn: forwards(settings.elk)
      ? text("log_forwarder_function_arn", "Function that sends lines to the search server")
      : undefined,
  };
}
