import type { TerraformStack } from "cdktf";

/**
 * Versions of the AWS provider that the output is proved with. The bindings would pin one exact version and name the
 * source without its namespace, which existing lock files and OpenTofu refuse.
 */
export const AWS_PROVIDER_VERSIONS = ">= 5.100.0, < 7.0.0";

/**
 * States which AWS provider the stack takes.
 *
 * @param version a Terraform version constraint
 */
export function requireAwsProvider(stack: TerraformStack, version: string = AWS_PROVIDER_VERSIONS): void {
  stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version });
}
