import { LambdaFunction as AwsLambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { namePreconditions } from "../core/name-precondition";
import { reportProblems } from "../core/problem";
import { waitFor } from "../core/wait-for";
import { partitionAt } from "../iam/partition";
import { LogGroup } from "../logs/log-group";
import { logStatements, type LogGroupOwnership } from "../logs/log-group-ownership";
import type { RetentionDays } from "../logs/log-group-rules";
import type { PlanTime } from "../terraform/plan-time";
import { networkIdProblems } from "../core/network-ids";
import { addCodeAsset } from "./code-asset";
import type { FunctionCode } from "./function-code";
import { FunctionRole } from "./function-role";
import { FUNCTION_NAME, functionProblems, type LambdaRuntime } from "./lambda-function-rules";

/** A function, whoever made it. */
export interface ILambdaFunction {
  readonly arn: string;
  readonly functionName: string;
}

/** Where a function's network interfaces are. */
export interface FunctionVpc {
  /** Subnets that lead to whatever the function calls. */
  readonly subnetIds: readonly string[];
  /** They need the way out that the function takes: port 443 to services of AWS. */
  readonly securityGroupIds: readonly string[];
}

/** A log group that the function gets for itself, `<id>_logs`. */
export interface FunctionLogs {
  /** Days after which events are deleted. @default 30 */
  readonly retentionInDays?: RetentionDays | PlanTime;
  /** ARN of a KMS key, as of `LogGroup`. @default CloudWatch Logs encrypts with a key of its own */
  readonly kmsKeyArn?: string;
}

/** Settings of a {@link LambdaFunction}. */
export interface LambdaFunctionProps {
  /** 1 to 64 letters, digits, `-` and `_`; also its role's name. Another name is another function. */
  readonly name: string;
  /** Words for who finds it in the console. @default none */
  readonly description?: string;
  readonly code: FunctionCode;
  /** File of the code without its ending, a dot, and what the file exports: `index.handler`. */
  readonly handler: string;
  /** @default `nodejs22.x` */
  readonly runtime?: LambdaRuntime;
  /** @default `arm64` */
  readonly architecture?: "arm64" | "x86_64";
  /** MiB, 128–10240; CPU comes in proportion. @default 128 */
  readonly memorySize?: number;
  /** Seconds after which an invocation is ended, 1–900. @default 3 */
  readonly timeout?: number;
  /** Variables by name, 4 KB together; whoever may read the function's configuration reads them. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default it is in no VPC */
  readonly vpc?: FunctionVpc;
  /**
   * Where its events go: a group that Terraform makes elsewhere, one that is there, one that Lambda makes
   * (`LogGroup.createdByDriver`), or settings of one that it gets for itself.
   *
   * @default a group `/aws/lambda/<name>` of its own, `<id>_logs`, that keeps events for 30 days
   */
  readonly logs?: LogGroupOwnership | FunctionLogs;
}

/**
 * A Lambda function made of a zip, with a role of its own (`<id>_role`) that may write to its log group and no more (AWS
 * Lambda developer guide, "Deploying .zip file archives"). AWS's policy `AWSLambdaBasicExecutionRole` would let it make
 * log groups: an event that comes late makes the group again after a destroy.
 */
export class LambdaFunction extends AwsConstruct implements ILambdaFunction {
  public readonly arn: string;
  public readonly functionName: string;
  /** What it may do: `addToPolicy`, and whatever else takes an `IGrantable`. */
  public readonly role: FunctionRole;
  public readonly logGroup: LogGroupOwnership;
  /** Changes whenever a file of the code does. */
  public readonly codeHash: string;

  public constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id, props);
    const { name, description, code, handler, runtime = "nodejs22.x", architecture = "arm64" } = props;
    const { memorySize = 128, timeout = 3, environment, vpc, logs = {} } = props;
    checkName(this, FUNCTION_NAME, name);
    reportProblems(this, () => [...functionProblems(props), ...(vpc ? vpcProblems(vpc) : [])]);
    this.logGroup = "ownership" in logs ? logs : ownGroup(this, name, logs);
    this.role = new FunctionRole(this, "role", { name });
    this.role.addToPolicy(...logStatements(this.logGroup, partitionAt(this)));
    if (vpc) this.role.allowNetworkInterfaces(name);
    const precondition = namePreconditions(FUNCTION_NAME, name);
    const resource = new AwsLambdaFunction(this, "Resource", {
      functionName: name,
      description,
      role: this.role.arn,
      runtime,
      handler,
      architectures: [architecture],
      memorySize,
      timeout,
      sourceCodeHash: code.hash,
      environment: environment && { variables: { ...environment } },
      vpcConfig: vpc && { subnetIds: [...vpc.subnetIds], securityGroupIds: [...vpc.securityGroupIds] },
      loggingConfig: { logFormat: "JSON", logGroup: this.logGroup.name },
      lifecycle: precondition.length > 0 ? { precondition } : undefined,
    });
    resource.filename = addCodeAsset(this, resource.friendlyUniqueId, code);
    // Lambda tries the role when it connects the function to the VPC.
    waitFor(resource, () => this.role.node.children.filter(isPolicy));
    this.arn = resource.arn;
    this.functionName = resource.functionName;
    this.codeHash = code.hash;
  }
}

function ownGroup(scope: Construct, name: string, { retentionInDays = 30, kmsKeyArn }: FunctionLogs): LogGroup {
  return new LogGroup(scope, "logs", { name: `/aws/lambda/${name}`, retentionInDays, kmsKeyArn });
}

function vpcProblems({ subnetIds, securityGroupIds }: FunctionVpc) {
  return [...networkIdProblems("subnet", subnetIds), ...networkIdProblems("security group", securityGroupIds)];
}

function isPolicy(construct: object): construct is TerraformResource {
  return Reflect.get(construct, "terraformResourceType") === "aws_iam_role_policy";
}
