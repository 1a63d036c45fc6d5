import { removeScratchDirectories } from "../../harness/scratch";
import { synthesizedWorkspace, type StackName } from "../../harness/workspaces";
import { MEASURE_NAMES } from "../../settings/hardening";

afterAll(removeScratchDirectories);

const STACKS: StackName[] = ["university", "task-logging"];

describe.each<[string, Record<string, unknown>]>([
  [
    "an S3 backend",
    { backend: { type: "s3", bucket: "states", key: "{stack}/terraform.tfstate", region: "us-east-1" } },
  ],
  ["an HCP Terraform backend", { backend: { type: "cloud", organization: "campus", workspace: "{stack}" } }],
  [
    "everything that the defaults leave out",
    {
      readEcrImage: true,
      region: "eu-west-3",
      providerVersion: "~> 5.100",
      logAnalysis: {
        retentionInDays: 90,
        accessLog: true,
        maskPersonalData: { columns: ["email"], identifiers: ["EmailAddress", "PhoneNumber-FR"] },
        subscriptions: { team: { protocol: "email", address: "team@example.org" } },
      },
      hardening: {
        except: { "access-logs": 'the platform team\'s own: "central", ${not} a template' },
        extras: ["kms-encrypted-repository"],
        writablePaths: ["/tmp", "/var/cache/nginx"],
      },
      certificateArn: "arn:aws:acm:eu-west-3:123456789012:certificate/8c2c4a9e",
    },
  ],
  ["both switches on their way out", { hardening: "leaving", logAnalysis: "leaving" }],
  ["one of them on its way out", { hardening: "leaving", logAnalysis: true }],
  [
    "every measure of hardening turned off by name",
    { hardening: { except: Object.fromEntries(MEASURE_NAMES.map((name) => [name, "in this test"])) } },
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
