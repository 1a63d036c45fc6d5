import type { TerraformWorkspace } from "../../testing/terraform";

/** Paths of the documents that the setup function has installed, as it answered Terraform. */
export async function installedDocuments(terraform: TerraformWorkspace): Promise<readonly string[]> {
  const { stdout } = await terraform.run(["show", "-json"]);
  const { resources } = (JSON.parse(stdout) as State).values.root_module;
  const invocation = resources.find(({ type }) => type === "aws_lambda_invocation");
  return (JSON.parse(String(invocation?.values["result"])) as { installed: readonly string[] }).installed;
}

interface State {
  readonly values: { readonly root_module: { readonly resources: readonly StateResource[] } };
}

interface StateResource {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}
