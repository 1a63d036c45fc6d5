import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { App } from "cdktf";
import { synthesize } from "../../../commands/lib/synthesize";
import { FunctionAlias, FunctionCode, FunctionPermission, LambdaFunction } from "../../../constructs/lambda";
import { ReadableStack } from "../../../constructs/terraform";
import { useEmulator } from "../../../harness/emulator/set-up";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;
const aws = useEmulator();
afterAll(removeScratchDirectories);
jest.setTimeout(3 * A_MINUTE);

/** What a release changes. */
interface Release {
  readonly answer: number;
  readonly weights?: Readonly<Record<string, number>>;
  readonly version?: string;
}

class FunctionsStack extends ReadableStack {
  public constructor(app: App, { answer, weights, version }: Release) {
    super(app, "functions");
    new AwsProvider(this, "aws", { region: "us-east-1" });
    const tidy = new LambdaFunction(this, "tidy", {
      ...{ name: "tidy", handler: "index.handler", publish: true, tracing: "Active", reservedConcurrency: 5 },
      code: FunctionCode.fromFiles({ "index.mjs": `export const handler = () => ${answer};` }),
      ...{ memorySize: 256, timeout: 29, ephemeralStorageSize: 1_024, environment: { GREETING: "hello" } },
      logFormat: { format: "JSON", applicationLevel: "WARN", systemLevel: "WARN" },
      deadLetters: { topicArn: new SnsTopic(this, "failed", { name: "failed" }).arn },
    });
    const live = new FunctionAlias(this, "live", { function: tidy, name: "live", weights, version });
    const sourceArn = "arn:aws:execute-api:us-east-1:123456789012:a1b2c3/*";
    new FunctionPermission(this, "invoked", { function: live, principal: "apigateway.amazonaws.com", sourceArn });
    new LambdaFunction(this, "app", {
      ...{ name: "app", image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1", architecture: "x86_64" },
      imageConfig: { command: ["serve"], workingDirectory: "/app" },
    });
  }
}

// These follow one another.
describe("functions, their aliases and their permissions", () => {
  const outdir = join(scratchDirectory(), "cdktf.out");
  const write = (release: Release): TerraformWorkspace => {
    const addStacks = (app: App): void => {
      new FunctionsStack(app, release);
    };
    const { stacks } = synthesize(addStacks, { outdir });
    return new TerraformWorkspace(stacks.get("functions") ?? "", { env: aws.env });
  };
  /** What a plan changes, and how. */
  const changes = async (terraform: TerraformWorkspace): Promise<string[]> => {
    const { resource_changes = [] } = await terraform.plannedJson();
    return resource_changes
      .filter(({ change }) => change.actions.join() !== "no-op")
      .map(({ address, change }) => `${change.actions.join()} ${address}`);
  };

  // AWS takes no image that is not there.
  beforeAll(async () => {
    const parameters = { repositoryName: "app" };
    await aws.call({ service: "ecr", operation: "create_repository", parameters });
    const imageManifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: "application/vnd.docker.distribution.manifest.v2+json",
    });
    const image = { ...parameters, imageManifest, imageTag: "1" };
    await aws.call({ service: "ecr", operation: "put_image", parameters: image });
  });

  it("are applied, and need no change then", async () => {
    const terraform = write({ answer: 1 });
    await terraform.init();
    await terraform.apply();
    expect((await terraform.plan()).text).toContain("No changes.");
  });

  it("publish another version of other code, which the alias follows, and nothing else changes", async () => {
    const terraform = write({ answer: 2 });
    expect(await changes(terraform)).toEqual(["update aws_lambda_alias.live", "update aws_lambda_function.tidy"]);
    await terraform.apply();
    expect(await changes(terraform)).toEqual([]);
  });

  it("shift a part of the invocations back and forth", async () => {
    for (const release of [{ answer: 2, version: "1", weights: { "2": 0.05 } }, { answer: 2 }]) {
      const terraform = write(release);
      expect(await changes(terraform)).toEqual(["update aws_lambda_alias.live"]);
      await terraform.apply();
      expect(await changes(terraform)).toEqual([]);
    }
  });

  it("are destroyed to nothing", async () => {
    const terraform = write({ answer: 2 });
    await terraform.destroy();
    expect(await terraform.stateList()).toEqual([]);
  });
});
