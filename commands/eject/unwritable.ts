/** What has no certain form in Terraform's own language: its block then stays in JSON syntax. The message says why. */
export class Unwritable extends Error {
  public override readonly name = "Unwritable";
}
