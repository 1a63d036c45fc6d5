import { removeScratchDirectories } from "../../testing/scratch";
import { synthesizedWorkspace, type StackName } from "../../testing/workspaces";

afterAll(removeScratchDirectories);

const STACKS: StackName[] = ["university", "task-logging"];

describe.each<[string, Record<string, unknown>]>([
  [
    "an S3 backend",
    { backend: { type: "s3", bucket: "states", key: "{stack}/terraform.tfstate", region: "us-east-1" } },
  ],
  ["an HCP Terraform backend", { backend: { type: "cloud", organization: "campus", workspace: "{stack}" } }],
  [
    "the newest image read, another region and another provider range",
    {
      readEcrImage: true,
      region: "eu-west-3",
      providerVersion: "~> 5.100",
    },
  ],
])("with %s", (_, settings) => {
  it.each(STACKS)(
    "stack %s is valid by Terraform and the real provider",
    async (stack) => {
      const synthesized = synthesizedWorkspace(stack, { settings });
      await synthesized.init({ backend: false });
      await synthesized.validate();
    },
    60_000,
  );
});
