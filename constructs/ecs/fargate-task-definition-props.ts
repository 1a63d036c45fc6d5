import type { IExecutionRole, ITaskRole } from "../iam/role";
import type { ContainerDefinition } from "./container-definition";
import type { FargateSizeProps } from "./fargate-size";
import type { Volume } from "./volume";

/** Settings of a `FargateTaskDefinition` besides its size. */
export interface FargateTaskDefinitionBase {
  /** Name that the revisions share: letters, digits, `_` and `-`, at most 255. */
  readonly family: string;
  /**
   * The role that ECS uses to start the task.
   *
   * @default none: enough for containers with public images that write no logs to CloudWatch and read no secrets
   */
  readonly executionRole?: IExecutionRole;
  /** The role whose credentials the containers hold. @default the containers have no AWS credentials */
  readonly taskRole?: ITaskRole;
  /** 1 to 10; one of them is essential. */
  readonly containers: readonly ContainerDefinition[];
  /** What the containers mount. @default none */
  readonly volumes?: readonly Volume[];
  /** GiB of ephemeral storage, 21–200. @default 20 GiB, which come with every task */
  readonly ephemeralStorage?: number;
  /** Lets the containers see each other's processes; not on Windows. @default each sees its own */
  readonly pidMode?: "task";
  /**
   * Whether EC2 is among the launch types too: AWS then checks the definition for both, and EC2 instances may run it.
   *
   * @default false: FARGATE alone
   */
  readonly ec2Compatible?: boolean;
  /** Whether AWS Fault Injection Service may act on the task. @default AWS's own, false */
  readonly enableFaultInjection?: boolean;
  /** Whether a destroyed or replaced revision stays active in AWS. @default it is deregistered */
  readonly skipDestroy?: boolean;
  /** @default the provider's default tags only */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether the execution role is allowed here what starting the containers needs, each on its own ARN: to pull their
   * images from ECR, to read their secrets and environment files, and to write their log groups, which it may create where
   * the log driver does. Without it, what the role certainly lacks is a warning. An image whose name is known only at plan
   * time is granted where it is a `ContainerImage`.
   *
   * A role that is there already (`ExecutionRole.fromArn`, `.fromName`) is not changed: with `true`, a warning lists what
   * it needs.
   *
   * @default true; false for a role that is there already, which is then not judged
   */
  readonly grantStart?: boolean;
}

/** Settings of a `FargateTaskDefinition`. */
export type FargateTaskDefinitionProps = FargateTaskDefinitionBase & FargateSizeProps;
