import { shellWord } from "../commands/lib/shell-word";
import { findTerraform } from "../testing/terraform-program";

/** The program of Terraform's words, as a command that is shown to people names it. */
export const TYPED_TERRAFORM = shellWord(findTerraform() ?? "terraform");

/** A script for bash in which `terraform` is the program that the tests run with: Terraform or OpenTofu. */
export function asTyped(script: string): string {
  return `terraform() { command ${TYPED_TERRAFORM} "$@"; }\n${script}`;
}
