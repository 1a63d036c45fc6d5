import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { planLines } from "../testing/plan-json";
import type { TerraformWorkspace } from "../testing/terraform";
import type { RunningEmulator } from "./emulator/set-up";
import { referenceWorkspace, stateFile, synthesizedWorkspace, variables } from "./workspaces";

/** Settings as in `cdktf.json`. */
export type Settings = Readonly<Record<string, unknown>>;

const vars = variables("university", "defaults");
const APP = { logGroupName: "app", logStreamName: "app/example-university-prod-app/0123" };
const REPOSITORY = "example-university-ecr";
const ROLE = { RoleName: "example-university-prod-ecsTaskExecutionRole" };

/** What stays in AWS when the switches have left. */
export const LEFT = {
  "log groups": ["/vpc-flow-logs/example-university-prod-flow-logs", "app"],
  "S3 buckets": ["example-university-prod-alb-logs-123456789012"],
} as const;

/** The lines of a plan as they are committed in `__tests__/stacks/switches/`. */
export function committedPlan(name: string): string[] {
  const file = join(__dirname, "..", "__tests__", "stacks", "switches", `${name}.plan.txt`);
  return readFileSync(file, "utf8").trim().split("\n");
}

/** The reference university in the emulated AWS, and outputs of ours that take its state over, one after the other. */
export class LiveUniversity {
  /** Of a certificate that is there. */
  public certificateArn = "";
  /** The file that holds its state. */
  public state = "";
  /** Tag of the image that a function has, where there is one. */
  public imageTag = "v1";

  public constructor(private readonly aws: RunningEmulator) {}

  /** Deploys the reference system, with a log driver that has begun, and a certificate. */
  public async deploy(): Promise<void> {
    const original = referenceWorkspace("university", { env: this.aws.env });
    this.state = join(original.dir, "terraform.tfstate");
    await original.init();
    await original.apply({ vars }); // the provider itself waits a minute for a load balancer
    await this.startDriver();
    await this.requestCertificate();
  }

  /** The log driver makes its group. */
  public async startDriver(): Promise<void> {
    await this.call("logs", "create_log_group", { logGroupName: APP.logGroupName });
    await this.call("logs", "create_log_stream", APP);
  }

  public async requestCertificate(): Promise<void> {
    const name = { DomainName: "www.example.org" };
    this.certificateArn = await this.call("acm", "request_certificate", name, "CertificateArn");
  }

  /** Pushes an image of the application, with this tag. */
  public async pushImage(imageTag: string): Promise<void> {
    const mediaType = "application/vnd.docker.distribution.manifest.v2+json";
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, config: { size: 1, digest: imageTag } });
    await this.call("ecr", "put_image", { repositoryName: REPOSITORY, imageManifest, imageTag });
  }

  /** Deletes what the function leaves behind by hand: its images, which ECR deletes with no repository, and its lines. */
  public async cleanUpFunction(...imageTags: readonly string[]): Promise<void> {
    const imageIds = imageTags.map((imageTag) => ({ imageTag }));
    await this.call("ecr", "batch_delete_image", { repositoryName: REPOSITORY, imageIds });
    await this.call("logs", "delete_log_group", { logGroupName: "/aws/lambda/example-university-prod-app" });
  }

  /** Asks the emulated AWS. */
  public call<Result = unknown>(
    service: string,
    operation: string,
    parameters: Readonly<Record<string, unknown>> = {},
    query?: string,
  ): Promise<Result> {
    return this.aws.call<Result>({ service, operation, parameters, query });
  }

  /** The output under these settings, on the live state. */
  public async over(settings: Settings): Promise<TerraformWorkspace> {
    const workspace = synthesizedWorkspace("university", {
      // Terraform ignores a variable of the environment that the output lacks.
      env: { ...this.aws.env, TF_VAR_function_image_tag: this.imageTag },
      settings,
    });
    copyFileSync(this.state, stateFile(workspace, "university"));
    await workspace.init();
    return workspace;
  }

  /** What the output under these settings plans on the live state. */
  public async plan(settings: Settings): Promise<string[]> {
    return planLines(await (await this.over(settings)).plannedJson({ vars }));
  }

  /**
   * Applies the output under these settings, once.
   *
   * @param prepare what is done to the output before @default nothing
   * @returns what it planned
   */
  public async apply(settings: Settings, prepare?: (workspace: TerraformWorkspace) => void): Promise<string[]> {
    const workspace = await this.over(settings);
    prepare?.(workspace);
    const lines = planLines(await workspace.plannedJson({ vars, out: "once.tfplan" }));
    this.state = stateFile(workspace, "university");
    await workspace.run(["apply", "-input=false", "once.tfplan"]);
    return lines;
  }

  /** Destroys everything that is in the live state. */
  public async destroy(): Promise<void> {
    await (await this.over({})).destroy({ vars });
  }

  /** Writes an event as the application does, and reads all that there are. */
  public async writeEvent(message: string): Promise<string[]> {
    const logEvents = [{ timestamp: Date.now(), message }];
    await this.call("logs", "put_log_events", { ...APP, logEvents });
    return this.call("logs", "filter_log_events", { logGroupName: APP.logGroupName }, "events[].message");
  }

  /** Names of the policies that are attached to the execution role. */
  public attachedPolicies(): Promise<string[]> {
    return this.call("iam", "list_attached_role_policies", ROLE, "sort(AttachedPolicies[].PolicyName)");
  }
}
