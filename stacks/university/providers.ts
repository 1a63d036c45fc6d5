import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { addBackend } from "../../constructs/terraform/backend";
import { requireAwsProvider } from "../../constructs/core/required-provider";
import type { Settings } from "../../settings/settings";
import type { NamingVariables } from "./variables";

/**
 * The AWS provider with the reference system's default tags, its version range, and the backend. The reference system writes
 * the provider's region out and never reads `var.region`, so that `-var region=…` moves nothing.
 */
export function addProviders(stack: TerraformStack, settings: Settings, variables: NamingVariables): void {
  new AwsProvider(stack, "aws", {
    region: settings.region,
    defaultTags: [
      {
        tags: {
          Environment: variables.env.stringValue,
          Project: variables.project.stringValue,
          ManagedBy: "Terraform",
        },
      },
    ],
  });
  requireAwsProvider(stack, settings.providerVersion);
  // The reference system has one state for all, under a key without any stack's name.
  addBackend(stack, settings.backend, "university");
}
