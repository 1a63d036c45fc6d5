import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { isEcsRole, type EcsRole } from "../iam/ecs-role";
import { knownPermissions } from "../iam/known-permissions";
import type { IExecutionRole, ITaskRole } from "../iam/role";
import { mayHaveOtherPermissions } from "../iam/role-references";
import type { RegisterInputFile } from "./register-input/register-input";
import { readRegisterInput } from "./register-input/read-register-input";
import { registeredRoles, type RegisterInputOptions } from "./register-input/registered-roles";
import { checkName } from "../core/name";
import { ecsName } from "./ecs-name";
import type { Problem } from "../core/problem";
import { joinVerdicts, reportVerdict } from "../core/verdict";
import { checked } from "../core/shape";
import { encodeJson } from "../core/jsonencode";
import type { ContainerDefinition } from "./container-definition";
import { normalizeAmount, parseCpu, parseMemory, type RuntimePlatform } from "./fargate-size";
import type { FargateTaskDefinitionProps } from "./fargate-task-definition-props";
import { renderContainer } from "./render-container";
import { taskVerdict } from "./rules/task";
import { executionRoleVerdict } from "./rules/execution-role";
import { warnOfSharedFamily } from "./shared-family";
import { beyondBoundary, missingPermissions } from "./rules/start-permissions";
import { grantStart } from "./grant-start";
import { allStatements, startStatements, type StartStatements } from "./start-statements";
import { TASK } from "./shapes/task";
import { renderVolume, type Volume } from "./volume";

export const FAMILY_NAME = ecsName("a task definition's family");

/**
 * A task definition for Fargate: `awsvpc`, one JSON of containers that is canonical for the provider's comparison.
 *
 * What is wrong with it is reported when the stack is synthesized: all of it, each with its code; `docs/errors.md`
 * explains the codes, and says which are warnings.
 */
export class FargateTaskDefinition extends AwsConstruct {
  /** As given, in the order of the JSON. */
  public readonly containers: readonly ContainerDefinition[];
  /** The role whose credentials the containers hold. @default the containers have no AWS credentials */
  public readonly taskRole?: ITaskRole;
  /** The role with which ECS pulls images, reads secrets and writes logs. @default ECS has no role for that */
  public readonly executionRole?: IExecutionRole;
  /** Whether the execution role is allowed what starting the containers needs. */
  public readonly grantsStart: boolean;
  /** What the containers can mount; empty where there is nothing. */
  public readonly volumes: readonly Volume[];
  /** GiB of ephemeral storage. @default 20 GiB, which come with every task */
  public readonly ephemeralStorage?: number;
  /** The containers see each other's processes. @default each sees its own */
  public readonly pidMode?: "task";
  /** @default Linux on x86_64 */
  public readonly runtimePlatform?: RuntimePlatform;
  private readonly resource: EcsTaskDefinition;

  public constructor(scope: Construct, id: string, props: FargateTaskDefinitionProps) {
    super(scope, id, props);
    const { value: valid, problems } = checked(TASK, props);
    const { family, cpu, memory, executionRole, taskRole, containers, volumes = [], ephemeralStorage } = valid;
    checkName(this, FAMILY_NAME, family);
    warnOfSharedFamily(this, family);
    reportVerdict(this, () => joinVerdicts([{ problems, warnings: [] }, taskVerdict(valid)]));
    this.grantsStart = valid.grantStart ?? executionRole?.ownership === "managed";
    this.allowStart(valid);
    this.resource = new EcsTaskDefinition(this, "Resource", {
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: valid.ec2Compatible ? ["EC2", "FARGATE"] : ["FARGATE"],
      cpu: normalizeAmount(cpu, parseCpu),
      memory: normalizeAmount(memory, parseMemory),
      executionRoleArn: executionRole?.arn,
      taskRoleArn: taskRole?.arn,
      containerDefinitions: encodeJson(containers.map(renderContainer)),
      runtimePlatform: valid.runtimePlatform && renderPlatform(valid.runtimePlatform),
      volume: volumes.length === 0 ? undefined : volumes.map(renderVolume),
      ephemeralStorage: ephemeralStorage === undefined ? undefined : { sizeInGib: ephemeralStorage },
      pidMode: valid.pidMode,
      enableFaultInjection: valid.enableFaultInjection,
      skipDestroy: valid.skipDestroy,
      tags: valid.tags && { ...valid.tags },
    });
    this.containers = containers;
    this.taskRole = taskRole;
    this.executionRole = executionRole;
    this.volumes = volumes;
    this.ephemeralStorage = ephemeralStorage;
    this.pidMode = valid.pidMode;
    this.runtimePlatform = valid.runtimePlatform;
  }

  // Each reading makes a token, which costs time, and nobody asks most task definitions.
  /** ARN with the revision. */
  public get arn(): string {
    return this.resource.arn;
  }

  /** What all its revisions are called. */
  public get family(): string {
    return this.resource.family;
  }

  /**
   * A task definition as `aws ecs register-task-definition` takes it: what it says is written as it says it, so that
   * adopting it makes no new revision. Roles, log groups, secrets and images are there already.
   *
   * Every field is read or reported: one that is unknown, missing, of the wrong type or not for Fargate is a problem with its
   * path. Left out are `null`, empty texts, lists and objects of fields, and what only `describe-task-definition` has
   * (`revision`, `status`, `registeredAt` …), which AWS makes itself.
   *
   * @param json the input of `RegisterTaskDefinition`, or the answer of `describe-task-definition`, also in
   * `{"taskDefinition": …}`: an object, or the text of a file
   */
  public static fromRegisterInput(
    scope: Construct,
    id: string,
    json: RegisterInputFile | string,
    options: RegisterInputOptions = {},
  ): FargateTaskDefinition {
    const { value: read, problems, warnings, ...names } = readRegisterInput(json);
    const props = { ...read, ...options, ...registeredRoles(scope, id, names, options) };
    const task = new FargateTaskDefinition(scope, id, props as FargateTaskDefinitionProps);
    reportVerdict(task, () => ({ problems, warnings }));
    return task;
  }

  private allowStart(props: FargateTaskDefinitionProps): void {
    const { family, executionRole, containers } = props;
    if (executionRole === undefined) {
      reportVerdict(this, () => executionRoleVerdict(containers));
      return;
    }
    const starts = (): Starts => containers.map((container) => [container.name, startStatements(container)]);
    const grants = this.grantsStart;
    if (grants)
      grantStart(this, executionRole, { name: family, needed: allStatements(...starts().map(([, all]) => all)) });
    // Statements and policies may come after the task definition.
    if (isEcsRole(executionRole) && (!grants || executionRole.isBounded))
      reportVerdict(this, () => ({ problems: [], warnings: lacking(executionRole, starts(), grants) }));
  }
}

/** What starting each container takes, by its name. */
type Starts = readonly (readonly [container: string, needed: StartStatements])[];

/** What the role certainly lacks to start the containers. */
function lacking(role: EcsRole, starts: Starts, grants: boolean): Problem[] {
  const known = knownPermissions(role);
  const forbidden = starts.flatMap(([container, needed]) => beyondBoundary(container, needed, known));
  const missing = grants ? [] : starts.flatMap(([container, needed]) => missingPermissions(container, needed, known));
  return missing.length === 0 || mayHaveOtherPermissions(role) ? forbidden : [...forbidden, ...missing];
}

/** With the defaults that AWS answers with. */
function renderPlatform({ operatingSystemFamily, cpuArchitecture = "X86_64" }: RuntimePlatform): {
  operatingSystemFamily: string;
  cpuArchitecture: string;
} {
  return { operatingSystemFamily, cpuArchitecture: Token.asString(cpuArchitecture) };
}
