import { findTerraform } from "../../testing/terraform-program";
import { Failure } from "../lib/failure";

/**
 * The program that plans and applies, Terraform or OpenTofu: see {@link findTerraform}.
 *
 * @throws Failure where there is neither
 */
export function terraformBinary(env: NodeJS.ProcessEnv = process.env): string {
  const found = findTerraform(env);
  if (found !== undefined) return found;
  throw new Failure(
    "neither terraform nor tofu is on the PATH; get Terraform 1.5.7 or later " +
      "(https://developer.hashicorp.com/terraform/install) or OpenTofu 1.6 or later (https://opentofu.org/docs/intro/install), " +
      "or name the program in TERRAFORM_BINARY_NAME",
  );
}

/** How a person types the program, for a command to copy: `terraform` where there is neither. */
export function typedTerraform(env: NodeJS.ProcessEnv = process.env): string {
  return findTerraform(env) ?? "terraform";
}
