import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { synthesize } from "../commands/lib/synthesize";
import { addStacks } from "../main";
import { EXAMPLES } from "../harness/example-programs";
import { statesEquality } from "../harness/reference/equality";
import { removeScratchDirectories, scratchDirectory } from "../harness/scratch";
import digests from "./outputs.digests.json";

afterAll(removeScratchDirectories);

const OPTIONS = {
  hardening: {
    except: { "container-insights": "too dear for a school" },
    extras: ["kms-encrypted-repository"],
    writablePaths: ["/tmp", "/var/cache/app"],
  },
  logAnalysis: {
    retentionInDays: 30,
    accessLog: true,
    maskPersonalData: true,
    subscriptions: { team: { protocol: "email", address: "team@example.org" } },
  },
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
  readEcrImage: true,
  backend: { type: "s3", bucket: "states", key: "university/terraform.tfstate", region: "us-east-1" },
};

const SETTINGS: Readonly<Record<string, object>> = {
  default: {},
  hardening: { hardening: true },
  "log-analysis": { logAnalysis: true },
  both: { hardening: true, logAnalysis: true },
  "both with options and certificate": OPTIONS,
  authentication: {
    authentication: {
      host: "students.example.org",
      provider: { type: "cognito", domainPrefix: "example-university" },
      publicPaths: ["/css/*"],
      apiPaths: ["/api/*"],
    },
    certificate: { zoneName: "example.org" },
  },
  "both on their way out": { hardening: "leaving", logAnalysis: "leaving" },
};

/** SHA-256 of each stack's Terraform JSON, by the stack's name. */
function digestsOf(program: (app: App) => unknown, settings: object = {}): Record<string, string> {
  const outdir = scratchDirectory();
  const { stacks } = synthesize((app) => void program(app), { outdir, context: { settings } });
  const digest = (directory: string) => {
    return createHash("sha256")
      .update(readFileSync(join(directory, "cdk.tf.json")))
      .digest("hex");
  };
  return Object.fromEntries([...stacks].map(([name, directory]) => [name, digest(directory)]));
}

// A refactoring changes no byte. Where a digest changes, CHANGELOG.md says what changes in the output, and why.
describe("the output has the bytes that it had", () => {
  test.each(Object.entries(SETTINGS))(
    "with the settings %s",
    statesEquality((name, settings) => {
      expect(digestsOf(addStacks, settings)).toEqual(digests.settings[name as keyof typeof digests.settings]);
    }),
  );

  test.each(Object.entries(EXAMPLES))("of the example %s", (name, program) => {
    expect(digestsOf(program)).toEqual(digests.examples[name as keyof typeof digests.examples]);
  });

  test("every example is among them", () => {
    const files = readdirSync("examples").flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? []);
    expect(Object.keys(EXAMPLES).sort()).toEqual(files.sort());
  });
});
