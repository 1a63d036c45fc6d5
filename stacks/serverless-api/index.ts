import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { ReadableStack } from "../../constructs/terraform";
import type { ApiOptions } from "../../settings/serverless-api";
import type { Settings } from "../../settings/settings";
import { addProviders } from "../university/providers";
import { System } from "../university/system";
import { addNamingVariables } from "../university/variables";
import { addApi } from "./api";
import { forwardLogs } from "./forwarding";
import { addHandler } from "./handler-function";
import { addInputs } from "./inputs";
import { addMonitoring } from "./monitoring";

/**
 * An HTTP API for programs, which takes tokens, and answers in JSON from the application's database. What it has in common with
 * stack `university` comes in as Terraform variables, which have no default, since none would be true: `docs/http-api.md`.
 */
export class ServerlessApiStack extends ReadableStack {
  public constructor(scope: Construct, id: string, settings: Settings, options: ApiOptions) {
    super(scope, id);
    const variables = addNamingVariables(this, settings);
    addProviders(this, settings, variables);
    const [project, env] = [variables.project.stringValue, variables.env.stringValue];
    const system = new System(this, { project, env, settings });
    const inputs = addInputs(system, options);
    const handler = addHandler(system, inputs);
    const api = addApi(system, options, { handler, inputs });
    const { logForwarderArn } = inputs;
    if (logForwarderArn !== undefined) forwardLogs(system, logForwarderArn, { api, handler });
    if (settings.logAnalysis) addMonitoring(system, settings.logAnalysis, { api, handler });
    new TerraformOutput(this, "api_url", { value: api.url });
  }
}
