import type { TerraformResource } from "cdktf";
import { LogForwarder, type SearchServer } from "../../constructs/opensearch";
import { INDEX } from "./search";
import type { System } from "./system";

/** `aws_lambda_function.log_forwarder_function`, where there is a function: no router sees its lines. */
export function addLogForwarder(
  system: System,
  server: SearchServer,
  installed: TerraformResource,
): LogForwarder | undefined {
  const { stack, prefix } = system;
  if (system.over("serverless").options === undefined) return undefined;
  const name = `${prefix}-log-forwarder`;
  return new LogForwarder(stack, "log_forwarder", { name, index: `${INDEX}-functions`, ...server, installed });
}
